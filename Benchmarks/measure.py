#!/usr/bin/env python3
"""measure.py RUNS COMMAND... : wall time, processor time and peak memory of a command, after one run to warm the disk cache."""
import os
import statistics
import sys
import time


def run(command):
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0], command, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_WRONLY, 0) for fd in (1, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"{' '.join(command)}: exit code {code}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    runs, command = int(sys.argv[1]), sys.argv[2:]
    run(command)
    rows = [run(command) for _ in range(runs)]
    print(f"{runs} runs of: {' '.join(command)}")
    for name, unit, column in (("wall", "ms", 0), ("processor", "ms", 1), ("peak memory", "MB", 2)):
        figures = sorted(row[column] for row in rows)
        print(f"  {name:12} median {statistics.median(figures):7.1f} {unit}   min {figures[0]:7.1f}   max {figures[-1]:7.1f}")


if __name__ == "__main__":
    main()

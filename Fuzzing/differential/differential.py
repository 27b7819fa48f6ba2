#!/usr/bin/env python3
"""differential.py RUNNER [--seed N] [--cases N] [--show N]

Runs random templates through Jinja2 and through RUNNER (the built TemplateRunner) and lists every
difference that documented.py does not explain, shortest template first. Exit code 1 when there are
any. The same seed gives the same cases.
"""

import argparse
import collections
import copy
import json
import random
import re
import subprocess
import sys
import warnings

import jinja2

from documented import reason
from grammar import Grammar

warnings.simplefilter("ignore")

CONTEXT = {
    "i": 7, "z": 0, "neg": -4, "big": 1234567, "f": 2.5, "g": -0.125, "half": 0.5, "t": True, "fa": False, "n": None,
    "s": "chữ thường", "e": "", "h": "<b>\"Đ\" & 'x'</b>", "nl": "a\nb\n\nc", "url": "xem https://example.com/a?b=1, (www.mau.vn).",
    "long": "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "l": [3, 1, 2], "el": [],
    "l2": ["b", "a", "C"], "words": ["Ánh", "hoà", "Lê", "an"], "nested": [[1, [2, 3]], []],
    "d": {"a": 1, "b": {"c": "sâu"}}, "ed": {}, "mixed": {"z": 1.0, "a": None, "B": [True, "x"]},
    "ng": [{"ten": "Nguyễn Ánh", "tuoi": 34, "nu": True, "pb": {"ma": "TC"}},
           {"ten": "Trần Hoà", "tuoi": 51, "nu": False, "pb": {"ma": "VP"}},
           {"ten": "Lê Vượng", "tuoi": 28, "nu": False, "pb": {"ma": "TC"}}],
    "tree": [{"ten": "A", "con": [{"ten": "B", "con": []}, {"ten": "C", "con": [{"ten": "D", "con": []}]}]}],
}
BATCH = 5000


def judge(template, templates, options):
    """What Jinja2 makes of a case."""
    given = {name: value for name, value in options.items() if name != "undefined"}
    undefined = jinja2.StrictUndefined if options.get("undefined") else jinja2.Undefined
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates), undefined=undefined,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], **given)
    try:
        return "ok", environment.from_string(template).render(copy.deepcopy(CONTEXT))
    except Exception as error:  # whatever Python thinks of it
        return "error", "%s: %s" % (type(error).__name__, error)


def run(runner, cases):
    """What the runner makes of cases; it is started anew behind one that ends it."""
    answers = {}
    first = 0
    while first < len(cases):
        lines = [json.dumps({"id": str(n), "template": t, "context": CONTEXT, "templates": more, "options": o},
                            ensure_ascii=False) for n, (t, more, o) in enumerate(cases) if n >= first]
        done = subprocess.run([runner], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8")
        last = first - 1
        for line in done.stdout.split("\n"):
            if line:
                answer = json.loads(line)
                last = int(answer["id"])
                answers[last] = ("ok", answer["output"]) if "output" in answer else ("error", answer["error"])
        if last + 1 < len(cases):
            answers[last + 1] = ("crash", "exit code %d" % done.returncode)
        first = last + 2
    return answers


def is_set_late(runner, template, templates, options):
    """Whether both agree once the template's own scopes have asked for the data's names.

    Without that, Jinja takes a name in an inner block for undefined when the template sets it later.
    A block is a scope of its own.
    """
    asking = "{{ '' if [%s] else '' }}" % ", ".join(sorted(name for name in CONTEXT if len(name) == 1))
    template = asking + re.sub(r"(\{%[-+]?\s*block [^%]*%\})", lambda block: block.group(1) + asking, template)
    expected = judge(template, templates, options)
    got = run(runner, [(template, templates, options)])[0]
    return expected[0] == got[0] and (got[0] == "error" or expected[1] == got[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()
    grammar = Grammar(random.Random(arguments.seed))
    explained, printed, open_cases, left = collections.Counter(), 0, [], arguments.cases
    while left > 0:
        cases = [grammar.case() for _ in range(min(BATCH, left))]
        left -= len(cases)
        answers = run(arguments.runner, cases)
        for number, (template, templates, options) in enumerate(cases):
            expected, got = judge(template, templates, options), answers[number]
            printed += expected[0] == "ok"
            if expected[0] == got[0] and (got[0] == "error" or expected[1] == got[1]):
                continue
            why = reason(template, templates, options, expected, got)
            if not why and is_set_late(arguments.runner, template, templates, options):
                why = "name set later"
            if why:
                explained[why] += 1
            else:
                open_cases.append((template, templates, options, expected, got))
    open_cases.sort(key=lambda case: len(case[0]))
    for template, templates, options, expected, got in open_cases[:arguments.show]:
        print("%r %s" % (template, options or ""))
        if "'p2'" in template:
            print("  p2:    %r" % templates["p2"])
        print("  Jinja: %s %r\n  ours:  %s %r" % (expected[0], expected[1][:300], got[0], got[1][:300]))
    for why, count in sorted(explained.items()):
        print("documented: %s: %d" % (why, count))
    print("seed %d: %d cases, %d print in Jinja, %d differ" % (arguments.seed, arguments.cases, printed, len(open_cases)))
    return 1 if open_cases else 0


if __name__ == "__main__":
    sys.exit(main())

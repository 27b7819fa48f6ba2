#!/usr/bin/env bash
# Whole-process figures of the two jobs of README.md. Argument: how many runs of each (7).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/set-up.sh
runs=${1:-7}
swift build -c release --static-swift-stdlib --product tongket --quiet
tongket=$(swift build -c release --show-bin-path)/tongket
need_judges
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$judges/bin/python" Benchmarks/large_dossier.py Samples/mu-cang-chai-2023 "$work/large"
python3 Benchmarks/measure.py "$runs" "$tongket" build Samples/mu-cang-chai-2023 -o "$work/out"
python3 Benchmarks/measure.py "$runs" "$tongket" build "$work/large" -o "$work/out-large"

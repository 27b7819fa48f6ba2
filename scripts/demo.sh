#!/usr/bin/env bash
# The main job, on a real sample: sets up, builds TongKet, and makes the paperwork of the year-end
# conference of Mù Cang Chải, 2023. Another dossier: scripts/demo.sh Samples/dong-giang-2021
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/set-up.sh
dossier=${1:-Samples/mu-cang-chai-2023}
echo "Building (a first build takes a few minutes) …" >&2
swift build -c release --static-swift-stdlib --product tongket --quiet
tongket=$(swift build -c release --show-bin-path)/tongket
"$tongket" build "$dossier" --force
name=$(basename "$dossier")
echo
echo "Output/$name:"
(cd Output && find "$name" -type f | sort)

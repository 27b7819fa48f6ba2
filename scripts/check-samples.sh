#!/usr/bin/env bash
# Builds every sample twice, in two processes, and compares the bytes; then lets outside judges open
# what came out: python-docx, openpyxl and LibreOffice, and the schemas where the checkers are at hand.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/set-up.sh
need_packages libreoffice-writer-nogui libreoffice-calc-nogui \
  fonts-liberation2 poppler-utils
swift build -c release --product tongket --quiet
tongket=$(swift build -c release --show-bin-path)/tongket
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for dossier in Samples/*/; do
  "$tongket" build "$dossier" -o "$work/one"
  "$tongket" build "$dossier" -o "$work/two" -j 1
done
diff -r "$work/one" "$work/two"
echo "built twice: the same bytes"

need_judges
mapfile -d '' documents < <(find "$work/one" \( -name '*.docx' -o -name '*.xlsx' \) -print0 | sort -z)
"$judges/bin/python" scripts/check_samples.py "$work/one" "${documents[@]}"

checkers=../shared/ooxml-check
if [ -f "$checkers/ooxml_check.py" ]; then
  "$judges/bin/python" "$checkers/ooxml_check.py" "${documents[@]}" | tail -n 20
  if python3 "$checkers/sdk_check.py" "${documents[0]}" >/dev/null 2>&1 ||
    python3 "$checkers/sdk_check.py" --setup >/dev/null 2>&1; then
    python3 "$checkers/sdk_check.py" "${documents[@]}" | tail -n 20
  else
    echo "the SDK checker cannot be set up here; left out"
  fi
fi

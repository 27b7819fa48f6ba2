#!/usr/bin/env bash
# Builds every sample twice, in two processes, and compares the bytes; then lets outside judges open
# what came out: python-docx, openpyxl and LibreOffice. Argument: a folder that keeps what was built.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/set-up.sh
need_packages libreoffice-writer-nogui libreoffice-calc-nogui \
  fonts-liberation2 poppler-utils
swift build -c release --static-swift-stdlib --product tongket --quiet
tongket=$(swift build -c release --show-bin-path)/tongket
if [ $# -gt 0 ]; then
  work=$1
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

for dossier in Samples/*/; do
  "$tongket" build "$dossier" -o "$work/one"
  "$tongket" build "$dossier" -o "$work/two" -j 1
done
diff -r "$work/one" "$work/two"
echo "built twice: the same bytes"

need_judges
mapfile -d '' documents < <(find "$work/one" \( -name '*.docx' -o -name '*.xlsx' \) -print0 | sort -z)
"$judges/bin/python" scripts/check_samples.py "$work/one" "${documents[@]}"

# What `new` makes, typed in and saved by LibreOffice, says the same as the sample it was typed from.
for sample in mu-cang-chai-2023 thanh-hoa-2023; do
  "$tongket" new "$work/new/$sample"
  "$judges/bin/python" scripts/fill_in.py "$work/new/$sample/so-lieu.xlsx" \
    "Samples/$sample/so-lieu.xlsx" "$work/so-lieu.xlsx"
  mv "$work/so-lieu.xlsx" "$work/new/$sample/so-lieu.xlsx"
  cp -r "Samples/$sample"/ho-so.yaml "$work/new/$sample/"
  "$tongket" validate "$work/new/$sample"
  "$tongket" build "$work/new/$sample" -o "$work/typed"
done
for folder in "$work"/typed/*/; do
  diff -r -x manifest.json -x '*.zip' "$folder" "$work/one/$(basename "$folder")"
done
echo "typed into new workbooks and saved by LibreOffice: the same documents"

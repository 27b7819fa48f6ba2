#!/usr/bin/env python3
"""fill_in.py EMPTY FILLED OUT : types the rows of the workbook FILLED into the fill-in workbook EMPTY, as a person would, and lets
LibreOffice save what came of it as OUT.

Cells are found by the headings of their sheets; sheets without rows stay as they are, and totals stay above the first row."""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile

import openpyxl


def type_rows(empty, filled):
    for source in filled:
        target = empty[source.title]
        columns = {cell.value: cell.column for cell in target[1]}
        row = 2
        while str(target.cell(row, 1).value or "").startswith("Tổng cộng"):
            row += 1
        headings = [cell.value for cell in source[1]]
        for values in source.iter_rows(min_row=2, values_only=True):
            for heading, value in zip(headings, values):
                if value is None:
                    continue
                cell = target.cell(row, columns[heading])
                # The look of the cell is the form's own; only what a person would type goes in.
                cell.value = value.date() if isinstance(value, datetime.datetime) else value
            row += 1


def main():
    empty, filled, out = sys.argv[1:]
    book = openpyxl.load_workbook(empty)
    type_rows(book, openpyxl.load_workbook(filled))
    with tempfile.TemporaryDirectory() as work:
        typed = os.path.join(work, "typed.xlsx")
        book.save(typed)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             "--outdir", os.path.join(work, "saved"), typed],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        shutil.copy(os.path.join(work, "saved", "typed.xlsx"), out)


main()

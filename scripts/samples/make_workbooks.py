#!/usr/bin/env python3
"""Makes the so-lieu.xlsx of every sample from the text tables beside this file.

Needs openpyxl and PyYAML. The same tables give the same bytes: properties and archive times come
from the data, never from the clock.

    python3 scripts/samples/make_workbooks.py
"""

import datetime
import io
import pathlib
import re
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tables import HERE, ROOT, Figures, schema

RANKS = [
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá",
    "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy",
]
AWARD_FORMS = [
    "Giấy khen", "Bằng khen", "Chiến sĩ thi đua cơ sở", "Chiến sĩ tiên tiến",
    "Lao động tiên tiến", "Đơn vị quyết thắng", "Đơn vị tiên tiến",
]
SPARE_ROWS = 200  # drop-downs reach this far below the headings

FONT = "Times New Roman"
LINE = Side(style="thin", color="A6A6A6")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD = PatternFill("solid", fgColor="D9E2D0")
HEAD_REQUIRED = PatternFill("solid", fgColor="A9C08F")
TOTAL = PatternFill("solid", fgColor="F2F2F2")
FORMATS = {"integer": "#,##0", "number": "#,##0.##", "date": "dd/mm/yyyy"}
FONT_ORDER = ["b", "i", "strike", "u", "sz", "color", "name", "family", "scheme"]


def style_heading(cell, column):
    cell.font = Font(name=FONT, size=12, bold=True)
    cell.fill = HEAD_REQUIRED if column.get("required") else HEAD
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = BORDER
    notes = []
    if column.get("required"):
        notes.append("Bắt buộc.")
    if column.get("note"):
        notes.append(column["note"] + ".")
    if column.get("example"):
        notes.append("Ví dụ: " + column["example"])
    if notes:
        cell.comment = Comment(" ".join(notes), "TongKet", height=70, width=220)


def style_cell(cell, column, total=False):
    kind = column.get("type", "text")
    cell.font = Font(name=FONT, size=12, bold=total)
    cell.border = BORDER
    if total:
        cell.fill = TOTAL
    if kind in FORMATS:
        # “67.” would be shown for a whole number under the format with a fraction.
        cell.number_format = FORMATS["integer" if isinstance(cell.value, int) else kind]
        cell.alignment = Alignment(
            horizontal="center" if kind == "date" else "right", vertical="top")
    else:
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def validation(column, sheets):
    """The drop-down or number rule of a column; None when anything may be written."""
    kind = column.get("type", "text")
    source = column.get("from")
    if source:
        sheet_id, column_id = source.split(".")
        other = sheets[sheet_id]
        letter = get_column_letter(1 + [c["id"] for c in other["columns"]].index(column_id))
        # Names outside the list may be written too: it only helps to spell them alike.
        return DataValidation(
            type="list", formula1=f"'{other['name']}'!${letter}$2:${letter}${SPARE_ROWS}",
            allow_blank=True, showErrorMessage=False)
    choices = column.get("choices")
    if column.get("ranks"):
        choices = RANKS
    if column.get("award_forms"):
        choices = AWARD_FORMS
    if kind == "yesno":
        choices = ["có", "không"]
    if choices:
        return DataValidation(
            type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True,
            showErrorMessage=not column.get("award_forms"), errorTitle="Không có trong danh sách",
            error="Hãy chọn một mục trong danh sách.")
    if kind == "integer":
        return DataValidation(
            type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True,
            showErrorMessage=True, errorTitle="Sai kiểu số liệu",
            error="Ô này chỉ ghi số nguyên không âm.")
    if kind == "number":
        return DataValidation(
            type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True,
            showErrorMessage=True, errorTitle="Sai kiểu số liệu",
            error="Ô này chỉ ghi số không âm.")
    if kind == "date":
        return DataValidation(
            type="date", operator="greaterThan", formula1="1", allow_blank=True,
            showErrorMessage=True, errorTitle="Sai kiểu ngày", error="Hãy ghi ngày/tháng/năm.")
    return None


def add_sheet(book, sheet, rows, total, sheets):
    page = book.create_sheet(sheet["name"])
    columns = sheet["columns"]
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.get("width", 14)
        style_heading(page.cell(1, number, column["heading"]), column)
        for row_number, row in enumerate(rows, 2):
            style_cell(page.cell(row_number, number, row.get(column["id"])), column)
        rule = validation(column, sheets)
        if rule:
            rule.add(f"{letter}2:{letter}{SPARE_ROWS}")
            page.add_data_validation(rule)
    page.row_dimensions[1].height = 48
    if total:
        last = len(rows) + 2
        for number, column in enumerate(columns, 1):
            value = None
            if number == 1:
                value = total
            elif column.get("sum"):
                value = sum(row.get(column["id"]) or 0 for row in rows)
            style_cell(page.cell(last, number, value), column, total=True)
    page.freeze_panes = "B2"
    page.sheet_view.zoomScale = 90
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.6
    page.page_margins.top = page.page_margins.bottom = 0.75
    page.oddHeader.center.text = sheet["name"]
    page.oddFooter.center.text = "&P/&N"
    return page


def build(figures):
    """The workbook of one dossier: its sheets in the order of the schema."""
    sheets = schema()
    book = Workbook()
    book.remove(book.active)
    for sheet_id, sheet in sheets.items():
        if sheet_id in figures.rows:
            add_sheet(
                book, sheet, figures.rows[sheet_id], figures.totals.get(sheet_id), sheets)
    return book


def order_fonts(styles):
    """Puts what is said of each font in the order that strict readers want."""

    def reorder(match):
        parts = re.findall(rb"<(\w+)[^>]*/>", match.group(1))
        whole = re.findall(rb"<\w+[^>]*/>", match.group(1))
        ranked = sorted(zip(parts, whole), key=lambda pair: FONT_ORDER.index(pair[0].decode()))
        return b"<font>" + b"".join(text for _, text in ranked) + b"</font>"

    return re.sub(rb"<font>(.*?)</font>", reorder, styles)


def save(book, path, date, title):
    """Writes the workbook with fixed properties and fixed archive times."""
    made = datetime.datetime.combine(date, datetime.time(8))
    book.properties.creator = "TongKet"
    book.properties.title = title
    book.properties.language = "vi-VN"
    book.properties.created = made
    raw = io.BytesIO()
    book.save(raw)
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            data = source.read(name)
            if name == "docProps/core.xml":
                # openpyxl writes the hour of saving here.
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", lambda m: m.group(1) + stamp, data)
            if name == "xl/styles.xml":
                data = order_fonts(data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, data, compresslevel=6)


def main():
    for table in sorted(HERE.glob("*.txt")):
        figures = Figures(table)
        path = ROOT / "Samples" / table.stem / "so-lieu.xlsx"
        save(build(figures), path, figures.date, "Số liệu " + table.stem)
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()

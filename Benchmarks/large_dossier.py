#!/usr/bin/env python3
"""large_dossier.py SAMPLE FOLDER : the dossier SAMPLE with 700 communes and 2,000 awards in place of its own. Needs openpyxl."""
import os
import random
import shutil
import sys

import openpyxl

COMMUNES = 700
AWARDS = 2000


def rows_of(sheet):
    """The heading row's number, and the column of each heading."""
    for row in sheet.iter_rows(min_row=1, max_row=10):
        headings = {str(c.value).strip(): c.column for c in row if c.value is not None}
        if len(headings) >= 4:
            return row[0].row, headings
    raise SystemExit(f"{sheet.title}: no heading row")


def fill(sheet, records, below=False):
    """Puts records in place of the sheet's own rows, or below them."""
    heading, columns = rows_of(sheet)
    if below:
        heading = sheet.max_row
    else:
        sheet.delete_rows(heading + 1, sheet.max_row)
    for offset, record in enumerate(records, start=1):
        for name, value in record.items():
            sheet.cell(heading + offset, columns[name], value)


def main():
    sample, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sample, folder)
    path = os.path.join(folder, "so-lieu.xlsx")
    book = openpyxl.load_workbook(path)
    dice = random.Random(2023)
    communes = [f"xã Mẫu {n:03}" for n in range(1, COMMUNES + 1)]
    fill(book["Đơn vị"], [{"Tên đơn vị": name, "Loại": "xã"} for name in communes], below=True)
    quotas = [dice.randint(2, 9) for _ in communes]
    fill(book["Tuyển quân"], [
        {"Xã phường thị trấn": name, "Gọi khám": quota * 3, "Chỉ tiêu giao": quota, "Thực hiện": quota}
        for name, quota in zip(communes, quotas)])
    fill(book["Dân quân"], [
        {"Đơn vị": name, "Thành phần": "tại chỗ", "Quân số": dice.randint(20, 60), "Đã huấn luyện": 20} for name in communes])
    forms = {str(c.value) for c in book["Khen thưởng"][rows_of(book["Khen thưởng"])[0] + 1] if c.value}
    form = next((f for f in forms if f.lower().startswith("giấy khen")), "Giấy khen")
    fill(book["Khen thưởng"], [
        {"Tập thể hay cá nhân": "cá nhân" if n % 5 else "tập thể", "Tên tập thể cá nhân": f"Nguyễn Văn Mẫu {n:04}",
         "Đơn vị": communes[n % COMMUNES], "Hình thức khen thưởng": form,
         "Thành tích": "Hoàn thành xuất sắc nhiệm vụ Quân sự - Quốc phòng trong năm"}
        for n in range(1, AWARDS + 1)])
    book.save(path)


if __name__ == "__main__":
    main()

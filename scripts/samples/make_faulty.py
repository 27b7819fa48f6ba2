#!/usr/bin/env python3
"""Makes Tests/Corpus/faulty-dossier: a dossier in which every mistake is planted, and the list of them.

Starts from the right figures of faulty/base.txt and spoils one cell after another. Mistakes in
ho-so.yaml are marked there by comments, “# lỗi N”, so that their lines are found and not counted.

    python3 scripts/samples/make_faulty.py
"""

import re
import unicodedata

from make_workbooks import build, save
from tables import HERE, ROOT, Figures

FOLDER = ROOT / "Tests/Corpus/faulty-dossier"
YAML = "ho-so.yaml"
BOOK = "so-lieu.xlsx"


def nfd(text):
    return unicodedata.normalize("NFD", text)


def put(value):
    """Spoils one cell with a value."""
    return lambda cell: setattr(cell, "value", value)


def put_text(text):
    """Writes a text that looks like a formula, as text."""

    def spoil(cell):
        cell.value = text
        cell.data_type = "s"

    return spoil


# Number, file, place (sheet!cell; the sheet alone; a marked line), short name, expected cause,
# what to do to the cell. A mistake between two cells may be told at either: places joined by “|”,
# the first one is spoiled.
PLANTED = [
    (1, BOOK, "Tuyển quân!D3", "chữ trong ô số", "“Gọi khám” phải là số nguyên", put("mười hai")),
    (2, BOOK, "Nhiệm vụ!C3", "ngày không có", "tháng 11 không có ngày 31", put("31/11/2027")),
    (3, BOOK, "QP-AN!D3", "ô báo lỗi", "ô chứa #N/A", put("#N/A")),
    (4, BOOK, "QP-AN!B4", "công thức gõ thành chữ", "“=1+1” là chữ, không phải số",
     put_text("=1+1")),
    (5, BOOK, "Dân quân!G2", "công thức chưa tính", "ô có công thức, chưa có giá trị",
     put("=5+7")),
    (6, BOOK, "QP-AN!E1", "tiêu đề cột gần đúng", "gần với “Giấy chứng nhận”",
     put("Giấy chứg nhận")),
    (7, BOOK, "Chươg trình", "tên trang tính gần đúng", "gần với “Chương trình”", None),
    (8, BOOK, "Tuyển quân!H8", "tổng ghi sai", "ghi 15, cộng được 17", None),
    (9, BOOK, "Tuyển quân!A7", "trùng địa phương", "trùng “thôn Mẫu Tây” ở A3", None),
    (10, BOOK, "QP-AN!A4", "trùng tên khi đã dựng sẵn Unicode",
     "viết tổ hợp (NFD), trùng “Đối tượng 4” ở A2", put(nfd("Đối tượng 4"))),
    (11, BOOK, "Khen thưởng!D6|Khen thưởng!H6", "khen hai lần một thành tích",
     "trùng người và thành tích với hàng 5", None),
    (12, BOOK, "Khen thưởng!G4", "hình thức khen không có", "“Giấy khem” không có trong danh mục",
     put("Giấy khem")),
    (13, YAML, "lỗi 13", "thiếu người ký", "“pho_chu_tich” không có trong nguoi_ky", None),
    (14, BOOK, "Tuyển quân!H6|Tuyển quân!A6|Tuyển quân!J6|Tuyển quân!N6", "xã trắng",
     "chỉ tiêu 0 mà không ghi lý do", None),
    (15, BOOK, "Đại biểu!E4|Đơn vị!A4|Đơn vị!H4", "cơ quan đã thôi tồn tại",
     "Ban CHQS huyện thôi tồn tại từ 30/6/2025, hội nghị năm 2026",
     put("Ban Chỉ huy Quân sự huyện Yên Mẫu")),
    (16, BOOK, "Nhiệm vụ!A4", "chữ TCVN3", "gõ bằng mã TCVN3, không phải Unicode",
     put("HuÊn luyÖn d©n qu©n tù vÖ n¨m 2027.")),
    (17, BOOK, "Kết quả!B3", "chữ VNI", "gõ bằng mã VNI, không phải Unicode",
     put("Phoøng, choáng chaùy röøng, tìm kieám cöùu naïn.")),
    (18, BOOK, "Căn cứ!B5|Căn cứ!A5|Căn cứ!C5", "căn cứ không có năm",
     "“02/NĐ-CP” không có năm, không có ngày", None),
    (19, YAML, "lỗi 19", "trùng số văn bản", "số 615 đã dùng cho quyết định", None),
    (20, YAML, "lỗi 20", "ngày sai thứ tự", "tờ trình 05/12/2026 sau quyết định 30/11/2026", None),
    (21, BOOK, "Tuyển quân!D4|Tuyển quân!H4", "gọi khám quá 4 lần chỉ tiêu",
     "gọi 20, chỉ tiêu 3, tối đa 12", put(20)),
    (22, BOOK, "Tuyển quân!I5|Tuyển quân!H5", "dự phòng quá 5%", "dự phòng 3, chỉ tiêu 4", put(3)),
    (23, YAML, "lỗi 23", "khóa lạ trong YAML", "“thiet_lp” gần với “thiet_lap”", None),
    (24, YAML, "lỗi 24", "ngày YAML không có", "tháng 11 không có ngày 31", None),
    (25, BOOK, "Dân quân!C3", "số âm", "quân số -9", put(-9)),
    (26, BOOK, "Khen thưởng!H3", "thiếu ô bắt buộc", "“Thành tích” để trống", put(None)),
    (27, BOOK, "Dân quân!H4", "chữ ngoài danh sách", "“Xuất sắc” không có trong danh sách",
     put("Xuất sắc")),
]

# Unusual, but no mistakes: nothing may be reported here.
HARMLESS = [
    ("Đại biểu!D1", "tiêu đề “Chức vụ” viết tổ hợp (NFD)", put(nfd("Chức vụ"))),
    ("Khen thưởng!A1", "tiêu đề viết hoa, thừa dấu cách", put("TẬP THỂ  HAY CÁ NHÂN ")),
    ("Đại biểu!C2", "họ tên viết tổ hợp (NFD)", put(nfd("Đinh Văn Mẫu An"))),
]


def spoil_rows(figures):
    """Mistakes that are rows of their own."""
    rows = figures.rows
    rows["tuyen_quan"].append(
        {**rows["tuyen_quan"][1], "trong_tuoi": 40, "tam_hoan": 12, "nam_truoc": 2})
    rows["khen_thuong"].append({**rows["khen_thuong"][3]})
    rows["can_cu"].append(
        {"loai": "Nghị định", "so_ky_hieu": "02/NĐ-CP", "co_quan": "Chính phủ",
         "trich_yeu": "về phối hợp thực hiện nhiệm vụ quốc phòng", "dung_cho": "báo cáo"})


def main():
    figures = Figures(HERE / "faulty/base.txt")
    spoil_rows(figures)
    figures.totals["tuyen_quan"] = "Tổng cộng"
    right = sum(row["chi_tieu"] for row in figures.rows["tuyen_quan"])
    book = build(figures)
    # Of the total row only one number is kept, a wrong one: the other sums would be spoiled too.
    for cell in book["Tuyển quân"][8][1:]:
        cell.value = right - 2 if cell.coordinate == "H8" else None
    book["Chương trình"].title = "Chươg trình"
    for _, _, place, _, _, spoil in PLANTED:
        if spoil:
            sheet, cell = place.split("|")[0].split("!")
            spoil(book[sheet][cell])
    for place, _, spoil in HARMLESS:
        sheet, cell = place.split("!")
        spoil(book[sheet][cell])
    save(book, FOLDER / BOOK, figures.date, "Số liệu có lỗi cài sẵn")

    lines = {}
    for number, line in enumerate((FOLDER / YAML).read_text(encoding="utf-8").splitlines(), 1):
        mark = re.search(r"# (lỗi \d+)$", line)
        if mark:
            lines.setdefault(mark.group(1), []).append(str(number))
    table = ["number\tfile\tplace\tname"]
    readme = [
        "# Hồ sơ có lỗi cài sẵn",
        "",
        "Dùng để thử: một lần chạy phải báo đủ mọi lỗi dưới đây, mỗi lỗi đúng chỗ, và không ghi tệp nào.",
        "Bảng này và `expected.tsv`, `so-lieu.xlsx` do `scripts/samples/make_faulty.py` làm ra;"
        " `ho-so.yaml` viết tay,",
        "dòng có lỗi ghi “# lỗi N” ở cuối. Lỗi giữa hai chỗ thì báo ở chỗ nào trong các chỗ đã ghi cũng được.",
        "Mọi tên người, địa danh, số liệu đều là giả định.",
        "",
        "| Số | Tệp | Chỗ | Lỗi | Nguyên nhân phải báo |",
        "|---:|---|---|---|---|",
    ]
    for number, file, place, name, cause, _ in PLANTED:
        shown = "|".join(lines[place]) if file == YAML else place
        table.append(f"{number}\t{file}\t{shown}\t{name}")
        shown = shown.replace("|", " hoặc ")
        if file == YAML:
            shown = "dòng " + shown
        readme.append(f"| {number} | {file} | {shown} | {name} | {cause} |")
    readme += ["", "Khác thường nhưng không sai, không được báo:", ""]
    readme += [f"- {place}: {what}" for place, what, _ in HARMLESS]
    (FOLDER / "expected.tsv").write_text("\n".join(table) + "\n", encoding="utf-8")
    (FOLDER / "README.md").write_text("\n".join(readme) + "\n", encoding="utf-8")
    print(FOLDER.relative_to(ROOT), len(PLANTED))


if __name__ == "__main__":
    main()

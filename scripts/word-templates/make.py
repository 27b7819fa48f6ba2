#!/usr/bin/env python3
"""Makes the Word templates of Templates/word: certificates and name cards.

Needs python-docx. An office may of course design its own in Word instead; these show how. The same
script gives the same bytes: the archive's times come from here, never from the clock.

    python3 scripts/word-templates/make.py
"""

import datetime
import io
import pathlib
import zipfile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Templates" / "word"
FONT = "Times New Roman"
RED = RGBColor(0xC0, 0x00, 0x00)


def start(width, height, margin):
    document = Document()
    section = document.sections[0]
    if width > height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(margin)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    document.core_properties.author = "TongKet"
    document.core_properties.created = document.core_properties.modified = datetime.datetime(2026, 1, 1)
    return document


def line(container, text, size, bold=False, italic=False, color=None, before=0, first=False):
    taken = first and container.paragraphs
    paragraph = taken[0] if taken else container.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    if color is not None:
        run.font.color.rgb = color
    return paragraph


def save(document, name):
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            # A picture of the page would show another document.
            if entry.filename == "docProps/thumbnail.jpeg":
                continue
            data = old.read(entry)
            if entry.filename == "_rels/.rels":
                text = data.decode()
                at = text.find("docProps/thumbnail.jpeg")
                if at >= 0:
                    begin, end = text.rfind("<Relationship ", 0, at), text.find("/>", at) + 2
                    data = (text[:begin] + text[end:]).encode()
            fixed = zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, data)
    TARGET.mkdir(exist_ok=True)
    (TARGET / name).write_bytes(out.getvalue())


def certificate():
    document = start(297, 210, 25)
    border = "".join(
        f'<w:{side} w:val="thickThinMediumGap" w:sz="36" w:space="10" w:color="C00000"/>'
        for side in ("top", "left", "bottom", "right"))
    section = document.sections[0]._sectPr
    section.insert(
        list(section).index(section.find(qn("w:pgMar"))) + 1,
        parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="text">{border}</w:pgBorders>'))
    line(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 15, bold=True, first=True)
    line(document, "Độc lập - Tự do - Hạnh phúc", 15, bold=True)
    line(document, "{{ van_ban.quyet_dinh.tham_quyen | can('thẩm quyền khen thưởng') }}", 17, bold=True,
         before=10)
    line(document, "TẶNG", 16, bold=True, before=4)
    line(document, "{{ nguoi.hinh_thuc | viet_hoa }}", 40, bold=True, color=RED, before=2)
    line(document, "{% if nguoi.danh_xung %}{{ nguoi.danh_xung | chu_dau_hoa }} {% endif %}"
         "{% if nguoi.cap_bac %}{{ nguoi.cap_bac }} {% endif %}{{ nguoi.ten }}", 20, bold=True, before=6)
    line(document, "{{ [nguoi.chuc_vu, nguoi.don_vi] | select | join(', ') }}", 15, before=2)
    line(document, "{{ loi_van.ly_do_khen_thuong | default('đã có thành tích trong ' ~ hoi_nghi.cong_tac"
         " ~ ' năm ' ~ hoi_nghi.nam, true) | chu_dau_hoa }}", 16, italic=True, before=6)
    table = document.add_table(1, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    line(left, "Quyết định số {{ van_ban.quyet_dinh.so_ky_hieu }}", 13, before=10, first=True)
    line(left, "{% if van_ban.quyet_dinh.ngay %}{{ van_ban.quyet_dinh.ngay | ngay }}{% endif %}", 13)
    line(left, "Vào sổ khen thưởng số: …………", 13)
    line(right, "{{ co_quan.dia_danh }}{% if van_ban.quyet_dinh.ngay %}, {{ van_ban.quyet_dinh.ngay | ngay }}"
         "{% endif %}", 14, italic=True, before=10, first=True)
    line(right, "{{ van_ban.quyet_dinh.ky.chuc_vu }}", 14, bold=True)
    for _ in range(3):
        line(right, "", 14)
    line(right, "{{ van_ban.quyet_dinh.ky.ho_ten }}", 14, bold=True)
    save(document, "giay-khen.docx")


def cards():
    document = start(210, 297, 15)
    table = document.add_table(1, 1)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.style = "Table Grid"
    row = table.rows[0]
    row.height = Mm(85)
    cell = row.cells[0]
    line(cell, "{%tr for khach in dai_bieu %}", 12, first=True)
    body = table.add_row()
    body.height = Mm(85)
    body._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit {nsdecls("w")}/>'))
    cell = body.cells[0]
    line(cell, "{{ hoi_nghi.ten }}", 14, italic=True, before=6, first=True)
    line(cell, "{% if khach.ho_ten %}{% if khach.cap_bac %}{{ khach.cap_bac }} {% endif %}{{ khach.ho_ten }}"
         "{% else %}ĐẠI BIỂU{% endif %}", 34, bold=True, color=RED, before=16)
    line(cell, "{{ [khach.chuc_vu, khach.don_vi] | select | join(', ') }}", 16, before=8)
    line(cell, "{% if khach.ghe %}Ghế {{ khach.ghe }}{% endif %}", 14, bold=True, before=6)
    end = table.add_row()
    line(end.cells[0], "{%tr endfor %}", 12, first=True)
    save(document, "the-ten.docx")


if __name__ == "__main__":
    certificate()
    cards()

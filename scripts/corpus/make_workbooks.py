#!/usr/bin/env python3
"""Makes Tests/Corpus/workbooks: small workbooks as many programs write them, odd ones by hand, and
what each holds.

Judges are openpyxl and python-calamine: expected.tsv holds a cell where the two agree, and what is
said by hand (HAND) where they do not or cannot read the file.

    python3 -m venv v && v/bin/pip install openpyxl XlsxWriter python-calamine lxml
    v/bin/python scripts/corpus/make_workbooks.py
"""
import datetime as dt
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import python_calamine
import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "Tests", "Corpus", "workbooks")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What the judges cannot say, or say differently: file -> sheet -> cell -> (type, value).
HAND = {}


def zipped(name, parts):
    path = os.path.join(OUT, name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for part, content in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, content if isinstance(content, bytes) else content.encode())


def package(sheets, strings=None, styles=None, main=MAIN, rel=REL, workbook_pr="", states=None,
            folder="xl", absolute=False, extra=None, names=None, types=None):
    """The parts of a workbook: sheets by name -> the XML inside worksheet (or a whole part)."""
    names = names or {}
    parts = {}
    overrides = [(f"/{folder}/workbook.xml", TYPE + "sheet.main+xml")]
    rels, tags = [], []
    start = f"/{folder}/" if absolute else ""
    for number, (name, inner) in enumerate(sheets.items(), 1):
        part = names.get(name, f"worksheets/sheet{number}.xml")
        state = (states or {}).get(name)
        tags.append(f'<sheet name="{name}" sheetId="{number}"'
                    + (f' state="{state}"' if state else "") + f' r:id="rId{number}"/>')
        rels.append(f'<Relationship Id="rId{number}" Type="{rel}/worksheet" Target="{start}{part}"/>')
        overrides.append((f"/{folder}/{part}", TYPE + "worksheet+xml"))
        whole = inner if isinstance(inner, bytes) or inner.startswith("<?xml") or "<worksheet" in inner \
            or ":worksheet" in inner else HEAD + f'<worksheet xmlns="{main}" xmlns:r="{rel}">{inner}</worksheet>'
        parts[f"{folder}/{part}"] = whole
    if strings is not None:
        rels.append(f'<Relationship Id="rIdS" Type="{rel}/sharedStrings" Target="{start}sharedStrings.xml"/>')
        overrides.append((f"/{folder}/sharedStrings.xml", TYPE + "sharedStrings+xml"))
        parts[f"{folder}/sharedStrings.xml"] = HEAD + f'<sst xmlns="{main}">{strings}</sst>'
    if styles is not None:
        rels.append(f'<Relationship Id="rIdF" Type="{rel}/styles" Target="{start}styles.xml"/>')
        overrides.append((f"/{folder}/styles.xml", TYPE + "styles+xml"))
        parts[f"{folder}/styles.xml"] = HEAD + f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
    parts[f"{folder}/workbook.xml"] = (
        HEAD + f'<workbook xmlns="{main}" xmlns:r="{rel}">{workbook_pr}<sheets>{"".join(tags)}</sheets></workbook>')
    parts[f"{folder}/_rels/workbook.xml.rels"] = (
        HEAD + f'<Relationships xmlns="{PKG}relationships">{"".join(rels)}</Relationships>')
    parts["_rels/.rels"] = (
        HEAD + f'<Relationships xmlns="{PKG}relationships"><Relationship Id="rId1" '
        f'Type="{rel}/officeDocument" Target="{"/" if absolute else ""}{folder}/workbook.xml"/></Relationships>')
    listed = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides)
    parts["[Content_Types].xml"] = (
        HEAD + f'<Types xmlns="{PKG}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types or ""}{listed}</Types>')
    parts.update(extra or {})
    order = ["[Content_Types].xml", "_rels/.rels"]
    return {p: parts[p] for p in order + [p for p in parts if p not in order]}


def styles(*codes):
    """Styles 1, 2, … with these formats; numbers are built-in ones."""
    custom, xfs = [], ['<xf numFmtId="0"/>']
    for index, code in enumerate(codes):
        if isinstance(code, int):
            xfs.append(f'<xf numFmtId="{code}" applyNumberFormat="1"/>')
        else:
            escaped = code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
            custom.append(f'<numFmt numFmtId="{200 + index}" formatCode="{escaped}"/>')
            xfs.append(f'<xf numFmtId="{200 + index}" applyNumberFormat="1"/>')
    return (f'<numFmts count="{len(custom)}">{"".join(custom)}</numFmts>'
            '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(xfs)}">{"".join(xfs)}</cellXfs>')


def data(*rows):
    """sheetData of rows of cells written out: (attributes, inner)."""
    return "<sheetData>" + "".join(rows) + "</sheetData>"


def by_hand():
    plain = data(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c><c r="C1"><v>1.5</v></c></row>',
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Đơn vị</t></is></c><c r="B2" t="b"><v>1</v></c>'
        '<c r="C2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="3"><c r="A3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B3"><f>B1*2</f><v>24</v></c>'
        '<c r="C3" t="n"><v>-1E-3</v></c></row>')
    one = '<si><t>xã Hòa Mẫu</t></si>'
    zipped("plain.xlsx", package({"Trang 1": plain}, strings=one, styles=styles()))
    zipped("strict.xlsx", package({"Trang 1": plain}, strings=one, styles=styles(),
                                  main=STRICT_MAIN, rel=STRICT_REL))
    zipped("no-styles.xlsx", package({"Trang 1": plain}, strings=one))
    zipped("no-strings.xlsx", package({"A": data(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>')}))
    zipped("absolute-targets.xlsx", package({"A": plain}, strings=one, styles=styles(), absolute=True))
    zipped("odd-folder.xlsx", package({"A": plain}, strings=one, styles=styles(), folder="bang tinh",
                                      names={"A": "cac trang/trang-mot.xml"}))
    # Names that differ in case from what refers to them, and backslashes between folders.
    parts = package({"A": plain}, strings=one, styles=styles())
    renamed = {}
    for part, content in parts.items():
        renamed[part.replace("worksheets/sheet1", "Worksheets/Sheet1")
                .replace("sharedStrings", "SharedStrings")] = content
    zipped("case-differs.xlsx", renamed)
    zipped("backslashes.xlsx", {p.replace("/", "\\"): c for p, c in parts.items()})
    for name in ("backslashes", "case-differs", "strict", "utf16-part"):
        HAND[name + ".xlsx"] = "plain.xlsx"
    # openpyxl takes the first day of the Macintosh's calendar for a time.
    HAND["date1904.xlsx"] = {"A": {"B1": ("date", "1904-01-01")}}
    HAND["xlsxwriter.xlsx"] = HAND["xlsxwriter-constant-memory.xlsx"] = {
        "Số liệu": {"A12": ("text", "a\x01b _x0041_")}}
    prefixed = (HEAD + f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
                '<x:c r="B1"><x:v>12</x:v></x:c></x:row></x:sheetData></x:worksheet>')
    zipped("prefixed.xlsx", package({"A": prefixed}, strings=one, styles=styles()))
    wide = (f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}">' + plain + "</worksheet>")
    zipped("utf16-part.xlsx", package({"A": b"\xff\xfe" + wide.encode("utf-16-le")}, strings=one, styles=styles()))
    zipped("bom-part.xlsx", package(
        {"A": b"\xef\xbb\xbf" + (HEAD + f'<worksheet xmlns="{MAIN}">{plain}</worksheet>').encode()},
        strings=one, styles=styles()))
    zipped("comments-cdata.xlsx", package({"A": "<!-- một --><?pi x?>" + data(
        '<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1" t="inlineStr"><is><t><![CDATA[a<b & c]]></t></is></c>'
        '<c r="B1"><?pi?><v>1<!-- x -->2</v></c></row>')}, strings=one, styles=styles()))
    HAND["comments-cdata.xlsx"] = {"A": {"A1": ("text", "a<b & c"), "B1": ("number", "12")}}
    zipped("texts.xlsx", package({"A": data(
        '<row r="1">' + "".join(f'<c r="{c}1" t="s"><v>{i}</v></c>' for i, c in enumerate("ABCDEFGH")) + "</row>",
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>đậm</t></r><r><rPr><b/></rPr><t xml:space="preserve"> và thường</t></r></is></c>'
        '<c r="B2" t="inlineStr"><is><t/></is></c><c r="C2" t="str"><v> giữ nguyên </v></c>'
        '<c r="D2" t="str"><v>007</v></c><c r="E2" t="inlineStr"><is><t>x</t><rPh sb="0" eb="1"><t>đọc</t></rPh></is></c></row>')},
        strings='<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si>'
                '<si><r><t>Một </t></r><r><rPr><b/><sz val="11"/></rPr><t>hai</t></r></si>'
                '<si><t xml:space="preserve">  hai bên  </t></si>'
                '<si><t>dòng_x000D__x000A_sau</t></si>'
                '<si><t>gạch _x005F_x0041_ dưới</t></si>'
                '<si><t>&lt;&amp;&gt; &#x1EBF; &#233;</t></si>'
                '<si><t>12</t></si><si><t></t></si>', styles=styles()))
    HAND["texts.xlsx"] = {"A": {"D1": ("text", "dòng\r\nsau"), "E1": ("text", "gạch _x0041_ dưới"),
                                "C1": ("text", "  hai bên  "), "C2": ("text", " giữ nguyên "),
                                "E2": ("text", "x"), "A1": ("text", "東京"),
                                "B1": ("text", "Một hai")}}
    zipped("places.xlsx", package({
        "không số": data("<row><c><v>1</v></c><c><v>2</v></c></row>", "<row><c><v>3</v></c></row>"),
        "lẫn lộn": data('<row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row>',
                        '<row r="1"><c r="B1"><v>12</v></c></row>'),
        "nhảy": data('<row r="5"><c r="B5"><v>52</v></c><c><v>53</v></c></row>', "<row><c><v>61</v></c></row>"),
        "sai khung": '<dimension ref="A1"/>' + data('<row r="2"><c r="D2"><v>4</v></c></row>'),
        "trống": "<sheetData/>",
    }, styles=styles()))
    HAND["places.xlsx"] = {
        "không số": {"A1": ("number", "1"), "B1": ("number", "2"), "A2": ("number", "3")},
        "lẫn lộn": {"C3": ("number", "33"), "A3": ("number", "31"), "B1": ("number", "12")},
        "nhảy": {"B5": ("number", "52"), "C5": ("number", "53"), "A6": ("number", "61")},
        "sai khung": {"D2": ("number", "4")}, "trống": {}}
    # calamine asks for half a terabyte here.
    zipped("sparse.xlsx", package({"A": data(
        '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')}))
    HAND["sparse.xlsx"] = {"A": {"A1": ("number", "1"), "XFD1048576": ("number", "2")}}
    codes = [14, "dd/mm/yyyy", "[$-42A]dd/mm/yyyy;@", '"ngày" dd "tháng" mm "năm" yyyy', "[h]:mm", "h:mm", 22,
             "0.00%", "#,##0.00", "0.00E+00", "[Red]#,##0;[Blue]-#,##0", "# ?/?", '[>=1000]#,##0;"nhỏ"', "@",
             "mmm\\-yy", '_-* #,##0 "₫"_-', "General", 9, 20, 46, "[$-F800]dddd, mmmm dd, yyyy", 'yyyy\\-mm\\-dd\\ hh:mm']
    cells = [45246, 45246, 45246, 45246, 1.5, 0.354166666666667, 45246.354166666664, 0.955, 1234567.891, 12345,
             -1234, 0.5, 999, 12, 45246, 1500000, 3.25, 0.5, 0.75, 2.5, 45246, 45246.75]
    letters = "ABCDEFGHIJKLMNOPQRSTUV"
    row = "".join(f'<c r="{letters[i]}1" s="{i + 1}"><v>{cells[i]!r}</v></c>' for i in range(len(codes)))
    formats = data(f'<row r="1">{row}</row>',
                   '<row r="2"><c r="A2" t="d"><v>2023-11-16</v></c><c r="B2" t="d"><v>2023-11-16T08:30:00</v></c>'
                   '</row>')
    zipped("formats.xlsx", package({"A": formats}, styles=styles(*codes)))
    zipped("no-such-style.xlsx", package({"A": data('<row r="1"><c r="A1" s="99"><v>5</v></c></row>')}, styles=styles()))
    HAND["no-such-style.xlsx"] = {"A": {"A1": ("number", "5")}}
    zipped("date1904.xlsx", package({"A": data(
        '<row r="1"><c r="A1" s="1"><v>43784</v></c><c r="B1" s="1"><v>0</v></c><c r="C1" s="2"><v>43784.5</v></c></row>')},
        styles=styles(14, 22), workbook_pr='<workbookPr date1904="1"/>'))
    zipped("formulas.xlsx", package({"A": data(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2+$A$1</f><v>3</v></c></row>',
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>5</v></c></row>',
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>7</v></c>'
        '<c r="C3"><f t="array" ref="C3">SUM(A1:A3*2)</f><v>12</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="E3"><f>A1</f></c><c r="F3" t="b"><f>A1=1</f><v>1</v></c></row>')}, styles=styles()))
    states = package({"Hiện": plain, "Ẩn": plain, "Ẩn hẳn": plain}, strings=one, styles=styles(),
                     states={"Ẩn": "hidden", "Ẩn hẳn": "veryHidden"})
    zipped("hidden.xlsx", states)
    zipped("hidden-parts.xlsx", package({"A": '<cols><col min="2" max="3" hidden="1"/></cols>' + data(
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>', '<row r="2"><c r="A2"><v>3</v></c></row>')
        + '<mergeCells count="1"><mergeCell ref="A2:C3"/></mergeCells>'}, styles=styles()))
    # A chart on a sheet of its own, between two that have cells.
    parts = package({"Trước": plain, "Sau": plain}, strings=one, styles=styles())
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        '<sheet name="Sau"', '<sheet name="Biểu đồ" sheetId="9" r:id="rId9"/><sheet name="Sau"')
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId9" Type="{REL}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>')
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/xl/chartsheets/sheet1.xml" ContentType="{TYPE}chartsheet+xml"/></Types>')
    parts["xl/chartsheets/sheet1.xml"] = HEAD + f'<chartsheet xmlns="{MAIN}"><sheetViews/></chartsheet>'
    zipped("chartsheet.xlsx", parts)
    HAND["chartsheet.xlsx"] = {"Trước": "plain.xlsx", "Sau": "plain.xlsx"}
    zipped("numbers.xlsx", package({"A": data(
        '<row r="1">' + "".join(f'<c r="{letters[i]}1"><v>{v}</v></c>' for i, v in enumerate(
            ["0", "-0", "1e5", "1E+20", "1.7976931348623157E308", "4.9406564584124654E-324", "0.1", "123456789012345680000",
             "0.30000000000000004", "1.0000000000000002", " 7 ", "12345678901234567", ".5", "5."])) + "</row>",
        '<row r="2"><c r="A2" t="n"><v>3</v></c><c r="B2" t="str"><v>1234</v></c><c r="C2" t="inlineStr"><is><t>1.234,5</t></is></c></row>')},
        styles=styles()))
    HAND["numbers.xlsx"] = {"A": {"K1": ("number", "7")}}


def in_the_form_of_others():
    """Programs that are not at hand, by hand: what is peculiar to the files of each."""
    # exceljs: no theme, formulas' texts never shared, a rich text in the shared strings, dates as
    # bare numbers under a format of their own, a master of shared formulas with the range it has.
    font = '<rPr><b/><sz val="12"/><rFont val="Times New Roman"/><family val="1"/></rPr>'
    sheet = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
        '<sheetPr><pageSetUpPr/></sheetPr><dimension ref="A1:E4"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="0" outlineLevelCol="0" x14ac:dyDescent="55"/>'
        '<cols><col min="1" max="1" width="32" customWidth="1"/></cols>'
        + data('<row r="1" spans="1:5" x14ac:dyDescent="25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
               '<c r="C1" t="s"><v>2</v></c></row>',
               '<row r="2" spans="1:5" x14ac:dyDescent="25"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>1500000</v></c>'
               '<c r="C2" s="1"><v>45246</v></c><c r="D2"><f t="shared" ref="D2:D3" si="0">B2*2</f><v>3000000</v></c>'
               '<c r="E2" t="b"><v>1</v></c></row>',
               '<row r="3" spans="1:5" x14ac:dyDescent="25"><c r="A3" t="s"><v>4</v></c><c r="B3"><v>0.1</v></c>'
               '<c r="C3" s="1"/><c r="D3"><f t="shared" si="0"></f><v>0.2</v></c>'
               '<c r="E3" t="str"><f>A2&amp;&quot;!&quot;</f><v>xã Mẫu!</v></c></row>',
               '<row r="4" spans="1:5" x14ac:dyDescent="25"><c r="A4" t="s"><v>3</v></c><c r="B4"/>'
               '<c r="C4"><f>NOW()</f></c><c r="E4" t="e"><v>#N/A</v></c></row>')
        + '<hyperlinks><hyperlink ref="A4" r:id="rId1"/></hyperlinks>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>')
    links = (HEAD + f'<Relationships xmlns="{PKG}relationships"><Relationship Id="rId1" Type="{REL}/hyperlink" '
             'Target="https://example.org/mau" TargetMode="External"/></Relationships>')
    words = ('<si><t>Đơn vị</t></si><si><t>Số tiền</t></si><si><t xml:space="preserve"> Ngày </t></si><si><t>xã Mẫu</t></si>'
             f'<si><r>{font}<t xml:space="preserve">Đậm </t></r><r><t>thường</t></r></si>')
    zipped("exceljs-form.xlsx", package(
        {"Trang 1": HEAD + sheet}, strings=words, styles=styles("dd/mm/yyyy"),
        workbook_pr='<workbookPr defaultThemeVersion="164011" filterPrivacy="1"/><bookViews><workbookView xWindow="0" yWindow="0" '
        'windowWidth="12000" windowHeight="24000"/></bookViews>',
        extra={"xl/worksheets/_rels/sheet1.xml.rels": links}))
    # Its writer of streams: texts in their cells without shared strings, as formulas' results are.
    zipped("exceljs-stream-form.xlsx", package({"Trang 1": (
        '<sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" outlineLevelRow="0" outlineLevelCol="0"/>'
        + data('<row r="1"><c r="A1" t="str"><v>Đơn vị</v></c><c r="B1" t="str"><v>007</v></c></row>',
               '<row r="2"><c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">xã </t></r><r><t>Mẫu &lt;1&gt;</t></r></is></c>'
               '<c r="B2"><v>12</v></c><c r="C2" s="1"><v>45246.5</v></c></row>'))},
        styles=styles("dd/mm/yyyy hh:mm")))
    # Google Sheets: rows without cells down to the last of the sheet, functions that Excel has not
    # wrapped in others, ticks as truth values, a drawing that draws nothing, no docProps.
    empty = "".join(f'<row r="{row}" ht="15.75" customHeight="1"/>' for row in range(5, 41))
    sheet = (
        '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col customWidth="1" min="1" max="1" width="25.5"/></cols>'
        + data('<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1"/></row>',
               '<row r="2"><c r="A2" s="1" t="s"><v>2</v></c><c r="B2" s="1"><v>12.0</v></c><c r="C2" s="2"><v>45246.0</v></c>'
               '<c r="D2" s="1" t="b"><v>0</v></c></row>',
               '<row r="3"><c r="A3" s="1" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("UNIQUE(A2:A2)"),"xã Mẫu")</f><v>xã Mẫu</v></c>'
               '<c r="B3" s="1"><f>SUM(B2)</f><v>12</v></c><c r="C3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
               '<row r="4"><c r="A4" s="3" t="s"><v>3</v></c></row>', empty)
        + '<drawing r:id="rId1"/>')
    drawing = HEAD + '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
    zipped("google-sheets-form.xlsx", package(
        {"Trang tính1": sheet}, strings='<si><t>Đơn vị</t></si><si><t>Số</t></si><si><t>xã Mẫu</t></si><si><t xml:space="preserve">hai\ndòng</t></si>',
        styles=styles(0, "d/m/yyyy", 49), workbook_pr="<workbookPr/>",
        extra={"xl/drawings/drawing1.xml": drawing,
               "xl/worksheets/_rels/sheet1.xml.rels": HEAD + f'<Relationships xmlns="{PKG}relationships"><Relationship Id="rId1" '
               f'Type="{REL}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'},
        types='<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'))
    # WPS: a name space of its own, pictures in cells as the text of a function that only it has.
    sheet = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">'
        '<sheetPr/><dimension ref="A1:C2"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultColWidth="9" defaultRowHeight="14.4" outlineLevelRow="1" outlineLevelCol="2"/>'
        + data('<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
               '<row r="2" ht="80" customHeight="1" spans="1:3"><c r="A2" t="s"><v>3</v></c>'
               '<c r="B2" t="str"><f>_xlfn.DISPIMG(&quot;ID_0123&quot;,1)</f><v>=DISPIMG("ID_0123",1)</v></c><c r="C2" s="1"><v>45246</v></c></row>')
        + '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/></worksheet>')
    zipped("wps-form.xlsx", package(
        {"Sheet1": HEAD + sheet}, strings='<si><t>Họ tên</t></si><si><t>Ảnh</t></si><si><t>Ngày sinh</t></si><si><t>Trần Thị Mẫu</t><phoneticPr fontId="1" type="noConversion"/></si>',
        styles=styles("yyyy/m/d;@"), workbook_pr='<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/>'))


def by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tuyển quân"
    sheet.append(["Xã phường thị trấn", "Chỉ tiêu giao", "Ngày", "Tỉ lệ"])
    for number in range(1, 6):
        sheet.append([f"xã Mẫu {number}", number * 3, dt.date(2026, 11, number), number / 7])
    for row in sheet.iter_rows(min_row=2, min_col=4, max_col=4):
        row[0].number_format = "0.0%"
    sheet["A8"] = "Tổng cộng"
    sheet["B8"] = "=SUM(B2:B6)"
    sheet.merge_cells("A9:D9")
    sheet["A9"] = "ghi chú gộp"
    sheet["A2"].hyperlink = "https://example.org/mau?a=1&b=2"
    sheet["B2"].comment = openpyxl.comments.Comment("Xem lại số này", "Người Kiểm Mẫu")
    sheet["E2"] = dt.datetime(2026, 11, 5, 8, 30)
    sheet["F2"] = dt.time(8, 30)
    sheet["G2"] = True
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    other = book.create_sheet("Ẩn")
    other.sheet_state = "veryHidden"
    other["B2"] = "x"
    book.save(os.path.join(OUT, "openpyxl.xlsx"))


def by_xlsxwriter(name, **options):
    book = xlsxwriter.Workbook(os.path.join(OUT, name), options)
    book.set_properties({"created": dt.datetime(2026, 1, 1)})
    sheet = book.add_worksheet("Số liệu")
    bold = book.add_format({"bold": True})
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0"})
    sheet.write_row(0, 0, ["Đơn vị", "Số", "Ngày", "Tiền"], bold)
    for row in range(1, 8):
        sheet.write(row, 0, f"xã Mẫu {row}")
        sheet.write(row, 1, row * 1.25)
        sheet.write_datetime(row, 2, dt.datetime(2026, 3, row), date)
        sheet.write(row, 3, row * 1500000, money)
    sheet.write_formula(8, 1, "=SUM(B2:B8)", None, 35)
    sheet.write_array_formula("D9:D9", "{=SUM(D2:D8*1)}", money, 42000000)
    sheet.write_rich_string(9, 0, "Một ", bold, "hai", " ba")
    sheet.write_boolean(9, 1, False)
    sheet.write_blank(9, 2, None, bold)
    sheet.write_url(10, 0, "internal:'Số liệu'!A1", string="về đầu")
    sheet.write_comment("B2", "một ghi chú")
    sheet.write_string(11, 0, "a\x01b _x0041_")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Số liệu'!$B$2:$B$8"})
    sheet.insert_chart("F2", chart)
    book.close()


def by_libreoffice():
    """Saved again by LibreOffice: its own strings, styles and formulas."""
    with tempfile.TemporaryDirectory() as folder:
        for name, new in (("openpyxl.xlsx", "libreoffice.xlsx"), ("formats.xlsx", "libreoffice-formats.xlsx")):
            source = os.path.join(folder, "nguon-" + new)
            shutil.copy(os.path.join(OUT, name), source)
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                 "--outdir", os.path.join(folder, "out"), source],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.copy(os.path.join(folder, "out", "nguon-" + new), os.path.join(OUT, new))


# What the judges say.

def said(value):
    """(type, value) of what a judge read; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return ("bool", "1" if value else "0")
    if isinstance(value, (int, float)):
        return ("number", repr(float(value)))
    if isinstance(value, dt.datetime):
        value = (value + dt.timedelta(microseconds=500000)).replace(microsecond=0)
        text = value.isoformat()
        return ("date", text[:10] if text.endswith("T00:00:00") else text)
    if isinstance(value, dt.date):
        return ("date", value.isoformat())
    if isinstance(value, dt.time):
        return ("time", value.replace(microsecond=0).isoformat())
    if isinstance(value, dt.timedelta):
        return ("number", repr(value.total_seconds() / 86400))
    if isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper() or value in ("#N/A", "#DIV/0!"):
        return ("error", value)
    return ("text", value)


def openpyxl_says(path):
    book = openpyxl.load_workbook(path, data_only=True)
    result = {}
    for sheet in book.worksheets:
        cells = {}
        for key, cell in sheet._cells.items():
            what = said(cell.value)
            if what:
                cells[cell.coordinate] = what
        result[sheet.title] = cells
    return result


def calamine_says(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    result = {}
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
        except Exception:
            continue
        if sheet.total_height * max(1, sheet.total_width) > 1_000_000:
            continue
        start = sheet.start or (0, 0)
        cells = {}
        for r, row in enumerate(sheet.to_python(skip_empty_area=True)):
            for c, value in enumerate(row):
                what = said(value)
                if what:
                    cells[openpyxl.utils.get_column_letter(start[1] + c + 1) + str(start[0] + r + 1)] = what
        result[name] = cells
    return result


def main():
    os.makedirs(OUT, exist_ok=True)
    by_hand()
    in_the_form_of_others()
    by_openpyxl()
    by_xlsxwriter("xlsxwriter.xlsx")
    by_xlsxwriter("xlsxwriter-constant-memory.xlsx", constant_memory=True)
    if shutil.which("soffice"):
        by_libreoffice()
    answers = {}
    for name in sorted(os.listdir(OUT)):
        if not name.endswith(".xlsx"):
            continue
        if name == "sparse.xlsx":
            answers[name] = {}
            continue
        judges = []
        for judge in (openpyxl_says, calamine_says):
            try:
                judges.append(judge(os.path.join(OUT, name)))
            except Exception as error:
                print(f"{name}: {judge.__name__}: {type(error).__name__} {error}", file=sys.stderr)
        cells = {}
        for sheet in judges[0] if judges else {}:
            for cell in judges[0][sheet]:
                said_by = [j.get(sheet, {}).get(cell) for j in judges]
                if len(said_by) == 2 and same(*said_by):
                    cells[sheet, cell] = said_by[0]
                elif len(said_by) == 2:
                    print(f"{name} {sheet}!{cell}: {said_by}", file=sys.stderr)
        answers[name] = cells
    for name, hand in HAND.items():
        if isinstance(hand, str):
            sheet = "Trang 1" if name == "strict.xlsx" else "A"
            answers[name] = {(sheet, c): v for (s, c), v in answers[hand].items()}
            continue
        for sheet, cells in hand.items():
            if isinstance(cells, str):
                cells = {c: v for (s, c), v in answers[cells].items()}
            for cell, what in cells.items():
                kind, text = what
                answers[name][sheet, cell] = (kind, repr(float(text)) if kind == "number" else text)
    with open(os.path.join(OUT, "expected.tsv"), "w") as out:
        out.write("file\tsheet\tcell\ttype\tvalue\n")
        for name in sorted(answers):
            for (sheet, cell), (kind, text) in sorted(answers[name].items()):
                out.write("\t".join([name, sheet, cell, kind, json.dumps(text, ensure_ascii=False)]) + "\n")


def same(a, b):
    if a and a[0] == "error":
        # calamine's Python door gives nothing for errors.
        return b is None or a == b
    if a is None or b is None:
        return False
    if a[0] == b[0] == "number":
        return abs(float(a[1]) - float(b[1])) <= 1e-12 * max(1, abs(float(a[1])))
    return a == b


main()

#!/usr/bin/env python3
"""seeds.py: writes the seeds of the guided fuzzers into Tests/Corpus/hostile.

Small files of each kind, sound and broken, made from nothing but this script and the table of the
language's tests. Finds of the fuzzers lie beside them under names of their own and stay.
"""

import io
import pathlib
import zipfile

ROOT = pathlib.Path(__file__).parents[2]
CORPUS = ROOT / "Tests/Corpus/hostile"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def write(door, name, content):
    folder = CORPUS / door
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ("seed-" + name)).write_bytes(content if isinstance(content, bytes) else content.encode())


def archive(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zip_file:
        for name, content in files:
            zip_file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, method)
    return out.getvalue()


def package(main, kind, content, more=()):
    return [
        ("[Content_Types].xml", '<Types xmlns="%s"><Default Extension="xml" ContentType="application/xml"/><Default '
         'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
         'PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>'
         % (TYPES, main, kind)),
        ("_rels/.rels", '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" Target="%s"/>'
         '</Relationships>' % (RELATIONS, R, main)),
        (main, content)] + list(more)


def xml():
    for name, text in {
        "plain": '<?xml version="1.0"?><a b="c">x<d/>y</a>', "space": '<p:a xmlns:p="urn:x" p:b="1"><p:c>&amp;&#x110;&lt;</p:c></p:a>',
        "cdata": "<a><![CDATA[<b>]]><!-- c --><?pi d?></a>", "doctype": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "bomb": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;&b;</a>', "deep": "<a>" * 400,
        "open": "<a><b></a>", "torn": "<a b='", "entity": "<a>&nbsp;</a>", "twice": '<a b="1" b="2"/>', "empty": "",
        "latin": '<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'.encode("latin-1"),
        "wide": '<?xml version="1.0" encoding="UTF-16"?><a>Đ</a>'.encode("utf-16"), "bad": b"<a>\xff\xfe</a>",
        "paragraph": '<w:p xmlns:w="%s"><w:r><w:t xml:space="preserve"> x </w:t></w:r></w:p>' % W,
    }.items():
        write("xml", name, text)


def packages():
    files = package("word/document.xml", "wordprocessingml.document", '<w:document xmlns:w="%s"><w:body/></w:document>' % W)
    sound = archive(files)
    write("package", "deflated", sound)
    write("package", "stored", archive(files, zipfile.ZIP_STORED))
    write("package", "twice", archive(files + [("WORD/document.xml", "x")]))
    write("package", "outside", archive(files + [("../a", "x")]))
    write("package", "backslash", archive([(name.replace("/", "\\"), text) for name, text in files]))
    write("package", "bomb", archive([("a", "0" * 300_000)]))
    write("package", "empty", archive([]))
    write("package", "torn", sound[:len(sound) // 2])
    write("package", "no-directory", sound[:-30])
    write("package", "before", b"before" + sound)
    write("package", "behind", sound + b"behind")
    checksum = bytearray(sound)
    checksum[14] ^= 1
    write("package", "checksum", bytes(checksum))
    where = sound.rindex(b"PK\x01\x02")
    directory = bytearray(sound)
    directory[where + 24:where + 28] = b"\xff\xff\xff\x7f"
    write("package", "size", bytes(directory))
    directory = bytearray(sound)
    directory[where + 42:where + 46] = b"\xff\xff\xff\x7f"
    write("package", "place", bytes(directory))
    write("package", "binary", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))


def templates():
    topics, topic = {}, "none"
    for line in (ROOT / "Tests/Corpus/jinja-table.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            topic = line[3:].replace(" ", "-").replace(",", "")
        elif line and not line.startswith(("= ", "! ", "data ", "template ")):
            topics.setdefault(topic, []).append(line.replace("⏎", "\n"))
    for topic, lines in topics.items():
        for number in range(0, len(lines), 8):
            # The first byte chooses the options.
            write("template", "%s-%d" % (topic, number // 8), chr(48 + number // 8 % 16) + "\n".join(lines[number:number + 8]))
    for name, text in {
        "torn": "0{{ x\n{% if\n{# ", "deep": "0{{ " + "(" * 200, "nested": "0" + "{% if 1 %}" * 80, "bytes": b"0{{ \xff\xc3 }}",
        "self": "0{% include 'self' %}{% extends 'self' %}", "lines": "P% for x in l\n## c\n{{ x }}\n% endfor", "power": "0{{ 9**9**9 }}",
    }.items():
        write("template", name, text)


def paragraph(*runs):
    return "<w:p>" + "".join('<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % run for run in runs) + "</w:p>"


def words():
    cell = "<w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr>%s</w:tc>"
    table = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>%s</w:tbl>'
    row = "<w:tr>%s</w:tr>"
    cells = lambda *texts: row % "".join(cell % paragraph(text) for text in texts)
    bodies = {
        "text": paragraph("{{ s }} và {{ f }}"), "split": paragraph("{", "{ s", " }", "}"), "quotes": paragraph("{{ d[‘a’] }} {{ “x” }}"),
        "loop": paragraph("{% for x in ng %}") + paragraph("{{ x.ten }}") + paragraph("{% endfor %}"),
        "prefixed": paragraph("{%p if t %}") + paragraph("a") + paragraph("{%p endif %}"), "inside": paragraph("{% for x in l %}{{ x }}{% endfor %}"),
        "rows": table % (cells("{%tr for x in ng %}", "") + cells("{{ x.ten }}", "{{ x.tuoi }}") + cells("{%tr endfor %}", "")),
        "own-row": table % cells("{% for x in ng %}{{ x.ten }}", "{{ x.tuoi }}{% endfor %}"),
        "columns": table % cells("{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"), "merged": table % cells("{% colspan 2 %}{{ s }}", "{% vm %}{% hm %}"),
        "crossing": table % cells("{% for x in l %}") + paragraph("{% endfor %}"), "unclosed": paragraph("{% if t %}{{ s"),
        "rich": paragraph("{{r s }}{{p h }}"), "breaks": "<w:p><w:r><w:t>{{</w:t><w:br/><w:tab/><w:t>s }}</w:t></w:r></w:p>",
        "link": '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ s }}</w:t></w:r></w:hyperlink><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>',
        "field": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "control": "<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>" % paragraph("{{ s }}"), "deep": "<w:p>" * 300,
        "section": paragraph("{{ s }}") + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>', "macro": paragraph("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(i) }}"),
    }
    documents = {name: '<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (W, body) for name, body in bodies.items()}
    for name, text in documents.items():
        write("word-template", name, text)
    header = ("word/header1.xml", '<w:hdr xmlns:w="%s">%s</w:hdr>' % (W, paragraph("{{ s }}")))
    write("word-template", "package", archive(package("word/document.xml", "wordprocessingml.document", documents["loop"], [header])))


def workbooks():
    rows = {
        "values": '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="str"><v>x</v></c><c r="D1" t="e"><v>#N/A</v></c></row>',
        "inline": '<row r="1"><c r="A1" t="inlineStr"><is><t>Đ</t><r><t>x</t></r></is></c></row>', "formula": '<row r="2"><c r="A2"><f>A1+1</f><v>2</v></c></row>',
        "shared": '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "places": "<row><c><v>1</v></c><c><v>2</v></c></row><row/>",
        "far": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "beyond": '<row r="99999999999"><c r="ZZZZZ1"><v>1</v></c></row>',
        "back": '<row r="5"><c r="B5"/></row><row r="2"><c r="A2"/></row>', "bad": '<row r="x"><c r="1A"><v>nan</v></c><c t="?"><v/></c></row>',
    }
    sheet = '<worksheet xmlns="%s"><dimension ref="A1:D2"/><sheetData>%s</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    for name, text in rows.items():
        write("workbook", name, sheet % (X, text))
    write("workbook", "torn", (sheet % (X, rows["values"]))[:150])
    parts = package(
        "xl/workbook.xml", "spreadsheetml.sheet",
        '<workbook xmlns="%s" xmlns:r="%s"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>' % (X, R),
        [("xl/_rels/workbook.xml.rels", '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>'
          '<Relationship Id="r2" Type="%s/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="%s/styles" Target="styles.xml"/></Relationships>'
          % (RELATIONS, R, R, R)),
         ("xl/worksheets/sheet1.xml", sheet % (X, rows["shared"])), ("xl/sharedStrings.xml", '<sst xmlns="%s"><si><t>x</t></si></sst>' % X),
         ("xl/styles.xml", '<styleSheet xmlns="%s"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>' % X)])
    write("workbook", "package", archive(parts))


def data():
    """The first byte chooses the kind: 0 JSON, 1 YAML, 2 CSV, 3 TSV, by the rest of its division by 4."""
    for name, text in {
        "object": '{"a": 1, "b": [1.5, -2e3, true, null], "c": {"d": "\\u0111\\ud83d\\ude00\\n"}}', "records": '[{"a": 1, "b": "x"}, {"b": 2, "a": "y"}, 7]',
        "torn": '[{"a": "', "deep": "[" * 400, "numbers": "[0, -0, 1e999, 123456789012345678901234567890, 0.1e-400, 01]",
        "escapes": '["\\ud800", "\\x", "' + "\\n" * 40 + '"]', "twice": '{"a": 1, "a": 2}', "tail": "{} x", "bytes": b'["\xff\xc3"]',
    }.items():
        write("data", "json-" + name, (b"0" if isinstance(text, bytes) else "0") + text)
    for name, text in {
        "plain": "a: 1\nb:\n  - x\n  - {c: 2, d: [3]}\n", "anchors": "a: &x [1]\nb: *x\nc: *x\n", "bomb": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "texts": "a: |\n  x\n  y\nb: >-\n  z\n\n  u\nc: 'd''e'\nd: \"\\u0111\"\n", "kinds": "a: 05/01/2026\nb: 1.250\nc: yes\nd: ~\ne: 0x1F\n",
        "torn": "a: [1, 2", "tabs": "a:\n\t- 1\n", "twice": "a: 1\na: 2\n", "merge": "a: {b: 1}\nc:\n  <<: *a\n", "tag": "!!binary x\n",
    }.items():
        write("data", "yaml-" + name, "1" + text)
    for name, text in {
        "semicolon": "2a;b\n1;2,5\n\"x;y\";\"z\"\"u\"\n", "comma": "2a,b\n1,x\n", "tab": "3a\tb\n007\t05/01/2026\n", "open": '2a;b\n"x;1\n2;3\n',
        "ragged": "2a;b\n1\n1;2;3\n", "returns": "2a;b\r1;2\r\n3;4\n", "empty": "2", "same": "2a;a\n1;2\n", "marks": "2e\u0302\u0301;a\n\u00a0x\u200b;1\n",
        "old": "2C\u00e9ng h\u00dfa;x\nx\u00b7 h\u00e9i;1\n",
    }.items():
        write("data", "csv-" + name, text)
    write("data", "csv-wide", "2".encode() + "a;b\nĐ;1\n".encode("utf-16"))
    write("data", "csv-latin", "2a;b\nx\xe3;1\n".encode("latin-1"))


if __name__ == "__main__":
    xml()
    packages()
    templates()
    words()
    workbooks()
    data()

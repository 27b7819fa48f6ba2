import Groundwork
import Office
import Packaging
import Spreadsheets
import Testing

@Suite("Filling one template")
struct FillTests {
  @Test(
    "data comes from wherever it is kept",
    arguments: [
      ("d.json", #"{"a": {"b": 5}, "ds": [1, 2]}"#, "5 1 2 "),
      ("d.yaml", "a: { b: 05/01/2026 }\nds: [x]", "05/01/2026 x "),
      ("d.yml", "a: { b: chữ }\nds: []", "chữ "),
    ])
  func sources(name: String, data: String, expected: String) throws {
    let desk = Desk(["m.txt": "{{ a.b }} {% for d in ds %}{{ d }} {% endfor %}", name: data])
    #expect(try desk.fill("m.txt", data: name) == expected)
  }

  @Test("a table is a list, its whole numbers and dates as such where that prints the same")
  func table() throws {
    let text =
      "{% for r in danh_sach %}{{ r.ho_ten }} {{ r.so is integer }} {{ r.ngay }};{% endfor %}"
    let csv = "Họ tên;Số;Ngày\nAn;12;05/01/2026\nBình;007;5/1/2026\n"
    let desk = Desk(["m.txt": text, "d.csv": csv])
    #expect(try desk.fill("m.txt", data: "d.csv") == "An True 05/01/2026;Bình False 5/1/2026;")
  }

  @Test("what a program wrote is printed to the byte")
  func decomposed() throws {
    let name = "Hu\u{31B}\u{1A1}\u{300}ng"
    let desk = Desk(["m.txt": "{{ ten }}", "d.json": "{\"ten\": \"\(name)\"}"])
    #expect(try desk.fill("m.txt", data: "d.json").utf8.elementsEqual(name.utf8))
  }

  @Test("a template needs no data when it asks for none")
  func noData() throws {
    #expect(try Desk(["m.txt": "{{ 1 + 1 }}\n"]).fill("m.txt") == "2")
  }

  @Test(
    "templates lie beside the one that names them, read before anything runs",
    arguments: [
      ("{% include 'b.txt' %}", "b:1"),
      ("{% include ten %}", "b:1"),
      ("{% include 'con/c.txt' %}", "c"),
      ("{% extends 'goc.txt' %}{% block than %}{{ a }}{% endblock %}", "<1>"),
      ("{% from 'm2.txt' import ky %}{{ ky('x') }}", "(x)"),
      ("{% include '../bi-mat.txt' %}", "✘ template.missing-template"),
      ("{% include '/bi-mat.txt' %}", "✘ template.missing-template"),
      ("{% include 'anh.txt' %}", "✘ template.missing-template"),
    ])
  func siblings(template: String, expected: String) throws {
    let desk = Desk([
      "t/m.txt": template, "t/b.txt": "b:{{ a }}", "t/con/c.txt": "c",
      "t/goc.txt":
        "<{% block than %}{% endblock %}>", "t/m2.txt": "{% macro ky(a) %}({{ a }}){% endmacro %}",
      "bi-mat.txt": "bí mật", "d.json": #"{"a": 1, "ten": "b.txt"}"#,
    ])
    try desk.workspace.write([0x50, 0x4B, 0xFF, 0xFE, 0x00], toNew: "t/anh.txt")
    #expect(try desk.fill("t/m.txt", data: "d.json") == expected)
  }

  @Test(
    "Jinja's switches",
    arguments: [
      (TemplateSettings(), "{{ a }}", "✘ template.unknown-name"),
      (TemplateSettings(undefined: .empty), "[{{ a }}]", "[]"),
      (TemplateSettings(undefined: .mark), "{{ a }}", "[CẦN BỔ SUNG: a]"),
      (TemplateSettings(trimBlocks: true), "{% if true %}\nx{% endif %}\n", "x"),
      (TemplateSettings(lstripBlocks: true), "  {% if true %}x{% endif %}", "x"),
      (TemplateSettings(keepTrailingNewline: true), "x\n", "x\n"),
      (TemplateSettings(autoescape: true), "{{ '<' }}", "&lt;"),
      (TemplateSettings(lineStatementPrefix: "#"), "# if true\nx\n# endif\n", "x\n"),
      (TemplateSettings(lineStatementPrefix: "{"), "x", "✘ fill.bad-prefix"),
      (TemplateSettings(extensions: ["jinja2.ext.do"]), "{% do [].append(1) %}x", "x"),
      (TemplateSettings(extensions: ["jinja2.ext.i18n"]), "x", "✘ fill.unknown-extension"),
    ])
  func switches(settings: TemplateSettings, template: String, expected: String) throws {
    #expect(try Desk(["m.txt": template]).fill("m.txt", settings: settings) == expected)
  }

  @Test(
    "what cannot be data says so",
    arguments: [
      ("d.json", "[1", "✘ json.syntax"), ("d.yaml", "chữ thôi", "✘ data.not-a-record"),
      ("d.doc", "x", "✘ data.unknown-kind"),
    ])
  func wrongData(name: String, data: String, expected: String) throws {
    #expect(try Desk(["m.txt": "x", name: data]).fill("m.txt", data: name) == expected)
  }

  @Test("wrong data hides nothing about the template")
  func bothAreWrong() throws {
    let desk = Desk(["m.txt": "{% if %}", "d.json": "{"])
    #expect(try desk.fill("m.txt", data: "d.json").contains("json.syntax template."))
  }

  @Test("a file is written whole, and one that is there stays")
  func output() throws {
    let desk = Desk(["m.txt": "{{ a }}", "d.json": #"{"a": 1}"#])
    let fill = FillTemplate(workspace: desk.workspace, templates: nil)
    var request = FillTemplate.Request(template: "m.txt", data: "d.json", output: "x.txt")
    #expect(try fill.run(request).result == .file("x.txt"))
    #expect(desk.text("x.txt") == "1")
    #expect(throws: WorkspaceFault.exists("x.txt")) { try fill.run(request) }
    request.force = true
    #expect(try fill.run(request).result == .file("x.txt"))
    request.data = nil
    request.output = "y.txt"
    #expect(try fill.run(request).result == nil)
    #expect(desk.workspace.files.keys.sorted() == ["d.json", "m.txt", "x.txt"])
  }

  @Test("nothing makes a PDF, or a Word file from text", arguments: ["x.pdf", "x.docx"])
  func cannotMake(output: String) throws {
    let desk = Desk(["m.txt": "x"])
    let outcome = try FillTemplate(workspace: desk.workspace, templates: nil)
      .run(.init(template: "m.txt", output: output))
    #expect(outcome.findings.all.map(\.code) == ["fill.cannot-make"])
  }

  @Test("a paper becomes a Word document, a sheet plan a workbook, from one sheet's rows")
  func papersAndSheets() throws {
    let world = try SampleWorld(changing: [
      "thu.md": """
      ---
      type: TB
      title: THÔNG BÁO
      subject: "Về {{ danh_sach | length }} đơn vị"
      issuer: { name: UBND xã Mẫu }
      symbol: TB-UBND
      place: Mẫu
      scheme: report
      ---
      {% for r in danh_sach %}
      1. {{ r.ten }}
      {% endfor %}
      """,
      "bang.yaml": """
      sheets:
        - name: Bảng
          table:
            rows: danh_sach
            columns:
              - { id: ten, heading: Tên }
      """,
      "ds.csv": "Tên\nxã A\nxã B\n",
    ])
    let fill = FillTemplate(workspace: world.workspace, templates: "Templates")
    for (template, output) in [("thu.md", "thu.docx"), ("bang.yaml", "bang.xlsx")] {
      let outcome = try fill.run(.init(template: template, data: "ds.csv", output: output))
      #expect(outcome.result == .file(output), "\(outcome.findings.all)")
    }
    #expect(try world.paragraphs(of: "thu.docx").contains("Về 2 đơn vị"))
    #expect(try world.paragraphs(of: "thu.docx").contains("xã B"))
    #expect(try world.rows(of: "bang.xlsx").contains(["xã B"]))
    // Back in as data: the workbook's own sheet, by its name however it is typed.
    let again = try fill.run(.init(template: "thu.md", data: "bang.xlsx#bang", output: "2.docx"))
    #expect(again.result == .file("2.docx"), "\(again.findings.all)")
    let wrong = try fill.run(.init(template: "thu.md", data: "bang.xlsx#Bản", output: "3.docx"))
    #expect(wrong.findings.all.first?.code == "data.no-sheet")
    let profile = try fill.run(
      .init(template: "thu.md", data: "ds.csv", output: "3.docx", profile: "nd3"))
    #expect(profile.findings.all.map(\.code) == ["fill.unknown-profile"])
  }

  @Test("a Word document is a template too, for one record or for each")
  func word() async throws {
    let world = try SampleWorld(changing: [
      "thu.md": """
      ---
      title: GIẤY MỜI
      issuer: { name: UBND xã Mẫu }
      scheme: report
      ---
      Kính gửi {% raw %}{{ ten }}, {{ don_vi }}{% endraw %}
      """,
      "ds.csv": "Tên;Đơn vị\nAn;xã A & B\nBình;xã C\n",
      "an.yaml": "ten: An\ndon_vi: xã A",
    ])
    let fill = FillTemplate(workspace: world.workspace, templates: "Templates")
    _ = try fill.run(.init(template: "thu.md", output: "thu.docx"))
    let one = try fill.run(.init(template: "thu.docx", data: "an.yaml", output: "an.docx"))
    #expect(one.result == .file("an.docx"), "\(one.findings.all)")
    #expect(try world.paragraphs(of: "an.docx").contains("Kính gửi An, xã A"))
    let wrong = try fill.run(.init(template: "thu.docx", output: "khong.docx"))
    #expect(wrong.findings.all.map(\.code) == ["template.unknown-name", "template.unknown-name"])
    let merge = MergeTemplate(workspace: world.workspace, templates: nil)
    let many = try await merge.run(
      .init(fill: .init(template: "thu.docx", data: "ds.csv", output: "ra"), name: "ten"))
    #expect(many.result?.files == ["An.docx", "Bình.docx"], "\(many.findings.all)")
    #expect(try world.paragraphs(of: "ra/An.docx").contains("Kính gửi An, xã A & B"))
    let broken = try FillTemplate(
      workspace: MemoryWorkspace(["m.docx": Array("chữ".utf8)]), templates: nil
    ).run(.init(template: "m.docx", output: "x.docx"))
    #expect(broken.findings.all.map(\.code) == ["fill.unreadable-template"])
  }

  @Test(
    "a template that cannot be read is refused with a cure",
    arguments: [
      ("PK\u{3}\u{4} cut", "open the file in Word, Excel or LibreOffice and save it again"),
      ("{\\rtf1 a}", "open it in Word and save it as .docx"),
      (
        "nothing of the kind",
        "choose the file again; if it is the right one, open it in Word or Excel and save it"
      ),
      ("%PDF-1.7", "choose the .docx or .xlsx file that the PDF was printed from"),
    ])
  func cures(_ content: String, _ cure: String) throws {
    let refused = try FillTemplate(
      workspace: MemoryWorkspace(["m.docx": Array(content.utf8)]), templates: nil
    ).run(.init(template: "m.docx", output: "x.docx"))
    let finding = try #require(refused.findings.all.first)
    #expect(finding.code == "fill.unreadable-template")
    #expect(finding.hints.map(\.en) == [cure])
  }

  @Test(
    "pictures lie beside the data or in its folder for pictures, and nowhere else",
    arguments: [
      ("so/a.png", "a.png", true), ("so/images/a.png", "a.png", true),
      ("so/anh/a.png", "a.png", true), ("a.png", "../a.png", false), ("a.png", "/a.png", false),
    ])
  func pictures(place: String, name: String, isFound: Bool) throws {
    let world = try SampleWorld(changing: [
      "thu.md": """
      ---
      title: GIẤY MỜI
      issuer: { name: UBND xã Mẫu }
      scheme: report
      ---
      {% raw %}{{ hinh }}{% endraw %}
      """,
      "so/d.yaml": "hinh: { $image: { path: \(name) } }",
    ])
    if place.contains("/") {
      try world.workspace.makeFolder(place.split(separator: "/").dropLast().joined(separator: "/"))
    }
    try world.workspace.write(Desk.pixel, toNew: place)
    let fill = FillTemplate(workspace: world.workspace, templates: "Templates")
    _ = try fill.run(.init(template: "thu.md", output: "thu.docx"))
    let outcome = try fill.run(.init(template: "thu.docx", data: "so/d.yaml", output: "x.docx"))
    #expect((outcome.result != nil) == isFound, "\(outcome.findings.all)")
    if !isFound {
      #expect(outcome.findings.all.map(\.code) == ["word-template.missing-picture"])
    }
  }
}

import Groundwork
import Office
import Testing

@Suite("What a template asks for")
struct InspectTests {
  private let template = """
    {{ co_quan.ten }} {{ nam }}
    {% for d in don_vi %}{{ d.ten }} {{ d.ghi_chu | default('') }}
    {%- for r in d.dong %}{{ r }}{% endfor %}{% endfor %}
    {% if ky is defined %}{{ ky.ho_ten }}{% endif %}
    """

  private func inspect(
    _ form: InspectTemplate.Form, _ files: [String: String] = [:], data: String? = nil,
    template: String? = nil
  ) throws -> (text: String?, findings: Findings) {
    let desk = Desk(["m.txt": template ?? self.template].merging(files) { first, _ in first })
    return try InspectTemplate(workspace: desk.workspace, templates: nil)
      .run("m.txt", form: form, data: data, language: .english)
  }

  @Test("fields, their kinds, and where they are asked for first")
  func text() throws {
    let answer = try inspect(.text)
    #expect(
      answer.text == """
        co_quan           record                  1:4
        co_quan.ten       value                   1:4
        nam               value                   1:22
        don_vi            list                    2:13
        don_vi[]          record                  2:25
        don_vi[].ten      value                   2:25
        don_vi[].ghi_chu  value, may be missing   2:37
        don_vi[].dong     list                    3:14
        don_vi[].dong[]   value                   3:26
        ky                record, may be missing  4:7
        ky.ho_ten         value                   4:26

        """)
    #expect(answer.findings.isEmpty)
    #expect(try inspect(.text, template: "chữ").text == "the template asks for no data\n")
  }

  @Test("a template that is wrong has no fields to tell")
  func broken() throws {
    let answer = try inspect(.text, template: "{% for %}")
    #expect(answer.text == nil)
    #expect(answer.findings.mustStop)
  }

  @Test("the skeleton fills the template without an error")
  func skeleton() throws {
    let skeleton = try #require(try inspect(.skeleton).text)
    #expect(
      skeleton == """
        co_quan:
          ten: ""
        nam: ""
        don_vi:
          - ten: ""
            ghi_chu: ""
            dong:
              - ""
        ky:
          ho_ten: ""

        """)
    let desk = Desk(["m.txt": template, "d.yaml": skeleton])
    #expect(try !desk.fill("m.txt", data: "d.yaml").contains("✘"))
  }

  @Test("the schema requires what the template cannot do without")
  func schema() throws {
    let text = try #require(try inspect(.schema).text)
    var (sources, findings) = (Sources(), Findings())
    let schema = try #require(
      readJSON(
        SourceText(file: "s", bytes: Array(text.utf8)), sources: &sources, into: &findings))
    #expect(schema["required"] == ["co_quan", "nam", "don_vi"])
    let items = schema["properties"]?["don_vi"]?["items"]
    #expect(items?["required"] == ["ten", "dong"])
    #expect(items?["properties"]?["dong"]?["type"] == "array")
  }

  @Test("beside data: what is missing, what is of another kind, what nobody uses")
  func data() throws {
    let data = """
      co_quan: { ten: x, dia_danh: y }
      nam_: 1
      don_vi:
        - { ten: A, dong: [1] }
        - { so: 2, dong: 5 }
      """
    let answer = try inspect(.text, ["d.yaml": data], data: "d.yaml")
    let unused = "\nin the data and not used:\n  co_quan.dia_danh\n  don_vi[].so\n  nam_\n"
    #expect(answer.text?.hasSuffix(unused) == true)
    let codes = answer.findings.inReadingOrder.map { "\($0.code) \($0.message.en)" }
    #expect(
      codes == [
        "inspect.wrong-kind the template wants “don_vi[].dong” as a list; the data has a number",
        "inspect.missing-field the data has no “nam”",
        "inspect.missing-field 1 of 2 records have no “don_vi[].ten”",
      ])
    #expect(answer.findings.errorCount == 1)
  }

  @Test("what changed since an older template, breaking changes marked")
  func difference() throws {
    let old =
      "{{ co_quan }} {{ cu.a }} {{ nam | default(1) }} {% for d in don_vi %}{{ d }}{% endfor %}"
    let answer = try inspect(.difference(from: "cu.txt"), ["cu.txt": old])
    let lines = (answer.text ?? "").split(separator: "\n").map(String.init)
    #expect(lines.contains("! co_quan: from a value to a record"))
    #expect(lines.contains("! co_quan.ten: newly asked for"))
    #expect(lines.contains("! nam: may no longer be missing"))
    #expect(lines.contains("  ky: newly asked for, may be missing"))
    #expect(lines.contains("  cu: no longer used"))
    #expect(!lines.contains { $0.contains("cu.a") })
    let same = try inspect(.difference(from: "m.txt"))
    #expect(same.text == "the same data is asked for\n")
  }

  @Test("papers and sheet plans are asked the same")
  func kinds() throws {
    let world = try SampleWorld()
    let inspect = InspectTemplate(workspace: world.workspace, templates: "Templates")
    for (template, line) in [
      ("Templates/papers/giay-moi.md", "khach.ho_ten"),
      ("Templates/sheets/danh-sach-khen-thuong.yaml", "khen_thuong[].ten"),
    ] {
      let answer = try inspect.run(template, form: .text, language: .vietnamese)
      #expect(answer.text?.contains("\n\(line) ") == true, "\(answer.findings.all)")
    }
  }
}

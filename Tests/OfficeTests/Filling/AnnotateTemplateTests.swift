import Groundwork
import Office
import Packaging
import Testing

@Suite("Comments in a copy of a template")
struct AnnotateTemplateTests {
  private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// A Word document of these paragraphs.
  private func document(_ texts: [String]) throws -> [UInt8] {
    var package = PackageWriter()
    package.relate(nil, type: office + "/officeDocument", to: "/word/document.xml")
    let body = texts.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    package.add(
      "/word/document.xml",
      contentType:
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
      Array("<w:document xmlns:w=\"\(word)\"><w:body>\(body)</w:body></w:document>".utf8))
    return try package.finish()
  }

  @Test("each error has a comment at its paragraph")
  func comments() throws {
    let workspace = MemoryWorkspace(["m.docx": try document(["a", "{{ ten }", "b", "{% if %}"])])
    let inspecting = InspectTemplate(workspace: workspace, templates: nil)
    let (_, findings) = try inspecting.run("m.docx", form: .text, language: .vietnamese)
    let outcome = try inspecting.annotate("m.docx", findings, in: .vietnamese, to: "ra.docx")
    #expect(outcome.result == findings.all.count && findings.all.count > 1)
    let package = try OfficePackage(reading: try #require(workspace.files["ra.docx"]))
    let text = String(decoding: try package.part("/word/document.xml"), as: UTF8.self)
    #expect(text.contains("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:commentRangeStart"))
    let notes = String(decoding: try package.part("/word/comments.xml"), as: UTF8.self)
    #expect(notes.contains("thẻ này chưa được đóng [template.unclosed-tag]"))
  }

  @Test("only Word templates, and never the template itself")
  func refusals() throws {
    let bytes = try document(["a"])
    let workspace = MemoryWorkspace(["m.docx": bytes, "m.txt": Array("a".utf8)])
    let inspecting = InspectTemplate(workspace: workspace, templates: nil)
    let cases = [
      ("m.txt", "ra.docx", "inspect.annotates-word-only"),
      ("m.docx", "m.docx", "inspect.own-template"),
    ]
    for (template, output, code) in cases {
      let outcome = try inspecting.annotate(
        template, Findings(), in: .english, to: output, replacing: .anything)
      #expect(outcome.findings.all.map(\.code) == [code])
      #expect(outcome.result == nil)
    }
    #expect(workspace.files["m.docx"] == bytes)
  }
}

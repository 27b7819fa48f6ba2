import Groundwork
import Office
import Packaging
import Spreadsheets
import Testing

@Suite("What a check can write")
struct ReportTests {
  private static let dossier = "Tests/Corpus/faulty-dossier"

  private func check(_ world: SampleWorld, _ dossier: String) throws -> Findings {
    try ValidateDossier(workspace: world.workspace, templates: "Templates").run(dossier).findings
  }

  /// The notes in a workbook, as “Tuyển quân!D3=…”.
  private func notes(in bytes: [UInt8]) throws -> [String] {
    let package = try OfficePackage(reading: bytes)
    let book = try WorkbookReader(bytes, file: "a.xlsx")
    let parts = try package.relationships(of: "/xl/workbook.xml")
      .filter { $0.isOffice("worksheet") }.compactMap(\.part)
    var notes: [String] = []
    for (sheet, part) in zip(book.sheets, parts) {
      guard let comments = try package.part(ofKind: "comments", from: part) else { continue }
      var xml = try package.xml(comments)
      while let event = try xml.next() {
        guard case .start = event, xml.label == "x:comment", let place = xml["ref"] else {
          continue
        }
        notes.append("\(sheet.name)!\(place)=\(try xml.textOfElement())")
      }
    }
    return notes
  }

  @Test("every finding in the workbook is a note at its cell, with cause and cure")
  func annotated() throws {
    let world = try SampleWorld()
    let findings = try check(world, Self.dossier)
    let outcome = try AnnotateWorkbook(workspace: world.workspace)
      .run(Self.dossier, findings, in: .vietnamese, to: "a.xlsx")
    #expect(outcome.findings.isEmpty)
    let notes = try notes(in: world.workspace.read("a.xlsx"))
    var cells: Set<String> = []
    for finding in findings.all {
      guard case .cell(_, let sheet, let address) = finding.location else { continue }
      cells.insert("\(sheet)!\(address)")
      let note = notes.first { $0.hasPrefix("\(sheet)!\(address)=") }
      #expect(note?.contains(finding.message.vi) == true, "\(finding.message.vi)")
      for hint in finding.hints {
        #expect(note?.contains(hint.vi.capitalizedFirst) == true, "\(hint.vi)")
      }
    }
    // And one about a sheet.
    #expect(outcome.result == cells.count + 1)
    #expect(notes.contains { $0.hasPrefix("Chươg trình!A1=") && $0.contains("không có trang") })
  }

  @Test("the copy reads as the workbook did")
  func sameFigures() throws {
    let world = try SampleWorld()
    let findings = try check(world, Self.dossier)
    _ = try AnnotateWorkbook(workspace: world.workspace)
      .run(Self.dossier, findings, in: .english, to: "a.xlsx")
    #expect(try world.rows(of: "a.xlsx") == world.rows(of: Self.dossier + "/so-lieu.xlsx"))
  }

  @Test("the clerk's own workbook is never written over, by whatever name")
  func ownWorkbook() throws {
    let world = try SampleWorld()
    let path = Self.dossier + "/so-lieu.xlsx"
    let before = try world.workspace.read(path)
    let outcome = try AnnotateWorkbook(workspace: world.workspace)
      .run(Self.dossier, check(world, Self.dossier), in: .english, to: path, replacing: .anything)
    #expect(outcome.findings.all.map(\.code) == ["annotate.own-workbook"])
    #expect(try world.workspace.read(path) == before)
  }

  @Test("a dossier without a workbook, or with one that is none, says so")
  func noWorkbook() throws {
    let world = try SampleWorld(
      changing: [
        "csv/ho-so.yaml": "ho_so: {}\n", "csv/so-lieu.yaml": "{}\n",
        "bad/ho-so.yaml": "ho_so: {}\n", "bad/so-lieu.xlsx": "không phải zip",
      ])
    for (dossier, code) in [
      ("csv", "annotate.no-workbook"), ("bad", "annotate.unreadable-workbook"),
    ] {
      let outcome = try AnnotateWorkbook(workspace: world.workspace)
        .run(dossier, Findings(), in: .english, to: "a.xlsx")
      #expect(outcome.findings.all.map(\.code) == [code])
      #expect(try world.workspace.look(at: "a.xlsx") == nil)
    }
  }

  @Test("the page has every finding under its sheet, and markup in it stays text")
  func page() throws {
    var findings = Findings()
    findings.error(
      "a.b", Phrase(vi: "chữ <b>đậm</b> & \"x\"", en: "a <i>bold</i>"),
      at: .cell(file: "so-lieu.xlsx", sheet: "Tuyển quân", CellAddress(row: 7, column: 2)),
      hints: [Phrase(vi: "sửa <lại>", en: "mend it")])
    findings.warning(
      "c.d", Phrase(vi: "ngờ", en: "doubt"), at: .text(file: "ho-so.yaml", line: 3, column: 1))
    findings.error("e.f", Phrase(vi: "chung", en: "all"))
    let page = String(
      decoding: FindingPage(findings, of: "<script>", in: .vietnamese).html, as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"/>"))
    #expect(page.contains("<h1>Kết quả kiểm tra: &lt;script&gt;</h1><p>2 lỗi, 1 cảnh báo</p>"))
    #expect(page.contains("<h2>so-lieu.xlsx, trang Tuyển quân</h2>"))
    #expect(
      page.contains("<td class=\"place\">B7</td><td>Lỗi</td><td>Chữ &lt;b&gt;đậm&lt;/b&gt; &amp;"))
    #expect(page.contains("<p>→ Sửa &lt;lại&gt;</p>"))
    #expect(page.contains("<h2>ho-so.yaml</h2>") && page.contains(">dòng 3</td>"))
    #expect(!page.contains("http") && !page.contains("src="))
    let english = String(
      decoding: FindingPage(findings, of: "x", in: .english).html, as: UTF8.self)
    #expect(english.contains("lang=\"en\"") && english.contains("A &lt;i&gt;bold"))
  }
}

import Groundwork
import Office
import Packaging
import Spreadsheets
import Templating
import WordDocuments

/// The doors through which files of strangers come in; each takes any bytes.
///
/// Nothing is answered: a door must come to an end by itself, with a finding, a fault or a result,
/// and neither trap nor eat up the machine. The fuzzers in `Fuzzing/guided` push at the same doors.
public enum Door: String, CaseIterable, Sendable {
  case xml, package, template
  case wordTemplate = "word-template"
  case workbook, data

  public func push(_ bytes: [UInt8]) {
    switch self {
    case .xml: readXML(bytes)
    case .package: readPackage(bytes)
    case .template: runTemplate(bytes)
    case .wordTemplate:
      fillWord(isArchive(bytes) ? bytes : smallestPackage(around: bytes, isWord: true))
    case .workbook:
      readWorkbook(isArchive(bytes) ? bytes : smallestPackage(around: bytes, isWord: false))
    case .data: readData(bytes)
    }
  }
}

/// Enough for what a fuzzer writes; the limits themselves have tests of their own.
private let budget = Budget(
  steps: 200_000, depth: 100, outputBytes: 1 << 22, textBytes: 1 << 20, rangeSize: 10_000)

private func readXML(_ bytes: [UInt8]) {
  do {
    var reader = try XMLReader(bytes, part: "fuzz.xml")
    while let event = try reader.next() {
      switch event {
      case .start: _ = reader.attributes.count + reader.label.utf8.count
      case .text: _ = reader.text.count + reader.position().line
      case .end: break
      }
    }
  } catch {}
  guard let outline = try? XMLOutline(of: bytes, part: "fuzz.xml", codes: XMLNameCodes([("a", 1)]))
  else { return }
  for element in outline.elements {
    _ = bytes[element.open].count + bytes[element.inside].count + bytes[element.close].count
  }
}

private func readPackage(_ bytes: [UInt8]) {
  guard let archive = try? ArchiveReader(reading: bytes) else { return }
  for name in archive.names { _ = try? archive.content(name) }
  guard let package = try? OfficePackage(reading: bytes) else { return }
  _ = try? package.relationships(of: nil)
  for name in package.partNames {
    _ = package.contentType(of: name)
    _ = try? package.relationships(of: name)
  }
}

private func runTemplate(_ bytes: [UInt8]) {
  var options = TemplateOptions(undefined: .empty, budget: budget)
  var text = bytes[...]
  // The first byte chooses the options, so that one corpus serves them all.
  if let first = text.popFirst() {
    if first & 1 != 0 { options.trimBlocks = true }
    if first & 2 != 0 { options.lstripBlocks = true }
    if first & 4 != 0 { options.escaping = .html }
    if first & 8 != 0 { options.undefined = .mark }
    if first & 16 != 0 { options.lineStatementPrefix = "%" }
    if first & 64 == 0 { options.lineCommentPrefix = "##" }
  }
  let main = String(decoding: text, as: UTF8.self)
  let compiler = TemplateCompiler(options: options) { name in
    name == "self" ? TemplateText(name: name, text: main) : nil
  }
  var findings = Findings()
  var sink = ByteSink()
  compiler.compile(TemplateText(name: "fuzz", text: main), into: &findings)?
    .run(data, into: &sink, findings: &findings)
  _ = FindingReport(findings, in: .vietnamese).text
}

private func fillWord(_ bytes: [UInt8]) {
  var options = TemplateOptions.word
  options.undefined = .empty
  options.budget = budget
  var findings = Findings()
  guard
    let template = try? WordTemplate(
      reading: bytes, file: "fuzz.docx", options: options, into: &findings)
  else { return }
  _ = template.asked.count + template.regions.count
  _ = try? template.fill(data, into: &findings)
}

private func readWorkbook(_ bytes: [UInt8]) {
  guard let workbook = try? WorkbookReader(bytes, file: "fuzz.xlsx") else { return }
  for sheet in workbook.sheets.prefix(4) {
    try? workbook.readRows(of: sheet.index) { row in _ = row.cells.count }
  }
}

/// The first byte chooses the kind of file.
private func readData(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let kinds = ["json", "yaml", "csv", "tsv"]
  let file = "fuzz." + kinds[Int(first) % kinds.count]
  let workspace = MemoryWorkspace([file: Array(bytes.dropFirst())])
  let shown = try? ShowData(workspace: workspace, templates: nil)
    .run(file, form: .lines, origins: true, language: .vietnamese)
  if let shown { _ = FindingReport(shown.findings, in: .vietnamese).text }
}

private func isArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "PK".utf8) }

/// The smallest package that has the XML for its document or sheet.
private func smallestPackage(around xml: [UInt8], isWord: Bool) -> [UInt8] {
  let main = isWord ? "word/document.xml" : "xl/workbook.xml"
  let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  let types = "application/vnd.openxmlformats-officedocument."
  let mainType = isWord ? "wordprocessingml.document" : "spreadsheetml.sheet"
  var archive = ArchiveWriter()
  func add(_ name: String, _ text: String) {
    archive.add(name, Array(text.utf8), compression: .stored)
  }
  add(
    "[Content_Types].xml",
    """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Override PartName="/\(main)" ContentType="\(types)\(mainType).main+xml"/></Types>
    """)
  add(
    "_rels/.rels",
    """
    <Relationships xmlns="\(relations)"><Relationship Id="r1" Type="\(kind)/officeDocument" \
    Target="\(main)"/></Relationships>
    """)
  if isWord {
    archive.add(main, xml, compression: .stored)
  } else {
    add(
      main,
      """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="\(kind)"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>
      """)
    add(
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships xmlns="\(relations)"><Relationship Id="r1" Type="\(kind)/worksheet" \
      Target="worksheets/sheet1.xml"/></Relationships>
      """)
    archive.add("xl/worksheets/sheet1.xml", xml, compression: .stored)
  }
  return (try? archive.finish()) ?? []
}

/// Data of every kind, under the names that the corpus uses.
private let data: Value = .record(
  Record([
    ("i", .integer(7)), ("f", .number(2.5)), ("t", .bool(true)), ("n", .none),
    ("s", .text("chữ thường")), ("h", .text("<b>\"Đ\" & 'x'</b>")), ("e", .text("")),
    ("l", .list([.integer(3), .integer(1), .integer(2)])),
    (
      "d",
      .record(Record([("a", .integer(1)), ("b", .record(Record([("c", .text("sâu"))])))]))
    ),
    (
      "ng",
      .list([
        .record(Record([("ten", .text("Mẫu Thị Một")), ("tuoi", .integer(34))])),
        .record(Record([("ten", .text("Mẫu Văn Hai")), ("tuoi", .integer(51))])),
      ])
    ),
  ]))

import Groundwork
import Packaging
import Templating
import Testing
import WordDocuments

/// A Word document of a few paragraphs, made on the spot.
struct SmallTemplate {
  var body: String
  var header: String?
  var title: String?
  /// Parts that the body relates to: the kind, which names the root too, and what the root holds.
  var parts: [(kind: String, root: String, content: String)] = []

  init(_ body: String, header: String? = nil, title: String? = nil) {
    self.body = body
    self.header = header
    self.title = title
  }

  /// With a list, number 1, that counts, and another, number 2, of bullets.
  func listed() -> SmallTemplate {
    var template = self
    let levels = [("decimal", "%1."), ("bullet", "-")]
    let definitions = levels.enumerated().map { number, level in
      "<w:abstractNum w:abstractNumId=\"\(number)\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        + "<w:numFmt w:val=\"\(level.0)\"/><w:lvlText w:val=\"\(level.1)\"/></w:lvl></w:abstractNum>"
    }
    let lists = [1, 2].map {
      "<w:num w:numId=\"\($0)\"><w:abstractNumId w:val=\"\($0 - 1)\"/></w:num>"
    }
    template.parts.append(("numbering", "numbering", (definitions + lists).joined()))
    return template
  }

  static let namespaces =
    [
      ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
      ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
      ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
      ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ].map { " xmlns:\($0)=\"\($1)\"" }.joined()

  var bytes: [UInt8] {
    get throws {
      let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
      var package = PackageWriter()
      package.relate(nil, type: relationships + "/officeDocument", to: "/word/document.xml")
      package.add(
        "/word/document.xml", contentType: types + ".document.main+xml",
        Array("<w:document\(Self.namespaces)><w:body>\(body)</w:body></w:document>".utf8))
      if let header {
        package.relate("/word/document.xml", type: relationships + "/header", to: "/word/h1.xml")
        package.add(
          "/word/h1.xml", contentType: types + ".header+xml",
          Array("<w:hdr\(Self.namespaces)>\(header)</w:hdr>".utf8))
      }
      for (kind, root, content) in parts {
        let name = try PartName("/word/\(kind).xml")
        package.relate("/word/document.xml", type: "\(relationships)/\(kind)", to: name)
        package.add(
          name, contentType: "\(types).\(kind)+xml",
          Array("<w:\(root)\(Self.namespaces)>\(content)</w:\(root)>".utf8))
      }
      if let title {
        let place = "http://schemas.openxmlformats.org/package/2006"
        package.relate(
          nil, type: place + "/relationships/metadata/core-properties", to: "/docProps/core.xml")
        package.add(
          "/docProps/core.xml",
          contentType: "application/vnd.openxmlformats-package.core-properties+xml",
          Array(
            """
            <cp:coreProperties xmlns:cp="\(place)/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(title)</dc:title>\
            </cp:coreProperties>
            """.utf8))
      }
      return try package.finish()
    }
  }

  /// The template compiled; nil with findings when it has errors.
  func compiled(
    undefined: TemplateOptions.Undefined = .error, for purpose: WordTemplate.Purpose = .documents,
    into findings: inout Findings
  ) throws -> WordTemplate? {
    var options = TemplateOptions.word
    options.undefined = undefined
    return try WordTemplate(
      reading: bytes, file: "mau.docx", options: options, for: purpose, into: &findings)
  }

  /// The package with a section for each record.
  func sections(_ records: [Value]) throws -> OfficePackage {
    var findings = Findings()
    let template = try #require(
      try compiled(for: .sections, into: &findings), "\(findings.all)")
    let bytes = try template.fill(sections: records) { #expect($1.isEmpty, "\($1.all)") }
    let package = try OfficePackage(reading: bytes.joined)
    for part in package.partNames where part.path.hasSuffix(".xml") {
      var reader = try package.xml(part)
      while try reader.next() != nil {}
    }
    return package
  }

  /// What a part's root holds when the template is filled.
  func filled(
    _ data: Value, part: PartName = "/word/document.xml", resources: FillResources = .none
  ) throws -> String {
    var findings = Findings()
    let template = try #require(try compiled(into: &findings), "\(findings.all)")
    let bytes = try template.fill(data, resources: resources, into: &findings)
    #expect(findings.all.isEmpty, "\(findings.all)")
    let package = try OfficePackage(reading: bytes.joined)
    // Reading it to the end says that it is well formed.
    var reader = try package.xml(part)
    while try reader.next() != nil {}
    let xml = String(decoding: try package.part(part), as: UTF8.self)
    return String(
      xml.dropFirst(
        xml.firstIndex(of: ">").map { xml.distance(from: xml.startIndex, to: $0) + 1 } ?? 0))
  }

  /// The texts of the body's paragraphs and cells: paragraphs divided by “/”, breaks as “|”.
  func text(_ data: Value) throws -> String { Self.text(of: try filled(data)) }

  static func text(of xml: String) -> String {
    xml.replacing("</w:p>", with: "/").replacing("<w:p/>", with: "/")
      .replacing("<w:br/>", with: "|").replacing("<w:tab/>", with: "→")
      .replacing("</w:tr>", with: "#")
      .replacing(/<[^>]*>/, with: "")
  }
}

/// A paragraph with one run.
func p(_ text: String, properties: String = "") -> String {
  "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
}

/// A paragraph of a list.
func item(_ text: String, list: Int = 1) -> String {
  p(
    text,
    properties:
      "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>")
}

/// A paragraph with a run for each text.
func runs(_ texts: String...) -> String {
  "<w:p>" + texts.map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined() + "</w:p>"
}

/// A table with one paragraph in each cell.
func table(_ rows: [String]...) -> String {
  let grid = rows[0].map { _ in "<w:gridCol w:w=\"3000\"/>" }.joined()
  let lines = rows.map { row in
    "<w:tr>" + row.map { "<w:tc><w:tcPr/>\(p($0))</w:tc>" }.joined() + "</w:tr>"
  }
  return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>\(lines.joined())</w:tbl>" + p("")
}

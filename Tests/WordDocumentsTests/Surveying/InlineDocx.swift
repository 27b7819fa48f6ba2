import Packaging
import WordDocuments

/// A small Word document whose parts are written out in a test.
struct InlineDocx {
  /// What stands in `w:body`.
  var body = ""
  /// What stands in `w:styles`; no part when empty.
  var styles = ""
  /// What stands in `w:numbering`.
  var numbering = ""
  /// What stands in `w:settings`.
  var settings = ""
  /// Fonts of the theme, in Latin letters: of headings, of text.
  var themeFonts: (major: String, minor: String)?
  /// Headers and footers: what stands in them, by their relationship.
  var edges: [(id: String, kind: String, content: String)] = []

  init(_ body: String) { self.body = body }

  private static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
    + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""

  func bytes() throws -> [UInt8] {
    var package = PackageWriter()
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let main: PartName = "/word/document.xml"
    package.relate(nil, type: base + "officeDocument", to: main)
    package.add(
      main, contentType: "application/xml", part("w:document", "<w:body>\(body)</w:body>"))
    func add(_ kind: String, _ name: PartName, _ root: String, _ content: String) {
      guard !content.isEmpty else { return }
      package.relate(main, type: base + kind, to: name)
      package.add(name, contentType: "application/xml", part(root, content))
    }
    add("styles", "/word/styles.xml", "w:styles", styles)
    add("numbering", "/word/numbering.xml", "w:numbering", numbering)
    add("settings", "/word/settings.xml", "w:settings", settings)
    if let themeFonts {
      add(
        "theme", "/word/theme/theme1.xml", "a:theme",
        "<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface=\"\(themeFonts.major)\"/>"
          + "<a:ea typeface=\"\"/></a:majorFont><a:minorFont>"
          + "<a:latin typeface=\"\(themeFonts.minor)\"/></a:minorFont></a:fontScheme>"
          + "</a:themeElements>")
    }
    for (place, edge) in edges.enumerated() {
      let name = try PartName("/word/edge\(place + 1).xml")
      package.add(
        name, contentType: "application/xml",
        part(edge.kind == "header" ? "w:hdr" : "w:ftr", edge.content))
      package.keep(
        Relationship(id: edge.id, type: base + edge.kind, target: .part(name)), of: main)
    }
    return try package.finish()
  }

  func survey() throws -> WordSurvey { try WordSurvey(reading: bytes(), file: "a.docx") }

  private func part(_ root: String, _ content: String) -> [UInt8] {
    Array("<?xml version=\"1.0\"?><\(root) \(Self.namespaces)>\(content)</\(root)>".utf8)
  }
}

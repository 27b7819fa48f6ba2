import Packaging

/// A small workbook made part by part, so that each test shows the XML that matters to it.
struct SampleBook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var sheets: [(name: String, attributes: String, xml: String)] = []
  var properties = ""
  var strings: String?
  var styles: String?
  var namespace = main
  var relationships = office

  /// One sheet around the rows given.
  init(rows: String = "", after: String = "") {
    sheets = [("Trang 1", "", Self.sheet(rows, after: after))]
  }

  static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
    "<worksheet xmlns=\"\(main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  /// A style sheet in which style 0, 1, 2 … have these format codes.
  static func styles(_ codes: [String]) -> String {
    let formats = codes.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escaped($1))\"/>"
    }
    let cells = codes.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
    return "<styleSheet xmlns=\"\(main)\"><numFmts>\(formats.joined())</numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs>\(cells.joined())</cellXfs></styleSheet>"
  }

  /// A style sheet in which style 0, 1, 2 … have these built-in formats.
  static func styles(builtIn ids: [Int]) -> String {
    "<styleSheet xmlns=\"\(main)\"><cellXfs>"
      + ids.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>"
  }

  static func strings(_ items: String) -> String { "<sst xmlns=\"\(main)\">\(items)</sst>" }

  private static func escaped(_ text: String) -> String {
    var xml = XMLWriter()
    xml.empty("a", ["b": text])
    return String(String(decoding: xml.finish(), as: UTF8.self).dropFirst(6).dropLast(3))
  }

  func bytes() throws -> [UInt8] {
    var package = PackageWriter()
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    package.relate(nil, type: relationships + "/officeDocument", to: "/xl/workbook.xml")
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let part = try PartName("/xl/worksheets/sheet\(index + 1).xml")
      let id = package.relate("/xl/workbook.xml", type: relationships + "/worksheet", to: part)
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"\(id)\""
      list += " \(sheet.attributes)/>"
      package.add(part, contentType: type + "worksheet+xml", Array(sheet.xml.utf8))
    }
    if let strings {
      package.relate(
        "/xl/workbook.xml", type: relationships + "/sharedStrings", to: "/xl/sharedStrings.xml")
      package.add(
        "/xl/sharedStrings.xml", contentType: type + "sharedStrings+xml", Array(strings.utf8))
    }
    if let styles {
      package.relate("/xl/workbook.xml", type: relationships + "/styles", to: "/xl/styles.xml")
      package.add("/xl/styles.xml", contentType: type + "styles+xml", Array(styles.utf8))
    }
    let workbook =
      "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(relationships)\">\(properties)"
      + "<sheets>\(list)</sheets></workbook>"
    package.add("/xl/workbook.xml", contentType: type + "sheet.main+xml", Array(workbook.utf8))
    return try package.finish()
  }
}

/// An element's or attribute's name, as a small number that a reader gave it.
///
/// Names of the reader's vocabulary have the numbers of their places in it; others follow.
public struct XMLName: Sendable, Hashable {
  public let index: Int

  public init(index: Int) { self.index = index }
}

/// The names that somebody who reads XML cares about, numbered in the order given.
///
/// A name is written with the customary prefix of its namespace (`OfficeNamespaces`), such as
/// “w:p”, whatever prefix the file uses and whether it is Strict or Transitional; an attribute
/// without a namespace is written plainly, such as “val”.
public struct XMLVocabulary: Sendable {
  /// The names, by number.
  public let names: [String]
  let numbers: [String: Int32]

  public init(_ names: [String]) {
    self.names = names
    numbers = Dictionary(
      names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// For readers that ask for names as text.
  public static let none = XMLVocabulary([])
}

/// The customary prefixes of the namespaces in office documents.
public enum OfficeNamespaces {
  /// The prefix of a namespace; nil when it has none here.
  ///
  /// The Strict and the Transitional variant of a namespace (ISO/IEC 29500-1 and -4) have one
  /// prefix.
  public static func prefix(of namespace: String) -> String? { prefixes[namespace] }

  private static let prefixes: [String: String] = {
    let transitional = "http://schemas.openxmlformats.org/"
    let strict = "http://purl.oclc.org/ooxml/"
    var all = [
      "http://www.w3.org/XML/1998/namespace": "xml",
      transitional + "package/2006/content-types": "ct",
      transitional + "package/2006/relationships": "rel",
      transitional + "package/2006/metadata/core-properties": "cp",
      transitional + "markup-compatibility/2006": "mc",
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://purl.org/dc/terms/": "dcterms",
      "http://www.w3.org/2001/XMLSchema-instance": "xsi",
      "urn:schemas-microsoft-com:vml": "v",
      "urn:schemas-microsoft-com:office:office": "o",
      "urn:schemas-microsoft-com:office:word": "w10",
      "urn:schemas-microsoft-com:office:excel": "xvml",
      "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
      "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
      "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14",
    ]
    for (place2006, place, prefix) in [
      ("wordprocessingml/2006/main", "wordprocessingml/main", "w"),
      ("spreadsheetml/2006/main", "spreadsheetml/main", "x"),
      ("officeDocument/2006/relationships", "officeDocument/relationships", "r"),
      ("officeDocument/2006/math", "officeDocument/math", "m"),
      ("officeDocument/2006/extended-properties", "officeDocument/extendedProperties", "ep"),
      ("officeDocument/2006/custom-properties", "officeDocument/customProperties", "op"),
      ("officeDocument/2006/docPropsVTypes", "officeDocument/docPropsVTypes", "vt"),
      ("drawingml/2006/main", "drawingml/main", "a"),
      ("drawingml/2006/picture", "drawingml/picture", "pic"),
      ("drawingml/2006/chart", "drawingml/chart", "c"),
      ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing", "wp"),
      ("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing", "xdr"),
    ] {
      all[transitional + place2006] = prefix
      all[strict + place] = prefix
    }
    return all
  }()
}

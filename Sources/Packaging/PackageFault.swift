/// Why a package, an archive or the XML inside one could not be read or made.
public enum PackageFault: Error, Sendable, Hashable {
  // What was handed in.
  /// Not a zip archive at all; the payload says what it is, as far as its first bytes tell.
  case notAPackage(ForeignFormat)
  /// A zip archive, but no office package: it has no `[Content_Types].xml`.
  case noContentTypes(ForeignFormat)
  /// The archive ends before its contents do, or its directory makes no sense.
  case damaged(entry: String?)
  /// An entry needs a password.
  case encrypted(entry: String)
  /// An entry is compressed in a way that office programs never use.
  case unsupportedCompression(entry: String)
  /// An entry's name could be unpacked outside the chosen folder.
  case unsafeName(String)
  /// Two entries have one name, or differ only in the case of Latin letters.
  case duplicateName(String)
  case tooManyEntries(count: Int, limit: Int)
  /// Unpacked, an entry (or everything together, when nil) is larger than the limit, in bytes.
  case tooLarge(entry: String?, limit: Int)
  /// An entry unpacks to more than `limit` times its packed size.
  case suspiciousRatio(entry: String, limit: Int)

  // Parts and how they hang together.
  case badPartName(String)
  case missingPart(String)
  /// A relationship starts from or points to a part that is not there.
  case danglingRelationship(source: String, target: String)
  /// Two relationships of one source have one id.
  case duplicateRelationship(source: String, id: String)

  /// XML that is broken, or asks for more than we give; `line` and `column` count from 1.
  case xml(part: String, line: Int, column: Int, XMLProblem)

  // The world.
  case outOfMemory
  /// libzip failed for a reason of its own; in English, as the library says it.
  case zipLibrary(String)
}

/// What is wrong with a piece of XML.
public enum XMLProblem: Sendable, Hashable {
  /// Not well formed; the text is the parser's own, in English.
  case malformed(String)
  /// It has a DOCTYPE, which office documents never have and attacks need.
  case doctype
  case tooDeep(limit: Int)
  case tooManyAttributes(limit: Int)
  case tooManyNamespaces(limit: Int)
  case attributeTooLong(limit: Int)
  case nameTooLong(limit: Int)
  case textTooLong(limit: Int)
  /// One tag, comment or processing instruction goes on too long.
  case markupTooLong(limit: Int)
}

/// What a file that should have been a package really is.
public enum ForeignFormat: Sendable, Hashable {
  case empty
  /// .doc of Word 97–2003.
  case oldWord
  /// .xls of Excel 97–2003.
  case oldExcel
  /// A .docx or .xlsx with a password to open it.
  case passwordProtected
  /// Another file in the old compound format.
  case compound
  /// .odt, .ods or .odp of LibreOffice.
  case openDocument
  case pdf
  case richText
  /// A web page or XML saved under an office ending.
  case markup
  /// Excel's binary .xlsb is a package, but its parts are not XML.
  case binaryWorkbook
  /// A Word document where a workbook was wanted.
  case wordDocument
  case presentation
  /// An ordinary zip archive.
  case zip
  case unknown
}

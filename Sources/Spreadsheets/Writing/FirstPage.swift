import Packaging

extension WorkbookPlan {
  /// The parts whose first page goes without header and footer.
  var partsWithBareFirstPages: [String] {
    sheets.indices.filter { index in
      let page = sheets[index].page
      return page.firstPageIsBare && (page.header != nil || page.footer != nil)
    }.map { "xl/worksheets/sheet\($0 + 1).xml" }
  }

  /// The written workbook with the first pages bare where the plan wants them so, for where the
  /// parts could not be changed on their way into the file.
  ///
  /// libxlsxwriter cannot say that the first page is different; one attribute in the sheet says it.
  /// All other parts are taken over as they are, compressed.
  func bareFirstPages(_ bytes: [UInt8]) throws(WorkbookFault) -> [UInt8] {
    let parts = partsWithBareFirstPages
    guard !parts.isEmpty else { return bytes }
    do throws(PackageFault) {
      let archive = try ArchiveReader(reading: bytes)
      var writer = ArchiveWriter()
      for name in archive.names {
        if parts.contains(name) {
          writer.add(name, withBareFirstPage(try archive.content(name)))
        } else if let entry = archive.compressed(name) {
          writer.addCompressed(name, entry)
        }
      }
      return try writer.finish()
    } catch {
      throw .package(file: "xlsx", error)
    }
  }
}

/// Adds the attribute to a sheet's header and footer.
private func withBareFirstPage(_ sheet: [UInt8]) -> [UInt8] {
  var edit = FirstPageEdit()
  return edit.pass(sheet[...]) + edit.finish()
}

/// Adds the attribute that makes a first page bare to a sheet that comes in pieces.
struct FirstPageEdit {
  /// The end of the last piece, in which the tag may have begun.
  private var kept: [UInt8] = []
  /// Whether the tag has come.
  private(set) var isDone = false

  /// What can be passed on once another piece is there.
  mutating func pass(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    guard !isDone else { return Array(piece) }
    let bytes = kept + piece
    if let end = Self.endOfTag(in: bytes) {
      isDone = true
      kept = []
      return bytes[..<end] + Array(" differentFirst=\"1\"".utf8) + bytes[end...]
    }
    kept = Array(bytes.suffix(Self.tag.count - 1))
    return Array(bytes.dropLast(kept.count))
  }

  /// What is left at the end.
  mutating func finish() -> [UInt8] {
    defer { kept = [] }
    return kept
  }

  // No text of a sheet holds it: there “<” is written otherwise.
  private static let tag = Array("<headerFooter".utf8)

  private static func endOfTag(in bytes: [UInt8]) -> Int? {
    // “<” is everywhere in a sheet, “F” in the names of one column only.
    let rare = UInt8(ascii: "F")
    guard let before = tag.firstIndex(of: rare) else { return nil }
    var rest = bytes[...]
    while let found = rest.firstIndex(of: rare) {
      let start = found - before
      if start >= 0, bytes[start...].starts(with: tag) { return start + tag.count }
      rest = bytes[(found + 1)...]
    }
    return nil
  }
}

import Packaging

extension WorkbookPlan {
  /// The written workbook with the first pages bare where the plan wants them so.
  ///
  /// libxlsxwriter cannot say that the first page is different; one attribute in the sheet says it.
  /// All other parts are taken over as they are, compressed.
  func bareFirstPages(_ bytes: [UInt8]) throws(WorkbookFault) -> [UInt8] {
    let parts = sheets.indices.filter { index in
      let page = sheets[index].page
      return page.firstPageIsBare && (page.header != nil || page.footer != nil)
    }.map { "xl/worksheets/sheet\($0 + 1).xml" }
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

/// Adds the attribute to a sheet's header and footer, which come near its end.
private func withBareFirstPage(_ sheet: [UInt8]) -> [UInt8] {
  let tag = Array("<headerFooter".utf8)
  var start = sheet.count - tag.count
  while start >= 0 {
    if sheet[start] == tag[0], sheet[start..<(start + tag.count)].elementsEqual(tag) {
      var changed = sheet
      changed.insert(contentsOf: Array(" differentFirst=\"1\"".utf8), at: start + tag.count)
      return changed
    }
    start -= 1
  }
  return sheet
}

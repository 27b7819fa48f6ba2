import Glibc
import Packaging

/// XML in the one form that `MarkupScanner` understands.
///
/// Plain means: UTF-8, no comments, CDATA sections, processing instructions or DOCTYPE, and the
/// spreadsheet namespace as the default one. Nearly every program writes sheets so; what is not
/// plain is read by `XMLReader`, which refuses what must be refused, and written again plainly.
struct PlainMarkup {
  let bytes: [UInt8]
  /// Where the root element starts.
  let start: Int

  /// - Parameter root: the root element's name.
  init(_ xml: [UInt8], part: String, root: String) throws(PackageFault) {
    if let start = Self.start(of: xml, root: root) {
      bytes = xml
      self.start = start
    } else {
      bytes = try Self.rewritten(xml, part: part)
      start = 0
    }
  }

  /// Nil when the XML is not plain.
  init?(plain xml: [UInt8], root: String) {
    guard let start = Self.start(of: xml, root: root) else { return nil }
    bytes = xml
    self.start = start
  }

  /// Where the root element starts; nil when the XML is not plain.
  private static func start(of xml: [UInt8], root: String) -> Int? {
    var start = 0
    if xml.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    if xml[start...].starts(with: "<?xml".utf8) {
      guard let end = xml[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let declaration = String(decoding: xml[start...end], as: UTF8.self).lowercased()
      if declaration.contains("encoding"), !declaration.contains("utf-8") { return nil }
      start = end + 1
    }
    var scanner = MarkupScanner(xml, start..<xml.count)
    guard (try? scanner.next()) == .open, scanner.isNamed(root) else { return nil }
    var isSpreadsheet = false
    while let more = try? scanner.nextAttribute(), more {
      let name = scanner.bytes[scanner.attributeName]
      guard name.starts(with: "xmlns".utf8) else { continue }
      let namespace = String(decoding: xml[scanner.value], as: UTF8.self)
      guard OfficeNamespaces.prefix(of: namespace) == "x" else { continue }
      // With a second prefix for the same namespace, names would have to be resolved.
      guard name.count == 5 else { return nil }
      isSpreadsheet = true
    }
    guard isSpreadsheet else { return nil }
    return hasOddTag(xml, from: start) ? nil : start
  }

  /// Whether there is a comment, a CDATA section, a processing instruction or a DOCTYPE.
  static func hasOddTag(_ xml: [UInt8], from start: Int) -> Bool {
    hasTag(xml, from: start, marked: UInt8(ascii: "!"))
      || hasTag(xml, from: start, marked: UInt8(ascii: "?"))
  }

  /// Where a tag that is written `before`, “D”, `after` first stands; nil when it does not.
  ///
  /// Few bytes of a sheet are a “D”, which is looked for.
  static func place(
    of before: StaticString, _ after: StaticString, in bytes: [UInt8]
  ) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let lead = before.utf8CodeUnitCount
      let rest = after.utf8CodeUnitCount
      var from = lead
      while from + rest < bytes.count,
        let found = unsafe memchr(base + from, Int32(UInt8(ascii: "D")), bytes.count - from)
      {
        let place = unsafe UnsafeRawPointer(found) - base
        guard place + rest < bytes.count else { return nil }
        if unsafe memcmp(base + place - lead, before.utf8Start, lead) == 0,
          unsafe memcmp(base + place + 1, after.utf8Start, rest) == 0
        {
          return place - lead
        }
        from = place + 1
      }
      return nil
    }
  }

  /// Whether a tag starts with the mark, which is rare enough to look for it rather than for “<”.
  private static func hasTag(_ xml: [UInt8], from start: Int, marked mark: UInt8) -> Bool {
    unsafe xml.withUnsafeBytes {
      guard let base = $0.baseAddress else { return false }
      var place = start
      while let found = unsafe memchr(base + place, Int32(mark), xml.count - place) {
        place = unsafe UnsafeRawPointer(found) - base
        if place > start, xml[place - 1] == UInt8(ascii: "<") { return true }
        place += 1
      }
      return false
    }
  }

  private static func rewritten(_ xml: [UInt8], part: String) throws(PackageFault) -> [UInt8] {
    var reader = try XMLReader(xml, part: part)
    var writer = XMLWriter(reserving: xml.count)
    while let event = try reader.next() {
      switch event {
      case .start:
        writer.open(name(reader.label))
        for (label, value) in reader.attributes { writer.attribute(name(label), value) }
      case .end:
        writer.close()
      case .text:
        writer.text(utf8: reader.text)
      }
    }
    return writer.finish()
  }

  /// The spreadsheet's own names plainly; foreign ones under a name that means nothing here.
  private static func name(_ label: String) -> String {
    if label.hasPrefix("x:") { return String(label.dropFirst(2)) }
    return label.utf8.first == UInt8(ascii: "{") ? "foreign:name" : label
  }
}

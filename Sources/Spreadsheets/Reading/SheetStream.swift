import Packaging

/// A large sheet, unpacked piece by piece each time that its rows are read.
///
/// What comes after the rows (merged ranges above all) has to be known before them, so the sheet is
/// passed over once when it is opened. That costs less time than it saves memory: a sheet of half a
/// million cells is twenty megabytes of XML.
struct SheetStream: Sendable {
  private let package: OfficePackage
  private let part: PartName
  /// Where the rows stand in the part, in bytes.
  private let rows: Range<Int>

  /// Smaller sheets are read faster whole.
  private static let leastBytes = 1 << 20
  /// What comes before the rows is short; a sheet where it is not is read whole.
  private static let mostHead = 1 << 20

  /// Nil for a sheet that is small, or not written as nearly all programs do: it is read whole.
  ///
  /// - Throws: `PackageFault.damaged`.
  init?(
    _ package: OfficePackage, _ part: PartName, frame: inout SheetFrame
  ) throws(PackageFault) {
    guard let entry = package.compressed(part), entry.size >= Self.leastBytes else { return nil }
    self.package = package
    self.part = part
    let stream = try package.stream(of: part)
    var pass = FramePass()
    var piece: [UInt8] = []
    while try stream.append(to: &piece) {
      guard pass.take(piece), pass.head.count <= Self.mostHead else { return nil }
      piece.removeAll(keepingCapacity: true)
    }
    guard let rows = pass.rows, let plain = PlainMarkup(plain: pass.frame, root: "worksheet"),
      let inside = try? frame.read(plain.bytes, from: plain.start),
      inside == pass.head.count..<pass.head.count
    else { return nil }
    self.rows = rows
  }

  /// Hands every row to `body`.
  ///
  /// - Throws: `PackageFault.xml` when a row is malformed, `.damaged`.
  func read(
    through scan: inout RowScan, _ body: (SheetRow) -> Void
  ) throws(PackageFault) {
    let stream = try package.stream(of: part)
    var buffer: [UInt8] = []
    // The place of the buffer's first byte in the part.
    var base = 0
    while base < rows.upperBound {
      let before = buffer.count
      guard try stream.append(to: &buffer) else { throw .damaged(entry: part.entryName) }
      if base < rows.lowerBound {
        let passed = min(buffer.count, rows.lowerBound - base)
        buffer.removeFirst(passed)
        base += passed
      }
      let isLast = base + buffer.count >= rows.upperBound
      let end = isLast ? rows.upperBound - base : Self.endOfRows(in: buffer, after: before)
      // A row that has not come whole yet.
      guard let end, end > 0 else {
        if isLast { return }
        continue
      }
      scan.begin(MarkupScanner(buffer, 0..<end))
      do throws(MarkupScanner.Flaw) {
        while try scan.next() { body(scan.row) }
      } catch {
        // Line and column count from the part's beginning.
        throw PackageFault(
          .init(offset: base + error.offset, reason: error.reason), in: try package.part(part),
          part: part.path)
      }
      scan.letGo()
      buffer.removeFirst(end)
      base += end
    }
  }

  /// The end of the last row that ends in the buffer; what was there before was looked at.
  private static func endOfRows(in buffer: [UInt8], after before: Int) -> Int? {
    let mark = "</row>".utf8
    let count = mark.count
    var index = buffer.count - count
    while index >= max(0, before - count) {
      if buffer[index] == UInt8(ascii: "<"), buffer[index..<(index + count)].elementsEqual(mark) {
        return index + count
      }
      index -= 1
    }
    return nil
  }
}

/// Finds the rows in a sheet that goes by in pieces, and keeps what is around them.
private struct FramePass {
  /// What comes before the rows, with the tag that opens them.
  private(set) var head: [UInt8] = []
  /// From the tag that closes them on.
  private var tail: [UInt8] = []
  private var start: Int?
  private var end: Int?
  /// The last bytes of the rows that went by: a tag may be cut in two.
  private var carried: [UInt8] = []
  private var passed = 0

  private static let openingBytes = 11
  private static let closingBytes = 12

  /// Where the rows stand; nil when they were not found.
  var rows: Range<Int>? {
    guard let start, let end else { return nil }
    return start..<end
  }

  /// The sheet without its rows.
  var frame: [UInt8] { head + tail }

  /// False when something goes by that is not plain.
  mutating func take(_ piece: [UInt8]) -> Bool {
    guard start != nil else {
      head += piece
      guard let place = PlainMarkup.place(of: "<sheet", "ata>", in: head) else { return true }
      let start = place + Self.openingBytes
      self.start = start
      passed = start
      let rest = Array(head[start...])
      head.removeSubrange(start...)
      return takeRows(rest)
    }
    guard end != nil else { return takeRows(piece) }
    tail += piece
    return true
  }

  private mutating func takeRows(_ piece: [UInt8]) -> Bool {
    let bytes = carried + piece
    guard !PlainMarkup.hasOddTag(bytes, from: 0) else { return false }
    if let place = PlainMarkup.place(of: "</sheet", "ata>", in: bytes) {
      end = passed + place
      tail = Array(bytes[place...])
      carried = []
      return true
    }
    carried = Array(bytes.suffix(Self.closingBytes - 1))
    passed += bytes.count - carried.count
    return true
  }
}

/// Makes the grid of a filled table fit its rows, as wide altogether as it was.
enum GridRepair {
  /// The table starts at `start` and ends with the bytes.
  static func repair(_ bytes: inout [UInt8], from start: Int) {
    var scan = TableScan()
    scan.run(bytes, from: start)
    guard let grid = scan.grid, scan.columns > 0, scan.columns != scan.widths.count else {
      return
    }
    let widths = fitted(scan.widths, to: scan.columns)
    var made: [UInt8] = Array("<w:tblGrid>".utf8)
    for width in widths { made += Array("<w:gridCol w:w=\"\(width)\"/>".utf8) }
    made += Array("</w:tblGrid>".utf8)
    bytes.replaceSubrange(grid, with: made)
  }

  /// Columns are added as wide as the average, or taken from the end; the rest shares the change.
  private static func fitted(_ widths: [Int], to count: Int) -> [Int] {
    let total = widths.reduce(0, +)
    guard count < widths.count else {
      guard !widths.isEmpty, total > 0 else {
        return Array(repeating: 0, count: count)
      }
      let scaled = widths.map { $0 * widths.count / count }
      return scaled + Array(repeating: total / count, count: count - widths.count)
    }
    let kept = widths.prefix(count)
    let extra = (total - kept.reduce(0, +)) / max(1, count)
    return kept.map { $0 + extra }
  }
}

/// Reads how many columns the rows of a table have, passing over tables in its cells.
private struct TableScan {
  var grid: Range<Int>?
  var widths: [Int] = []
  var columns = 0
  private var depth = 0
  private var row = 0

  mutating func run(_ bytes: [UInt8], from start: Int) {
    var at = start
    var gridStart: Int?
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard open + 4 < bytes.count else { return }
      let isEnd = bytes[open + 1] == UInt8(ascii: "/")
      let from = open + (isEnd ? 2 : 1)
      at = open + 1
      // Everything that matters begins with “w:t” or “w:g”.
      guard bytes[from] == UInt8(ascii: "w"), bytes[from + 1] == UInt8(ascii: ":"),
        bytes[from + 2] == UInt8(ascii: "t") || bytes[from + 2] == UInt8(ascii: "g"),
        let close = bytes[from...].firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      let tag = bytes[from..<close]
      let name = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
      let isEmpty = tag.last == UInt8(ascii: "/")
      at = close + 1
      switch (String(decoding: name, as: UTF8.self), isEnd) {
      case ("w:tbl", false): depth += 1
      case ("w:tbl", true): depth -= 1
      case ("w:tr", false) where depth == 1: row = 0
      case ("w:tr", true) where depth == 1: columns = max(columns, row)
      case ("w:tc", false) where depth == 1: row += 1
      case ("w:gridSpan", false) where depth == 1: row += max(0, Self.number(in: tag) - 1)
      case ("w:gridBefore", false) where depth == 1, ("w:gridAfter", false) where depth == 1:
        row += Self.number(in: tag)
      case ("w:tblGrid", false) where depth == 1:
        if isEmpty { grid = open..<(close + 1) } else { gridStart = open }
      case ("w:tblGrid", true) where depth == 1:
        if let gridStart { grid = gridStart..<(close + 1) }
      case ("w:gridCol", false) where depth == 1:
        widths.append(Self.number(in: tag))
      default:
        break
      }
    }
  }

  /// The number in quotes; 0 when there is none.
  private static func number(in tag: ArraySlice<UInt8>) -> Int {
    guard let quote = tag.firstIndex(of: UInt8(ascii: "\"")) else { return 0 }
    var number = 0
    for byte in tag[(quote + 1)...] {
      guard (0x30...0x39).contains(byte), number < 1_000_000 else { break }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}

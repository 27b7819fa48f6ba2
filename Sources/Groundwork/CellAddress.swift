/// The place of a cell on a sheet; both numbers count from 1, as people do.
public struct CellAddress: Sendable, Hashable, Comparable {
  public var row: Int
  /// 0 stands for the whole row.
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads “B7” or “$B$7”; nil when the text is not an address within Excel's limits.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var lettersEnded = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"):
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        lettersEnded = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default:
        guard !lettersEnded, let letter = Self.number(ofLetter: byte) else { return nil }
        column = column * 26 + letter
      }
      guard column <= Self.lastColumn, row <= Self.lastRow else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// Excel's own limits for a sheet.
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384

  /// 1 for “A” and “a”, 26 for “Z” and “z”; nil for what is no letter of a column.
  @inlinable public static func number(ofLetter byte: UInt8) -> Int? {
    // Some programs write addresses in small letters, which differ in one bit.
    let capital = byte & 0xDF
    guard capital >= UInt8(ascii: "A"), capital <= UInt8(ascii: "Z") else { return nil }
    return Int(capital - UInt8(ascii: "A")) + 1
  }

  /// “B” for 2, “AA” for 27.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    appendLetters(ofColumn: column, to: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  /// Adds a column's letters to text in UTF-8; for whoever writes many.
  public static func appendLetters(ofColumn column: Int, to text: inout [UInt8]) {
    let start = text.count
    var rest = column
    while rest > 0 {
      rest -= 1
      text.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest /= 26
    }
    text[start...].reverse()
  }

  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

extension CellAddress: CustomStringConvertible {
  /// “B7”; “7:7” for a whole row.
  public var description: String {
    column > 0 ? Self.letters(ofColumn: column) + String(row) : "\(row):\(row)"
  }
}

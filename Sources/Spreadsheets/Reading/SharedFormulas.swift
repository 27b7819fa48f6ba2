import Groundwork

/// Writes out formulas that cells share with another cell, whose references move with them.
public struct SharedFormulas: Sendable {
  private var masters: [Int: (formula: String, place: CellAddress)] = [:]
  /// Bytes of long formulas that were written out: one formula shared by a million cells must not
  /// become a million long ones.
  private var written = 0
  private static let limit = 16 << 20
  /// Formulas up to this length may be shared by any number of cells.
  private static let shortBytes = 200

  public init() {}

  /// The cell's formula in full, without its “=”; nil when it has none, or shares one that the sheet
  /// never wrote out.
  ///
  /// Cells must come in the order of the sheet: the cell that owns a shared formula comes first.
  public mutating func formula(of cell: SheetCell) -> String? {
    guard let formula = cell.formula else { return nil }
    guard let group = formula.sharedGroup else { return formula.text }
    if let text = formula.text {
      masters[group] = (text, cell.address)
      return text
    }
    guard let master = masters[group] else { return nil }
    let length = master.formula.utf8.count
    if length > Self.shortBytes {
      written += length
      guard written <= Self.limit else { return nil }
    }
    return Self.moved(
      master.formula, rows: cell.address.row - master.place.row,
      columns: cell.address.column - master.place.column)
  }

  /// The formula with its relative references moved; a reference that leaves the sheet is `#REF!`.
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    let bytes = Array(formula.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // A text, or a sheet's name.
        let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count - 1
        out += bytes[index...end]
        index = end + 1
        continue
      }
      guard isWordByte(byte) else {
        out.append(byte)
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
      let word = bytes[index..<end]
      let next = end < bytes.count ? bytes[end] : 0
      // SUM( is a function, Sheet1! a sheet; neither moves.
      if next != UInt8(ascii: "("), next != UInt8(ascii: "!"),
        let reference = Reference(word)
      {
        reference.write(movedByRows: rows, columns: columns, to: &out)
      } else {
        out += word
      }
      index = end
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "\\"), 0x80...:
      true
    default: false
    }
  }

  /// “$B7”, “B” of “B:B”, or “7” of “7:7” would look like a name or a number; only cells count.
  private struct Reference {
    let column: Int
    let row: Int
    let isColumnFixed: Bool
    let isRowFixed: Bool

    init?(_ word: ArraySlice<UInt8>) {
      var index = word.startIndex
      func isDollar() -> Bool { index < word.endIndex && word[index] == UInt8(ascii: "$") }
      isColumnFixed = isDollar()
      if isColumnFixed { index += 1 }
      var column = 0
      while index < word.endIndex, case let small = word[index] | 0x20,
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small)
      {
        column = column * 26 + Int(small - UInt8(ascii: "a")) + 1
        guard column <= CellAddress.lastColumn else { return nil }
        index += 1
      }
      isRowFixed = isDollar()
      if isRowFixed { index += 1 }
      guard column > 0, index < word.endIndex, word[index] != UInt8(ascii: "0"),
        word[index...].allSatisfy({ (0x30...0x39).contains($0) }),
        let row = Int(String(decoding: word[index...], as: UTF8.self)), row <= CellAddress.lastRow
      else { return nil }
      self.column = column
      self.row = row
    }

    func write(movedByRows rows: Int, columns: Int, to out: inout [UInt8]) {
      let row = isRowFixed ? self.row : self.row + rows
      let column = isColumnFixed ? self.column : self.column + columns
      guard (1...CellAddress.lastRow).contains(row), (1...CellAddress.lastColumn).contains(column)
      else {
        out += "#REF!".utf8
        return
      }
      if isColumnFixed { out.append(UInt8(ascii: "$")) }
      CellAddress.appendLetters(ofColumn: column, to: &out)
      if isRowFixed { out.append(UInt8(ascii: "$")) }
      out += String(row).utf8
    }
  }
}

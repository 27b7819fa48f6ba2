/// The first directory of a TIFF file, which photographs in JPEG carry too (Exif).
struct ImageDirectory {
  private(set) var width = 0
  private(set) var height = 0
  /// Dots to the inch; 72 where nothing says so.
  private(set) var across = 72.0
  private(set) var down = 72.0

  private let bytes: ArraySlice<UInt8>
  private let isLittle: Bool

  /// Nil for what does not begin as a TIFF file.
  init?(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
    guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return nil }
    guard let start = number(4, 4), let count = number(start, 2) else { return nil }
    var unit = 2
    var (x, y) = (0.0, 0.0)
    for entry in 0..<min(count, Self.mostEntries) {
      let place = start + 2 + entry * 12
      guard let tag = number(place, 2), let type = number(place + 2, 2) else { break }
      switch tag {
      case 0x100: width = value(place, type) ?? 0
      case 0x101: height = value(place, type) ?? 0
      case 0x11A: x = fraction(place) ?? 0
      case 0x11B: y = fraction(place) ?? 0
      case 0x128: unit = value(place, type) ?? 2
      default: continue
      }
    }
    // 1 says that there is no unit, 3 that it is the centimetre.
    guard unit > 1, x > 0, y > 0 else { return }
    across = max(1, (unit == 3 ? x * 2.54 : x).rounded())
    down = max(1, (unit == 3 ? y * 2.54 : y).rounded())
  }

  /// More than any camera writes.
  private static let mostEntries = 1_000

  private func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    let digits = bytes[(bytes.startIndex + at)..<(bytes.startIndex + at + count)]
    return isLittle
      ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
  }

  /// A whole number kept in the entry itself, of two bytes or four.
  private func value(_ entry: Int, _ type: Int) -> Int? {
    type == 3 ? number(entry + 8, 2) : type == 4 ? number(entry + 8, 4) : nil
  }

  /// A fraction kept elsewhere.
  private func fraction(_ entry: Int) -> Double? {
    guard let place = number(entry + 8, 4), let above = number(place, 4),
      let below = number(place + 4, 4), below > 0
    else { return nil }
    return Double(above) / Double(below)
  }
}

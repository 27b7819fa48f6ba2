import Packaging

/// What a number format makes of a number.
enum NumberKind: Sendable, Hashable {
  case number, date, time, dateTime

  /// Built-in formats by number (ECMA-376-1, 18.8.30); 27–36 and 50–58 are East Asian dates.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .date
    case 18...21, 32, 33, 45, 47, 55, 56: self = .time
    case 22: self = .dateTime
    // 46 is “[h]:mm:ss”, a length of time.
    default: self = .number
    }
  }

  /// Reads a format code such as “dd/mm/yyyy” or “\"ngày\" dd \"tháng\" mm”.
  init(code: String) {
    let bytes = Array(code.utf8)
    var hasDay = false
    var hasClock = false
    var hasMonthOrMinute = false
    var index = 0
    scan: while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        index += 1
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        // The next character stands for itself, for its width, or fills the cell.
        index += 1
      case UInt8(ascii: "["):
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "]") { index += 1 }
        let inside = bytes[start..<min(index, bytes.count)].map { $0 | 0x20 }
        index += 1
        // “[h]”, “[mm]”: hours beyond 24, a length of time. Others are colours and conditions.
        if let first = inside.first, "hms".utf8.contains(first),
          inside.allSatisfy({ $0 == first })
        {
          self = .number
          return
        }
      case UInt8(ascii: ";"):
        // What follows is for negative numbers, zero and text.
        break scan
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        // “0.00E+00” is a number; “e” alone is a year in Japanese formats.
        if index < bytes.count,
          bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
        {
          self = .number
          return
        }
        hasDay = true
      case UInt8(ascii: "G"), UInt8(ascii: "g"):
        // “General” among other things; the era letter “g” never comes without “e”.
        if bytes[(index - 1)...].prefix(7).map({ $0 | 0x20 }).elementsEqual("general".utf8) {
          index += 6
        }
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"),
        UInt8(ascii: "b"), UInt8(ascii: "B"):
        hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
        hasClock = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"):
        hasMonthOrMinute = true
      case UInt8(ascii: "A"), UInt8(ascii: "a"):
        // “AM/PM” and “A/P”: the M in it is no month.
        let rest = bytes[(index - 1)...].map { $0 | 0x20 }
        if rest.starts(with: "am/pm".utf8) {
          index += 4
        } else if rest.starts(with: "a/p".utf8) {
          index += 2
        }
      default:
        break
      }
    }
    switch (hasDay, hasClock) {
    case (true, true): self = .dateTime
    case (true, false): self = .date
    case (false, true): self = .time
    case (false, false): self = hasMonthOrMinute ? .date : .number
    }
  }
}

/// Which cells of a workbook hold dates, by the number of their style.
struct NumberFormats: Sendable {
  private var kinds: [NumberKind] = []
  /// The format's code of each style.
  private(set) var codes: [String] = []

  init() {}

  init(_ package: OfficePackage, _ part: PartName) throws(PackageFault) {
    var xml = try package.xml(part)
    var custom: [Int: (kind: NumberKind, code: String)] = [:]
    while let event = try xml.next() {
      guard case .start = event else { continue }
      switch xml.label {
      case "x:numFmt":
        guard let id = xml["numFmtId"].flatMap({ Int($0) }), let code = xml["formatCode"] else {
          continue
        }
        custom[id] = (NumberKind(code: code), code)
      case "x:cellXfs":
        try readFormats(&xml, custom)
      default:
        break
      }
    }
  }

  private mutating func readFormats(
    _ xml: inout XMLReader, _ custom: [Int: (kind: NumberKind, code: String)]
  ) throws(PackageFault) {
    let outside = xml.depth
    while let event = try xml.next(), xml.depth >= outside {
      guard case .start = event, xml.label == "x:xf" else { continue }
      let id = xml["numFmtId"].flatMap { Int($0) } ?? 0
      kinds.append(custom[id]?.kind ?? NumberKind(builtIn: id))
      codes.append(custom[id]?.code ?? CellDisplay.code(ofBuiltIn: id))
    }
  }

  /// What the style makes of a number; plain numbers when there is no such style.
  func kind(ofStyle style: Int) -> NumberKind {
    kinds.indices.contains(style) ? kinds[style] : .number
  }
}

import Groundwork

/// File names made from what documents are called.
///
/// A name keeps its Vietnamese letters, and works on every system that an office uses: Windows
/// forbids nine characters and two dozen names, and takes capitals for small letters.
public struct FileNames: Sendable {
  /// Longest name in bytes.
  ///
  /// Most file systems stop at 255; the rest is for the hidden names of a run,
  /// and for a path on an old Windows, which stops at 260 characters in all.
  public static let limit = 120

  /// How often each name was given out, capitals taken for small letters.
  private var given: [String: Int] = [:]

  public init() {}

  /// A name for a file that no earlier call gave out: the text made safe, with “ (2)”, “ (3)” … where
  /// it came before.
  public mutating func name(for text: String, extension suffix: String) -> String {
    let ending = suffix.isEmpty ? "" : "." + suffix
    var candidate = Self.safe(text, limit: Self.limit - ending.utf8.count) + ending
    let key = candidate.lowercased()
    guard var count = given[key] else {
      given[key] = 1
      return candidate
    }
    while count > 0 {
      let mark = " (\(count + 1))"
      let room = Self.limit - ending.utf8.count - mark.utf8.count
      candidate = Self.safe(text, limit: room) + mark + ending
      count += 1
      // The text itself may have ended in “ (2)”.
      guard given[candidate.lowercased()] != nil else { break }
    }
    given[key] = count
    given[candidate.lowercased(), default: 0] = max(1, given[candidate.lowercased(), default: 0])
    return candidate
  }

  /// The text as one path component, at most `limit` bytes long and never empty.
  public static func safe(_ text: String, limit: Int = limit) -> String {
    if isSafe(text, limit: limit) { return text }
    var out = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.composed.unicodeScalars {
      // To look at a property takes longer than all the rest, and most letters are plain ones.
      let isPlain = (0x21...0x7E).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
      switch isPlain ? .otherLetter : scalar.properties.generalCategory {
      case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator:
        pendingSpace = !out.isEmpty
        continue
      case .format, .surrogate, .privateUse, .unassigned:
        // Invisible: direction marks, zero-width spaces.
        continue
      default: break
      }
      if pendingSpace {
        out.append(" ")
        pendingSpace = false
      }
      out.append(scalar.isASCII && isForbidden(UInt8(scalar.value)) ? "-" : scalar)
    }
    var name = trimmed(Substring(String(out)), limit: limit)
    if name.isEmpty { name = "khong-ten" }
    // Windows keeps these for devices, whatever the extension.
    let stem = name.prefix { $0 != "." }
    if stem.utf8.count <= longestReserved, reserved.contains(stem.uppercased()) {
      name = stem + "_" + name.dropFirst(stem.count)
    }
    return String(name)
  }

  /// Cut to the limit between characters, without dots and blanks at the ends.
  private static func trimmed(_ text: Substring, limit: Int) -> Substring {
    var name = text.drop { $0 == "." || $0 == " " }
    if name.utf8.count > limit {
      var end = name.startIndex
      var bytes = 0
      for index in name.indices {
        bytes += name[index].utf8.count
        guard bytes <= limit else { break }
        end = name.index(after: index)
      }
      name = name[..<end]
    }
    while let last = name.last, last == "." || last == " " { name.removeLast() }
    return name
  }

  /// Whether a text is surely its own safe name, as most are that number documents: plain letters
  /// with single blanks between them, and too long a stem for a device.
  private static func isSafe(_ text: String, limit: Int) -> Bool {
    let bytes = text.utf8Span.span
    guard bytes.count > longestReserved, bytes.count <= limit else { return false }
    var before = UInt8(ascii: " ")
    for at in bytes.indices {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: " "):
        if before == byte { return false }
      case UInt8(ascii: "."):
        if at <= longestReserved { return false }
      case 0x21...0x7E:
        if isForbidden(byte) { return false }
      default: return false
      }
      before = byte
    }
    return before != UInt8(ascii: " ") && before != UInt8(ascii: ".")
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: "*"),
      UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static let reserved: Set<String> = {
    var names: Set<String> = ["CON", "PRN", "AUX", "NUL"]
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
      names.insert("COM" + digit)
      names.insert("LPT" + digit)
    }
    return names
  }()
  /// In bytes: “COM¹”.
  private static let longestReserved = 5
}

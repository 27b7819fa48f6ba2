internal import Packaging

/// Walks the elements of a part: children are asked for one by one, and whoever is handed an
/// element's start tag reads or skips the whole of it.
struct SurveyCursor: ~Copyable {
  private var xml: XMLReader

  init(_ bytes: [UInt8], part: String) throws(PackageFault) {
    xml = try XMLReader(bytes, part: part, vocabulary: SurveyAttribute.vocabulary)
  }

  /// The next element inside the present one; nil at its end.
  mutating func child() throws(PackageFault) -> SurveyTag? {
    while let event = try xml.next() {
      switch event {
      case .start(let name): return SurveyTag(name)
      case .end: return nil
      case .text: continue
      }
    }
    return nil
  }

  /// Passes over the rest of the element whose start tag was read last.
  mutating func skip() throws(PackageFault) { try xml.skipElement() }

  /// The text right inside the element whose start tag was read last, to its end tag.
  mutating func appendText(to text: inout [UInt8]) throws(PackageFault) {
    while let event = try xml.next() {
      switch event {
      case .text: text += xml.text
      case .start: try xml.skipElement()
      case .end: return
      }
    }
  }

  /// Where the tag read last starts in the part, in bytes.
  var offset: Int { xml.offset }

  // MARK: Attributes of the start tag read last

  func text(_ name: XMLName) -> String? {
    xml.attribute(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A whole number; nil when there is none.
  ///
  /// A fraction, which some programs write, is cut off.
  func number(_ name: XMLName) -> Int? {
    guard let digits = xml.attribute(name), let first = digits.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var value = 0
    var count = 0
    for byte in isNegative ? digits.dropFirst() : digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
      // No measure of Word's has more digits; what has is not worth an overflow.
      guard count <= 9 else { return nil }
    }
    return count == 0 ? nil : isNegative ? -value : value
  }

  /// A measure in twips: a bare number, or one with a unit (“2.54cm”), as the Strict variant of
  /// the format allows.
  func twips(_ name: XMLName) -> Int? {
    guard let written = xml.attribute(name) else { return nil }
    guard let unit = written.firstIndex(where: { ($0 | 0x20) >= UInt8(ascii: "a") }) else {
      return number(name)
    }
    let ending = String(decoding: written[unit...], as: UTF8.self)
    guard let value = Double(String(decoding: written[..<unit], as: UTF8.self)),
      let points = ["pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pc": 12, "pi": 12][
        ending]
    else { return nil }
    let twips = value * points * 20
    return abs(twips) < 1e9 ? Int(twips.rounded()) : nil
  }

  /// A property that is on when it stands there, unless it says otherwise.
  var isOn: Bool {
    guard let value = text(SurveyAttribute.val) else { return true }
    return value != "0" && value != "false" && value != "off" && value != "none"
  }
}

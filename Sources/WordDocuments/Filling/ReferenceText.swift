/// Text with its references resolved, and for each byte where it came from.
struct ReferenceText: Sendable {
  /// A stretch of the text: copied byte for byte, or what one reference or element stands for.
  private struct Piece: Sendable {
    /// Where it starts in the text.
    let text: Int32
    let xml: Range<Int32>
    let isCopied: Bool
  }

  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// Appends a stretch of XML that holds no tags.
  mutating func append(_ xml: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let ampersand = xml[at..<range.upperBound].firstIndex(of: UInt8(ascii: "&"))
      let end = ampersand ?? range.upperBound
      copy(xml, at..<end)
      at = end
      guard let ampersand else { break }
      if let end = xml[ampersand..<min(range.upperBound, ampersand + 12)]
        .firstIndex(of: UInt8(ascii: ";")), let scalar = Self.scalar(xml[(ampersand + 1)..<end])
      {
        append(String(scalar).utf8, standingAt: ampersand..<(end + 1))
        at = end + 1
      } else {
        copy(xml, ampersand..<(ampersand + 1))
        at = ampersand + 1
      }
    }
  }

  /// Appends what something in the XML stands for.
  mutating func append(_ text: some Collection<UInt8>, standingAt place: Range<Int>) {
    add(place, isCopied: false)
    bytes += text
  }

  private mutating func copy(_ xml: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    add(range, isCopied: true)
    bytes += xml[range]
  }

  private mutating func add(_ xml: Range<Int>, isCopied: Bool) {
    pieces.append(
      Piece(
        text: Int32(bytes.count), xml: Int32(xml.lowerBound)..<Int32(xml.upperBound),
        isCopied: isCopied))
  }

  /// Where the XML of a byte of the text starts.
  func start(of place: Int) -> Int {
    let piece = piece(at: place)
    return Int(piece.xml.lowerBound) + (piece.isCopied ? place - Int(piece.text) : 0)
  }

  /// Where the XML of a byte of the text ends.
  func end(of place: Int) -> Int {
    let piece = piece(at: place)
    guard piece.isCopied else { return Int(piece.xml.upperBound) }
    return Int(piece.xml.lowerBound) + place - Int(piece.text) + 1
  }

  private func piece(at place: Int) -> Piece {
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(pieces[middle].text) <= place { low = middle } else { high = middle - 1 }
    }
    return pieces[low]
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    if name.first == UInt8(ascii: "#") {
      let digits = name.dropFirst()
      let isHex = digits.first == UInt8(ascii: "x")
      let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
      return UInt32(text, radix: isHex ? 16 : 10).flatMap { Unicode.Scalar($0) }
    }
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: return nil
    }
  }
}

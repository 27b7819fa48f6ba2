import Packaging

/// Changes to XML at places that do not overlap; all other bytes stay as they are.
struct MarkupEdits {
  private var edits: [(range: Range<Int>, text: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  /// Puts a text in place of some bytes.
  mutating func replace(_ range: Range<Int>, with text: String) {
    edits.append((range, Array(text.utf8)))
  }

  /// Puts a text before a byte; of several at one place the first comes first.
  mutating func insert(_ text: String, at place: Int) {
    edits.append((place..<place, Array(text.utf8)))
  }

  /// The bytes with all changes made.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.count })
    var done = 0
    for (_, edit) in ordered {
      precondition(edit.range.lowerBound >= done, "changes must not overlap")
      out += bytes[done..<edit.range.lowerBound]
      out += edit.text
      done = edit.range.upperBound
    }
    return out + bytes[done...]
  }
}

/// A start tag where it stands in the bytes, whatever prefix its names have.
struct MarkupTag {
  let start: Int
  /// The element's name with its prefix.
  let name: Range<Int>
  /// The byte after the tag's “>”.
  let end: Int
  private let attributes: [(name: Range<Int>, value: Range<Int>)]
  private let bytes: [UInt8]

  /// Nil when no start tag begins at this byte.
  init?(_ bytes: [UInt8], at start: Int) {
    guard bytes.indices.contains(start), bytes[start] == UInt8(ascii: "<") else { return nil }
    var scanner = MarkupScanner(bytes, start..<bytes.count)
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    do throws(MarkupScanner.Flaw) {
      guard try scanner.next() == .open else { return nil }
      name = scanner.name
      while try scanner.nextAttribute() {
        attributes.append((scanner.attributeName, scanner.value))
      }
    } catch {
      return nil
    }
    self.start = start
    self.bytes = bytes
    self.attributes = attributes
    end = scanner.position
  }

  /// Whether the element is closed by its own tag: `<a/>`.
  var isEmpty: Bool { bytes[end - 2] == UInt8(ascii: "/") }

  /// “x:” of `<x:row>`; empty when the name has no prefix.
  var prefix: String {
    guard let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: bytes[name.lowerBound...colon], as: UTF8.self)
  }

  /// Where the value of an attribute stands, between its quotes; nil when there is none.
  func value(of attribute: String) -> Range<Int>? {
    attributes.first { bytes[$0.name].elementsEqual(attribute.utf8) }?.value
  }

  /// Sets an attribute of the tag.
  func set(_ attribute: String, to value: String, in edits: inout MarkupEdits) {
    if let range = self.value(of: attribute) {
      edits.replace(range, with: value)
    } else {
      edits.insert(" \(attribute)=\"\(value)\"", at: name.upperBound)
    }
  }

  /// Turns an empty tag `<a/>` into `<a>text</a>`.
  func fill(with text: String, in edits: inout MarkupEdits) {
    let name = String(decoding: bytes[name], as: UTF8.self)
    edits.replace((end - 2)..<end, with: ">" + text + "</\(name)>")
  }
}

extension XMLReader {
  /// Where the element that ended last ends: the byte after its “>”.
  ///
  /// expat reports the end of `<a/>` behind the tag and that of `</a>` before it.
  func endOfElement(in bytes: [UInt8], tag: MarkupTag) -> Int {
    if tag.isEmpty { return tag.end }
    var place = offset
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    return min(place + 1, bytes.count)
  }
}

/// XML as UTF-8, which all changes are written in.
enum PlainText {
  /// The bytes in UTF-8; UTF-16, which hardly any program writes, is written anew.
  static func utf8(_ bytes: [UInt8], part: String) throws(PackageFault) -> [UInt8] {
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard isWide else { return bytes }
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? b << 8 | a : a << 8 | b)
      index += 2
    }
    var text = String(decoding: units, as: UTF16.self)[...]
    // The declaration names an encoding that no longer holds; without one XML is UTF-8.
    if text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") {
      text = text[text.index(after: end)...]
    }
    return Array(text.utf8)
  }
}

/// Tells plain XML from everything else, in one pass over its bytes and without a parser.
///
/// Plain is what programs write into office packages: UTF-8, elements, attributes, text, the five
/// entities and references by number. What is plain is well formed; about all other XML nothing is
/// said, and expat is asked. A document's XML is checked five times as fast this way.
struct PlainXML {
  private let limits: PackageLimits
  private var at = 0
  /// Where the names of open elements start, and how long they are.
  private var open: [(start: Int, count: Int)] = []
  private var names: [(start: Int, count: Int)] = []
  /// The hash of the name read last.
  private var hash: UInt64 = 0
  /// What notes the elements; nil when nobody asks for them.
  private var outline: XMLOutline?

  /// Whether the bytes are plain XML, and nested no deeper than the limits allow.
  static func holds(_ bytes: [UInt8], _ limits: PackageLimits) -> Bool {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
    var scan = PlainXML(limits, nil)
    return scan.run(bytes.span)
  }

  /// Notes the elements on the way; nil when the bytes are not plain XML.
  static func outline(
    of bytes: [UInt8], _ limits: PackageLimits, _ codes: XMLNameCodes
  ) -> XMLOutline? {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    var scan = PlainXML(limits, XMLOutline(codes, room: bytes.count))
    return scan.run(bytes.span) ? scan.outline : nil
  }

  /// Whether the root element follows right upon a declaration that programs write, so that there
  /// is nothing before it.
  static func startsPlainly(_ bytes: [UInt8], _ limits: PackageLimits) -> Bool {
    var scan = PlainXML(limits, nil)
    let bytes = bytes.span
    scan.passDeclaration(bytes)
    guard scan.text(bytes, inside: false), scan.at + 1 < bytes.count else { return false }
    let first = bytes[scan.at + 1] | 0x20
    return first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")
  }

  private init(_ limits: PackageLimits, _ outline: XMLOutline?) {
    self.limits = limits
    self.outline = outline
  }

  private mutating func run(_ bytes: Span<UInt8>) -> Bool {
    passDeclaration(bytes)
    var hasRoot = false
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        let start = at
        guard text(bytes, inside: !open.isEmpty), at - start <= limits.textBytes else {
          return false
        }
        continue
      }
      guard at + 1 < bytes.count else { return false }
      switch bytes[at + 1] {
      case UInt8(ascii: "/"):
        guard endTag(bytes) else { return false }
      // Comments, sections, declarations and instructions are rare, and expat's.
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        return false
      default:
        if open.isEmpty {
          guard !hasRoot else { return false }
          hasRoot = true
        }
        let start = at
        guard startTag(bytes), open.count <= limits.depth, at - start <= limits.markupBytes else {
          return false
        }
      }
    }
    return hasRoot && open.isEmpty
  }

  /// The declaration, where it is one that programs write; others are expat's, because a small
  /// mistake in one is easily overlooked.
  private mutating func passDeclaration(_ bytes: Span<UInt8>) {
    for known in Self.declarations where starts(bytes, with: known) {
      at = known.utf8CodeUnitCount
      return
    }
  }

  private static let declarations: [StaticString] = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
    "<?xml version='1.0' encoding='UTF-8'?>",
  ]

  private func starts(_ bytes: Span<UInt8>, with mark: StaticString) -> Bool {
    guard bytes.count - at >= mark.utf8CodeUnitCount else { return false }
    return mark.withUTF8Buffer { mark in
      for offset in mark.indices {
        guard unsafe bytes[at + offset] == mark[offset] else { return false }
      }
      return true
    }
  }

  /// Text up to the next tag; outside of the root only blanks.
  private mutating func text(_ bytes: Span<UInt8>, inside: Bool) -> Bool {
    // A place of its own while nothing but letters goes by: it stays in a register.
    var index = at
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        at = index
        return true
      }
      if byte > UInt8(ascii: "&"), byte != UInt8(ascii: "]"), byte != 0xEF {
        guard inside else { return false }
        index += 1
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "&"):
        at = index
        guard inside, reference(bytes) else { return false }
        index = at
      case UInt8(ascii: "]"):
        // “]]>” may not stand in text.
        guard inside, index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "]") else {
          return false
        }
        index += 1
      case 0..<0x20: return false
      default:
        guard inside, Self.isAllowed(bytes, index) else { return false }
        index += 1
      }
    }
    at = index
    return !inside
  }

  /// Whether no character stands here that XML forbids: U+FFFE and U+FFFF.
  private static func isAllowed(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    bytes[at] != 0xEF || at + 2 >= bytes.count || bytes[at + 1] != 0xBF || bytes[at + 2] < 0xBE
  }

  private mutating func reference(_ bytes: Span<UInt8>) -> Bool {
    guard at + 3 < bytes.count else { return false }
    let known: StaticString? =
      switch (bytes[at + 1], bytes[at + 2]) {
      case (UInt8(ascii: "a"), UInt8(ascii: "m")): "&amp;"
      case (UInt8(ascii: "l"), _): "&lt;"
      case (UInt8(ascii: "g"), _): "&gt;"
      case (UInt8(ascii: "q"), _): "&quot;"
      case (UInt8(ascii: "a"), _): "&apos;"
      default: nil
      }
    if let known {
      guard starts(bytes, with: known) else { return false }
      at += known.utf8CodeUnitCount
      return true
    }
    // Decimal references to what is surely a character; all others are expat's.
    guard at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "#") else { return false }
    var number = 0
    var index = at + 2
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), number < 0xD800 {
      number = number * 10 + Int(bytes[index] & 0x0F)
      index += 1
    }
    let isCharacter =
      (0x20..<0xD800).contains(number) || number == 9 || number == 10 || number == 13
    guard isCharacter, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return false }
    at = index + 1
    return true
  }

  private mutating func endTag(_ bytes: Span<UInt8>) -> Bool {
    guard let last = open.popLast() else { return false }
    let start = at
    at += 2
    guard bytes.count - at > last.count else { return false }
    for offset in 0..<last.count where bytes[at + offset] != bytes[last.start + offset] {
      return false
    }
    at += last.count
    skipBlanks(bytes)
    guard at < bytes.count, bytes[at] == UInt8(ascii: ">") else { return false }
    at += 1
    outline?.end(start..<at)
    return true
  }

  private mutating func startTag(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    at += 1
    guard let name = name(bytes) else { return false }
    let hash = hash
    names.removeAll(keepingCapacity: true)
    while true {
      let before = at
      skipBlanks(bytes)
      guard at < bytes.count else { return false }
      switch bytes[at] {
      case UInt8(ascii: ">"):
        at += 1
        open.append(name)
        outline?.start(start..<at, hash: hash, isEmpty: false)
        return true
      case UInt8(ascii: "/"):
        guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ">") else { return false }
        at += 2
        outline?.start(start..<at, hash: hash, isEmpty: true)
        return true
      default:
        guard at > before, attribute(bytes) else { return false }
      }
    }
  }

  private mutating func attribute(_ bytes: Span<UInt8>) -> Bool {
    guard let name = name(bytes), isNew(name, bytes) else { return false }
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "=") else { return false }
    let quote = bytes[at + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    at += 2
    let start = at
    var index = at
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        at = index + 1
        return at - start <= limits.attributeBytes
      }
      switch byte {
      case UInt8(ascii: "<"): return false
      case UInt8(ascii: "&"):
        at = index
        guard reference(bytes) else { return false }
        index = at
      case 0x09, 0x0A, 0x0D: index += 1
      case 0..<0x20: return false
      case 0xEF:
        guard Self.isAllowed(bytes, index) else { return false }
        index += 1
      default: index += 1
      }
    }
    return false
  }

  /// Whether no attribute of this tag had the name; false as well for a tag with very many.
  private mutating func isNew(_ name: (start: Int, count: Int), _ bytes: Span<UInt8>) -> Bool {
    guard names.count < min(64, limits.attributes) else { return false }
    for other in names where other.count == name.count {
      var offset = 0
      while offset < name.count, bytes[other.start + offset] == bytes[name.start + offset] {
        offset += 1
      }
      if offset == name.count { return false }
    }
    names.append(name)
    return true
  }

  /// A name of plain letters, which all of Word's are.
  private mutating func name(_ bytes: Span<UInt8>) -> (start: Int, count: Int)? {
    let start = at
    var index = at
    var hash = XMLNameCodes.emptyHash
    while index < bytes.count {
      let byte = bytes[index]
      guard Self.isOfName(byte) else { break }
      hash = XMLNameCodes.hash(hash, adding: byte)
      index += 1
    }
    self.hash = hash
    at = index
    guard index > start, bytes[start] > UInt8(ascii: ":"), index - start <= limits.nameBytes else {
      return nil
    }
    return (start, index - start)
  }

  /// Letters, “_”, and what may follow them: digits, “:”, “-” and “.”.
  private static func isOfName(_ byte: UInt8) -> Bool {
    let set: UInt64 =
      switch byte {
      case 0..<64: 0x07FF_6000_0000_0000
      case 64..<128: 0x07FF_FFFE_87FF_FFFE
      default: 0
      }
    return set >> UInt64(byte & 63) & 1 == 1
  }

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }
}

/// The elements of XML and where their tags stand in its bytes, for callers who work on the bytes.
///
/// Made while the XML is checked, in the same pass over plain XML. Nothing is decoded: names are
/// those that the file writes, values and texts stay where they are.
public struct XMLOutline: Sendable {
  /// An element's place.
  ///
  /// Kept in four bytes each: no part is larger, and large parts have many.
  public struct Element: Sendable {
    /// The name, as a number of the caller's (`XMLNameCodes`); 0 for a name that has none.
    public let code: UInt8
    @usableFromInline let openStart: Int32
    @usableFromInline let openEnd: Int32
    @usableFromInline var closeStart: Int32
    @usableFromInline var closeEnd: Int32
    @usableFromInline let parentElement: Int32
    @usableFromInline var nextElement: Int32

    init(code: UInt8, open: Range<Int>, parent: Int32, next: Int) {
      self.code = code
      openStart = Int32(truncatingIfNeeded: open.lowerBound)
      openEnd = Int32(truncatingIfNeeded: open.upperBound)
      closeStart = openEnd
      closeEnd = openEnd
      parentElement = parent
      nextElement = Int32(truncatingIfNeeded: next)
    }

    /// Ends the element with its end tag, before the element that comes next.
    mutating func end(at close: Range<Int>, before next: Int) {
      closeStart = Int32(truncatingIfNeeded: close.lowerBound)
      closeEnd = Int32(truncatingIfNeeded: close.upperBound)
      nextElement = Int32(truncatingIfNeeded: next)
    }

    /// The start tag, or the whole of an empty-element tag.
    @inlinable public var open: Range<Int> { Int(openStart)..<Int(openEnd) }
    /// The end tag; empty and at the end of `open` for an empty-element tag.
    @inlinable public var close: Range<Int> { Int(closeStart)..<Int(closeEnd) }
    /// The number of the element around it; -1 for the root.
    @inlinable public var parent: Int { Int(parentElement) }
    /// The number of the element after everything inside this one.
    @inlinable public var next: Int { Int(nextElement) }
    /// From the start of its start tag to the end of its end tag.
    @inlinable public var range: Range<Int> { Int(openStart)..<Int(closeEnd) }
    /// What stands between its tags.
    @inlinable public var inside: Range<Int> { Int(openEnd)..<Int(closeStart) }
  }

  /// In the order of their start tags.
  public private(set) var elements: [Element] = []
  private var open: [Int32] = []
  private let codes: XMLNameCodes

  /// Checks XML, as `XMLReader.check` does, and notes its elements.
  ///
  /// - Parameters:
  ///   - bytes: the XML, in UTF-8 and of less than 2 GiB.
  ///   - part: how messages call it.
  ///   - codes: the names that the caller knows.
  /// - Throws: `PackageFault.xml` for what is not well formed or asks for too much.
  public init(
    of bytes: [UInt8], part: String, codes: XMLNameCodes, limits: PackageLimits = .standard
  ) throws(PackageFault) {
    if let plain = PlainXML.outline(of: bytes, limits, codes) {
      self = plain
      return
    }
    // expat vouches for the XML, so that the scan may be simple.
    try XMLReader.check(bytes, part: part, limits: limits)
    self.init(codes, room: bytes.count)
    scan(bytes.span)
  }

  init(_ codes: XMLNameCodes, room bytes: Int) {
    self.codes = codes
    // Word writes an element for every forty bytes or so.
    elements.reserveCapacity(bytes / 32)
  }

  // MARK: Noting

  mutating func start(_ tag: Range<Int>, hash: UInt64, isEmpty: Bool) {
    if !isEmpty { open.append(Int32(truncatingIfNeeded: elements.count)) }
    let parent = isEmpty ? open.last ?? -1 : open.count > 1 ? open[open.count - 2] : -1
    elements.append(
      Element(code: codes[hash], open: tag, parent: parent, next: elements.count + 1))
  }

  mutating func end(_ tag: Range<Int>) {
    guard let element = open.popLast() else { return }
    elements[Int(element)].end(at: tag, before: elements.count)
  }

  private mutating func scan(_ bytes: Span<UInt8>) {
    var at = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      let start = at
      switch bytes[at + 1] {
      case UInt8(ascii: "?"): Self.pass(.init(ascii: "?"), twice: false, bytes, &at, from: 2)
      case UInt8(ascii: "!"):
        let isSection = bytes.count > at + 2 && bytes[at + 2] == UInt8(ascii: "[")
        let sign = isSection ? UInt8(ascii: "]") : UInt8(ascii: "-")
        Self.pass(sign, twice: true, bytes, &at, from: isSection ? 9 : 4)
      case UInt8(ascii: "/"):
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
        at += 1
        end(start..<at)
      default:
        at += 1
        let hash = XMLNameCodes.hash(of: bytes, from: &at)
        Self.passAttributes(bytes, &at)
        self.start(start..<at, hash: hash, isEmpty: bytes[at - 2] == UInt8(ascii: "/"))
      }
    }
  }

  /// Goes behind the “>” that follows a sign, or two of them.
  private static func pass(
    _ sign: UInt8, twice: Bool, _ bytes: Span<UInt8>, _ at: inout Int, from: Int
  ) {
    at += from + (twice ? 2 : 1)
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: ">"), bytes[at - 1] == sign, !twice || bytes[at - 2] == sign {
        at += 1
        return
      }
      at += 1
    }
  }

  /// Goes behind the “>” of a start tag.
  private static func passAttributes(_ bytes: Span<UInt8>, _ at: inout Int) {
    var quote: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
  }
}

/// Numbers for the names of elements that a caller knows, found by their bytes without a text for
/// each.
public struct XMLNameCodes: Sendable {
  /// Open addressing; a hash of 0 is a free place.
  private var hashes: [UInt64]
  private var codes: [UInt8]
  private let mask: Int

  /// - Parameter names: each as files write it, prefix and all, with a number that is not 0; several
  ///   names may share one.
  public init(_ names: [(name: String, code: UInt8)]) {
    var room = 64
    while room < names.count * 4 { room *= 2 }
    mask = room - 1
    hashes = Array(repeating: 0, count: room)
    codes = Array(repeating: 0, count: room)
    for (name, code) in names {
      var at = 0
      let hash = Self.hash(of: Array(name.utf8).span, from: &at)
      let slot = slot(of: hash)
      hashes[slot] = hash
      codes[slot] = code
    }
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// The number of the name with this hash; 0 when there is none.
  subscript(_ hash: UInt64) -> UInt8 { codes[slot(of: hash)] }

  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325
  static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of the name that starts at a place, and the place behind it.
  fileprivate static func hash(of bytes: Span<UInt8>, from at: inout Int) -> UInt64 {
    var hash = emptyHash
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      hash = Self.hash(hash, adding: byte)
      at += 1
    }
    return hash
  }
}

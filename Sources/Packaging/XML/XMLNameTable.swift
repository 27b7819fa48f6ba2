/// Turns names as a file writes them into numbers, following its namespace declarations.
///
/// Declarations stand at the root of nearly every part, so a name is resolved once and then found
/// again by its bytes, until some element declares a namespace anew.
struct XMLNameTable {
  private struct Entry {
    let hash: UInt32
    let start: Int32
    let count: Int32
    /// The state of declarations for which the numbers below hold; -1 for none.
    var elementState: Int32
    var element: Int32
    var attributeState: Int32
    var attribute: Int32
  }

  private struct Declaration {
    let prefix: [UInt8]
    /// The customary prefix; “{uri}” for namespaces without one, empty for none.
    let meaning: String
    /// How deep the declaring element is.
    let depth: Int
  }

  /// Every name met, and those of the vocabulary, as text, by number.
  private(set) var labels: [String]
  private var numbers: [String: Int32]
  private var entries: [Entry] = []
  private var raw: [UInt8] = []
  /// Open addressing: 1 + place in `entries`, 0 when free; the size is a power of two.
  private var slots = [Int32](repeating: 0, count: 256)
  private var declarations: [Declaration]
  private var state: Int32 = 0

  init(_ vocabulary: XMLVocabulary) {
    labels = vocabulary.names
    numbers = vocabulary.numbers
    declarations = [Declaration(prefix: Array("xml".utf8), meaning: "xml", depth: 0)]
  }

  /// How many namespaces are declared here and around.
  var declared: Int { declarations.count - 1 }

  func number(of label: String) -> Int32? { numbers[label] }

  // MARK: Declarations

  /// Notes `xmlns` or `xmlns:prefix`; `prefix` is empty for the default namespace.
  mutating func declare(_ prefix: Span<UInt8>, as namespace: String, depth: Int) {
    let meaning =
      namespace.isEmpty ? "" : OfficeNamespaces.prefix(of: namespace) ?? "{\(namespace)}"
    let prefix = Self.array(prefix)
    // Word repeats declarations on drawings; one that changes nothing costs nothing.
    if let current = declarations.last(where: { $0.prefix == prefix }),
      current.meaning == meaning
    {
      return
    }
    declarations.append(Declaration(prefix: prefix, meaning: meaning, depth: depth))
    state += 1
  }

  /// Forgets what the element at this depth declared.
  mutating func leave(depth: Int) {
    guard let last = declarations.last, last.depth == depth, depth > 0 else { return }
    while let last = declarations.last, last.depth == depth { declarations.removeLast() }
    state += 1
  }

  // MARK: Names

  /// The number of an element's name; nil when its prefix was never declared.
  mutating func element(_ name: Span<UInt8>) -> Int32? {
    let place = place(of: name)
    if entries[place].elementState == state { return entries[place].element }
    guard let number = resolve(name, usesDefault: true) else { return nil }
    entries[place].element = number
    entries[place].elementState = state
    return number
  }

  /// The number of an attribute's name; nil when its prefix was never declared.
  mutating func attribute(_ name: Span<UInt8>) -> Int32? {
    let place = place(of: name)
    if entries[place].attributeState == state { return entries[place].attribute }
    guard let number = resolve(name, usesDefault: false) else { return nil }
    entries[place].attribute = number
    entries[place].attributeState = state
    return number
  }

  private mutating func resolve(
    _ name: Span<UInt8>, usesDefault: Bool
  ) -> Int32? {
    let written = Self.array(name)
    let colon = written.firstIndex(of: UInt8(ascii: ":"))
    let local = String(decoding: written[(colon.map { $0 + 1 } ?? 0)...], as: UTF8.self)
    var label = local
    if colon != nil || usesDefault {
      let prefix = Array(written[..<(colon ?? 0)])
      let declaration = declarations.last { $0.prefix == prefix }
      if declaration == nil, colon != nil { return nil }
      let meaning = declaration?.meaning ?? ""
      if meaning.hasPrefix("{") {
        label = meaning + local
      } else if !meaning.isEmpty {
        label = meaning + ":" + local
      }
    }
    if let number = numbers[label] { return number }
    let number = Int32(labels.count)
    labels.append(label)
    numbers[label] = number
    return number
  }

  private mutating func place(of name: Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in name.indices {
      hash = (hash ^ UInt32(name[index])) &* 16_777_619
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].hash == hash, isSame(entries[place], name) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(
      Entry(
        hash: hash, start: Int32(raw.count), count: Int32(name.count), elementState: -1,
        element: 0, attributeState: -1, attribute: 0))
    raw += Self.array(name)
    slots[slot] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private func isSame(_ entry: Entry, _ name: Span<UInt8>) -> Bool {
    guard Int(entry.count) == name.count else { return false }
    for index in name.indices {
      if raw[Int(entry.start) + index] != name[index] { return false }
    }
    return true
  }

  private static func array(_ bytes: Span<UInt8>) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(bytes.count)
    for index in bytes.indices { all.append(bytes[index]) }
    return all
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place + 1)
    }
  }
}

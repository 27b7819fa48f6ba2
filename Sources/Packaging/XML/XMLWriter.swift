/// Writes XML into bytes: elements opened and closed by name, text and attributes escaped.
///
/// What XML 1.0 cannot hold never reaches the output: control characters are left out (vertical
/// tab and form feed, which separate words, become a space), U+FFFE and U+FFFF too.
public struct XMLWriter: Sendable {
  public private(set) var bytes: [UInt8]
  /// The names of the open elements, one after the other, and where each starts.
  private var names: [UInt8] = []
  private var starts: [Int] = []
  private var isInsideTag = false

  public init(reserving capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// The line that office programs expect at the top of every part.
  public mutating func declaration() {
    precondition(bytes.isEmpty, "the declaration comes first")
    append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  /// How many elements are open.
  public var depth: Int { starts.count }

  // MARK: Elements

  /// Opens an element; attributes may follow until the first content.
  public mutating func open(_ name: String) {
    endTag()
    bytes.append(UInt8(ascii: "<"))
    append(name)
    starts.append(names.count)
    names.append(contentsOf: name.utf8)
    isInsideTag = true
  }

  /// Opens an element with attributes, in the order given.
  public mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name)
    for (key, value) in attributes { attribute(key, value) }
  }

  /// Closes the element opened last; one without content becomes an empty-element tag.
  public mutating func close() {
    guard let start = starts.popLast() else {
      preconditionFailure("more elements closed than opened")
    }
    if isInsideTag {
      isInsideTag = false
      append("/>")
    } else {
      append("</")
      bytes.append(contentsOf: names[start...])
      bytes.append(UInt8(ascii: ">"))
    }
    names.removeSubrange(start...)
  }

  /// An element around what `content` writes.
  public mutating func element<Failure: Error>(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout XMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(name, attributes)
    try content(&self)
    close()
  }

  /// An element without content.
  public mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes)
    close()
  }

  /// An element that holds text only.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) {
    open(name, attributes)
    self.text(text)
    close()
  }

  /// An element that holds text whose blanks matter, such as `w:t`: `xml:space="preserve"` is
  /// added when the text has blanks at either end or two in a row.
  ///
  /// For elements whose schema has no `xml:space`, use `element(_:text:)`.
  public mutating func element(_ name: String, preserving text: String) {
    open(name)
    if Self.needsPreserving(text) { attribute("xml:space", "preserve") }
    self.text(text)
    close()
  }

  // MARK: Attributes

  /// An attribute of the element opened last; precedes its content.
  public mutating func attribute(_ name: String, _ value: String) {
    beginAttribute(name)
    escape(value, stopping: Self.attributeStops)
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func attribute(_ name: String, _ value: Int) {
    beginAttribute(name)
    append(decimal: value)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func beginAttribute(_ name: String) {
    precondition(isInsideTag, "an attribute comes before the element's content")
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
  }

  // MARK: Text

  /// Text, escaped.
  public mutating func text(_ text: String) {
    endTag()
    escape(text, stopping: Self.textStops)
  }

  /// Text that is UTF-8 already, escaped.
  public mutating func text(utf8 text: ArraySlice<UInt8>) {
    endTag()
    unsafe text.withUnsafeBufferPointer { unsafe escape($0, stopping: Self.textStops) }
  }

  /// A whole number as text.
  public mutating func text(_ number: Int) {
    endTag()
    append(decimal: number)
  }

  /// Ready-made XML, taken as it is.
  public mutating func raw(_ xml: String) {
    endTag()
    append(xml)
  }

  /// Ready-made XML in UTF-8, taken as it is.
  public mutating func raw(_ xml: some Collection<UInt8>) {
    endTag()
    bytes.append(contentsOf: xml)
  }

  /// The finished bytes; every element must have been closed.
  public consuming func finish() -> [UInt8] {
    precondition(starts.isEmpty, "every element must be closed")
    return bytes
  }

  // MARK: Inside

  private mutating func endTag() {
    guard isInsideTag else { return }
    isInsideTag = false
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func appendPlain(_ plain: some Collection<UInt8>) { bytes.append(contentsOf: plain) }

  private mutating func append(decimal value: Int) {
    if (0...9).contains(value) {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      append(String(value))
    }
  }

  /// True when a reader that folds blanks would lose some of these.
  static func needsPreserving(_ text: String) -> Bool {
    var previousIsBlank = true
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isBlank, previousIsBlank { return true }
      // A lone tab or line break would be folded into a space.
      if isBlank, byte != 0x20 { return true }
      previousIsBlank = isBlank
    }
    return previousIsBlank && !text.isEmpty
  }
}

/// What expat has found in one piece of XML, waiting to be asked for.
struct XMLBatch {
  enum Kind: UInt8 { case start, end, text }

  struct Event {
    var kind: Kind
    var name: Int32
    /// First byte of a text in `text`, or place of the first attribute in `attributes`.
    var first: Int32
    var count: Int32
    /// Where the event starts in the XML, in bytes.
    var offset: Int
    /// Whether a text stands in `text`, and not in the XML itself.
    var isResolved = true
  }

  struct Attribute {
    var name: Int32
    var place: Stretch
  }

  /// Bytes in `text`, or in the XML itself where nothing in them had to be resolved.
  struct Stretch {
    var first: Int32
    var count: Int32
    var isResolved: Bool
  }

  var events: [Event] = []
  var attributes: [Attribute] = []
  var text: [UInt8] = []

  var endsInText: Bool { events.last?.kind == .text }

  /// Empties the batch, keeping its memory, and keeps a text that may go on.
  mutating func reuse(keepingLastText keeps: Bool) {
    attributes.removeAll(keepingCapacity: true)
    guard keeps, var last = events.last, last.kind == .text else {
      events.removeAll(keepingCapacity: true)
      text.removeAll(keepingCapacity: true)
      return
    }
    text.removeSubrange(..<Int(last.first))
    last.first = 0
    events.removeAll(keepingCapacity: true)
    events.append(last)
  }
}

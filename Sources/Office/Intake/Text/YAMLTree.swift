import CYaml

/// What stands in a YAML text, before anybody says what it means.
enum YAMLNode {
  /// Whether a scalar stood without quotes, and so may be a number or a date.
  case scalar(String, isPlain: Bool, YAMLMarks)
  case sequence([YAMLNode], YAMLMarks)
  /// Pairs in the order of the file; a key may come twice.
  case mapping([(key: YAMLNode, value: YAMLNode)], YAMLMarks)
  case alias(TextPlace)

  var place: TextPlace {
    switch self {
    case .scalar(_, _, let marks), .sequence(_, let marks), .mapping(_, let marks): marks.place
    case .alias(let place): place
    }
  }
}

/// What a node carries besides its content.
struct YAMLMarks {
  var place: TextPlace
  var hasAnchor: Bool
  /// The tag as libyaml spells it out, such as “tag:yaml.org,2002:str”; nil when none was written.
  var tag: String?
}

/// Why a text is not YAML, in libyaml's words.
enum YAMLTrouble: Error {
  /// `opening` is what libyaml was in the middle of, and where that began.
  case syntax(String, at: TextPlace, opening: (text: String, place: TextPlace)?)
  case unreadable(String)
  /// Something is nested too deep; nothing after it was looked at, because libyaml takes a time that
  /// grows with the square of the depth.
  case tooDeep(at: TextPlace)
}

extension YAMLNode {
  /// The one document of a text in UTF-8; nil when there is nothing in it.
  ///
  /// Aliases are not followed, so that none can unfold.
  static func document(_ text: [UInt8]) throws(YAMLTrouble) -> YAMLNode? {
    let result = unsafe text.withUnsafeBufferPointer { bytes -> Result<YAMLNode?, YAMLTrouble> in
      do throws(YAMLTrouble) {
        let parser = try unsafe YAMLEvents(bytes)
        var builder = YAMLTreeBuilder()
        while try parser.next(into: &builder) {}
        return .success(builder.root)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Puts a tree together from events, with a stack of its own: nesting costs no stack of ours.
private struct YAMLTreeBuilder {
  private enum Open {
    case sequence([YAMLNode], YAMLMarks)
    case mapping([(key: YAMLNode, value: YAMLNode)], key: YAMLNode?, YAMLMarks)
  }

  private(set) var root: YAMLNode?
  private var open: [Open] = []

  /// Whether another node would be nested too deep.
  var isFull: Bool { open.count >= deepestNesting }

  mutating func add(_ node: YAMLNode) {
    guard let last = open.popLast() else {
      root = node
      return
    }
    switch last {
    case .sequence(var items, let marks):
      items.append(node)
      open.append(.sequence(items, marks))
    case .mapping(var pairs, let key?, let marks):
      pairs.append((key, node))
      open.append(.mapping(pairs, key: nil, marks))
    case .mapping(let pairs, nil, let marks):
      open.append(.mapping(pairs, key: node, marks))
    }
  }

  mutating func begin(isSequence: Bool, _ marks: YAMLMarks) {
    open.append(isSequence ? .sequence([], marks) : .mapping([], key: nil, marks))
  }

  mutating func end() {
    switch open.popLast() {
    case .sequence(let items, let marks): add(.sequence(items, marks))
    case .mapping(let pairs, _, let marks): add(.mapping(pairs, marks))
    case nil: return
    }
  }
}

/// libyaml's parser, over bytes that must outlive it.
@safe private final class YAMLEvents {
  private let raw: UnsafeMutablePointer<yaml_parser_t>
  private var documents = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLTrouble) {
    let raw = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    unsafe raw.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(raw) == 1 else {
      unsafe raw.deallocate()
      throw .unreadable("out of memory")
    }
    unsafe yaml_parser_set_encoding(raw, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(raw, bytes.baseAddress, bytes.count)
    unsafe self.raw = raw
  }

  deinit {
    unsafe yaml_parser_delete(raw)
    unsafe raw.deallocate()
  }

  /// Passes one event on; false after the last.
  func next(into builder: inout YAMLTreeBuilder) throws(YAMLTrouble) -> Bool {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(raw, &event) == 1 else { throw trouble() }
    // > The event must be deleted by the application.
    defer { unsafe yaml_event_delete(&event) }
    let place = unsafe TextPlace(event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT:
      return false
    case YAML_ALIAS_EVENT, YAML_SCALAR_EVENT, YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
      guard !builder.isFull else { throw .tooDeep(at: place) }
      unsafe add(event, at: place, to: &builder)
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      guard documents == 1 else {
        throw .syntax("found another document", at: place, opening: nil)
      }
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.end()
    default:
      break
    }
    return true
  }

  private func add(_ event: yaml_event_t, at place: TextPlace, to builder: inout YAMLTreeBuilder) {
    switch unsafe event.type {
    case YAML_ALIAS_EVENT:
      builder.add(.alias(place))
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      builder.add(
        .scalar(
          text, isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE,
          unsafe marks(place, scalar.anchor, scalar.tag)))
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      builder.begin(isSequence: true, unsafe marks(place, start.anchor, start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      builder.begin(isSequence: false, unsafe marks(place, start.anchor, start.tag))
    default: break
    }
  }

  private func marks(
    _ place: TextPlace, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
  ) -> YAMLMarks {
    YAMLMarks(
      place: place, hasAnchor: unsafe anchor != nil,
      tag: unsafe tag.map { unsafe String(cString: $0) })
  }

  private func trouble() -> YAMLTrouble {
    let problem = unsafe raw.pointee.problem.map { unsafe String(cString: $0) } ?? "unknown"
    switch unsafe raw.pointee.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let opening = unsafe raw.pointee.context.map {
        unsafe (text: String(cString: $0), place: TextPlace(raw.pointee.context_mark))
      }
      return .syntax(problem, at: unsafe TextPlace(raw.pointee.problem_mark), opening: opening)
    default:
      return .unreadable(problem)
    }
  }
}

extension TextPlace {
  /// libyaml counts lines and characters from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }
}

public import Groundwork

/// Reads one YAML document into data that knows its places.
///
/// Of YAML this takes what people write by hand: mappings, lists, plain and quoted scalars, blocks.
/// Anchors, aliases, tags and several documents in a file are refused. Plain scalars become, by the
/// core schema: `null` and nothing; `true` and `false` (and not `no`, `off` or `có`); numbers
/// written with digits, one point and a minus, but not with a leading zero; and dates written
/// `16/11/2023` or `2023-11-16`. Everything else, and whatever is quoted, is text, in composed
/// Unicode. A scalar's origin is its own place; a mapping's or list's is the place of its key.
///
/// Nil when anything was found that is an error; a file with nothing in it is `none`.
public func readYAML(
  _ source: SourceText, sources: inout Sources, into findings: inout Findings
) -> Value? {
  guard let text = source.decoded(as: "yaml", into: &findings) else { return nil }
  var reader = YAMLReader(text, source: sources.number(of: .file(source.file)))
  let value = reader.read()
  findings.add(reader.findings)
  return reader.findings.mustStop ? nil : value
}

/// How deep YAML or JSON may nest.
///
/// A sheet plan, our deepest, has nine levels.
let deepestNesting = 100

struct YAMLReader {
  let text: DecodedText
  let source: Int
  var findings = Findings()
  private var legacy = LegacyText()
  /// Whoever uses one anchor uses many; one finding says it for all.
  private var hasSaidAlias = false

  init(_ text: DecodedText, source: Int) {
    self.text = text
    self.source = source
  }

  mutating func read() -> Value {
    guard allCharactersAllowed() else { return .none }
    let node: YAMLNode?
    do {
      node = try YAMLNode.document(text.utf8)
    } catch {
      explain(error)
      return .none
    }
    guard let node else { return .none }
    let value = value(of: node, key: nil)
    if let finding = legacy.finding(as: "yaml", in: text) { findings.add(finding) }
    return value
  }

  private mutating func value(of node: YAMLNode, key: TextPlace?) -> Value {
    let own = node.place
    let place = key ?? own
    switch node {
    case .scalar(let written, let isPlain, let marks):
      guard accept(marks) else { return .none }
      let isText = !isPlain || marks.tag == Self.textTag
      return value(of: written.composed, isText: isText, at: own, orAt: place)
    case .sequence(let items, let marks):
      guard accept(marks) else { return .none }
      var values: [Value] = []
      values.reserveCapacity(items.count)
      for item in items { values.append(value(of: item, key: nil)) }
      return Value(.list(values), from: origin(place))
    case .mapping(let pairs, let marks):
      guard accept(marks) else { return .none }
      var fields: [(String, Value)] = []
      fields.reserveCapacity(pairs.count)
      var lines: [String: Int] = [:]
      for (key, item) in pairs {
        guard let name = name(of: key) else { continue }
        if let first = lines.updateValue(key.place.line, forKey: name) {
          error(
            "duplicate-key", .duplicateKey(name, line: text.firstLine + first - 1), at: key.place,
            length: name.count, hints: [.removeOne])
        }
        fields.append((name, value(of: item, key: key.place)))
      }
      return Value(.record(Record(fields)), from: origin(place))
    case .alias:
      refuseAlias(at: own)
      return .none
    }
  }

  private mutating func value(
    of written: String, isText: Bool, at own: TextPlace, orAt place: TextPlace
  ) -> Value {
    guard !isText else {
      legacy.look(at: written, own)
      return Value(.text(written), from: origin(own))
    }
    let payload = PlainScalar.payload(written)
    if case .none = payload { return Value(.none, from: origin(place)) }
    if case .text(let text) = payload {
      legacy.look(at: text, own)
      if PlainScalar.isGroupedNumber(text) { warnOfGroups(text, at: own) }
    }
    if case .number = payload, PlainScalar.isGroupedNumber(written) {
      warnOfGroups(written, at: own)
    }
    return Value(payload, from: origin(own))
  }

  /// The name of a field; nil, and a finding, when the key is not a word.
  private mutating func name(of key: YAMLNode) -> String? {
    let mark = key.place
    switch key {
    case .scalar(let written, let isPlain, let marks):
      guard accept(marks) else { return nil }
      let name = written.composed
      if name == "<<", isPlain {
        error("alias", .merge, at: mark)
        return nil
      }
      guard !name.isEmpty else {
        error("key", .emptyKey, at: mark)
        return nil
      }
      return name
    case .mapping where text.line(mark.line).contains("{{"):
      // `{{ x }}` is, to YAML, a mapping whose key is a mapping.
      error("unquoted-tag", .unquotedTag, at: mark, length: 2, hints: [.quoteTag])
    case .mapping, .sequence, .alias:
      error("key", .keyNotText, at: mark)
    }
    return nil
  }

  private mutating func accept(_ marks: YAMLMarks) -> Bool {
    if marks.hasAnchor {
      refuseAlias(at: marks.place)
      return false
    }
    // `!!str` is harmless and some write it.
    guard let tag = marks.tag, !Self.harmlessTags.contains(tag) else { return true }
    error("tag", .tag(tag), at: marks.place)
    return false
  }
  private static let textTag = "tag:yaml.org,2002:str"
  private static let harmlessTags: Set<String> = [
    "!", textTag, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]

  private mutating func refuseAlias(at place: TextPlace) {
    guard !hasSaidAlias else { return }
    hasSaidAlias = true
    error("alias", .alias, at: place, hints: [.aliasHint])
  }

  private func origin(_ mark: TextPlace) -> Origin {
    .line(source: source, line: text.firstLine + mark.line - 1, column: mark.column)
  }

  mutating func error(
    _ code: String, _ message: Phrase, at mark: TextPlace, length: Int = 1, hints: [Phrase] = []
  ) {
    findings.add(
      text.finding(
        .error, "yaml." + code, message, at: mark, length: length, hints: hints))
  }

  private mutating func warnOfGroups(_ written: String, at mark: TextPlace) {
    findings.add(
      text.finding(
        .warning, "yaml.ambiguous-number", .groupedNumber(written, isText: written.count > 7),
        at: mark, length: written.count, hints: [.writePlainNumber(written)]))
  }
}

extension Phrase {
  static let tooDeep = Phrase(
    vi: "lồng nhau quá \(deepestNesting) lớp", en: "nested more than \(deepestNesting) deep")
  fileprivate static let alias = Phrase(
    vi: "không dùng neo “&tên” và bí danh “*tên”",
    en: "anchors “&name” and aliases “*name” are not taken")
  fileprivate static let aliasHint = Phrase(
    vi: "viết lại giá trị ở cả hai chỗ; chữ bắt đầu bằng “&” hoặc “*” thì đặt trong dấu nháy",
    en: "write the value twice; quote text that starts with “&” or “*”")
  fileprivate static let merge = Phrase(
    vi: "không dùng khóa gộp “<<”", en: "the merge key “<<” is not taken")
  fileprivate static let emptyKey = Phrase(vi: "thiếu tên mục", en: "the name is missing")
  fileprivate static let keyNotText = Phrase(
    vi: "tên mục phải là chữ", en: "the name must be text")
  static let unquotedTag = Phrase(
    vi: "thẻ “{{ … }}” chưa đặt trong dấu nháy", en: "the tag “{{ … }}” is not quoted")
  static let quoteTag = Phrase(
    vi: "viết trong dấu nháy kép: \"{{ … }}\"", en: "write it in quotes: \"{{ … }}\"")
  fileprivate static func duplicateKey(_ name: String, line: Int) -> Phrase {
    Phrase(
      vi: "mục “\(name)” đã có ở dòng \(line)", en: "“\(name)” is there already, in line \(line)")
  }
  fileprivate static let removeOne = Phrase(
    vi: "bỏ đi một trong hai", en: "remove one of the two")
  fileprivate static func tag(_ name: String) -> Phrase {
    Phrase(vi: "không dùng nhãn kiểu “\(name)”", en: "the type tag “\(name)” is not taken")
  }
  fileprivate static func groupedNumber(_ written: String, isText: Bool) -> Phrase {
    isText
      ? Phrase(
        vi: "“\(written)” được đọc là chữ, không phải số",
        en: "“\(written)” is read as text, not as a number")
      : Phrase(
        vi: "“\(written)” được đọc là số thập phân, nhỏ đi một nghìn lần nếu dấu chấm chia nghìn",
        en: "“\(written)” is read as a decimal number; the point does not group thousands")
  }
  fileprivate static func writePlainNumber(_ written: String) -> Phrase {
    let plain = written.filter { $0 != "." }
    return Phrase(
      vi: "viết \(plain) nếu là số, hoặc đặt trong dấu nháy nếu là chữ",
      en: "write \(plain) for the number, or quote it for text")
  }
}

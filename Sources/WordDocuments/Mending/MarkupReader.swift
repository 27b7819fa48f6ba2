internal import Packaging

/// Finds the paragraphs that are to be mended, and the sections, in the bytes of a part.
///
/// It counts a paragraph's text just as `StoryReader` does, so that the ranges of a survey fit.
struct MarkupReader: ~Copyable {
  private var xml: XMLReader
  private let bytes: [UInt8]
  private let wanted: Set<Int>
  private let declarations: String
  private(set) var paragraphs: [Int: ParagraphMarkup] = [:]
  private(set) var sections: [PropertyMarkup] = []
  /// Where the end tag of `w:body` starts; nil in headers and footers.
  private(set) var bodyEnd: Int?

  /// - Parameters:
  ///   - wanted: where the paragraphs start whose pieces are asked for.
  ///   - declarations: what new elements must declare, as attributes with a space before each.
  init(
    _ bytes: [UInt8], part: String, wanted: Set<Int>, declarations: String
  ) throws(PackageFault) {
    self.bytes = bytes
    self.wanted = wanted
    self.declarations = declarations
    xml = try XMLReader(bytes, part: part, vocabulary: SurveyAttribute.vocabulary)
  }

  mutating func read() throws(PackageFault) {
    while let event = try xml.next() {
      if case .start(let name) = event {
        try block(SurveyTag(name))
      } else if case .end(let name) = event, SurveyTag(name) == .body {
        bodyEnd = xml.offset
      }
    }
  }

  /// Looks for paragraphs and sections in the element whose start tag was read last.
  private mutating func blocks() throws(PackageFault) {
    let outside = xml.depth - 1
    while xml.depth > outside, let event = try xml.next() {
      if case .start(let name) = event { try block(SurveyTag(name)) }
    }
  }

  private mutating func block(_ tag: SurveyTag) throws(PackageFault) {
    switch tag {
    case .paragraph: try paragraph()
    case .sectionProperties: try section()
    case .deleted, .movedAway, .paragraphChange, .sectionChange: try xml.skipElement()
    default: break
    }
  }

  private mutating func section() throws(PackageFault) {
    sections.append(try properties("w:sectPr", PropertyOrder.section))
  }

  // MARK: Paragraphs

  private mutating func paragraph() throws(PackageFault) {
    let start = xml.offset
    let tag = XMLTag(at: start, in: bytes)
    guard wanted.contains(start) else { return try blocks() }
    var markup = ParagraphMarkup(
      tag: tag, properties: none("w:pPr", at: tag.end, PropertyOrder.paragraph))
    var count = 0
    try inlines(&markup, &count)
    paragraphs[start] = markup
  }

  /// The content of a paragraph, or of what wraps runs in it.
  private mutating func inlines(
    _ markup: inout ParagraphMarkup, _ count: inout Int
  ) throws(PackageFault) {
    let outside = xml.depth - 1
    while xml.depth > outside, let event = try xml.next() {
      guard case .start(let name) = event else { continue }
      switch SurveyTag(name) {
      case .paragraphProperties:
        markup.properties = try properties("w:pPr", PropertyOrder.paragraph)
      case .run: markup.runs.append(try run(&count))
      case .deleted, .movedAway: try xml.skipElement()
      case .alternateContent:
        try firstAlternative { (reader) throws(PackageFault) in
          try reader.inlines(&markup, &count)
        }
      default: break
      }
    }
  }

  private mutating func firstAlternative(
    _ read: (inout MarkupReader) throws(PackageFault) -> Void
  ) throws(PackageFault) {
    let outside = xml.depth - 1
    var isRead = false
    while xml.depth > outside, let event = try xml.next() {
      guard case .start(let name) = event else { continue }
      let tag = SurveyTag(name)
      if !isRead, tag == .choice || tag == .fallback {
        isRead = true
        try read(&self)
      } else {
        try xml.skipElement()
      }
    }
  }

  private mutating func run(_ count: inout Int) throws(PackageFault) -> ParagraphMarkup.Run {
    let tag = XMLTag(at: xml.offset, in: bytes)
    var run = ParagraphMarkup.Run(
      start: tag.end, isEmpty: tag.isEmpty,
      properties: none("w:rPr", at: tag.end, PropertyOrder.run),
      range: count..<count)
    let outside = xml.depth - 1
    while xml.depth > outside, let event = try xml.next() {
      guard case .start(let name) = event else { continue }
      if SurveyTag(name) == .runProperties {
        run.properties = try properties("w:rPr", PropertyOrder.run)
        continue
      }
      let (start, from) = (xml.offset, count)
      let kind = try content(SurveyTag(name), &count)
      run.children.append(
        ParagraphMarkup.Child(kind: kind, bytes: start..<end(of: start), range: from..<count))
    }
    run.range = run.range.lowerBound..<count
    return run
  }

  /// Reads one child of a run to its end.
  private mutating func content(
    _ tag: SurveyTag, _ count: inout Int
  ) throws(PackageFault) -> ParagraphMarkup.Child.Kind {
    switch tag {
    case .text:
      let outside = xml.depth - 1
      var text: [UInt8] = []
      while xml.depth > outside, let event = try xml.next() {
        switch event {
        case .text: text += xml.text
        case .start: try xml.skipElement()
        case .end: break
        }
      }
      count += text.count
      return .text(text)
    case .tab, .positionedTab, .carriageReturn, .noBreakHyphen: count += 1
    case .lineBreak:
      let type = xml.attribute(SurveyAttribute.type).map { String(decoding: $0, as: UTF8.self) }
      if type != "page", type != "column" { count += 1 }
    // Surveys show it as □, which has three bytes.
    case .symbol: count += 3
    case .drawing, .picture, .object:
      try blocks()
      return .fixed
    case .alternateContent:
      try firstAlternative { (reader) throws(PackageFault) in
        let outside = reader.xml.depth - 1
        while reader.xml.depth > outside, let event = try reader.xml.next() {
          if case .start(let name) = event { _ = try reader.content(SurveyTag(name), &count) }
        }
      }
      return .fixed
    default:
      try xml.skipElement()
      return .fixed
    }
    try xml.skipElement()
    return .sign
  }

  /// Right after the element that starts at `start`, whose end was read last.
  private func end(of start: Int) -> Int {
    let tag = XMLTag(at: start, in: bytes)
    return tag.isEmpty ? tag.end : XMLTag(at: xml.offset, in: bytes).end
  }

  // MARK: Properties

  private func none(
    _ element: String, at place: Int, _ order: [String: Int]
  ) -> PropertyMarkup {
    PropertyMarkup(
      element, range: place..<place, contentEnd: nil, children: [], order: order,
      declarations: declarations)
  }

  private mutating func properties(
    _ element: String, _ order: [String: Int]
  ) throws(PackageFault) -> PropertyMarkup {
    let start = xml.offset
    let outside = xml.depth - 1
    var children: [PropertyMarkup.Child] = []
    while xml.depth > outside, let event = try xml.next() {
      guard case .start(let name) = event else { continue }
      let (label, attributes, from) = (xml.label, xml.attributes, xml.offset)
      if SurveyTag(name) == .sectionProperties { try section() } else { try xml.skipElement() }
      children.append(
        PropertyMarkup.Child(
          name: label, range: from..<end(of: from), attributes: attributes, bytes: nil))
    }
    return PropertyMarkup(
      element, range: start..<end(of: start),
      contentEnd: XMLTag(at: start, in: bytes).isEmpty ? nil : xml.offset, children: children,
      order: order, declarations: declarations)
  }
}

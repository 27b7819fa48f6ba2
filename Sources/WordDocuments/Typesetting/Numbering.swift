internal import Documents
internal import Packaging

/// The numbered lists of a document (`word/numbering.xml`).
///
/// Two definitions serve a whole paper: one for titles, whose numbers run through it, and one for
/// Markdown's lists. Word restarts a level by itself when a wider one steps; every list that has to
/// start anywhere else gets an instance of its own.
///
/// Points (a, b, c, d, đ, e …) are plain text: Word knows no Vietnamese alphabet.
struct Numbering {
  let scheme: FormatProfile.Scheme
  private var instances: [Instance] = []

  private struct Instance {
    var definition: Int
    /// The level to start anew and its first number; nil for every level from 1.
    var restart: (level: Int, start: Int)?
  }

  private static let headingsDefinition = 0
  private static let listsDefinition = 1
  private static let headingsInstance = 1
  private static let listsInstance = 2
  /// A definition in Word has nine levels.
  private static let levelLimit = 9

  init(_ scheme: FormatProfile.Scheme) { self.scheme = scheme }

  /// Where titles of this level get their numbers; nil when Word cannot count so.
  static func reference(
    toHeadings scheme: FormatProfile.Scheme, level: Int
  ) -> ParagraphProperties.NumberReference? {
    guard level < levelLimit, scheme.levels[level].isCountedByWord else { return nil }
    return .init(level: level, list: headingsInstance)
  }

  /// Where items of lists of this level get their numbers, when nothing else is said.
  static func reference(
    toLists scheme: FormatProfile.Scheme, level: Int
  ) -> ParagraphProperties.NumberReference? {
    guard level < levelLimit, scheme.levels[level].isCountedByWord else { return nil }
    return .init(level: level, list: listsInstance)
  }

  /// A list of its own that starts at `start`; nil when Word cannot count so.
  mutating func newList(level: Int, start: Int) -> Int? {
    guard Self.reference(toLists: scheme, level: level) != nil else { return nil }
    return add(Instance(definition: Self.listsDefinition, restart: (level, start)))
  }

  /// Numbers that start again for an appendix: its titles and its articles.
  mutating func newPart() -> Part {
    Part(
      titles: add(Instance(definition: Self.headingsDefinition, restart: nil)),
      lists: add(Instance(definition: Self.listsDefinition, restart: nil)))
  }

  /// The lists that number one part of the paper: the body, or an appendix.
  struct Part {
    var titles: Int
    var lists: Int

    static let body = Part(titles: headingsInstance, lists: listsInstance)
  }

  private mutating func add(_ instance: Instance) -> Int {
    instances.append(instance)
    return Self.listsInstance + instances.count
  }

  func write(to xml: inout XMLWriter, indent: Length) {
    xml.declaration()
    xml.element("w:numbering", ["xmlns:w": WordNamespace.main]) { xml in
      writeDefinition(Self.headingsDefinition, ofTitles: true, indent, to: &xml)
      writeDefinition(Self.listsDefinition, ofTitles: false, indent, to: &xml)
      writeInstance(Self.headingsInstance, of: Self.headingsDefinition, nil, to: &xml)
      writeInstance(Self.listsInstance, of: Self.listsDefinition, nil, to: &xml)
      for (index, instance) in instances.enumerated() {
        writeInstance(
          Self.listsInstance + index + 1, of: instance.definition, instance, to: &xml)
      }
    }
  }

  private func writeDefinition(
    _ id: Int, ofTitles: Bool, _ indent: Length, to xml: inout XMLWriter
  ) {
    xml.element("w:abstractNum", ["w:abstractNumId": String(id)]) { xml in
      // Word compares lists by this number; any fixed one will do.
      xml.empty("w:nsid", ["w:val": ofTitles ? "30202001" : "30202002"])
      xml.empty("w:multiLevelType", ["w:val": "multilevel"])
      for index in 0..<min(scheme.levels.count, Self.levelLimit) {
        writeLevel(index, ofTitles: ofTitles, indent, to: &xml)
      }
    }
  }

  private func writeLevel(
    _ index: Int, ofTitles: Bool, _ indent: Length, to xml: inout XMLWriter
  ) {
    let level = scheme.levels[index]
    let isLinked =
      level.isCountedByWord && (ofTitles ? level.heading != nil : level.takesLists)
    xml.element("w:lvl", ["w:ilvl": String(index)]) { xml in
      xml.empty("w:start", ["w:val": "1"])
      xml.empty("w:numFmt", ["w:val": isLinked ? level.numeral.wordName : "none"])
      if level.continues { xml.empty("w:lvlRestart", ["w:val": "0"]) }
      if isLinked {
        let role = ofTitles ? Role.heading(index) : Role.item(index)
        xml.empty("w:pStyle", ["w:val": role.id])
      }
      let isBeside = isLinked && level.title == .beside
      xml.empty("w:suff", ["w:val": isBeside ? "space" : "nothing"])
      let label = isLinked ? Wording.fill(level.label, ["n": "%\(index + 1)"]) : ""
      xml.empty("w:lvlText", ["w:val": label])
      xml.empty("w:lvlJc", ["w:val": "left"])
      var paragraph = ParagraphProperties()
      paragraph.indentLeft = 0
      paragraph.firstLine = level.isIndented ? indent.twips : 0
      paragraph.write(to: &xml)
      if isLinked {
        let isBold = ofTitles ? level.style.isBold : level.isLabelBold
        RunProperties(bold: isBold, italic: false).write(to: &xml)
      }
    }
  }

  private func writeInstance(
    _ id: Int, of definition: Int, _ instance: Instance?, to xml: inout XMLWriter
  ) {
    xml.element("w:num", ["w:numId": String(id)]) { xml in
      xml.empty("w:abstractNumId", ["w:val": String(definition)])
      guard let instance else { return }
      let restarts =
        instance.restart.map { [$0] }
        ?? (0..<min(scheme.levels.count, Self.levelLimit)).map { ($0, 1) }
      for (level, start) in restarts {
        xml.element("w:lvlOverride", ["w:ilvl": String(level)]) { xml in
          xml.empty("w:startOverride", ["w:val": String(start)])
        }
      }
    }
  }
}

extension FormatProfile.Level {
  /// Whether Word has this numeral among its own.
  var isCountedByWord: Bool {
    switch numeral {
    case .decimal, .roman, .chinese: true
    // Word's letters are not those of the Vietnamese alphabet.
    case .letter, .none: false
    }
  }
}

extension FormatProfile.Level.Numeral {
  /// What WordprocessingML calls it (`ST_NumberFormat`).
  fileprivate var wordName: String {
    switch self {
    case .decimal: "decimal"
    case .roman: "upperRoman"
    case .chinese: "chineseCountingThousand"
    case .none, .letter: "none"
    }
  }
}

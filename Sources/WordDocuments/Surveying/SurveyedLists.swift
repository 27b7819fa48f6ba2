internal import Packaging

/// The lists that a document numbers, as far as they move paragraphs.
struct SurveyedLists: Sendable {
  private struct List: Sendable {
    var definition: Int?
    var overrides: [Int: StatedParagraph] = [:]
  }

  private var definitions: [Int: [Int: StatedParagraph]] = [:]
  private var lists: [Int: List] = [:]

  /// For documents without lists.
  init() {}

  init(_ cursor: consuming SurveyCursor, _ theme: SurveyedTheme) throws(PackageFault) {
    while try cursor.child() != nil {
      while let tag = try cursor.child() {
        switch tag {
        case .abstractList:
          let id = cursor.number(SurveyAttribute.abstractID)
          let levels = try Self.levels(&cursor, theme)
          if let id { definitions[id] = levels }
        case .list: try readList(&cursor, theme)
        default: try cursor.skip()
        }
      }
    }
  }

  private static func levels(
    _ cursor: inout SurveyCursor, _ theme: SurveyedTheme
  ) throws(PackageFault) -> [Int: StatedParagraph] {
    var levels: [Int: StatedParagraph] = [:]
    while let tag = try cursor.child() {
      guard tag == .level else {
        try cursor.skip()
        continue
      }
      let number = cursor.number(SurveyAttribute.level) ?? 0
      levels[number] = try level(&cursor, theme)
    }
    return levels
  }

  private static func level(
    _ cursor: inout SurveyCursor, _ theme: SurveyedTheme
  ) throws(PackageFault) -> StatedParagraph {
    var stated = StatedParagraph()
    while let tag = try cursor.child() {
      if tag == .paragraphProperties {
        var extras = SurveyCursor.ParagraphExtras()
        stated = try cursor.paragraphProperties(theme, extras: &extras)
      } else {
        try cursor.skip()
      }
    }
    return stated
  }

  private mutating func readList(
    _ cursor: inout SurveyCursor, _ theme: SurveyedTheme
  ) throws(PackageFault) {
    var list = List()
    let id = cursor.number(SurveyAttribute.numberID)
    while let tag = try cursor.child() {
      switch tag {
      case .abstractListID:
        list.definition = cursor.number(SurveyAttribute.val)
        try cursor.skip()
      case .levelOverride:
        for (level, stated) in try Self.levels(&cursor, theme) { list.overrides[level] = stated }
      default: try cursor.skip()
      }
    }
    if let id { lists[id] = list }
  }

  /// What a list states about the paragraphs of one of its levels; nil when there is no such list.
  func paragraph(list: Int, level: Int) -> StatedParagraph? {
    guard list != 0, let known = lists[list] else { return nil }
    return known.overrides[level] ?? known.definition.flatMap { definitions[$0]?[level] }
  }
}

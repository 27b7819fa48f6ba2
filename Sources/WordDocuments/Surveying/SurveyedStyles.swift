internal import Packaging

/// The styles and defaults of a document, and what they come to together.
struct SurveyedStyles: Sendable {
  enum Kind: String, Sendable { case paragraph, character, table, numbering }

  struct Style: Sendable {
    var kind = Kind.paragraph
    var name: String?
    var base: String?
    var paragraph = StatedParagraph()
    var text = StatedText()
    var hasBorders: Bool?
  }

  private(set) var styles: [String: Style] = [:]
  private var defaultIDs: [Kind: String] = [:]
  private var defaultText = StatedText()
  private var defaultParagraph = StatedParagraph()

  /// Styles in a chain of `basedOn`; Word stops at 11, and a circle must end somewhere.
  private static let chainLimit = 24

  /// For documents without styles.
  init() {}

  init(_ cursor: consuming SurveyCursor, _ theme: SurveyedTheme) throws(PackageFault) {
    while let root = try cursor.child() {
      _ = root
      while let tag = try cursor.child() {
        switch tag {
        case .defaults: try readDefaults(&cursor, theme)
        case .style: try readStyle(&cursor, theme)
        default: try cursor.skip()
        }
      }
    }
  }

  private mutating func readDefaults(
    _ cursor: inout SurveyCursor, _ theme: SurveyedTheme
  ) throws(PackageFault) {
    while try cursor.child() != nil {
      while let tag = try cursor.child() {
        switch tag {
        case .runProperties:
          var style: String?
          defaultText = try cursor.textProperties(theme, style: &style)
        case .paragraphProperties:
          var extras = SurveyCursor.ParagraphExtras()
          defaultParagraph = try cursor.paragraphProperties(theme, extras: &extras)
        default: try cursor.skip()
        }
      }
    }
  }

  private mutating func readStyle(
    _ cursor: inout SurveyCursor, _ theme: SurveyedTheme
  ) throws(PackageFault) {
    var style = Style()
    style.kind = cursor.text(SurveyAttribute.type).flatMap(Kind.init) ?? .paragraph
    let id = cursor.text(SurveyAttribute.styleID)
    let isDefault = cursor.text(SurveyAttribute.isDefault).map { $0 != "0" && $0 != "false" }
    while let tag = try cursor.child() {
      switch tag {
      case .name:
        style.name = cursor.text(SurveyAttribute.val)
        try cursor.skip()
      case .basedOn:
        style.base = cursor.text(SurveyAttribute.val)
        try cursor.skip()
      case .runProperties:
        var character: String?
        style.text = try cursor.textProperties(theme, style: &character)
      case .paragraphProperties:
        var extras = SurveyCursor.ParagraphExtras()
        style.paragraph = try cursor.paragraphProperties(theme, extras: &extras)
      case .tableProperties:
        while let tag = try cursor.child() {
          if tag == .tableBorders {
            style.hasBorders = try cursor.hasDrawnSide()
          } else {
            try cursor.skip()
          }
        }
      default: try cursor.skip()
      }
    }
    guard let id else { return }
    styles[id] = style
    if isDefault == true { defaultIDs[style.kind] = id }
  }

  // MARK: What they come to

  /// The style, or the document's own for its kind when none or an unknown one is named.
  func known(_ id: String?, _ kind: Kind) -> String? {
    if let id, styles[id]?.kind == kind { return id }
    return defaultIDs[kind]
  }

  func name(of id: String?) -> String? { id.flatMap { styles[$0]?.name ?? $0 } }

  /// A style and those it is based on, the farthest first.
  private func chain(_ id: String?) -> [Style] {
    var chain: [Style] = []
    var next = id
    while let id = next, let style = styles[id], chain.count < Self.chainLimit {
      chain.append(style)
      next = style.base
    }
    return chain.reversed()
  }

  /// What a paragraph looks like before its own formatting, with the text in it.
  struct Ground: Sendable {
    var paragraph = StatedParagraph()
    var text = StatedText()
    /// Toggles that the styles turned on an odd number of times; character styles turn on.
    var flipped: SurveyedToggles = []
    /// Toggles of the document's defaults, which styles do not turn over.
    var always: SurveyedToggles = []
  }

  /// - Parameters:
  ///   - paragraph: the style that the paragraph names.
  ///   - table: the style of the table that it stands in; nil outside tables.
  func ground(
    paragraph: String?, table: String?, isInTable: Bool, _ lists: SurveyedLists
  ) -> Ground {
    var ground = Ground()
    ground.paragraph = defaultParagraph
    ground.text.addAllButToggles(of: defaultText)
    ground.always = defaultText.on
    if isInTable { add(chain(known(table, .table)), lists, to: &ground) }
    add(chain(known(paragraph, .paragraph)), lists, to: &ground)
    return ground
  }

  private func add(_ chain: [Style], _ lists: SurveyedLists, to ground: inout Ground) {
    var text = StatedText()
    for style in chain {
      if let list = style.paragraph.list {
        // The indents of a list stand under what the style itself says.
        let level = style.paragraph.listLevel ?? 0
        if let stated = lists.paragraph(list: list, level: level) { ground.paragraph.add(stated) }
      }
      ground.paragraph.add(style.paragraph)
      text.add(style.text)
    }
    ground.text.addAllButToggles(of: text)
    ground.flipped.formSymmetricDifference(text.on)
  }

  /// The text of a run: over its paragraph's ground, its character style, and what it says itself.
  func text(on ground: Ground, character: String?, _ direct: StatedText) -> TextFormat {
    var text = ground.text
    var flipped = ground.flipped
    // The default character style says nothing, and a run names its style.
    if let character, styles[character]?.kind == .character {
      var stated = StatedText()
      for style in chain(character) { stated.add(style.text) }
      text.addAllButToggles(of: stated)
      flipped.formSymmetricDifference(stated.on)
    }
    text.addAllButToggles(of: direct)
    text.on = flipped.union(ground.always).subtracting(direct.stated).union(direct.on)
    return text.effective
  }

  /// Whether a table of this style has lines.
  func hasBorders(_ table: String?) -> Bool {
    chain(known(table, .table)).last { $0.hasBorders != nil }?.hasBorders ?? false
  }
}

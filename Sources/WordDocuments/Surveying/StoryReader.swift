internal import Documents
internal import Packaging

/// Reads a part of running text into paragraphs with their effective looks, in one pass.
struct StoryReader: ~Copyable {
  var cursor: SurveyCursor
  let part: String
  let looks: SurveyedLooks
  var story = SurveyedStory()
  /// Complex fields that have begun and not ended; they may span paragraphs.
  var openFields: [OpenField] = []
  /// Where the reader stands.
  private var cell: WordSurvey.Cell?
  private var tableStyle: String?
  private var isInTextBox = false
  private var heading: String?
  private var grounds: [GroundKey: SurveyedStyles.Ground] = [:]

  struct OpenField {
    var instruction: [UInt8] = []
    /// Whether its result has begun.
    var isShowing = false
    var isNoted = false
  }

  private struct GroundKey: Hashable {
    var paragraph: String?
    var table: String?
    var isInTable: Bool
  }

  /// A paper of a thousand pages has about thirty thousand.
  static let mostParagraphs = 50_000

  init(
    _ cursor: consuming SurveyCursor, part: String, _ looks: SurveyedLooks
  ) throws(PackageFault) {
    self.cursor = cursor
    self.part = part
    self.looks = looks
  }

  mutating func read() throws(PackageFault) -> SurveyedStory {
    while let root = try cursor.child() {
      if root == .document {
        while let tag = try cursor.child() {
          if tag == .body { try blocks() } else { try cursor.skip() }
        }
      } else {
        try blocks()
      }
    }
    if story.sections.isEmpty {
      story.sections.append((SurveyedSection(), story.paragraphs.count))
    }
    return story
  }

  // MARK: Blocks

  /// Paragraphs and tables inside the present element, whatever wraps them.
  mutating func blocks() throws(PackageFault) {
    while let tag = try cursor.child() {
      switch tag {
      case .paragraph, .table:
        guard story.paragraphs.count < Self.mostParagraphs else {
          story.isCut = true
          try cursor.skip()
          continue
        }
        if tag == .paragraph { try paragraph() } else { try table() }
      case .sectionProperties:
        let section = try cursor.section()
        story.sections.append((section, story.paragraphs.count))
      case .alternateContent:
        try alternatives { (reader) throws(PackageFault) in try reader.blocks() }
      case .deleted, .movedAway: try cursor.skip()
      // Content controls, tracked insertions, custom markup.
      default: try blocks()
      }
    }
  }

  /// Reads the first of several versions of the same thing; the others are for older programs.
  mutating func alternatives(
    _ read: (inout StoryReader) throws(PackageFault) -> Void
  ) throws(PackageFault) {
    var isRead = false
    while let tag = try cursor.child() {
      if !isRead, tag == .choice || tag == .fallback {
        isRead = true
        try read(&self)
      } else {
        try cursor.skip()
      }
    }
  }

  private mutating func table() throws(PackageFault) {
    let index = story.tables.count
    let (outerCell, outerStyle) = (cell, tableStyle)
    story.tables.append(
      WordSurvey.Table(
        columns: [], rowCount: 0, hasBorders: false, headerRows: 0,
        paragraphs: story.paragraphs.count..<story.paragraphs.count, outer: outerCell?.table))
    tableStyle = nil
    var borders: Bool?
    while let tag = try cursor.child() {
      switch tag {
      case .tableProperties: borders = try tableProperties()
      case .tableGrid: try grid(of: index)
      case .row: try row(of: index)
      case .deleted, .movedAway: try cursor.skip()
      default: try rows(of: index)
      }
    }
    let hasBorders = borders ?? looks.styles.hasBorders(tableStyle)
    story.tables[index].hasBorders = story.tables[index].hasBorders || hasBorders
    let start = story.tables[index].paragraphs.lowerBound
    story.tables[index].paragraphs = start..<story.paragraphs.count
    (cell, tableStyle) = (outerCell, outerStyle)
  }

  /// Rows inside a content control.
  private mutating func rows(of table: Int) throws(PackageFault) {
    while let tag = try cursor.child() {
      if tag == .row { try row(of: table) } else { try rows(of: table) }
    }
  }

  /// Nil when the table leaves its lines to its style.
  private mutating func tableProperties() throws(PackageFault) -> Bool? {
    var borders: Bool?
    while let tag = try cursor.child() {
      switch tag {
      case .tableStyle:
        tableStyle = cursor.text(SurveyAttribute.val)
        try cursor.skip()
      case .tableBorders: borders = try cursor.hasDrawnSide()
      default: try cursor.skip()
      }
    }
    return borders
  }

  private mutating func grid(of table: Int) throws(PackageFault) {
    while let tag = try cursor.child() {
      if tag == .gridColumn {
        story.tables[table].columns.append(
          Length(twips: cursor.twips(SurveyAttribute.w) ?? 0))
      }
      try cursor.skip()
    }
  }

  private mutating func row(of table: Int) throws(PackageFault) {
    var column = 0
    let row = story.tables[table].rowCount
    story.tables[table].rowCount += 1
    while let tag = try cursor.child() {
      switch tag {
      case .rowProperties:
        while let tag = try cursor.child() {
          switch tag {
          case .repeatedRow where cursor.isOn && story.tables[table].headerRows == row:
            story.tables[table].headerRows += 1
          case .gridBefore: column += max(0, cursor.number(SurveyAttribute.val) ?? 0)
          default: break
          }
          try cursor.skip()
        }
      case .deleted, .movedAway: try cursor.skip()
      case .cell: try cell(of: table, row, &column)
      default: try cells(of: table, row, &column)
      }
    }
  }

  /// Cells inside a content control, or what is no cell at all.
  private mutating func cells(
    of table: Int, _ row: Int, _ column: inout Int
  ) throws(PackageFault) {
    while let tag = try cursor.child() {
      if tag == .cell {
        try cell(of: table, row, &column)
      } else {
        try cells(of: table, row, &column)
      }
    }
  }

  private mutating func cell(
    of table: Int, _ row: Int, _ column: inout Int
  ) throws(PackageFault) {
    var here = WordSurvey.Cell(table: table, row: row, column: column, span: 1)
    cell = here
    while let tag = try cursor.child() {
      switch tag {
      case .cellProperties:
        while let tag = try cursor.child() {
          switch tag {
          case .gridSpan:
            here.span = max(1, cursor.number(SurveyAttribute.val) ?? 1)
            try cursor.skip()
          case .cellBorders:
            if try cursor.hasDrawnSide() { story.tables[table].hasBorders = true }
          default: try cursor.skip()
          }
        }
        cell = here
      case .paragraph: try paragraph()
      case .table:
        try self.table()
        cell = here
      case .deleted, .movedAway: try cursor.skip()
      default: try blocks()
      }
    }
    column += here.span
    cell = nil
  }

  // MARK: Paragraphs

  private mutating func paragraph() throws(PackageFault) {
    let index = story.paragraphs.count
    var building = ParagraphBuilder(
      offset: cursor.offset, ground: ground(of: nil), styles: looks.styles)
    // The place is taken now, so that a text box inside comes after its anchor.
    story.paragraphs.append(
      building.finish(part: part, number: index + 1, cell: cell, isInTextBox: isInTextBox))
    var section: SurveyedSection?
    while let tag = try cursor.child() {
      guard tag == .paragraphProperties else {
        try inline(tag, into: &building)
        continue
      }
      var extras = SurveyCursor.ParagraphExtras()
      let stated = try cursor.paragraphProperties(looks.theme, extras: &extras)
      building.ground = ground(of: extras.style)
      building.state(stated, extras, looks.lists)
      building.style = looks.styles.name(of: looks.styles.known(extras.style, .paragraph))
      section = extras.section
    }
    var paragraph = building.finish(
      part: part, number: index + 1, cell: cell, isInTextBox: isInTextBox)
    paragraph.heading = heading
    story.paragraphs[index] = paragraph
    if let title = paragraph.headingText { heading = title }
    if let section { story.sections.append((section, story.paragraphs.count)) }
  }

  private mutating func ground(of style: String?) -> SurveyedStyles.Ground {
    let key = GroundKey(paragraph: style, table: tableStyle, isInTable: cell != nil)
    if let known = grounds[key] { return known }
    let ground = looks.styles.ground(
      paragraph: style, table: tableStyle, isInTable: cell != nil, looks.lists)
    grounds[key] = ground
    return ground
  }

  /// The paragraphs of a text box, which stand in no cell of the text around it.
  mutating func textBox() throws(PackageFault) {
    let (outerCell, outerStyle, wasInTextBox) = (cell, tableStyle, isInTextBox)
    (cell, tableStyle, isInTextBox) = (nil, nil, true)
    try blocks()
    (cell, tableStyle, isInTextBox) = (outerCell, outerStyle, wasInTextBox)
  }
}

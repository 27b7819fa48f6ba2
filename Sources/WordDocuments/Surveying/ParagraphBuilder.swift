internal import Documents

/// Gathers one paragraph while its XML goes by.
struct ParagraphBuilder {
  let offset: Int
  var ground: SurveyedStyles.Ground
  let styles: SurveyedStyles
  var style: String?
  var text: [UInt8] = []
  var drawnLines: [Length] = []
  var hasOtherDrawing = false
  var hasPageBreak = false
  private var direct = StatedParagraph()
  private var mark = StatedText()
  private var runs: [WordSurvey.Run] = []
  private var fields: [WordSurvey.Field] = []
  private var waitingFields: [[UInt8]] = []
  private var runStart = 0
  private var runFormat: TextFormat
  private var isCentredFrame = false

  init(offset: Int, ground: SurveyedStyles.Ground, styles: SurveyedStyles) {
    self.offset = offset
    self.ground = ground
    self.styles = styles
    runFormat = styles.text(on: ground, character: nil, StatedText())
  }

  /// Takes what the paragraph says of itself.
  mutating func state(
    _ stated: StatedParagraph, _ extras: SurveyCursor.ParagraphExtras, _ lists: SurveyedLists
  ) {
    mark = extras.mark
    isCentredFrame = extras.isCentredFrame
    // A list that is named here moves the paragraph more than its style does, and less than what
    // it says itself.
    if let list = stated.list {
      let level = stated.listLevel ?? ground.paragraph.listLevel ?? 0
      if let moved = lists.paragraph(list: list, level: level) { direct = moved }
    }
    direct.add(stated)
  }

  // MARK: Runs

  mutating func beginRun() {
    runStart = text.count
    runFormat = styles.text(on: ground, character: nil, StatedText())
  }

  mutating func state(_ stated: StatedText, characterStyle: String?) {
    runFormat = styles.text(on: ground, character: characterStyle, stated)
  }

  mutating func endRun() {
    guard text.count > runStart else { return }
    let range = runStart..<text.count
    runStart = text.count
    if let last = runs.last, last.range.upperBound == range.lowerBound, last.format == runFormat {
      runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      runs.append(WordSurvey.Run(range: range, format: runFormat))
    }
    for field in waitingFields { note(field: field, at: range.lowerBound) }
    waitingFields = []
  }

  // MARK: Fields

  mutating func note(field instruction: [UInt8]) { note(field: instruction, at: text.count) }

  /// A field whose result is about to come.
  mutating func begin(field instruction: [UInt8]) { waitingFields.append(instruction) }

  /// For a field that turned out to have no result.
  mutating func noteBareField() {
    for field in waitingFields { note(field: field, at: text.count) }
    waitingFields = []
  }

  private mutating func note(field instruction: [UInt8], at place: Int) {
    let words = instruction.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let name = words.first else { return }
    fields.append(
      WordSurvey.Field(
        name: String(decoding: name, as: UTF8.self).uppercased(), offset: place,
        format: runFormat))
  }

  // MARK: The whole

  func finish(
    part: String, number: Int, cell: WordSurvey.Cell?, isInTextBox: Bool
  ) -> WordSurvey.Paragraph {
    var stated = ground.paragraph
    stated.add(direct)
    var format = stated.effective
    if isCentredFrame { format.alignment = .center }
    return WordSurvey.Paragraph(
      part: part, number: number, offset: offset, cell: cell, isInTextBox: isInTextBox,
      text: String(decoding: text, as: UTF8.self), style: style, format: format,
      markFormat: styles.text(on: ground, character: nil, mark), runs: runs, fields: fields,
      isNumbered: (stated.list ?? 0) != 0, drawnLines: drawnLines,
      hasOtherDrawing: hasOtherDrawing,
      hasPageBreak: hasPageBreak || format.startsPage, heading: nil)
  }
}

internal import Packaging

extension StoryReader {
  /// One child of a paragraph, or of what wraps runs in it.
  mutating func inline(
    _ tag: SurveyTag, into building: inout ParagraphBuilder
  ) throws(PackageFault) {
    switch tag {
    case .run: try run(into: &building)
    case .simpleField:
      let instruction = cursor.text(SurveyAttribute.instruction) ?? ""
      building.begin(field: Array(instruction.utf8))
      while let tag = try cursor.child() { try inline(tag, into: &building) }
      building.noteBareField()
    case .deleted, .movedAway, .paragraphProperties: try cursor.skip()
    case .alternateContent:
      try alternatives { (reader) throws(PackageFault) in
        while let tag = try reader.cursor.child() { try reader.inline(tag, into: &building) }
      }
    // Links, content controls, tracked insertions, smart tags: what they wrap counts.
    default: while let tag = try cursor.child() { try inline(tag, into: &building) }
    }
  }

  private mutating func run(into building: inout ParagraphBuilder) throws(PackageFault) {
    building.beginRun()
    while let tag = try cursor.child() {
      if tag == .runProperties {
        var style: String?
        let stated = try cursor.textProperties(looks.theme, style: &style)
        building.state(stated, characterStyle: style)
      } else {
        try runContent(tag, into: &building)
      }
    }
    building.endRun()
  }

  private mutating func runContent(
    _ tag: SurveyTag, into building: inout ParagraphBuilder
  ) throws(PackageFault) {
    switch tag {
    case .text:
      noteField(into: &building)
      try cursor.appendText(to: &building.text)
      return
    case .instruction:
      if let last = openFields.indices.last, !openFields[last].isShowing {
        try cursor.appendText(to: &openFields[last].instruction)
        return
      }
    case .fieldCharacter: fieldCharacter(into: &building)
    case .pageNumber: building.note(field: Array("PAGE".utf8))
    case .tab, .positionedTab: building.text.append(0x09)
    case .carriageReturn: building.text.append(0x0A)
    case .lineBreak:
      switch cursor.text(SurveyAttribute.type) {
      case "page": building.hasPageBreak = true
      case "column": break
      default: building.text.append(0x0A)
      }
    case .noBreakHyphen: building.text.append(UInt8(ascii: "-"))
    case .symbol:
      // A picture from a symbol font; which one does not matter to a survey.
      building.text += Array("□".utf8)
    case .alternateContent:
      try alternatives { (reader) throws(PackageFault) in
        while let tag = try reader.cursor.child() { try reader.runContent(tag, into: &building) }
      }
      return
    case .drawing, .picture, .object:
      let shape = try drawing()
      if let line = shape.line {
        building.drawnLines.append(line)
      } else {
        building.hasOtherDrawing = true
      }
      return
    default: break
    }
    try cursor.skip()
  }

  // MARK: Fields

  private mutating func fieldCharacter(into building: inout ParagraphBuilder) {
    switch cursor.text(SurveyAttribute.fieldType) {
    case "begin": openFields.append(OpenField())
    case "separate":
      if let last = openFields.indices.last { openFields[last].isShowing = true }
    case "end":
      guard let field = openFields.popLast(), !field.isNoted else { return }
      // A field that has never been worked out shows nothing yet.
      building.note(field: field.instruction)
    default: break
    }
  }

  /// A field is noted where its result begins, because the result has the looks.
  private mutating func noteField(into building: inout ParagraphBuilder) {
    guard let last = openFields.indices.last, openFields[last].isShowing,
      !openFields[last].isNoted
    else { return }
    openFields[last].isNoted = true
    building.note(field: openFields[last].instruction)
  }
}

internal import Packaging

extension StoryReader {
  /// Reads a drawing: what it is, and the text boxes in it.
  mutating func drawing() throws(PackageFault) -> DrawnShape {
    var shape = DrawnShape()
    try drawing(&shape)
    return shape
  }

  private mutating func drawing(_ shape: inout DrawnShape) throws(PackageFault) {
    while let tag = try cursor.child() {
      switch tag {
      case .textBoxContent:
        shape.addOther()
        try textBox()
      case .alternateContent:
        try alternatives { (reader) throws(PackageFault) in try reader.drawing(&shape) }
      case .extent:
        shape.setSize(
          cursor.number(SurveyAttribute.width), cursor.number(SurveyAttribute.height))
        try cursor.skip()
      case .presetGeometry:
        shape.add(preset: cursor.text(SurveyAttribute.preset) ?? "")
        try cursor.skip()
      case .customGeometry:
        shape.addOther()
        try cursor.skip()
      case .vectorLine:
        shape.addLine(
          from: cursor.text(SurveyAttribute.from), to: cursor.text(SurveyAttribute.to))
        try drawing(&shape)
      case .vectorShape, .vectorRectangle:
        let type = tag == .vectorRectangle ? nil : cursor.text(SurveyAttribute.shapeType)
        shape.add(type: type, style: cursor.text(SurveyAttribute.style) ?? "")
        try drawing(&shape)
      default: try drawing(&shape)
      }
    }
  }
}

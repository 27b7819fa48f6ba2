internal import Documents

/// What a drawing turns out to be while its XML goes by: one level line, or something else.
///
/// Offices draw the lines under the motto and the issuing body as shapes, in DrawingML or in the
/// older VML.
struct DrawnShape {
  private var shapes = 0
  /// Points.
  private var size: (width: Double, height: Double)?
  private var isStraight = false

  /// How long the line is; nil when this is no line, or none that is level.
  var line: Length? {
    guard shapes == 1, isStraight, let size, size.width > 0, abs(size.height) <= Self.thickness
    else { return nil }
    return Length(points: size.width)
  }

  /// Points that a line may rise, or a rectangle be high, and still look like a level line.
  private static let thickness = 3.0

  // MARK: DrawingML

  /// The size of the whole drawing, in English Metric Units.
  mutating func setSize(_ width: Int?, _ height: Int?) {
    guard let width, let height else { return }
    size = (Double(width) / 12_700, Double(height) / 12_700)
  }

  mutating func add(preset: String) {
    shapes += 1
    isStraight = preset == "line" || preset == "straightConnector1" || preset == "rect"
  }

  /// Something that no line is.
  mutating func addOther() {
    shapes += 1
    isStraight = false
  }

  // MARK: VML

  /// “38.4pt,.55pt” and “163.05pt,.6pt”.
  mutating func addLine(from: String?, to: String?) {
    shapes += 1
    guard let from = from.flatMap(Self.point), let to = to.flatMap(Self.point) else { return }
    isStraight = true
    size = (abs(to.x - from.x), abs(to.y - from.y))
  }

  /// A shape of a type that stands for a straight connector, or a rectangle, which has none; its
  /// size is among its style.
  mutating func add(type: String?, style: String) {
    shapes += 1
    isStraight = type.map { $0 == "#_x0000_t32" || $0 == "#_x0000_t20" } ?? true
    var sides: [String: Double] = [:]
    for rule in style.split(separator: ";") {
      let parts = rule.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].filter { $0 != " " }
      sides[name] = Self.points(parts[1])
    }
    size = sides["width"].map { ($0, sides["height"] ?? 0) }
  }

  private static func point(_ text: String) -> (x: Double, y: Double)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let x = points(parts[0]), let y = points(parts[1]) else { return nil }
    return (x, y)
  }

  /// A measure with its unit; nil when it has none, unless it is 0.
  private static func points(_ text: Substring) -> Double? {
    let text = text.filter { $0 != " " }
    guard !text.isEmpty else { return 0 }
    for (unit, points) in [("pt", 1), ("in", 72), ("mm", 72 / 25.4), ("cm", 72 / 2.54)]
    where text.hasSuffix(unit) {
      return Double(text.dropLast(2)).map { $0 * points }
    }
    return Double(text) == 0 ? 0 : nil
  }
}

/// A length on paper.
///
/// Kept in points, because fonts are; people write millimetres and Word wants twentieths of a point,
/// so both are a property away.
public struct Length: Sendable, Hashable, Comparable {
  /// 72 to the inch.
  public let points: Double

  public init(points: Double) { self.points = points }
  public init(millimetres: Double) { points = millimetres * 72 / 25.4 }
  public init(twips: Int) { points = Double(twips) / 20 }

  public static let zero = Length(points: 0)

  public var millimetres: Double { points * 25.4 / 72 }
  /// Twentieths of a point, rounded: the unit of WordprocessingML.
  public var twips: Int { Int((points * 20).rounded(.toNearestOrAwayFromZero)) }

  public static func < (left: Length, right: Length) -> Bool { left.points < right.points }
  public static func + (left: Length, right: Length) -> Length {
    Length(points: left.points + right.points)
  }
  public static func - (left: Length, right: Length) -> Length {
    Length(points: left.points - right.points)
  }
  public static func * (left: Length, factor: Double) -> Length {
    Length(points: left.points * factor)
  }
}

extension Length: CustomStringConvertible {
  /// Millimetres, with one decimal when there is one: “30 mm”, “12.7 mm”.
  public var description: String {
    let tenths = Int((millimetres * 10).rounded(.toNearestOrAwayFromZero))
    return tenths % 10 == 0 ? "\(tenths / 10) mm" : "\(Double(tenths) / 10) mm"
  }
}

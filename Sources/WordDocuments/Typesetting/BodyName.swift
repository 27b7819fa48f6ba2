internal import Documents
internal import Groundwork

/// The lines of a body's name, or of a post in it.
enum BodyName {
  struct Broken {
    var lines: [String]
    /// False when a part had to be broken that a typist would keep together.
    var isWhole: Bool
    /// False when a single word is wider than the line.
    var fits: Bool
  }

  /// Breaks a name as a typist would: before the place or unit that it belongs to, and elsewhere
  /// only where nothing else helps.
  ///
  /// - Parameter keepsWhole: whether a line more is better than a break anywhere else.
  static func lines(
    _ name: String, within limit: Double, keepsWhole: Bool = false,
    _ measure: (String) -> Double
  ) -> Broken {
    var all = Broken(lines: [], isWhole: true, fits: true)
    for part in name.split(separator: Inline.lineBreak) {
      let text = String(part)
      let lines = AdministrativeName.lines(
        of: text, fitting: limit, keepsWhole: keepsWhole, width: measure)
      // The words at which lines after the first start.
      var starts: Set<Int> = []
      var words = 0
      for line in lines.dropLast() {
        words += line.split(separator: " ").count
        starts.insert(words)
      }
      let isWhole = AdministrativeName.breaks(in: text).allSatisfy {
        $0.fitness != .last || !starts.contains($0.word)
      }
      all.lines += lines
      all.isWhole = all.isWhole && isWhole
      all.fits = all.fits && lines.allSatisfy { measure($0) <= limit }
    }
    return all
  }
}

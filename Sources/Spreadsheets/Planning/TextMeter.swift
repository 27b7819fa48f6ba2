import Groundwork

/// Measures text in Times New Roman, as often as a sheet has cells.
///
/// The widths of `FontMetrics` are put into a table once for each face; a text is then one walk over
/// its letters, without taking it apart into words.
struct TextMeter {
  /// Width of each letter up to U+1FFF in units of the size; Vietnamese ends before that.
  private let table: [Double]
  private let face: FontFace
  private let size: Double

  init(face: FontFace, size: Double) {
    table =
      switch (face.bold, face.italic) {
      case (false, false): Self.regular
      case (true, false): Self.bold
      case (false, true): Self.italic
      case (true, true): Self.boldItalic
      }
    self.face = face
    self.size = size
  }

  init(_ style: CellStyle) {
    self.init(face: FontFace(bold: style.isBold, italic: style.isItalic), size: style.size)
  }

  private static let regular = widths(FontFace())
  private static let bold = widths(FontFace(bold: true))
  private static let italic = widths(FontFace(italic: true))
  private static let boldItalic = widths(FontFace(bold: true, italic: true))

  private static func widths(_ face: FontFace) -> [Double] {
    (0..<0x2000).map { code in
      Unicode.Scalar(UInt32(code)).map {
        FontMetrics.width(of: String(Character($0)), face: face, size: 1)
      } ?? 0
    }
  }

  private func width(_ scalar: Unicode.Scalar) -> Double {
    scalar.value < 0x2000
      ? table[Int(scalar.value)] * size
      : FontMetrics.width(of: String(Character(scalar)), face: face, size: size)
  }

  /// The widest line and the widest word of a text, in points.
  func widest(_ text: String) -> (line: Double, word: Double) {
    var widest = (line: 0.0, word: 0.0)
    var line = 0.0
    var word = 0.0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        (line, word) = (0, 0)
      case " ":
        line += width(scalar)
        word = 0
      default:
        let own = width(scalar)
        line += own
        word += own
        if line > widest.line { widest.line = line }
        if word > widest.word { widest.word = word }
      }
    }
    return widest
  }

  /// Number of lines that a text takes in a room of some points, broken at spaces.
  func lines(_ text: String, room: Double) -> Int {
    let space = width(" ")
    var lines = 1
    // Of the present line: what its whole words take, and the word that is not yet whole.
    var used = 0.0
    var word = 0.0
    func fits(_ word: Double) -> Bool { used == 0 || used + space + word <= room }
    func end() {
      guard word > 0 else { return }
      if fits(word) {
        used += (used > 0 ? space : 0) + word
      } else {
        lines += 1
        used = word
      }
      // A word longer than the line is broken wherever the line ends.
      while used > room {
        lines += 1
        used -= room
      }
      word = 0
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        end()
        lines += 1
        used = 0
      case " ":
        end()
      default:
        word += width(scalar)
      }
    }
    end()
    return lines
  }
}

import Groundwork

/// Measures text in Times New Roman, as often as a sheet has cells.
///
/// A text is one walk over its letters, without taking it apart into words.
struct TextMeter {
  private let widths: FaceWidths
  /// Points to a unit of the widths.
  private let unit: Double

  init(face: FontFace, size: Double) {
    widths = FontMetrics.widths(of: face)
    unit = size / Double(FaceWidths.unitsPerSize)
  }

  init(_ style: CellStyle) {
    self.init(face: FontFace(bold: style.isBold, italic: style.isItalic), size: style.size)
  }

  private func width(_ scalar: Unicode.Scalar) -> Double {
    Double(widths.units(of: scalar)) * unit
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

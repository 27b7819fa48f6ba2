internal import Documents
internal import Groundwork

/// How wide text comes out, and where its lines would break.
enum TextMeasure {
  /// Allowance for the difference between our widths and Word's, which rounds each letter's.
  private static let tolerance = 1.01

  /// Points; the widest line of a text with line breaks in it.
  static func width(_ text: String, _ style: ElementStyle, shrunk: Bool = false) -> Double {
    let size = style.printedSize(shrunk: shrunk)
    let face = FontFace(bold: style.isBold, italic: style.isItalic)
    return text.split(separator: Inline.lineBreak).reduce(0) { widest, line in
      max(widest, FontMetrics.width(of: String(line), face: face, size: size))
    }
  }

  /// Lines of `text` when each may be `limit` points wide, breaking at blanks.
  static func lines(_ text: String, within limit: Double, _ measure: (String) -> Double) -> [String]
  {
    var lines: [String] = []
    for part in text.split(separator: Inline.lineBreak) {
      var line = ""
      var used = 0.0
      let blank = measure(" ")
      for word in part.split(separator: " ") {
        let wide = measure(String(word))
        if line.isEmpty {
          (line, used) = (String(word), wide)
        } else if (used + blank + wide) * tolerance <= limit {
          line += " " + word
          used += blank + wide
        } else {
          lines.append(line)
          (line, used) = (String(word), wide)
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// The measure, in points, in which a centred title looks best.
  ///
  /// It takes no more lines than the title does in `limit`; its lines are of about one length
  /// instead of a full one and a lonely word, and break between words rather than inside one, as
  /// far as that can be had by drawing in the margins. So the title stays whole for whoever edits
  /// it, with no line break of ours in it.
  static func balancedWidth(
    _ text: String, within limit: Double, _ measure: (String) -> Double
  ) -> Double {
    let wanted = lines(text, within: limit, measure).count
    guard wanted > 1, !text.contains(Inline.lineBreak) else { return limit }
    let inside = wordsThatCling(in: text)
    var best = (cost: Double.infinity, width: limit)
    // Some forty measures: closer than the eye can tell.
    for step in 0...40 {
      let width = limit * (1 - Double(step) / 40 * (1 - 1 / Double(wanted)))
      let lines = lines(text, within: width, measure)
      guard lines.count <= wanted else { break }
      let cost = cost(of: lines, in: limit, breakingInside: inside, measure)
      if cost < best.cost { best = (cost, width) }
    }
    return best.width
  }

  /// Words that should not start a line: parts of compounds, and figures after what they count.
  private static func wordsThatCling(in text: String) -> Set<Int> {
    var inside = Set(
      AdministrativeName.breaks(in: text).lazy.filter { $0.fitness == .last }.map(\.word))
    let words = text.split(separator: " ").map { $0.lowercased() }
    for (index, word) in words.enumerated().dropFirst() {
      let follows = beforeFigures.contains(words[index - 1])
      let isInDate = (word == "tháng" || word == "năm") && words[index - 1].first?.isNumber == true
      if follows || isInDate { inside.insert(index) }
    }
    return inside
  }

  private static let beforeFigures: Set<String> = ["ngày", "tháng", "năm", "số", "điều", "khoản"]

  private static func cost(
    of lines: [String], in limit: Double, breakingInside inside: Set<Int>,
    _ measure: (String) -> Double
  ) -> Double {
    let widths = lines.map(measure)
    let unevenness = ((widths.max() ?? 0) - (widths.min() ?? 0)) / limit
    var words = 0
    var torn = 0
    for line in lines.dropLast() {
      words += line.split(separator: " ").count
      if inside.contains(words) { torn += 1 }
    }
    return unevenness + Double(torn)
  }

  /// The length of a rule under `lines`, in points.
  ///
  /// A share of “the text” can be read as a share of its widest line or of the one right above the
  /// rule: where some length is right for both, it is that.
  static func ruleLength(
    under lines: [String], share: Allowed<Double>, _ measure: (String) -> Double
  ) -> Double {
    let widths = lines.map(measure)
    let widest = widths.max() ?? 0
    let last = widths.last ?? 0
    let wanted = widest * share.chosen
    let (low, high) = (widest * share.range.lowerBound, last * share.range.upperBound)
    guard low <= high else { return wanted }
    return min(max(wanted, low), high)
  }
}

extension ElementStyle {
  /// The size to print in; a shrunk head takes one point less wherever the rule allows it.
  func printedSize(shrunk: Bool) -> Double {
    shrunk ? max(size.range.lowerBound, size.chosen - 1) : size.chosen
  }
}

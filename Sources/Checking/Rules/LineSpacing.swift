internal import Documents
internal import Groundwork
internal import WordDocuments

/// The lines of the text stand as far apart as the profile asks.
struct LineSpacing: Rule {
  static let codes = ["body.line"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    for (index, paragraph) in paper.paragraphs(.body) {
      let line = paragraph.format.line
      let size = paragraph.runs.first?.format.size ?? paragraph.markFormat.size
      switch paper.profile.body.line {
      case .multiple(let allowed):
        let lines = Self.multiple(line, size: size)
        guard !allowed.admits(lines, within: Self.tolerance(line)) else { continue }
        findings.warning(
          "body.line", .measured(.spacing, lines.lines, must: allowed.demandLines),
          at: paper.survey.location(of: paragraph),
          mends: [paper.mend(index, .line(.multiple(allowed.chosen)))])
      case .exact(let allowed):
        let points = Self.points(line, size: size)
        guard !allowed.admits(points, within: Self.pointTolerance(line)) else { continue }
        findings.warning(
          "body.line", .measured(.spacing, points.phrase(" pt"), must: allowed.demand(" pt")),
          at: paper.survey.location(of: paragraph),
          mends: [paper.mend(index, .line(.exact(allowed.chosen)))])
      }
    }
  }

  /// The room for a line, in heights of its font.
  private static func multiple(_ line: ParagraphFormat.Line, size: Double) -> Double {
    let height = FontMetrics.lineHeight(size: size)
    return switch line {
    case .multiple(let lines): lines
    case .exact(let points): points / height
    case .atLeast(let points): max(1, points / height)
    }
  }

  private static func points(_ line: ParagraphFormat.Line, size: Double) -> Double {
    switch line {
    case .multiple(let lines): lines * FontMetrics.lineHeight(size: size)
    case .exact(let points), .atLeast(let points): points
    }
  }

  /// What was reckoned from points is not known as exactly as what the file says outright.
  private static func tolerance(_ line: ParagraphFormat.Line) -> Double {
    if case .multiple = line { Tolerance.lines } else { 0.03 }
  }

  private static func pointTolerance(_ line: ParagraphFormat.Line) -> Double {
    if case .multiple = line { 0.3 } else { Tolerance.points }
  }
}

extension Double {
  fileprivate var lines: Phrase {
    Phrase(vi: phrase(" dòng").vi, en: phrase(" lines").en)
  }
}

extension Allowed where Amount == Double {
  fileprivate var demandLines: Phrase {
    Phrase(vi: demand(" dòng").vi, en: demand(" lines").en)
  }
}

extension Phrase {
  fileprivate static let spacing = Phrase(vi: "giãn dòng", en: "the line spacing")
}

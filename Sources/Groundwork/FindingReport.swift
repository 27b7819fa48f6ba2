/// Findings as a person, or a program, reads them.
public struct FindingReport: Sendable {
  public var findings: [Finding]
  public var language: Language

  /// The findings in reading order.
  public init(_ findings: Findings, in language: Language) {
    self.findings = findings.inReadingOrder
    self.language = language
  }

  /// The findings as lines of text, a few lines for each.
  ///
  ///     so-lieu.xlsx: trang Tuyển quân, ô B7: lỗi: chỉ tiêu là -3; …  [quota.negative]
  ///       gợi ý: …
  public var text: String {
    var out = ""
    for finding in findings {
      if let place = finding.location.described(in: language) { out += place + ": " }
      out += finding.severity.word(in: language) + ": " + finding.message.text(in: language)
      out += "  [\(finding.code)]\n"
      if let excerpt = finding.excerpt {
        out += "  | \(excerpt.line)\n  | "
        out += String(repeating: " ", count: max(0, excerpt.start))
        out += String(repeating: "^", count: excerpt.length) + "\n"
      }
      for place in finding.related.compactMap({ $0.described(in: language) }) {
        out += (language == .vietnamese ? "  xem cả: " : "  see also: ") + place + "\n"
      }
      for hint in finding.hints {
        out += language == .vietnamese ? "  gợi ý: " : "  hint: "
        out += hint.text(in: language) + "\n"
      }
    }
    return out
  }

  /// “2 lỗi, 1 cảnh báo”.
  public var summary: String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    switch language {
    case .vietnamese:
      return "\(errors) lỗi, \(warnings) cảnh báo"
    case .english:
      return
        "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    }
  }

  /// An array of objects, one for each finding, in both languages.
  public func write(to json: inout JSONWriter) {
    json.array {
      for finding in findings {
        $0.object {
          $0.key("severity")
          $0.string(finding.severity.rawValue)
          $0.key("code")
          $0.string(finding.code)
          $0.key("message")
          $0.string(finding.message.text(in: language))
          $0.key("location")
          finding.location.write(to: &$0)
          if !finding.related.isEmpty {
            $0.key("related")
            $0.array { for place in finding.related { place.write(to: &$0) } }
          }
          if let excerpt = finding.excerpt {
            $0.key("excerpt")
            $0.string(excerpt.line)
          }
          $0.key("hints")
          $0.array { for hint in finding.hints { $0.string(hint.text(in: language)) } }
        }
      }
    }
  }
}

extension Finding.Severity {
  /// The word for it, such as “lỗi” or “warning”.
  public func word(in language: Language) -> String {
    switch (self, language) {
    case (.error, .vietnamese): "lỗi"
    case (.warning, .vietnamese): "cảnh báo"
    case (.error, .english): "error"
    case (.warning, .english): "warning"
    }
  }
}

extension Location {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      switch self {
      case .nowhere, .origin, .rule: break
      case .file(let file):
        $0.key("file")
        $0.string(file)
      case .text(let file, let line, let column):
        $0.key("file")
        $0.string(file)
        $0.key("line")
        $0.integer(line)
        $0.key("column")
        $0.integer(column)
      case .sheet(let file, let sheet):
        $0.key("file")
        $0.string(file)
        $0.key("sheet")
        $0.string(sheet)
      case .cell(let file, let sheet, let address):
        $0.key("file")
        $0.string(file)
        $0.key("sheet")
        $0.string(sheet)
        $0.key("cell")
        $0.string(address.description)
      case .paragraph(let file, let part, let heading, let paragraph):
        $0.key("file")
        $0.string(file)
        $0.key("part")
        $0.string(part)
        if let heading {
          $0.key("heading")
          $0.string(heading)
        }
        $0.key("paragraph")
        $0.integer(paragraph)
      }
    }
  }
}

extension FindingReport {
  /// The findings in SARIF 2.1.0, which editors and code hosts show beside the file.
  ///
  /// Places that have no line (a workbook's cell, a Word document's paragraph) are named as logical
  /// locations, in the words of the report's language.
  public func writeSARIF(to json: inout JSONWriter) {
    json.object {
      $0.key("$schema")
      $0.string("https://json.schemastore.org/sarif-2.1.0.json")
      $0.key("version")
      $0.string("2.1.0")
      $0.key("runs")
      $0.array {
        $0.object {
          $0.key("tool")
          $0.object {
            $0.key("driver")
            $0.object {
              $0.key("name")
              $0.string("tongket")
              $0.key("rules")
              $0.array { for code in codes { $0.object { $0.member("id", code) } } }
            }
          }
          $0.key("results")
          $0.array { for finding in findings { write(finding, to: &$0) } }
        }
      }
    }
  }

  private var codes: [String] {
    var seen: Set<String> = []
    return findings.map(\.code).filter { seen.insert($0).inserted }
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object {
      $0.member("ruleId", finding.code)
      $0.member("level", finding.severity.rawValue)
      $0.key("message")
      $0.object {
        let hints = finding.hints.map { $0.text(in: language) }
        let words = [finding.message.text(in: language)] + hints
        $0.member("text", words.joined(separator: "\n"))
      }
      write([finding.location], as: "locations", excerpt: finding.excerpt, to: &$0)
      write(finding.related, as: "relatedLocations", to: &$0)
    }
  }

  private func write(
    _ places: [Location], as name: String, excerpt: Finding.Excerpt? = nil,
    to json: inout JSONWriter
  ) {
    let places = places.compactMap { place in place.file.map { (place: place, file: $0) } }
    guard !places.isEmpty else { return }
    json.key(name)
    json.array {
      for (place, file) in places {
        $0.object {
          $0.key("physicalLocation")
          $0.object {
            $0.key("artifactLocation")
            $0.object { $0.member("uri", file.uri) }
            writeRegion(of: place, excerpt, to: &$0)
          }
          if let words = place.described(in: language), !place.hasLine {
            $0.key("logicalLocations")
            $0.array { $0.object { $0.member("fullyQualifiedName", words) } }
          }
        }
      }
    }
  }

  private func writeRegion(
    of place: Location, _ excerpt: Finding.Excerpt?, to json: inout JSONWriter
  ) {
    guard case .text(_, let line, let column) = place, line > 0 else { return }
    json.key("region")
    json.object {
      $0.key("startLine")
      $0.integer(line)
      if column > 0 {
        $0.key("startColumn")
        $0.integer(column)
        if let excerpt {
          $0.key("endColumn")
          $0.integer(column + excerpt.length)
        }
      }
      if let excerpt {
        $0.key("snippet")
        $0.object { $0.member("text", excerpt.line) }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }
}

extension Location {
  /// The file that the place is in; nil when it is in none.
  fileprivate var file: String? {
    switch self {
    case .nowhere, .origin, .rule: nil
    case .file(let file), .text(let file, _, _), .sheet(let file, _), .cell(let file, _, _),
      .paragraph(let file, _, _, _):
      file
    }
  }

  fileprivate var hasLine: Bool {
    if case .text = self { true } else { false }
  }
}

extension String {
  /// The path as a relative URI: what is not plain is written in percent signs.
  fileprivate var uri: String {
    var out: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.append(byte)
      default:
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

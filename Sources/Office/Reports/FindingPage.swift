public import Groundwork
import Packaging

/// Findings as a page for printing: by file and sheet, cell by cell, in one HTML file that needs
/// nothing else.
public struct FindingPage: Sendable {
  private let report: FindingReport
  private let title: String

  /// - Parameter dossier: what the page calls the dossier.
  public init(_ findings: Findings, of dossier: String, in language: Language) {
    report = FindingReport(findings, in: language)
    title = Phrase(vi: "Kết quả kiểm tra: \(dossier)", en: "What was found: \(dossier)")
      .text(in: language)
  }

  private var language: Language { report.language }

  /// The page, in UTF-8.
  public var html: [UInt8] {
    var xml = XMLWriter(reserving: 4_096)
    xml.raw("<!DOCTYPE html>\n")
    xml.element("html", ["lang": language.rawValue]) { xml in
      xml.element("head") {
        $0.empty("meta", ["charset": "utf-8"])
        $0.element("title", text: title)
        $0.element("style", text: Self.style)
      }
      xml.element("body") {
        $0.element("h1", text: title)
        $0.element("p", text: report.summary)
        for group in groups { write(group, to: &$0) }
      }
    }
    return xml.finish() + [0x0A]
  }

  /// Findings that stand on one sheet, or in one file.
  private struct Group {
    let heading: String
    var findings: [Finding]
  }

  private var groups: [Group] {
    var groups: [Group] = []
    for finding in report.findings {
      let heading = heading(of: finding.location)
      if groups.last?.heading != heading { groups.append(Group(heading: heading, findings: [])) }
      groups[groups.count - 1].findings.append(finding)
    }
    return groups
  }

  private func heading(of location: Location) -> String {
    switch location {
    case .nowhere, .origin, .rule:
      Phrase(vi: "Chung", en: "In general").text(in: language)
    case .file(let file), .text(let file, _, _), .paragraph(let file, _, _, _):
      file
    case .sheet(let file, let sheet), .cell(let file, let sheet, _):
      Phrase(vi: "\(file), trang \(sheet)", en: "\(file), sheet \(sheet)").text(in: language)
    }
  }

  /// The place within its group.
  private func place(of location: Location) -> String {
    switch location {
    case .cell(_, _, let address):
      return address.column > 0
        ? address.description
        : Phrase(vi: "dòng \(address.row)", en: "row \(address.row)").text(in: language)
    case .text(_, let line, _) where line > 0:
      return Phrase(vi: "dòng \(line)", en: "line \(line)").text(in: language)
    case .paragraph(_, _, _, let paragraph):
      return Phrase(vi: "đoạn \(paragraph)", en: "paragraph \(paragraph)").text(in: language)
    default:
      return "–"
    }
  }

  private func write(_ group: Group, to xml: inout XMLWriter) {
    xml.element("h2", text: group.heading)
    xml.element("table") { xml in
      xml.element("thead") {
        $0.element("tr") {
          for name in [
            Phrase(vi: "Chỗ", en: "Place"), Phrase(vi: "Mức", en: "Weight"),
            Phrase(vi: "Sai gì, sửa thế nào", en: "What is wrong, and what to do"),
            Phrase(vi: "Mã", en: "Code"), Phrase(vi: "Đã sửa", en: "Done"),
          ] { $0.element("th", text: name.text(in: language)) }
        }
      }
      xml.element("tbody") {
        for finding in group.findings { write(finding, to: &$0) }
      }
    }
  }

  private func write(_ finding: Finding, to xml: inout XMLWriter) {
    xml.element("tr", ["class": finding.severity.rawValue]) {
      $0.element("td", ["class": "place"], text: place(of: finding.location))
      $0.element("td", text: finding.severity.word(in: language).capitalizedFirst)
      $0.element("td") {
        $0.text(finding.message.text(in: language).capitalizedFirst)
        for place in finding.related.compactMap({ $0.described(in: language) }) {
          $0.element("p", text: "⇄ " + place)
        }
        for hint in finding.hints {
          $0.element("p", text: "→ " + hint.text(in: language).capitalizedFirst)
        }
      }
      $0.element("td") { $0.element("code", text: finding.code) }
      $0.element("td", ["class": "done"], text: "☐")
    }
  }

  private static let style = """
    @page { size: A4; margin: 15mm; }
    body { font: 12pt/1.35 "Times New Roman", "Liberation Serif", serif; margin: 2em auto; \
    max-width: 60em; }
    h1 { font-size: 16pt; } h2 { font-size: 13pt; margin: 1.2em 0 .3em; break-after: avoid; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid #777; padding: .25em .5em; text-align: left; \
    vertical-align: top; }
    thead { display: table-header-group; } tr { break-inside: avoid; }
    td p { margin: .2em 0 0; } code { font-size: 9pt; } .place { white-space: nowrap; }
    .done { text-align: center; } .error .place { background: #ffc7ce; }
    .warning .place { background: #ffeb9c; }
    """
}

import FoundationEssentials
import Groundwork
import Testing

@testable import Templating

/// `Documentation/template-language.md` says what is so: each of its examples is run.
@Suite("The page of the language")
struct LanguagePageTests {
  private static let page = try? LanguagePage()

  @Test("the page has its examples")
  func isThere() throws {
    let page = try #require(Self.page)
    #expect(page.examples.count > 110)
    #expect(page.data["don_vi"]?.list?.count == 3)
  }

  @Test("every example gives what stands behind it", arguments: page?.examples ?? [])
  func example(_ example: LanguagePage.Example) throws {
    let page = try #require(Self.page)
    var options = TemplateOptions.papers
    options.escaping = .none
    options.absent = .print
    let rendering = Rendering(
      example.template, page.data, options: options, templates: page.templates)
    #expect(rendering.findings.filter { $0.severity == .error }.map(\.message.en) == [])
    #expect(rendering.text.trimmed == example.result.trimmed)
  }

  @Test("every filter, test, function and statement has an example")
  func isWhole() throws {
    let page = try #require(Self.page)
    let all = page.examples.map(\.template).joined(separator: "\n")
    let shown = Set(
      all.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    // They want a date, which only data can give; their own tests show them.
    let dates: Set = ["ngay", "ngay_ngan", "thu"]
    #expect(FilterTable.names.filter { !shown.contains($0) && !dates.contains($0) } == [])
    #expect(Set(TestTable.names).subtracting(shown) == ["equalto", "greaterthan", "lessthan"])
    #expect(Builtin.all.keys.filter { !shown.contains($0) } == [])
    let untold: Set = ["endautoescape", "autoescape", "print"]
    #expect(Set(Parser.tags).subtracting(shown).subtracting(untold) == [])
  }
}

/// The page as read from its file.
struct LanguagePage {
  struct Example: Sendable, CustomTestStringConvertible {
    var template: String
    var result: String
    var testDescription: String { template }
  }
  var data = Value.none
  var templates: [String: String] = [:]
  var examples: [Example] = []

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/template-language.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var fence: (kind: String, lines: [String])?
    var pending: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        guard line != "```" else {
          take(open.kind, open.lines.joined(separator: "\n"), &pending)
          fence = nil
          continue
        }
        fence = (open.kind, open.lines + [line])
      } else if line.hasPrefix("```") {
        fence = (String(line.dropFirst(3)), [])
      } else if line.hasPrefix("| `") {
        takeRow(line)
      }
    }
  }

  private mutating func take(_ kind: String, _ text: String, _ pending: inout String?) {
    switch kind {
    case "json":
      var findings = Findings()
      data =
        TemplateCompiler().compileExpression(text, at: .nowhere, into: &findings)?
        .evaluate(.none, findings: &findings) ?? .none
    case "jinja": pending = text
    case "text":
      examples.append(Example(template: pending ?? "", result: text))
      pending = nil
    default: templates[String(kind.dropFirst("jinja ".count))] = text + "\n"
    }
  }

  /// A table's row with a template and what it gives, both as code.
  private mutating func takeRow(_ line: String) {
    let cells = line.replacing("\\|", with: "\u{0}").split(separator: "|").map {
      $0.replacing("\u{0}", with: "|").drop { $0 == " " }
    }
    guard cells.count >= 2, let template = Self.code(cells[0]), let result = Self.code(cells[1]),
      template.contains("{{") || template.contains("{%")
    else { return }
    examples.append(
      Example(template: template, result: result.replacing("⏎", with: "\n")))
  }

  private static func code(_ cell: some StringProtocol) -> String? {
    guard cell.hasPrefix("`"), let end = cell.lastIndex(of: "`"), end > cell.startIndex else {
      return nil
    }
    return String(cell[cell.index(after: cell.startIndex)..<end])
  }
}

extension String {
  /// Without the line ends that a fence cannot show.
  fileprivate var trimmed: Substring {
    self[...].prefix(upTo: lastIndex { $0 != "\n" }.map(index(after:)) ?? startIndex)
  }
}

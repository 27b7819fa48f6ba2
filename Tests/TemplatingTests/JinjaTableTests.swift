import FoundationEssentials
import Groundwork
import Templating
import Testing

/// Every corner of the language, one template a line, with what Jinja2 itself prints.
///
/// `Fuzzing/differential/table.py` asks Jinja2 again.
@Suite("The table of Jinja's answers")
struct JinjaTableTests {
  private static let table = try? JinjaTable()

  @Test("the table has its rows")
  func isThere() throws {
    #expect(try #require(Self.table).rows.count > 350)
  }

  @Test("prints what Jinja prints, refuses what Jinja refuses", arguments: table?.rows ?? [])
  func row(_ row: JinjaTable.Row) throws {
    let table = try #require(Self.table)
    let rendering = Rendering(
      row.template, table.data, options: .jinja, templates: table.templates)
    let errors = rendering.findings.filter { $0.severity == .error }
    if let expected = row.expected {
      #expect(errors.map(\.message.en) == [])
      #expect(rendering.text == expected)
    } else {
      #expect(!errors.isEmpty, "printed \(rendering.text)")
    }
  }

  @Test("a run sees nothing of the run before it", arguments: table?.rows ?? [])
  func again(_ row: JinjaTable.Row) throws {
    let table = try #require(Self.table)
    let compiler = TemplateCompiler(options: .jinja) { name in
      table.templates[name].map { TemplateText(name: name, text: $0) }
    }
    var findings = Findings()
    let text = Value.text(row.template)
    let compiled = compiler.compileValue(text, sources: Sources(), into: &findings)
    guard let template = compiled else { return }
    var spare = SpareRun()
    for data in [table.data, .record(Record()), table.data, table.data] {
      var (alone, after) = (Findings(), Findings())
      let expected = template.run(data, findings: &alone)
      let answer = template.run(data, reusing: &spare, findings: &after)
      #expect(String(describing: answer) == String(describing: expected))
      #expect(after.all == alone.all)
    }
  }
}

/// The table as read from its file.
struct JinjaTable {
  struct Row: Sendable, CustomTestStringConvertible {
    var template: String
    /// What is printed; nil when the template is refused.
    var expected: String?
    var testDescription: String { template }
  }
  var data = Value.none
  var templates: [String: String] = [:]
  var rows: [Row] = []

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Corpus/jinja-table.txt")
    for part in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
      let line = String(decoding: part, as: UTF8.self)
      if line.hasPrefix("data ") {
        data = Self.value(String(line.dropFirst(5)))
      } else if line.hasPrefix("template ") {
        let words = line.split(separator: " ", maxSplits: 2)
        templates[String(words[1])] = String(words[2])
      } else if line.hasPrefix("= ") {
        rows[rows.count - 1].expected = Self.withLineEnds(line.dropFirst(2))
      } else if !line.hasPrefix("! "), !line.hasPrefix("## ") {
        rows.append(Row(template: Self.withLineEnds(line[...])))
      }
    }
  }

  /// The data, which is written in the language itself.
  private static func value(_ text: String) -> Value {
    var findings = Findings()
    let expression = TemplateCompiler().compileExpression(
      text, at: .nowhere, into: &findings)
    return expression?.evaluate(.none, findings: &findings) ?? .none
  }

  private static func withLineEnds(_ text: Substring) -> String {
    text.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
  }
}

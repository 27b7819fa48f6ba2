import Groundwork
import Templating

/// A template run over data, as the tests of this room see it.
struct Rendering {
  var text: String
  var findings: [Finding]

  init(
    _ template: String, _ data: Value = .record(Record()),
    options: TemplateOptions = .standard, templates: [String: String] = [:]
  ) {
    var found = Findings()
    let compiler = TemplateCompiler(options: options) { name in
      templates[name].map { TemplateText(name: name, text: $0) }
    }
    let program = compiler.compile(TemplateText(name: "mau.md", text: template), into: &found)
    var sink = ByteSink()
    program?.run(data, into: &sink, findings: &found)
    text = sink.text
    findings = found.all
  }

  /// “line:column code” of each finding, in reading order.
  var places: [String] {
    var found = Findings()
    for finding in findings { found.add(finding) }
    return found.inReadingOrder.map { finding in
      guard case .text(_, let line, let column) = finding.location else { return finding.code }
      return "\(line):\(column) \(finding.code)"
    }
  }
}

extension TemplateOptions {
  /// Jinja's own behaviour, undefined values included.
  static let jinja = TemplateOptions(undefined: .empty)
}

/// Data that many cases share.
let sampleData: Value = [
  "xa": "Hòa Mẫu", "nam": 2023, "ti_le": 0.955, "trong": .none, "dung": true,
  "so": [3, 1, 2], "chu": ["b", "A", "đ"],
  "ngay": day("2026-01-05"),
  "dv": ["ten": "xã Mẫu", "truong": ["ho_ten": "Nguyễn Văn Mẫu"]],
  "don_vi": [
    ["ten": "Mẫu B", "chi_tieu": 5, "nhom": "x"], ["ten": "Mẫu A", "chi_tieu": 7, "nhom": "y"],
    ["ten": "Mẫu C", "chi_tieu": 2, "nhom": "x"],
  ],
]

/// A date, or nothing when the text names no day.
func day(_ text: String) -> Value { CalendarDate(text).map { .date($0) } ?? .none }

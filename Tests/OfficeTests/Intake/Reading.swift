import Groundwork
import Office

/// A reader at the door of Intake, as tests call it.
typealias Reader = (SourceText, inout Sources, inout Findings) -> Value?

/// What a reader made of a text.
struct Reading {
  var value: Value?
  var sources = Sources()
  var findings = Findings()

  init(_ text: String, file: String = "tep", firstLine: Int = 1, with read: Reader) {
    self.init(bytes: Array(text.utf8), file: file, firstLine: firstLine, with: read)
  }

  init(bytes: [UInt8], file: String = "tep", firstLine: Int = 1, with read: Reader) {
    let source = SourceText(file: file, bytes: bytes, firstLine: firstLine)
    value = read(source, &sources, &findings)
    findings.resolve(with: sources)
  }

  /// “3:5 yaml.tab”, in the order of reading.
  var places: [String] {
    findings.inReadingOrder.map { finding in
      switch finding.location {
      case .text(_, let line, let column): "\(line):\(column) \(finding.code)"
      case .cell(_, let sheet, let address): "\(sheet)!\(address) \(finding.code)"
      default: finding.code
      }
    }
  }

  /// Where a value came from: “3:5”, or “B7”.
  func place(_ value: Value?) -> String? {
    guard let value else { return nil }
    switch sources.location(of: value.origin) {
    case .text(_, let line, let column): return "\(line):\(column)"
    case .cell(_, _, let address): return "\(address)"
    default: return nil
    }
  }
}

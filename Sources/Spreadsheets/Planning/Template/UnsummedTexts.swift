import Groundwork

/// Texts in columns that are summed: each column is told of once, with its first text and how many
/// more there are, because whoever typed one figure as “7.46” typed a thousand so.
struct UnsummedTexts {
  private var columns: [(id: String, text: String, origin: Origin, count: Int)] = []

  mutating func add(_ text: String, at origin: Origin, column id: String) {
    if let place = columns.firstIndex(where: { $0.id == id }) {
      columns[place].count += 1
    } else {
      columns.append((id, text, origin, 1))
    }
  }

  var findings: Findings {
    var findings = Findings()
    for column in columns {
      findings.warning(
        "sheet.not-a-number", .notANumber(column.text, more: column.count - 1), at: column.origin,
        hints: [.typeNumbers])
    }
    return findings
  }
}

extension Phrase {
  fileprivate static let typeNumbers = Phrase(
    vi: "để trống hoặc ghi số, phần lẻ sau dấu phẩy: 7,46",
    en: "leave it blank or write a number, with a decimal comma: 7,46")
  fileprivate static func notANumber(_ text: String, more: Int) -> Phrase {
    guard more > 0 else {
      return Phrase(
        vi: "“\(text)” không phải số nên không được cộng vào tổng",
        en: "“\(text)” is not a number and is left out of the sum")
    }
    return Phrase(
      vi: "“\(text)” và \(more) ô nữa của cột này không phải số nên không được cộng vào tổng",
      en: "“\(text)” and \(more) more cells of this column are no numbers and left out of the sum")
  }
}

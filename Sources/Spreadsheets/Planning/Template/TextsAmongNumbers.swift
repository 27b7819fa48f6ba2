import Groundwork

/// Texts in columns of numbers: each column is told of once, with its first text and how many more
/// there are, because whoever typed one figure as “1.234” typed a thousand so.
struct TextsAmongNumbers {
  enum Trouble: Equatable {
    /// Something else, in a column that is summed.
    case notANumber
    /// It may be thousands or a fraction.
    case ambiguous(isSummed: Bool)
  }

  private var columns: [(id: String, trouble: Trouble, text: String, origin: Origin, count: Int)] =
    []

  mutating func add(_ text: String, _ trouble: Trouble, at origin: Origin, column id: String) {
    if let place = columns.firstIndex(where: { $0.id == id && $0.trouble == trouble }) {
      columns[place].count += 1
    } else {
      columns.append((id, trouble, text, origin, 1))
    }
  }

  var findings: Findings {
    var findings = Findings()
    for column in columns {
      let text = Phrase.text(column.text, more: column.count - 1)
      switch column.trouble {
      case .notANumber:
        findings.warning(
          "sheet.not-a-number", .notANumber(text, isOne: column.count == 1), at: column.origin,
          hints: [.typeNumbers])
      case .ambiguous(let isSummed):
        findings.warning(
          "sheet.ambiguous-number", .ambiguous(text, isSummed: isSummed), at: column.origin,
          hints: [.sayWhich(column.text)])
      }
    }
    return findings
  }
}

extension Phrase {
  fileprivate static func text(_ text: String, more: Int) -> Phrase {
    Phrase(
      vi: "“\(text)”" + (more > 0 ? " và \(more) ô nữa của cột này" : ""),
      en: "“\(text)”" + (more > 0 ? " and \(more) more cells of this column" : ""))
  }

  fileprivate static let typeNumbers = Phrase(
    vi: "để trống hoặc ghi số, phần lẻ sau dấu phẩy: 7,46",
    en: "leave it blank or write a number, with a decimal comma: 7,46")
  fileprivate static func notANumber(_ text: Phrase, isOne: Bool) -> Phrase {
    Phrase(
      vi: "\(text.vi) không phải số nên không được cộng vào tổng",
      en: text.en + (isOne ? " is not a number and is" : " are no numbers and")
        + " left out of the sum")
  }

  fileprivate static func ambiguous(_ text: Phrase, isSummed: Bool) -> Phrase {
    Phrase(
      vi: text.vi + " có thể là hàng nghìn hoặc phần lẻ nên để nguyên là chữ"
        + (isSummed ? ", không cộng vào tổng" : ""),
      en: text.en + " may be thousands or a fraction; kept as text"
        + (isSummed ? " and left out of the sum" : ""))
  }
  /// Both readings of a text such as “1.234”, as nobody can mistake them.
  fileprivate static func sayWhich(_ text: String) -> Phrase {
    let parts = text.split { $0 == "." || $0 == "," }
    let whole = parts.joined()
    let fraction = parts.joined(separator: ",") + "0"
    return Phrase(
      vi: "ghi \(whole) nếu là hàng nghìn, \(fraction) nếu là phần lẻ",
      en: "write \(whole) for thousands, \(fraction) for a fraction")
  }
}

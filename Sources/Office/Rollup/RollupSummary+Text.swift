public import Groundwork

extension RollUpUnits.Summary {
  /// Who handed in, who did not, and what each sheet adds up to: a line for each.
  public func text(in language: Language) -> String {
    var lines = [
      Phrase(
        vi: "đã nộp: \(handedIn)/\(units) đơn vị", en: "handed in: \(handedIn) of \(units) units"
      ).text(in: language)
    ]
    for (name, standing) in missing { lines.append("\(standing.text(in: language)): \(name)") }
    for sheet in sheets {
      let count = Phrase(
        vi: "\(sheet.rows) dòng", en: "\(sheet.rows) row\(sheet.rows == 1 ? "" : "s")")
      let sums = sheet.sums.filter { $0.sum != 0 }.map {
        "\($0.heading) \(VietnameseNumber.decimal($0.sum, places: 3, trimming: true))"
      }
      lines.append("\(sheet.name): " + ([count.text(in: language)] + sums).joined(separator: "; "))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

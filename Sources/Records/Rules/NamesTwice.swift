import Groundwork

/// A unit is described once, and a guest is invited once.
struct NamesTwice: RecordRule {
  static let code = "name.twice"

  private static let keys = [
    ("don_vi", ["ten"]), ("dai_bieu", ["ho_ten", "chuc_vu", "don_vi"]),
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for (sheet, fields) in Self.keys
    where records.schema[sheet].map({ !$0.isUnique(fields) }) ?? true {
      var first: [String: Int] = [:]
      for (index, row) in records.rows(sheet).enumerated() {
        let written = fields.compactMap { row[$0]?.writtenText }
        guard let name = written.first else { continue }
        let key = fields.map { row[$0]?.text?.matchKey ?? "" }.joined(separator: "|")
        let number = row["stt"]?.integer ?? index + 1
        guard let earlier = first[key] else {
          first[key] = number
          continue
        }
        let field = fields.first { row[$0]?.writtenText == name } ?? fields[0]
        findings.warning(Self.code, .twice(name, earlier), at: row.place(of: field))
      }
    }
  }
}

extension SheetSchema {
  /// Whether reading the sheet has seen to it already that the names are unique.
  fileprivate func isUnique(_ fields: [String]) -> Bool {
    fields.count == 1 && self[fields[0]]?.isUnique == true
  }
}

extension Phrase {
  fileprivate static func twice(_ name: String, _ earlier: Int) -> Phrase {
    Phrase(
      vi: "“\(name)” đã có ở số thứ tự \(earlier)",
      en: "“\(name)” is there already, number \(earlier)")
  }
}

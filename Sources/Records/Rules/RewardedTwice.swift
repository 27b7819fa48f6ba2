import Groundwork

/// Nobody is rewarded twice for one achievement (Luật Thi đua, khen thưởng 2022, Điều 5).
struct RewardedTwice: RecordRule {
  static let code = "award.twice"
  static let samePerson = "award.same-name"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var byName: [String: [Value]] = [:]
    for row in records.rows("khen_thuong") {
      guard let name = row["ten"]?.writtenText else { continue }
      let unit = row["don_vi"]?.text ?? ""
      let key = "\(row["loai"]?.text?.matchKey ?? "")|\(name.matchKey)|\(unit.matchKey)"
      defer { byName[key, default: []].append(row) }
      guard let earlier = byName[key] else { continue }
      let achievement = row["thanh_tich"]?.text?.matchKey
      if let same = earlier.first(where: { $0["thanh_tich"]?.text?.matchKey == achievement }) {
        findings.error(
          Self.code, .twice(name, same["stt"]?.integer), at: row.place(of: "ten"))
      } else if let other = earlier.first(where: { $0["hinh_thuc"] == row["hinh_thuc"] }) {
        findings.warning(
          Self.samePerson, .again(name, row["hinh_thuc"]?.text ?? "", other["stt"]?.integer),
          at: row.place(of: "ten"))
      }
    }
  }
}

extension Phrase {
  fileprivate static func twice(_ name: String, _ row: Int?) -> Phrase {
    let (vi, en) = row.map { (" (đã có ở số thứ tự \($0))", " (see number \($0))") } ?? ("", "")
    return Phrase(
      vi: "\(name) được khen hai lần cho một thành tích\(vi)",
      en: "\(name) is rewarded twice for one achievement\(en)")
  }
  fileprivate static func again(_ name: String, _ form: String, _ row: Int?) -> Phrase {
    let (vi, en) = row.map { (" (đã có ở số thứ tự \($0))", " (see number \($0))") } ?? ("", "")
    return Phrase(
      vi: "\(name) được tặng \(form) hai lần\(vi)", en: "\(name) is given \(form) twice\(en)")
  }
}

import Groundwork

/// The form of every award is one that the law tables know.
struct AwardFormsKnown: RecordRule {
  static let code = "award.unknown-form"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let table = records.law.awards
    guard !table.forms.isEmpty else { return }
    let names = table.forms.flatMap { [$0.name] + $0.abbreviations + $0.also }
    var known: [String: (isForm: Bool, near: String?)] = [:]
    for row in records.rows("khen_thuong") {
      guard let written = row["hinh_thuc"]?.writtenText else { continue }
      let answer =
        known[written]
        ?? { () -> (Bool, String?) in
          if table.form(written) != nil { return (true, nil) }
          return (false, nearestName(to: written, among: names))
        }()
      known[written] = answer
      guard !answer.isForm else { continue }
      // With a known name so near it is a slip; otherwise the office may give what we do not know.
      findings.add(
        Finding(
          answer.near == nil ? .warning : .error, Self.code, .unknown(written),
          at: .origin(row.place(of: "hinh_thuc")),
          hints: answer.near.map { [.didYouMean($0)] } ?? [.addToTable]))
    }
  }
}

/// A form meant for collectives is not given to a person, nor the other way round.
struct AwardFormsFit: RecordRule {
  static let code = "award.wrong-kind"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var forms = AwardForms(records.law.awards)
    for row in records.rows("khen_thuong") {
      let award = Award(row, &forms)
      guard let kind = award.kind, let form = award.form, !form.kinds.isEmpty,
        !form.kinds.contains(kind)
      else { continue }
      findings.error(
        Self.code, .unfit(award.printedForm ?? form.name, kind, form.kinds),
        at: row.place(of: "hinh_thuc"))
    }
  }
}

extension Phrase {
  fileprivate static let addToTable = Phrase(
    vi: "thêm vào Templates/law/khen-thuong.yaml nếu đúng là hình thức khen thưởng",
    en: "add it to Templates/law/khen-thuong.yaml if it is a form of award")
  fileprivate static func unknown(_ written: String) -> Phrase {
    Phrase(
      vi: "“\(written)” không có trong bảng hình thức khen thưởng",
      en: "“\(written)” is no form of award in the table")
  }
  fileprivate static func didYouMean(_ name: String) -> Phrase {
    Phrase(vi: "có phải ý bạn là “\(name)”?", en: "did you mean “\(name)”?")
  }
  fileprivate static func unfit(
    _ form: String, _ kind: AwardKind, _ kinds: [AwardKind]
  ) -> Phrase {
    let meant = kinds.map(\.rawValue).joined(separator: ", ")
    return Phrase(
      vi: "“\(form)” dành cho \(meant), không dành cho \(kind.rawValue)",
      en: "“\(form)” is meant for \(meant), not for \(kind.rawValue)")
  }
}

import Groundwork

/// Award money that the clerk typed is what the law gives.
struct AwardMoney: RecordRule {
  static let code = "award.money-differs"
  static let unknown = "award.money-unknown"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var forms = AwardForms(records.law.awards)
    let rounding =
      records.setting("lam_tron_tien")?.text.flatMap(MoneyRounding.init(rawValue:))
      ?? records.law.awards.rounding
    let typedCounts = records.setting("tien_thuong")?.text == "nhap"
    let isPriced = records.data["luong_co_so"]?.integer != nil
    var saidSo = false
    for row in records.rows("khen_thuong") {
      let award = Award(row, &forms)
      guard let exact = row["tien_goc"]?.integer else {
        // Letters of praise bring no money; a form that does, but cannot be priced, is doubtful.
        if award.typedMoney == nil, let form = award.form, !form.rates.isEmpty,
          let kind = award.kind, form.kinds.isEmpty || form.kinds.contains(kind)
        {
          // Without a base salary no row has a price: that is one thing to say, not one a row.
          guard !saidSo else { continue }
          findings.warning(
            Self.unknown, isPriced ? .unpriced(award.printedForm ?? "") : .noSalary,
            at: row.place(of: "hinh_thuc"), hints: [isPriced ? .typeIt : .dateIt])
          saidSo = !isPriced
        }
        continue
      }
      let due = rounding.applied(to: exact)
      guard let typed = award.typedMoney, typed != due else { continue }
      findings.add(
        Finding(
          typedCounts ? .warning : .error, Self.code,
          .differs(
            typed, due, row["he_so"]?.number ?? 0, records.data["luong_co_so"]?.integer ?? 0),
          at: .origin(award.typedOrigin), hints: typedCounts ? [] : [.leaveBlank]))
    }
  }
}

/// The members who agreed are no more than those who voted.
struct AwardVotes: RecordRule {
  static let code = "award.votes-too-many"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    guard let members = records.paper("bien_ban")?.value["so_thanh_vien"]?.integer else { return }
    for row in records.rows("khen_thuong") {
      guard let votes = row["so_phieu"]?.integer, votes > members else { continue }
      findings.error(Self.code, .tooMany(votes, members), at: row.place(of: "so_phieu"))
    }
  }
}

extension Phrase {
  fileprivate static let typeIt = Phrase(
    vi: "ghi mức ở cột Tiền thưởng nếu có", en: "type the amount in the column Tiền thưởng")
  fileprivate static let dateIt = Phrase(
    vi: "ghi ngày quyết định ở mục van_ban.quyet_dinh.ngay trong ho-so.yaml",
    en: "give the decision's date in van_ban.quyet_dinh.ngay of ho-so.yaml")
  fileprivate static let noSalary = Phrase(
    vi: "chưa tính được tiền thưởng: chưa rõ mức lương cơ sở vào ngày quyết định",
    en: "no award can be priced: the base salary on the day of the decision is not known")
  fileprivate static let leaveBlank = Phrase(
    vi: "để trống ô này, hoặc đặt “thiet_lap.tien_thuong: nhap” để in số tiền đã ghi",
    en: "leave the cell blank, or set “thiet_lap.tien_thuong: nhap” to print what is typed")

  fileprivate static func unpriced(_ form: String) -> Phrase {
    Phrase(
      vi: "không tính được tiền thưởng của “\(form)” vào ngày quyết định",
      en: "the money of “\(form)” on the day of the decision is not known")
  }
  fileprivate static func differs(
    _ typed: Int, _ due: Int, _ multiplier: Double, _ salary: Int
  ) -> Phrase {
    let a = VietnameseNumber.grouped(typed)
    let b = VietnameseNumber.grouped(due)
    let times = VietnameseNumber.decimal(multiplier, places: 3, trimming: true)
    let base = VietnameseNumber.grouped(salary)
    return Phrase(
      vi: "tiền thưởng ghi là \(a) đồng; tính được \(b) đồng (\(times) × \(base))",
      en: "the money is typed as \(a) đồng; it comes to \(b) đồng (\(times) × \(base))")
  }
  fileprivate static func tooMany(_ votes: Int, _ members: Int) -> Phrase {
    Phrase(
      vi: "số phiếu đồng ý là \(votes), nhiều hơn \(members) thành viên dự họp",
      en: "\(votes) agreed, more than the \(members) members present")
  }
}

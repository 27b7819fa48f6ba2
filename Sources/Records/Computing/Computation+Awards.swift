import Groundwork

extension Computation {
  /// Computes the money of every award, and counts them by form and by kind.
  mutating func computeAwards() {
    let date = awardDate
    let salary = date.flatMap { law.baseSalary(on: $0) }
    if let salary {
      self["luong_co_so"] = Value(.integer(salary.amount), from: origin(.salary(salary)))
    } else {
      self["luong_co_so"] = Value.none
    }
    guard schema["khen_thuong"] != nil || self["khen_thuong"] != nil else { return }
    var counter = AwardCounter()
    var shapes = RowShapes(
      adding: ["loai", "hinh_thuc", "he_so", "tien_goc", "tien", "stt_nhom"])
    var forms = AwardForms(law.awards)
    var priced: [String: Priced] = [:]
    let rows = rows("khen_thuong").map { row -> Value in
      let award = Award(row, &forms)
      let number = counter.number(of: award.kind)
      let key = "\(award.form?.name ?? "")|\(award.kind?.rawValue ?? "")"
      let price = priced[key] ?? price(of: award, on: date, salary)
      priced[key] = price
      let paid = paid(award, price)
      counter.count(award, paid.integer)
      return shapes.adding(
        [
          row["loai"].with(award.kind?.rawValue), row["hinh_thuc"].with(award.printedForm),
          price.multiplier, price.exact, paid, .integer(number),
        ], to: row)
    }
    self["khen_thuong"] = Value(.list(rows), from: self["khen_thuong"]?.origin ?? .none)
    for (name, kind) in [
      ("khen_thuong_tap_the", AwardKind.collective), ("khen_thuong_ca_nhan", .person),
      ("khen_thuong_ho_gia_dinh", .household),
    ] {
      self[name] = .list(rows.filter { $0["loai"]?.text == kind.rawValue })
    }
    let countRule = origin(Phrase(vi: "đếm ở trang Khen thưởng", en: "counted on Khen thưởng"))
    let sumRule = origin(Phrase(vi: "tổng tiền thưởng", en: "sum of the award money"))
    let fields = counter.fields(countRule, sumRule)
    if let place = totals.firstIndex(where: { $0.sheet == "khen_thuong" }) {
      totals[place].fields += fields
    } else {
      totals.append(("khen_thuong", fields))
    }
  }

  /// The day of the award decision; of the conference while there is no decision.
  private var awardDate: CalendarDate? {
    self["van_ban"]?["quyet_dinh"]?["ngay"]?.date ?? self["hoi_nghi"]?["ngay"]?.date
  }

  /// The level of the body that decides: “xã”, “huyện”, “tỉnh”; nil when the dossier is silent.
  private var awardLevel: String? {
    self["van_ban"]?["quyet_dinh"]?["co_quan"]?["cap"]?.writtenText
      ?? self["co_quan"]?["cap"]?.writtenText
  }

  private var rounding: MoneyRounding {
    self["thiet_lap"]?["lam_tron_tien"]?.text.flatMap(MoneyRounding.init(rawValue:))
      ?? law.awards.rounding
  }

  /// What the law gives for a form and a kind; nothing where it cannot be computed.
  private struct Priced {
    var multiplier = Value.none
    var exact = Value.none
    var rounded = Value.none
  }

  private mutating func price(
    of award: Award, on date: CalendarDate?, _ salary: BaseSalary?
  ) -> Priced {
    guard let date, let salary, let form = award.form, let kind = award.kind,
      let rate = form.rate(on: date, level: awardLevel), let multiplier = rate.multipliers[kind]
    else { return Priced() }
    let origin = origin(.money(form, kind, multiplier, salary, rate.source))
    let exact = product(salary.amount, multiplier)
    return Priced(
      multiplier: Value(.number(multiplier.number), from: origin),
      exact: Value(.integer(exact), from: origin),
      rounded: Value(.integer(rounding.applied(to: exact)), from: origin))
  }

  /// The amount to print: what the clerk typed when there is nothing to compute with, or when the
  /// dossier says that typed amounts count.
  private func paid(_ award: Award, _ price: Priced) -> Value {
    guard let typed = award.typedMoney, price.rounded.isNone || usesTypedMoney else {
      return price.rounded
    }
    return Value(.integer(typed), from: award.typedOrigin)
  }

  private var usesTypedMoney: Bool { self["thiet_lap"]?["tien_thuong"]?.text == "nhap" }
}

/// An award as a row of the sheet Khen thưởng gives it.
struct Award {
  /// Nil when the word in the cell is not one of the known.
  let kind: AwardKind?
  /// Nil when the law tables do not know the form.
  let form: AwardForm?
  /// The form as papers print it; nil when the cell is empty.
  let printedForm: String?
  /// Đồng as typed by the clerk; nil when the cell is empty.
  let typedMoney: Int?
  let typedOrigin: Origin

  init(_ row: Value, _ forms: inout AwardForms) {
    kind = row["loai"]?.text.flatMap { AwardKind(written: $0) }
    let written = row["hinh_thuc"]?.writtenText
    let known = written.map { forms.lookUp($0) }
    form = known?.form
    printedForm = known?.printed
    typedMoney = row["tien_thuong"]?.integer
    typedOrigin = row["tien_thuong"]?.origin ?? row.origin
  }
}

/// Looks forms of award up, each spelling once.
struct AwardForms {
  private let table: AwardTable
  private var known: [String: (form: AwardForm?, printed: String)] = [:]

  init(_ table: AwardTable) { self.table = table }

  /// The form, nil when the tables do not know it, and how papers print it.
  mutating func lookUp(_ written: String) -> (form: AwardForm?, printed: String) {
    if let answer = known[written] { return answer }
    let form = table.form(written)
    let answer = (form, form?.printed(written) ?? written)
    known[written] = answer
    return answer
  }
}

/// Counts awards by kind, and by form in the order of their first appearance.
private struct AwardCounter {
  private struct Line {
    var name: String
    var counts: [AwardKind: Int] = [:]
    var money: Int?
  }
  private var counts: [AwardKind: Int] = [:]
  private var numbers: [AwardKind?: Int] = [:]
  private var lines: [Line] = []
  private var places: [String: Int] = [:]
  private var money: Int?

  mutating func number(of kind: AwardKind?) -> Int {
    numbers[kind, default: 0] += 1
    return numbers[kind] ?? 1
  }

  mutating func count(_ award: Award, _ amount: Int?) {
    let name = award.printedForm ?? ""
    let place = places[name] ?? lines.count
    if place == lines.count {
      lines.append(Line(name: name))
      places[name] = place
    }
    if let kind = award.kind {
      counts[kind, default: 0] += 1
      lines[place].counts[kind, default: 0] += 1
    }
    guard let amount else { return }
    // Sums past Excel's largest number are nobody's award money; they stop growing.
    lines[place].money = sum(lines[place].money, amount)
    money = sum(money, amount)
  }

  private func sum(_ known: Int?, _ amount: Int) -> Int {
    let (sum, overflow) = (known ?? 0).addingReportingOverflow(amount)
    return overflow ? .max : sum
  }

  func fields(_ countRule: Origin, _ sumRule: Origin) -> [(String, Value)] {
    func counted(_ counts: [AwardKind: Int]) -> [(String, Value)] {
      [
        ("tap_the", AwardKind.collective), ("ca_nhan", .person), ("ho_gia_dinh", .household),
      ].map { name, kind in (name, Value(.integer(counts[kind] ?? 0), from: countRule)) }
    }
    func paid(_ money: Int?) -> Value { money.map { Value(.integer($0), from: sumRule) } ?? .none }
    let words = money.map { Value(.text(NumberWords.money($0)), from: sumRule) }
    let forms = lines.map { line in
      Value.record(
        Record([("ten", .text(line.name))] + counted(line.counts) + [("tien", paid(line.money))]))
    }
    return counted(counts) + [
      ("tien", paid(money)), ("tien_bang_chu", words ?? .none), ("hinh_thuc", .list(forms)),
    ]
  }
}

extension Value? {
  /// The clerk's cell with the word spelt as papers print it; as it is when there is no such word.
  fileprivate func with(_ text: String?) -> Value {
    guard let text else { return self ?? .none }
    return Value(.text(text), from: self?.origin ?? .none)
  }
}

extension Phrase {
  fileprivate static func salary(_ salary: BaseSalary) -> Phrase {
    let date = DateWording.short(salary.from)
    let source = salary.source.text.map { " (\($0))" } ?? ""
    return Phrase(
      vi: "lương cơ sở từ ngày \(date)\(source)", en: "base salary from \(date)\(source)")
  }
  fileprivate static func money(
    _ form: AwardForm, _ kind: AwardKind, _ multiplier: Thousandths, _ salary: BaseSalary,
    _ source: LawSource
  ) -> Phrase {
    let times = VietnameseNumber.decimal(multiplier.number, places: 3, trimming: true)
    let base = VietnameseNumber.grouped(salary.amount)
    let law = source.text.map { " (\($0))" } ?? ""
    return Phrase(
      vi: "\(form.name) \(kind.rawValue): \(times) × lương cơ sở \(base) đồng\(law)",
      en: "\(form.name) \(kind.rawValue): \(times) × base salary \(base) đồng\(law)")
  }
}

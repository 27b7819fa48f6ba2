public import Groundwork

extension LawTables {
  /// Reads the parsed files of `Templates/law`; `name` is a file's name without its ending.
  ///
  /// Mistakes are findings under `law.…`. Files of other names are left alone: an office may keep
  /// tables of its own.
  public init(_ tables: [(name: String, value: Value)], into findings: inout Findings) {
    self.init()
    for (name, value) in tables {
      switch name {
      case "luong-co-so": readBaseSalaries(value, &findings)
      case "khen-thuong": awards = AwardTable(value, into: &findings)
      case "loai-van-ban": readDocumentTypes(value, &findings)
      case "don-vi-giai-the": readEndedBodies(value, &findings)
      case "quan-ham": readRanks(value, &findings)
      case "quy-tac": readLimits(value, &findings)
      default: break
      }
    }
  }

  private mutating func readBaseSalaries(_ value: Value, _ findings: inout Findings) {
    for var reader in entries(of: value, in: "luong_co_so", &findings) {
      let from = reader.requiredDate("tu_ngay")
      let amount = reader.require(reader.integer("muc", in: 1...1_000_000_000), "muc", else: 0)
      let source = LawSource(&reader)
      reader.finish(into: &findings)
      if let from, amount > 0 {
        baseSalaries.append(BaseSalary(from: from, amount: amount, source: source))
      }
    }
    baseSalaries.sort { $0.from < $1.from }
  }

  private mutating func readDocumentTypes(_ value: Value, _ findings: inout Findings) {
    for var reader in entries(of: value, in: "loai_van_ban", &findings) {
      let name = reader.require(reader.text("ten"), "ten", else: "")
      let abbreviation = reader.text("viet_tat")
      reader.finish(into: &findings)
      if !name.isEmpty {
        documentTypes.append(DocumentType(name: name, abbreviation: abbreviation))
      }
    }
  }

  private mutating func readRanks(_ value: Value, _ findings: inout Findings) {
    for (place, entry) in entries(of: value, in: "quan_ham", &findings).enumerated() {
      var reader = entry
      let name = reader.require(reader.text("ten"), "ten", else: "")
      let also = reader.texts("cung_goi") ?? []
      reader.finish(into: &findings)
      if !name.isEmpty { ranks.append(Rank(name: name, also: also, place: place)) }
    }
  }

  private mutating func readEndedBodies(_ value: Value, _ findings: inout Findings) {
    for var reader in entries(of: value, in: "don_vi_giai_the", &findings) {
      let name = reader.require(reader.text("ten"), "ten", else: "")
      let phrases = reader.require(reader.texts("tu_ngu"), "tu_ngu", else: [])
      let exceptions = reader.texts("tru_khi_sau_la") ?? []
      let since = reader.requiredDate("tu_ngay")
      let successor = reader.text("ke_thua")
      let source = LawSource(&reader)
      reader.finish(into: &findings)
      guard let since, !phrases.isEmpty else { continue }
      endedBodies.append(
        EndedBody(
          name: name, phrases: phrases.map(\.wordsInSmall),
          exceptions: exceptions.map(\.wordsInSmall), since: since, successor: successor,
          source: source))
    }
  }

  private mutating func readLimits(_ value: Value, _ findings: inout Findings) {
    var reader = FieldReader(value, subject: "law")
    limits.calledPerQuota =
      limit("goi_kham_tren_chi_tieu", &reader, &findings) { $0.integer("gia_tri", in: 1...1_000) }
      ?? limits.calledPerQuota
    limits.smallestQuota =
      limit("chi_tieu_toi_thieu", &reader, &findings) { $0.integer("gia_tri", in: 0...1_000) }
      ?? limits.smallestQuota
    let reserve: (Thousandths?, Limits.Rounding?)? = limit("du_phong", &reader, &findings) {
      ($0.number("gia_tri", in: 0...1).flatMap { Thousandths($0) }, $0.choice("lam_tron"))
    }
    limits.reserveShare = reserve?.0 ?? limits.reserveShare
    limits.reserveRounding = reserve?.1 ?? limits.reserveRounding
    reader.finish(into: &findings)
  }

  private func limit<T>(
    _ name: String, _ reader: inout FieldReader, _ findings: inout Findings,
    _ read: (inout FieldReader) -> T?
  ) -> T? {
    guard var inner = reader.reader(name) else { return nil }
    let result = read(&inner)
    _ = LawSource(&inner)
    inner.finish(into: &findings)
    return result
  }
}

/// The entries of a table: the list under one name, each ready to be read.
private func entries(
  of value: Value, in name: String, _ findings: inout Findings
) -> [FieldReader] {
  var reader = FieldReader(value, subject: "law")
  let list = reader.require(reader.list(name), name, else: [])
  reader.finish(into: &findings)
  return list.map { FieldReader($0, subject: "law") }
}

extension LawSource {
  /// Reads the fields that every entry may have.
  init(_ reader: inout FieldReader) {
    text = reader.text("can_cu")
    certainty = reader.choice("kiem_chung") ?? .unverified
    reader.allow("ghi_chu")
  }
}

extension FieldReader {
  /// Complains when the date is missing.
  fileprivate mutating func requiredDate(_ name: String) -> CalendarDate? {
    let read = date(name)
    return require(read.map(Optional.some), name, else: nil)
  }
}

extension AwardTable {
  init(_ value: Value, into findings: inout Findings) {
    var reader = FieldReader(value, subject: "law")
    rounding = reader.choice("lam_tron_tien") ?? .up
    let list = reader.require(reader.list("hinh_thuc"), "hinh_thuc", else: [])
    let regimes = reader.require(reader.list("quy_dinh"), "quy_dinh", else: [])
    reader.finish(into: &findings)
    let known = regimes.compactMap { AwardRegime($0, into: &findings) }
    forms = list.compactMap { AwardForm($0, regimes: known, into: &findings) }
  }
}

/// A decree on award money and the time in which it holds.
private struct AwardRegime {
  var id: String
  var from: CalendarDate
  var until: CalendarDate?
  /// By how much the award of a collective, or of a household, exceeds a person's.
  var factors: [AwardKind: Thousandths]
  var source: LawSource

  init?(_ value: Value, into findings: inout Findings) {
    var reader = FieldReader(value, subject: "law")
    id = reader.require(reader.text("ma"), "ma", else: "")
    let start = reader.requiredDate("tu_ngay")
    until = reader.date("den_ngay")
    factors = [
      .collective: reader.number("tap_the_gap").flatMap { Thousandths($0) }
        ?? Thousandths(value: 1000),
      .household: reader.number("ho_gia_dinh_gap").flatMap { Thousandths($0) }
        ?? Thousandths(value: 1000),
    ]
    source = LawSource(&reader)
    reader.finish(into: &findings)
    guard !id.isEmpty, let start else { return nil }
    from = start
  }
}

extension AwardForm {
  fileprivate init?(
    _ value: Value, regimes: [AwardRegime], into findings: inout Findings
  ) {
    var reader = FieldReader(value, subject: "law")
    let name = reader.require(reader.text("ten"), "ten", else: "")
    let also = reader.texts("cung_goi") ?? []
    let abbreviations = reader.texts("viet_tat") ?? []
    var kinds: [AwardKind] = []
    for word in reader.list("cho") ?? [] {
      if let kind = word.text.flatMap({ AwardKind(written: $0) }) {
        kinds.append(kind)
      } else {
        findings.error(
          "law.unknown-choice", .notAKind(word.text ?? ""), at: word.origin,
          hints: .nearest(to: word.text ?? "", among: AwardKind.allCases.map(\.rawValue)))
      }
    }
    let written = reader.list("muc") ?? []
    reader.finish(into: &findings)
    guard !name.isEmpty else { return nil }
    let rates = written.flatMap { item in
      AwardRate.read(item, kinds: kinds, regimes: regimes, into: &findings)
    }
    self.init(
      name: name, also: also, abbreviations: abbreviations, kinds: kinds,
      rates: rates.sorted { $0.from < $1.from })
  }
}

extension AwardRate {
  /// One entry gives a rate for each decree that it names under `theo`.
  fileprivate static func read(
    _ value: Value, kinds: [AwardKind], regimes: [AwardRegime], into findings: inout Findings
  ) -> [AwardRate] {
    var reader = FieldReader(value, subject: "law")
    let names = reader.require(reader.texts("theo"), "theo", else: [])
    let level = reader.text("cap")
    var given: [AwardKind: Thousandths] = [:]
    for (field, kind) in [
      ("ca_nhan", AwardKind.person), ("tap_the", .collective), ("ho_gia_dinh", .household),
    ] {
      guard let number = reader.number(field, in: 0...1_000) else { continue }
      if let exact = Thousandths(number) {
        given[kind] = exact
      } else {
        findings.error(
          "law.too-fine", .tooFine(field), at: value[field]?.origin ?? value.origin)
      }
    }
    let source = LawSource(&reader)
    reader.finish(into: &findings)
    return names.compactMap { name in
      guard let regime = regimes.first(where: { $0.id == name }) else {
        findings.error(
          "law.unknown-choice", .notADecree(name), at: value["theo"]?.origin ?? value.origin,
          hints: .nearest(to: name, among: regimes.map(\.id)))
        return nil
      }
      var multipliers = given
      for kind in [AwardKind.collective, .household]
      where multipliers[kind] == nil && (kinds.isEmpty || kinds.contains(kind)) {
        guard let person = given[.person], let factor = regime.factors[kind] else { continue }
        multipliers[kind] = person * factor
      }
      return AwardRate(
        from: regime.from, until: regime.until, level: level, multipliers: multipliers,
        source: LawSource(
          text: source.text ?? regime.source.text,
          certainty: source.text == nil ? regime.source.certainty : source.certainty))
    }
  }
}

extension String {
  /// The words, composed and in small letters, for finding them in other texts.
  var wordsInSmall: [String] {
    composed.lowercased().unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }.map { String($0) }
  }
}

extension Phrase {
  fileprivate static func notAKind(_ word: String) -> Phrase {
    Phrase(
      vi: "“\(word)” không phải đối tượng khen thưởng",
      en: "“\(word)” is nobody whom an award is given to")
  }
  fileprivate static func notADecree(_ name: String) -> Phrase {
    Phrase(
      vi: "“theo” nhắc đến “\(name)”, không có trong “quy_dinh”",
      en: "“theo” names “\(name)”, which is not in “quy_dinh”")
  }
  fileprivate static func tooFine(_ field: String) -> Phrase {
    Phrase(
      vi: "“\(field)” chỉ được có ba chữ số thập phân",
      en: "“\(field)” may have at most three decimals")
  }
}

import Groundwork

extension Computation {
  /// Groups that a dossier may leave out become empty ones, so that templates may ask them for any
  /// field.
  mutating func fillGroups() {
    for group in ["nguoi_ky", "van_ban", "loi_van", "thiet_lap"] where self[group]?.isNone ?? true {
      self[group] = Value(.record(Record()), from: self[group]?.origin ?? .none)
    }
  }

  /// Fields of the conference that follow from the others.
  mutating func computeConference() {
    guard let conference = self["hoi_nghi"], let year = conference["nam"]?.integer,
      (1...9999).contains(year),
      conference["nam_sau"]?.isNone ?? true
    else { return }
    let origin = origin(Phrase(vi: "năm của hội nghị cộng 1", en: "the conference's year plus 1"))
    self["hoi_nghi"] = conference.adding([("nam_sau", Value(.integer(year + 1), from: origin))])
  }

  /// Gives every paper its type, its symbol and its signer.
  mutating func computePapers() {
    guard let papers = self["van_ban"]?.record else { return }
    let typeRule = origin(
      Phrase(vi: "tên loại văn bản (NĐ 30/2020, Phụ lục III)", en: "document type (NĐ 30/2020)"))
    let symbolRule = origin(
      Phrase(vi: "ký hiệu theo NĐ 30/2020, Phụ lục I, II.3", en: "symbol by NĐ 30/2020"))
    let body = self["co_quan"] ?? .none
    let fields = papers.fields.map { id, paper -> (String, Value) in
      guard paper.record != nil else { return (id, paper) }
      var added: [(String, Value)] = []
      if let type = law.documentType(ofPaper: id) {
        added.append(("loai", Value(.text(type.name), from: typeRule)))
      }
      let symbol = paper["ky_hieu"]?.writtenText ?? symbol(of: id, paper, body)
      added.append(("ky_hieu", symbol.map { Value(.text($0), from: symbolRule) } ?? .none))
      let number = numberAndSymbol(paper["so"], symbol)
      added.append(("so_ky_hieu", Value(.text(number), from: symbolRule)))
      added.append(("ky", signer(paper["nguoi_ky"])))
      return (id, paper.adding(added))
    }
    self["van_ban"] = Value(.record(Record(fields)), from: self["van_ban"]?.origin ?? .none)
  }

  /// “BC-UBND”; for a công văn “UBND-BCHQS”.
  ///
  /// Nil when the issuing body has no abbreviation.
  private func symbol(of id: String, _ paper: Value, _ body: Value) -> String? {
    let issuer = paper["co_quan"]?["viet_tat"]?.writtenText ?? body["viet_tat"]?.writtenText
    guard let issuer else { return nil }
    guard let type = law.documentType(ofPaper: id) else { return issuer }
    if let abbreviation = type.abbreviation { return "\(abbreviation)-\(issuer)" }
    let drafter =
      paper["don_vi_soan_thao"]?.writtenText ?? body["don_vi_soan_thao"]?.writtenText
    return drafter.map { "\(issuer)-\($0)" } ?? issuer
  }

  /// “05/BC-UBND”; dots stand for a number that is not given yet.
  private func numberAndSymbol(_ number: Value?, _ symbol: String?) -> String {
    let text = number?.integer.map(VietnameseNumber.twoDigits) ?? number?.writtenText ?? "…"
    // A clerk may have written number and symbol together.
    if text.contains("/") { return text }
    let padded = Int(text).map(VietnameseNumber.twoDigits) ?? text
    return symbol.map { "\(padded)/\($0)" } ?? padded
  }

  /// The signer that a paper names, or describes itself; nothing when there is none.
  private func signer(_ written: Value?) -> Value {
    guard let written else { return .none }
    if written.record != nil { return written }
    return written.text.flatMap { self["nguoi_ky"]?[$0] } ?? .none
  }
}

import Documents
import Groundwork
import Testing
import WordDocuments

@Suite("components of the layout")
struct ComponentsTests {
  /// What each sample paper says in its components, after it was set and surveyed.
  private func components(
    of name: String
  ) throws -> (survey: WordSurvey, found: WordSurvey.Components, document: Document) {
    let profile = try SamplePapers.profile()
    let document = try SamplePapers.document(name)
    var findings = Findings()
    let bytes = try Typesetter(profile).typeset(document, into: &findings)
    let survey = try WordSurvey(reading: bytes, file: name)
    return (survey, survey.components(under: profile), document)
  }

  @Test("of our own papers are all found", arguments: SamplePapers.names)
  func ownPapers(_ name: String) throws {
    let (survey, found, document) = try components(of: name)
    func texts(_ role: WordSurvey.Role) -> [String] { found[role].map { survey.text(of: $0) } }
    #expect(texts(.title) == [document.title].compactMap { $0?.vietnameseUppercased })
    if document.title == nil {
      #expect(texts(.dispatchSubject) == [document.subject].compactMap { $0 }.map { "V/v " + $0 })
    } else {
      #expect(texts(.subject).joined(separator: " ") == document.subject ?? "")
    }
    #expect((found[.number].count == 1) == (document.letterhead?.symbol != nil))
    #expect(found.national.contains { $0 == nil } == (document.letterhead == nil))
    #expect((found[.placeDate].count == 1) == (document.letterhead?.hasDateLine ?? false))
    #expect(
      texts(.issuer).joined(separator: " ")
        == document.letterhead.map { ([$0.issuer] + $0.partners).joined(separator: " ") }?
        .vietnameseUppercased ?? "")
    #expect(
      texts(.parent).joined(separator: " ")
        == document.letterhead?.parent?.vietnameseUppercased ?? "")
    #expect(found[.basis].count == document.bases.count)
    #expect(found[.proposal].isEmpty == (document.proposal == nil))
    #expect(found[.enacting].count == (document.enacting == nil ? 0 : 1))
    #expect(found[.recipientsLabel].count == (document.recipients == nil ? 0 : 1))
    #expect(found[.recipient].count == document.recipients?.lines.count ?? 0)
    #expect(found[.archive].count == (document.recipients?.archive == nil ? 0 : 1))
    #expect(found.signatures.count == document.signatures.count)
    #expect(
      found.signatures.compactMap(\.name).map { survey.text(of: $0) }
        == document.signatures.compactMap { signature in
          signature.name.map { name in
            [signature.rank, name].compactMap { $0 }.joined(separator: " ")
          }
        })
    #expect(found.appendices.count == document.appendices.count)
    #expect(!found[.body].isEmpty || !found[.tableText].isEmpty || !found[.heading].isEmpty)
  }

  private func paragraph(_ text: String, _ alignment: String, bold: Bool = false) -> String {
    let pieces = text.split(separator: "\t", omittingEmptySubsequences: false).map {
      "<w:t xml:space=\"preserve\">\($0)</w:t>"
    }
    return "<w:p><w:pPr><w:jc w:val=\"\(alignment)\"/></w:pPr><w:r><w:rPr>\(bold ? "<w:b/>" : "")"
      + "</w:rPr>\(pieces.joined(separator: "<w:tab/>"))</w:r></w:p>"
  }

  @Test("of a paper laid out with tabs and spaces are found too", arguments: ["\t", "          "])
  func withTabs(_ gap: String) throws {
    let docx = InlineDocx(
      paragraph(
        "UBND HUYỆN MÙ CANG CHẢI\(gap)CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "left", bold: true)
        + paragraph("\(gap)Độc lập - Tự do - Hạnh phúc", "left", bold: true)
        + paragraph("Số: 12/BC-UBND\(gap)Mù Cang Chải, ngày 05 tháng 5 năm 2023", "left")
        + paragraph("BÁO CÁO", "center", bold: true)
        + paragraph("Về tuyển quân", "center", bold: true)
        + paragraph("________", "center")
        + paragraph("Năm 2023 công tác tuyển quân hoàn thành tốt./.", "both")
        + paragraph("Nơi nhận:\(gap)TM. ỦY BAN NHÂN DÂN", "left", bold: true)
        + paragraph("- Như trên;\(gap)CHỦ TỊCH", "left", bold: true)
        + paragraph("- Lưu: VT.", "left")
        + paragraph("\(gap)Nông Văn Mẫu", "left", bold: true))
    let survey = try docx.survey()
    let found = survey.components(under: try SamplePapers.profile())
    func texts(_ role: WordSurvey.Role) -> [String] { found[role].map { survey.text(of: $0) } }
    #expect(
      found.national.compactMap { $0 }.map { survey.text(of: $0) }
        == ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
    #expect(texts(.issuer) == ["UBND HUYỆN MÙ CANG CHẢI"])
    #expect(texts(.number) == ["Số: 12/BC-UBND"])
    #expect(texts(.placeDate) == ["Mù Cang Chải, ngày 05 tháng 5 năm 2023"])
    #expect(texts(.title) == ["BÁO CÁO"])
    #expect(texts(.subject) == ["Về tuyển quân"])
    #expect(texts(.body) == ["Năm 2023 công tác tuyển quân hoàn thành tốt./."])
    #expect(texts(.recipient) == ["- Như trên;"])
    #expect(texts(.archive) == ["- Lưu: VT."])
    #expect(texts(.signerAuthority) == ["TM. ỦY BAN NHÂN DÂN"])
    #expect(texts(.signerPosition) == ["CHỦ TỊCH"])
    #expect(texts(.signerName) == ["Nông Văn Mẫu"])
  }

  @Test func ofAnEmptyDocumentAreNone() throws {
    let found = try InlineDocx("<w:p/>").survey().components(under: SamplePapers.profile())
    #expect(found.national == [nil, nil])
    #expect(found.signatures.isEmpty)
    #expect(found.roles == [.blank])
  }
}

import Checking
import Documents
import Groundwork
import Testing
import WordDocuments

@Suite("Number's symbol")
struct NumberSymbolTests {
  @Test(
    arguments: [
      Damage("another type", "number.type") { $0.number?.text = "Số: 245/KH-UBND" },
      Damage("a year", "number.year") { $0.number?.text = "Số: 245/2023/BC-UBND" },
      Damage("of no known type") { paper in
        paper.title?.text = "BÁO CÁO GIẢI TRÌNH"
        paper.number?.text = "Số: 245/BCGT-UBND"
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}

@Suite("Lines under the head")
struct HeadOrnamentsTests {
  @Test(
    arguments: [
      Damage("none under the motto", "national.rule") { $0.motto?.hasLine = false },
      Damage("none under the issuer", "issuer.rule") { $0.issuer?.hasLine = false },
      Damage("none under the subject", "subject.rule") { $0.subject?.hasLine = false },
      Damage("typed under the subject") { paper in
        paper.subject?.hasLine = false
        paper.bases = [HandLine("______________")]
      },
      Damage("typed too long", "subject.rule-length") { paper in
        paper.subject?.hasLine = false
        paper.bases = [HandLine("__________________________________")]
      },
      Damage("drawn under all") { paper in
        paper.motto = paper.motto?.drawn(160)
        paper.issuer = paper.issuer?.drawn(80)
        paper.subject = paper.subject?.drawn(100)
      },
      Damage("drawn too short under the motto", "national.rule-length") {
        $0.motto = $0.motto?.drawn(60)
      },
      Damage("drawn under the motto, none under the issuer", "issuer.rule") {
        $0.motto = $0.motto?.drawn(160)
        $0.issuer?.hasLine = false
      },
      Damage("both drawn on one, so that nobody knows which is whose") {
        $0.motto = $0.motto?.drawn(160).drawn(80)
        $0.issuer?.hasLine = false
      },
      Damage("drawn on another line") {
        $0.motto?.hasLine = false
        $0.number = $0.number?.drawn(160)
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}

@Suite("Other lines around the text")
struct AroundTextTests {
  @Test("a regime may want laws cited with their numbers")
  func lawNumbers() throws {
    let survey = try HandPaper.survey { paper in
      paper.bases = HandPaper.twoBases
      paper.bases[0].text =
        "Căn cứ Luật Nghĩa vụ quân sự số 78/2015/QH13 ngày 19 tháng 6 năm 2015;"
    }
    var profile = try SamplePapers.profile()
    #expect(Checker(profile: profile).check(survey).all.map(\.code) == ["basis.law-number"])
    profile.basis.citesLawNumbers = true
    #expect(Checker(profile: profile).check(survey).isEmpty)
  }

  @Test(
    arguments: [
      Damage("a law with its number", "basis.law-number") { paper in
        paper.bases = HandPaper.twoBases
        paper.bases[0].text =
          "Căn cứ Luật Nghĩa vụ quân sự số 78/2015/QH13 ngày 19 tháng 6 năm 2015;"
      },
      Damage("a degree before the signer's name", "signature.title") {
        $0.name?.text = "TS. Nông Văn Mẫu"
      },
      Damage("the signer's name in capitals", "signature.name-case") {
        $0.name?.text = "NÔNG VĂN MẪU"
      },
      Damage("a subject in capitals", "subject.case") {
        $0.subject?.text = "KẾT QUẢ CÔNG TÁC TUYỂN QUÂN NĂM 2023"
      },
      Damage("a recipient without its mark", "recipients.mark") {
        $0.recipients[0].text = "- Ủy ban nhân dân tỉnh"
      },
      Damage("nobody “Như trên”", "recipients.as-above") {
        $0.bases = [.left("Kính gửi: Ủy ban nhân dân tỉnh", size: 14)]
      },
      Damage("whoever is addressed in small letters", "addressees.size", "recipients.as-above") {
        $0.bases = [.left("Kính gửi: Ủy ban nhân dân tỉnh", size: 11)]
      },
      Damage("neither place nor date", "date.missing") { $0.date = nil },
      Damage("minutes tell their time in the text") { paper in
        paper.date = nil
        paper.title?.text = "BIÊN BẢN"
        paper.number?.text = "Số: 245/BB-UBND"
      },
      Damage("a feigned font", "font.name") { $0.title?.font = "Times New Roman Bold" },
      Damage("letters of an old encoding", "font.legacy") { paper in
        paper.body[0].font = ".VnTime"
        paper.body[0].text = "C«ng t¸c tuyÓn qu©n n¨m 2023 hoµn thµnh tèt"
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}

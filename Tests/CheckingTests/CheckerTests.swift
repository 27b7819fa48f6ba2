import Checking
import Groundwork
import Testing

@Test("a paper typed by hand as the decree has it is clean")
func cleanHandPaper() throws {
  #expect(try HandPaper.findings(after: { _ in }) == [])
}

@Test("codes are named once, and in one way")
func codes() {
  let codes = Checker.codes
  #expect(Set(codes).count == codes.count)
  for code in codes {
    #expect(
      code.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2E || (0x61...0x7A).contains($0) }, "\(code)")
  }
}

@Test("every finding has a known code, and under this profile an article, or is about words alone")
func articles() throws {
  let found = try HandPaper.findings(after: { paper in
    paper.margins = (0, 0, 0, 0)
    paper.national?.size = 20
    paper.number?.text = "Số 5/BC - UBND"
    paper.date?.text = "mù Cang Chải ngày 1 tháng 08 năm 2023"
    paper.title?.isBold = false
    paper.bases = HandPaper.twoBases
    paper.bases[0].isItalic = false
    paper.body[0].indent = 0
    paper.body[0].color = "0000FF"
    paper.recipients = []
    paper.position = nil
    paper.body[1].text += "  {{ x }}  y"
  })
  #expect(found.count > 14)
  for finding in found {
    #expect(Checker.codes.contains(finding.code))
    guard !finding.code.hasPrefix("text.") else { continue }
    #expect(finding.hints.last?.vi.hasPrefix("theo Nghị định 30/2020/NĐ-CP, Phụ lục") == true)
  }
}

@Test("the same paper has the same findings")
func sameFindings() throws {
  let survey = try HandPaper.survey { paper in
    paper.title?.isBold = false
    paper.body[0].size = 12
  }
  let checker = Checker(profile: try SamplePapers.profile())
  #expect(checker.check(survey).all == checker.check(survey).all)
}

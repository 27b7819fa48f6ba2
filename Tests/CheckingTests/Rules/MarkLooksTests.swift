import Checking
import Documents
import Groundwork
import Testing
import WordDocuments

/// A profile that wants something else than a paper was set in.
struct OtherLook: Sendable, CustomTestStringConvertible {
  let code: String
  let change: @Sendable (inout FormatProfile) -> Void

  init(_ code: String, _ change: @escaping @Sendable (inout FormatProfile) -> Void) {
    self.code = code
    self.change = change
  }

  var testDescription: String { code }

  /// What is found under it in a paper of `Tests/Golden/papers`.
  func codes(in paper: String) throws -> [String] {
    var (profile, findings) = (try SamplePapers.profile(), Findings())
    let bytes = try Typesetter(profile).typeset(SamplePapers.document(paper), into: &findings)
    let survey = try WordSurvey(reading: bytes, file: paper + ".docx")
    change(&profile)
    return Checker(profile: profile).check(survey).all.map(\.code)
  }
}

@Test(
  "a mark or a drafter's sign that looks otherwise than the profile wants is found",
  arguments: [
    OtherLook("font.color") { $0.marks.urgency.style.color = nil },
    OtherLook("mark.size") { $0.marks.urgency.style.size = Allowed(only: 20) },
    OtherLook("mark.italic") { $0.marks.secrecy.style.isItalic = true },
    OtherLook("drafter.size") { $0.recipients.drafter.style.size = Allowed(only: 9) },
  ])
func markLooks(_ look: OtherLook) throws {
  #expect(try look.codes(in: "cong-van-khan") == [look.code])
}

@Test(
  "a copy whose form looks otherwise, or whose symbol is another form's, is found",
  arguments: [
    OtherLook("copy.size") { $0.copy.style.size = Allowed(only: 20) },
    OtherLook("copy.symbol") { $0.copy.forms[0].symbol = "BS" },
  ])
func copyHead(_ look: OtherLook) throws {
  #expect(try look.codes(in: "ban-sao") == [look.code])
}

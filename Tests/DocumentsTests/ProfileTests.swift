import Documents
import FoundationEssentials
import Groundwork
import Testing

private func nd30() throws -> String {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = "/\(root)/Templates/profiles/nd30.yaml"
  return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}

private func read(_ text: String) -> (profile: FormatProfile?, findings: Findings) {
  var findings = Findings()
  return (FormatProfile(PlainYAML.read(text), into: &findings), findings)
}

@Test("the profile of the decree says what the decree says")
func decree() throws {
  let (read, findings) = try read(nd30())
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  let profile = try #require(read)
  #expect(profile.page.width == Length(millimetres: 210))
  #expect(
    profile.page.margins.left.range == Length(millimetres: 30)...Length(millimetres: 35))
  #expect(profile.page.margins.right.contains(Length(millimetres: 20)))
  #expect(!profile.page.margins.top.contains(Length(millimetres: 19)))
  #expect(profile.head.national.map(\.style.size.chosen) == [13, 14])
  #expect(profile.head.national.map(\.style.size.range) == [12...13, 13...14])
  #expect(profile.head.national[1].style.ornament == .rule(length: Allowed(only: 1)))
  #expect(profile.head.number.style.size == Allowed(only: 13))
  #expect(profile.head.parent.isBold == false)
  #expect(profile.body.indent.choices?.count == 2)
  #expect(profile.body.indent.contains(Length(millimetres: 10)))
  #expect(!profile.body.indent.contains(Length(millimetres: 11)))
  #expect(profile.recipients.labelStyle.size.chosen == 12)
  #expect(profile.recipients.labelStyle.isBold && profile.recipients.labelStyle.isItalic)
  #expect(profile.letters.prefix(8) == ["a", "b", "c", "d", "đ", "e", "g", "h"])
  #expect(profile.letters.allSatisfy { !["f", "j", "w", "z"].contains($0) })
  #expect(profile.schemes.map(\.name) == ["report", "decision", "plain"])
  #expect(profile.scheme(named: "decision")?.levels.map(\.name).last == "Điểm")
}

@Test("the size step moves every size that names it")
func sizeStep() throws {
  let (profile, findings) = try read(
    nd30().replacing("\n  use: large", with: "\n  use: standard"))
  #expect(findings.isEmpty)
  #expect(profile?.head.national.map(\.style.size.chosen) == [12, 13])
  #expect(profile?.head.placeDate.style.size.chosen == 13)
  #expect(profile?.body.size.chosen == 13)
  #expect(profile?.head.number.style.size.chosen == 13)
}

@Test(
  "a profile that cannot be right is refused",
  arguments: [
    ("left: { from: 30, to: 35, use: 30 }", "left: { from: 30, to: 35, use: 25 }", "out-of-range"),
    ("left: { from: 30, to: 35, use: 30 }", "left: xa", "out-of-range"),
    ("choices: [10, 12.7], use: 12.7", "choices: [10, 12.7], use: 11", "out-of-range"),
    ("use: large", "use: larg", "unknown-choice"),
    ("align: justify", "align: justified", "unknown-choice"),
    ("\npage_number:", "\npage_numbers:", "unknown-field"),
    ("\nletters: a", "\nother: a", "missing-field"),
    ("width: 210 ", "width: 2 ", "out-of-range"),
    ("kind: rule, length: 1 }", "kind: rule, lenght: 1 }", "unknown-field"),
  ])
func refused(_ right: String, _ wrong: String, _ code: String) throws {
  let text = try nd30()
  #expect(text.contains(right))
  let (profile, findings) = read(text.replacing(right, with: wrong))
  #expect(profile == nil)
  #expect(findings.all.contains { $0.code == "profile.\(code)" })
}

@Test("a missing group is one finding, not one for each of its fields")
func missingGroup() throws {
  let (_, findings) = try read(nd30().replacing("\ntable:  ", with: "\ntables:  "))
  #expect(findings.all.map(\.code).sorted() == ["profile.missing-field", "profile.unknown-field"])
}

@Test(
  "a length is the same in every unit",
  arguments: [(10.0, 567, "10 mm"), (12.7, 720, "12.7 mm"), (297, 16838, "297 mm")])
func length(_ millimetres: Double, _ twips: Int, _ shown: String) {
  let length = Length(millimetres: millimetres)
  #expect(length.twips == twips)
  #expect(length.description == shown)
}

import Checking
import Documents
import Groundwork
import Office
import Testing
import WordDocuments

@Suite("The profiles of Templates")
struct ProfilesTests {
  static let profiles = [
    "bqp", "cong-doan", "dang-05-2026", "dang-36-2018", "doan-tn", "gbt-9704-2012", "nd30",
  ]
  static let papers = [
    "ban-sao", "bao-cao", "bao-cao-chu-thich", "bien-ban", "chuong-trinh", "cong-van",
    "cong-van-khan", "giay-moi",
    "phoi-hop", "quyet-dinh", "to-trinh",
  ]

  private func read(_ name: String, in world: SampleWorld) throws -> Outcome<FormatProfile> {
    try ReadProfile(workspace: world.workspace, templates: "Templates").run(name)
  }

  @Test("all profiles are tested here")
  func complete() throws {
    let world = try SampleWorld()
    let shelf = ReadProfile(workspace: world.workspace, templates: "Templates")
    #expect(try shelf.names() == Self.profiles)
  }

  @Test(
    "a profile reads without a finding, and says what it was not held against", arguments: profiles)
  func reads(_ name: String) throws {
    let outcome = try read(name, in: SampleWorld())
    #expect(
      outcome.findings.isEmpty, "\(FindingReport(outcome.findings, in: .english).text)")
    let profile = try #require(outcome.result)
    #expect(profile.id == name)
    #expect((name == "nd30") == (profile.note == nil))
    #expect(profile.note.map { $0.contains("chưa kiểm chứng") } ?? true)
  }

  @Test("what we typeset under a profile, our checker finds no fault with", arguments: profiles)
  func typesets(_ name: String) throws {
    let profile = try #require(try read(name, in: SampleWorld()).result)
    let typesetter = Typesetter(profile)
    for paper in Self.papers {
      var findings = Findings()
      let bytes = try typesetter.typeset(try GoldenPapers.document(paper), into: &findings)
      // The golden papers write the State's prefixes.
      let others = findings.all.filter { $0.code != "paper.authority-prefix" }
      #expect(others.isEmpty, "\(paper): \(others)")
      let found = Checker(profile: profile).check(try WordSurvey(reading: bytes, file: paper))
      #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
      if let folder = Surroundings.environment("TONGKET_PAPERS") {
        try OutputFile.write(
          bytes, to: "\(folder)/\(name)-\(paper).docx", in: DiskWorkspace(), replacing: .anything)
      }
    }
  }

  @Test("Party papers look as their profile says, to the sign")
  func party() throws {
    let profile = try #require(try read("dang-05-2026", in: SampleWorld()).result)
    var findings = Findings()
    let bytes = try Typesetter(profile).typeset(
      try GoldenPapers.document("quyet-dinh"), into: &findings)
    let survey = try WordSurvey(reading: bytes, file: "quyet-dinh.docx")
    let components = survey.components(under: profile)
    func texts(_ role: WordSurvey.Role) -> [String] {
      components[role].map { survey.text(of: $0) }
    }
    #expect(texts(.national) == ["ĐẢNG CỘNG SẢN VIỆT NAM"])
    #expect(texts(.number) == ["Số 07-QĐ-UBND"])
    #expect(texts(.basis).allSatisfy { $0.hasPrefix("- Căn cứ ") })
    #expect(texts(.basis).count == 3)
    #expect(texts(.archive) == ["- Lưu VT, BCHQS."])
    #expect(texts(.ornament).prefix(2) == ["*", "-----"])
    #expect(profile.page.isMirrored)
    #expect(profile.schemes.map(\.name) == ["report", "decision", "plain"])
  }

  @Test(
    "what is left to people is told in the words of the profile",
    arguments: [
      ("nd30", "trong năm"), ("dang-05-2026", "trong nhiệm kỳ"), ("doan-tn", "trong nhiệm kỳ"),
    ])
  func periods(name: String, words: String) throws {
    let profile = try #require(try read(name, in: SampleWorld()).result)
    #expect(Checker(profile: profile).notChecked.contains { $0.vi.contains(words) })
  }

  @Test("bases are upright in military papers that decide nothing")
  func militaryBases() throws {
    let profile = try #require(try read("bqp", in: SampleWorld()).result)
    for (paper, isItalic) in [("quyet-dinh", true), ("to-trinh", false)] {
      var (document, findings) = (try GoldenPapers.document(paper), Findings())
      document.bases = ["Căn cứ Luật Nghĩa vụ quân sự năm 2015", "Căn cứ Luật Dự bị động viên"]
      let bytes = try Typesetter(profile).typeset(document, into: &findings)
      let survey = try WordSurvey(reading: bytes, file: paper)
      let bases = survey.components(under: profile)[.basis]
      #expect(bases.count >= 2)
      for base in bases {
        #expect(survey.runs(of: base).allSatisfy { $0.format.isItalic == isItalic })
      }
      let found = Checker(profile: profile).check(survey)
      #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
    }
  }

  /// A change to the corpus of profiles, and what is said of it.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let line: Int
    let hint: String?
    var testDescription: String { "\(code): \(text)" }
  }

  @Test(
    "a wrong extension is refused with its line and cure",
    arguments: [
      Wrong(
        text: "extends: nd31\nid: x\n", code: "library.missing", line: 1,
        hint: "did you mean “nd30”?"),
      Wrong(
        text: "id: x\nextends: thu\n", code: "profile.extends-loop", line: 2,
        hint: "take “extends” out of one of these files"),
      Wrong(text: "extends: [nd30]\n", code: "profile.wrong-type", line: 1, hint: nil),
      Wrong(
        text: "extends: nd30\ntitel: { size: 14 }\n", code: "profile.unknown-field", line: 2,
        hint: "did you mean “title”?"),
      Wrong(
        text: "extends: nd30\nschemes:\n  report:\n    Phàn: { size: 14 }\n",
        code: "profile.unknown-item", line: 4, hint: "did you mean “Phần”?"),
      Wrong(
        text: "extends: nd30\npage:\n  margins:\n    left: { from: 30, to: 20, use: 25 }\n",
        code: "profile.out-of-range", line: 4, hint: nil),
      Wrong(
        text: "extends: nd30\ntitle:\n  color: đỏ\n", code: "profile.out-of-range", line: 2,
        hint: nil),
      Wrong(text: "extends: nd30\nletters:\n", code: "profile.missing-field", line: 1, hint: nil),
    ])
  func refused(_ wrong: Wrong) throws {
    let world = try SampleWorld(changing: ["Templates/profiles/thu.yaml": wrong.text])
    let outcome = try read("thu", in: world)
    #expect(outcome.result == nil)
    let finding = try #require(outcome.findings.all.first { $0.code == wrong.code })
    guard case .text(let file, let line, _) = finding.location else {
      Issue.record("\(finding.location)")
      return
    }
    #expect(file == "Templates/profiles/thu.yaml")
    #expect(line == wrong.line)
    if let hint = wrong.hint { #expect(finding.hints.map(\.en).contains(hint)) }
  }

  @Test("profiles that extend one another in a circle are refused")
  func circle() throws {
    let world = try SampleWorld(changing: [
      "Templates/profiles/a.yaml": "extends: b\n", "Templates/profiles/b.yaml": "extends: a\n",
    ])
    let outcome = try read("a", in: world)
    #expect(outcome.findings.all.map(\.code) == ["profile.extends-loop"])
    #expect(outcome.findings.all.first?.message.en.contains("a → b → a") == true)
  }

  @Test("a dossier chooses its profile")
  func chosen() async throws {
    let world = try SampleWorld()
    let path = "Samples/mu-cang-chai-2023/ho-so.yaml"
    var text = try world.text(path)
    #expect(text.contains("thiet_lap:"))
    text = text.replacing("thiet_lap:", with: "thiet_lap:\n  the_thuc: bqp")
    let changed = try SampleWorld(changing: [path: text])
    let outcome = try await changed.build("Samples/mu-cang-chai-2023")
    #expect(outcome.result != nil, "\(FindingReport(outcome.findings, in: .english).text)")
  }
}

/// The papers of `Tests/Golden/papers`.
enum GoldenPapers {
  static func document(_ name: String) throws -> Document {
    let top = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    let file = "\(name).md"
    let bytes = try DiskWorkspace().read("\(top)/Tests/Golden/papers/\(file)")
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let end = lines.dropFirst().firstIndex(of: "---") ?? 0
    var (sources, findings) = (Sources(), Findings())
    let settings = lines[1..<end].joined(separator: "\n")
    let frontMatter = try #require(
      readYAML(
        SourceText(file: file, bytes: Array(settings.utf8)), sources: &sources, into: &findings))
    let document = Document(
      frontMatter: frontMatter, markdown: lines[(end + 1)...].joined(separator: "\n"), file: file,
      firstLine: end + 2, into: &findings)
    #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
    return document
  }
}

import Checking
import Documents
import Groundwork
import Testing
import WordDocuments

@testable import Office

/// Damage planted by program in correct papers: it must be found, at its place, and mended.
@Suite("Damaged papers")
struct DamagedPapersTests {
  private static let seed: UInt64 = 2_026

  /// The golden papers under every profile, and what the samples' packs hold.
  private static func papers() async throws -> [CorrectPaper] {
    var papers: [CorrectPaper] = []
    let world = try SampleWorld()
    let shelf = ReadProfile(workspace: world.workspace, templates: "Templates")
    for name in ProfilesTests.profiles {
      let profile = try #require(try shelf.run(name).result)
      let typesetter = Typesetter(profile)
      for paper in ProfilesTests.papers {
        var findings = Findings()
        let bytes = try typesetter.typeset(try GoldenPapers.document(paper), into: &findings)
        papers.append(try CorrectPaper("\(name)/\(paper).docx", bytes, profile))
      }
    }
    let profile = try #require(try shelf.run("nd30").result)
    let outcome = try await world.build("Samples/mu-cang-chai-2023")
    let summary = try #require(outcome.result)
    _ = summary
    // Certificates and cards follow other rules.
    let others = ["/giay-khen/", "/khac/"]
    for entry in try world.workspace.tree("Output")
    where entry.name.hasSuffix(".docx") && !others.contains(where: { entry.name.contains($0) }) {
      let bytes = try world.workspace.read("Output/\(entry.name)")
      papers.append(try CorrectPaper(entry.name, bytes, profile))
    }
    return papers
  }

  /// How many papers each kind of damage is planted in; all of them with `TONGKET_ALL_DAMAGE=1`.
  private static let sample = 6

  private static func proofing() throws -> Proofing {
    var findings = Findings()
    let proofing = try TemplateLibrary(SampleWorld().workspace, folder: "Templates")
      .proofing(into: &findings)
    #expect(findings.isEmpty)
    return proofing
  }

  @Test("98 of 100 are found at their place, and what can be mended is mended")
  func found() async throws {
    let papers = try await Self.papers()
    #expect(papers.count >= 50)
    #expect(PaperDamage.kinds.count >= 60)
    let proofing = try Self.proofing()
    var checkers: [String: Checker] = [:]
    for paper in papers where checkers[paper.profile.id] == nil {
      checkers[paper.profile.id] = Checker(profile: paper.profile, proofing: proofing)
    }
    var draw = Draw(seed: Self.seed)
    var (planted, found, unplanted) = (0, 0, 0)
    var missed: [String] = []
    for kind in PaperDamage.kinds {
      var left = Surroundings.environment("TONGKET_ALL_DAMAGE") == "1" ? Int.max : Self.sample
      for paper in draw.shuffled(papers) where left > 0 {
        guard let checker = checkers[paper.profile.id],
          let damage = kind.plant(paper, draw.next())
        else { continue }
        left -= 1
        planted += 1
        let damaged = try WordMender(paper.profile).mend(paper.bytes, damage.mends)
        let rulings = checker.rule(on: try WordSurvey(reading: damaged, file: paper.name))
        let hit = rulings.first { ruling in
          kind.codes.contains(ruling.finding.code)
            && (damage.paragraph.map { stands(ruling.finding, at: $0) } ?? true)
        }
        if hit == nil {
          missed.append("\(kind.what) in \(paper.name): \(rulings.map(\.finding.code))")
        } else {
          found += 1
        }
        let mended = try MendPaper(checker).run(damaged, file: paper.name, rulings)
        let stubborn = mended.rulings.filter(\.isMendable)
        #expect(stubborn.isEmpty, "\(kind.what) in \(paper.name): \(stubborn.map(\.finding.code))")
      }
      if left == Self.sample { unplanted += 1 }
    }
    #expect(unplanted == 0)
    #expect(Double(found) >= 0.98 * Double(planted), "\(missed.joined(separator: "\n"))")
    if !missed.isEmpty { print("found \(found) of \(planted)", missed.joined(separator: "\n")) }
  }

  /// Findings about a page are told at the paragraph with which its section begins.
  private func stands(_ finding: Finding, at paragraph: Int) -> Bool {
    guard case .paragraph(_, "word/document.xml", _, let number) = finding.location else {
      // What is missing is missing from the paper as a whole.
      return finding.code.hasSuffix(".missing")
    }
    return number == paragraph + 1
  }

  @Test("correct papers have no finding at all, of form or of words")
  func correct() async throws {
    let proofing = try Self.proofing()
    for paper in try await Self.papers() {
      let found = Checker(profile: paper.profile, proofing: proofing).check(paper.survey)
      #expect(found.isEmpty, "\(paper.name): \(FindingReport(found, in: .english).text)")
    }
  }
}

/// Numbers that are the same on any day: SplitMix64.
private struct Draw {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33)
  }

  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var items = items
    for index in items.indices.dropLast() {
      items.swapAt(index, index + next() % (items.count - index))
    }
    return items
  }
}

import Groundwork
import Office
import Packaging
import Testing

@Suite("A conference's pack")
struct PackTests {
  static let samples = [
    "canh-phong-2020", "dong-giang-2021", "mu-cang-chai-2023", "thanh-hoa-2023", "tho-xuan-2020",
    "xa-hoa-mau-2026",
  ]

  @Test("every sample builds without an error", arguments: samples)
  func builds(_ name: String) async throws {
    let world = try SampleWorld()
    let outcome = try await world.build("Samples/\(name)")
    let report = FindingReport(outcome.findings, in: .english)
    #expect(outcome.result != nil, "\(report.text)")
    #expect(outcome.findings.errorCount == 0)
  }

  @Test(
    "counts of awards agree in report, decision, list, proposal, minutes and manifest",
    arguments: [
      ("mu-cang-chai-2023", 5, 12, "5 tập thể và 12 cá nhân", "11.880.000"),
      ("dong-giang-2021", 2, 6, "02 tập thể và 06 cá nhân", "4.500.000"),
    ])
  func counts(
    _ name: String, _ collectives: Int, _ people: Int, _ words: String, _ money: String
  ) async throws {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/\(name)").result)
    func file(_ ending: String) throws -> String {
      summary.folder + "/" + (try #require(summary.files.first { $0.hasSuffix(ending) }))
    }
    for paper in ["bao-cao-tong-ket", "quyet-dinh-khen-thuong"] {
      let text = try world.paragraphs(of: file("\(paper).docx")).joined(separator: "\n")
      #expect(text.contains(words), "\(paper)")
    }

    // The award list names each of them once, and the decision's appendix the same names.
    let book = try #require(try await nominees(of: name, in: world))
    #expect(book.collectives.count == collectives)
    #expect(book.people.count == people)
    let decision = try world.paragraphs(of: file("quyet-dinh-khen-thuong.docx"))
    let report = try world.paragraphs(of: file("bao-cao-tong-ket.docx"))
    let list = try world.rows(of: file("danh-sach-khen-thuong.xlsx"))
    for nominee in book.collectives + book.people {
      #expect(decision.count { $0.contains(nominee) } >= 1, "\(nominee) in the decision")
      #expect(report.count { $0.contains(nominee) } >= 1, "\(nominee) in the report")
      #expect(list.contains { $0.contains(nominee) }, "\(nominee) in the list")
    }
    // Every line of the list, and no other row, holds the form of the award.
    #expect(list.count { $0.contains("Giấy khen") } == collectives + people)
    #expect(decision.contains { $0.contains(money) })
    #expect(list.contains { row in row.contains(money.filter { $0 != "." }) })

    let manifest = try world.text(summary.folder + "/manifest.json")
    #expect(manifest.contains("\"tap_the\": \(collectives)"))
    #expect(manifest.contains("\"ca_nhan\": \(people)"))
    #expect(manifest.contains("\"khen_thuong\": \(collectives + people)"))
  }

  @Test("one invitation for each invitee, by name")
  func invitations() async throws {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/mu-cang-chai-2023").result)
    let letters = summary.files.filter { $0.hasPrefix("giay-moi/") }
    let data = try ShowData(workspace: world.workspace, templates: "Templates")
      .run("Samples/mu-cang-chai-2023", form: .lines, origins: false, language: .vietnamese)
    let lines = data.text.split(separator: "\n").filter { $0.hasPrefix("dai_bieu[") }
    let rows = lines.count { $0.contains("].stt: ") }
    let invited = rows - lines.count { $0.hasSuffix("].giay_moi: false") }
    #expect(invited > 0)
    #expect(letters.count == invited)
    #expect(Set(letters).count == letters.count)
  }

  @Test("the same dossier gives the same bytes, however many documents are made at once")
  func deterministic() async throws {
    let (one, two) = (try SampleWorld(), try SampleWorld())
    for (world, jobs) in [(one, 1), (two, 4)] {
      let request = BuildPack.Request(
        dossier: "Samples/mu-cang-chai-2023", output: "Output", jobs: jobs)
      _ = try await BuildPack(workspace: world.workspace, templates: "Templates").run(request)
    }
    let (a, b) = (one.workspace.files, two.workspace.files)
    #expect(a.count == b.count)
    for (path, bytes) in a { #expect(b[path] == bytes, "\(path)") }
  }

  @Test("the zip holds every document, the same bytes, and a manifest")
  func zip() async throws {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/dong-giang-2021").result)
    let name = try #require(summary.files.first { $0.hasSuffix(".zip") })
    let archive = try ArchiveReader(reading: world.workspace.read("\(summary.folder)/\(name)"))
    let documents = summary.files.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".xlsx") }
    for document in documents {
      let packed = try archive.content("dong-giang-2021/\(document)")
      #expect(packed == (try world.workspace.read("\(summary.folder)/\(document)")))
    }
    #expect(archive.names.contains("dong-giang-2021/manifest.json"))
    #expect(archive.names.count == documents.count + 1)
  }

  @Test("when anything is wrong nothing is written")
  func nothing() async throws {
    let world = try SampleWorld()
    let before = world.workspace.files.count
    let outcome = try await world.build("Tests/Corpus/faulty-dossier")
    #expect(outcome.result == nil)
    #expect(world.workspace.files.count == before)
  }

  @Test("only the documents asked for are made")
  func only() async throws {
    let world = try SampleWorld()
    let outcome = try await world.build("Samples/mu-cang-chai-2023", only: ["quyet_dinh"])
    let made = try #require(outcome.result).files.filter { $0.hasSuffix(".docx") }
    #expect(made == ["04-quyet-dinh-khen-thuong.docx"])
  }

  @Test("a document made again leaves the others of the pack as they are")
  func remade() async throws {
    let world = try SampleWorld()
    let first = try #require(try await world.build("Samples/mu-cang-chai-2023").result)
    let before = world.workspace.files
    let again = try await world.build("Samples/mu-cang-chai-2023", only: ["quyet_dinh"])
    #expect(again.findings.all.map(\.code) == ["pack.others-kept"])
    for file in first.files where file.hasSuffix(".docx") || file.hasSuffix(".xlsx") {
      let path = "\(first.folder)/\(file)"
      #expect(world.workspace.files[path] == before[path], "\(file)")
    }
    // And the folder is still one that we know as our own.
    #expect(try await world.build("Samples/mu-cang-chai-2023").result != nil)
  }

  /// Names on the clerk's award sheet.
  private func nominees(of name: String, in world: SampleWorld) async throws
    -> (collectives: [String], people: [String])?
  {
    let data = try ShowData(workspace: world.workspace, templates: "Templates")
      .run("Samples/\(name)", form: .lines, origins: false, language: .vietnamese)
    func names(_ list: String) -> [String] {
      data.text.split(separator: "\n").compactMap { line in
        guard line.hasPrefix("\(list)["), let mark = line.firstRange(of: "].ten: \"") else {
          return nil
        }
        return String(line[mark.upperBound...].dropLast())
      }
    }
    return (names("khen_thuong_tap_the"), names("khen_thuong_ca_nhan"))
  }
}

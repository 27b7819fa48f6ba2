import Groundwork
import Office
import Packaging
import Testing
import WordDocuments

@Suite("Where a printed value came from")
struct ExplainTests {
  private static let report = "Output/mu-cang-chai-2023/01-bao-cao-tong-ket.docx"

  private func built(review: Bool = false) async throws -> SampleWorld {
    let world = try SampleWorld()
    let request = BuildPack.Request(
      dossier: "Samples/mu-cang-chai-2023", output: "Output", review: review)
    let outcome = try await BuildPack(workspace: world.workspace, templates: "Templates")
      .run(request)
    #expect(outcome.result != nil, "\(FindingReport(outcome.findings, in: .english).text)")
    return world
  }

  private func ask(
    _ text: String, of output: String = report, in world: SampleWorld
  ) throws -> Outcome<[ExplainText.Source]> {
    try ExplainText(workspace: world.workspace, templates: "Templates")
      .run(.init(output: output, text: text))
  }

  @Test("a figure that was typed is told by its cell, a sum by its rule and its cells")
  func figures() async throws {
    let world = try await built()
    let number = try #require(try ask("512/BC-UBND", in: world).result?.first)
    #expect(number.path == "van_ban.bao_cao.so_ky_hieu")
    let money = try #require(
      try ask(
        "11.880.000 đồng", of: "Output/mu-cang-chai-2023/04-quyet-dinh-khen-thuong.docx",
        in: world
      ).result?.first)
    #expect(money.path == "tong.khen_thuong.tien")
    #expect(money.inputs.count == 17)
    let day = try #require(try ask("ngày 13 tháng 11 năm 2023", in: world).result?.first)
    #expect(day.location.described(in: .english)?.contains("ho-so.yaml") == true)
  }

  @Test("every number that the report prints is answered for")
  func everyNumber() async throws {
    let world = try await built()
    let survey = try WordSurvey(
      reading: world.workspace.read(Self.report), file: "bao-cao.docx")
    var numbers: Set<String> = []
    for paragraph in survey.paragraphs where paragraph.cell != nil {
      for match in paragraph.text.matches(of: #/\d[\d.]*(?:,\d+)?%?/#) {
        let number = match.output.hasSuffix(".") ? match.output.dropLast() : match.output
        numbers.insert(String(number))
      }
    }
    #expect(numbers.count > 20)
    let unknown = try numbers.sorted().filter { try ask($0, in: world).result == nil }
    #expect(unknown.isEmpty, "\(unknown)")
  }

  @Test("what comes from no figure, and what lies in no pack, is said so")
  func refused() async throws {
    let world = try await built()
    #expect(
      try ask("xin trân trọng kính báo", in: world).findings.all.map(\.code)
        == ["explain.not-printed", "explain.unknown"])
    #expect(
      try ask("1", of: "Samples/mu-cang-chai-2023/so-lieu.xlsx", in: world).findings.all
        .map(\.code) == ["explain.no-manifest"])
  }

  @Test("a review copy carries origins as comments, and stays out of the zip")
  func review() async throws {
    let world = try await built(review: true)
    let path = "Output/mu-cang-chai-2023/kiem-tra/01-bao-cao-tong-ket.docx"
    let package = try OfficePackage(reading: world.workspace.read(path))
    let comments = String(decoding: try package.part("/word/comments.xml"), as: UTF8.self)
    #expect(comments.contains("so-lieu.xlsx"))
    #expect(comments.contains("Tuyển quân"))
    let zip = try ArchiveReader(
      reading: world.workspace.read("Output/mu-cang-chai-2023/mu-cang-chai-2023.zip"))
    #expect(zip.names.allSatisfy { !$0.contains("/kiem-tra/") })
  }
}

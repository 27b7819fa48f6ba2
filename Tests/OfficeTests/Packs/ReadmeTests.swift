import Groundwork
import Office
import Testing

@Suite("The README's how-to, followed to the letter")
struct ReadmeTests {
  @Test("a column and a paper are added by editing files of Templates only")
  func makeItYours() async throws {
    let plain = try SampleWorld()
    let top = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    let readme = String(decoding: try DiskWorkspace().read("\(top)/README.md"), as: UTF8.self)
    let blocks = fenced(in: readme, after: "## Make it yours")
    #expect(blocks.count == 3)

    let list = "Templates/sheets/danh-sach-khen-thuong.yaml"
    let pack = "Templates/packs/tong-ket-nam.yaml"
    let world = try SampleWorld(changing: [
      list: try plain.text(list).inserting(blocks[0], belowLineWith: "id: thanh_tich"),
      "Templates/papers/thong-bao-ket-luan.md": blocks[1],
      pack: try plain.text(pack).inserting(blocks[2], aboveLine: "index:"),
    ])
    let outcome = try await world.build("Samples/mu-cang-chai-2023")
    let errors = outcome.findings.all.map { "\($0.code) \($0.message.en) \($0.location)" }
    let summary = try #require(outcome.result, "\(errors)")

    let sheet = try #require(summary.files.first { $0.hasSuffix("danh-sach-khen-thuong.xlsx") })
    let rows = try world.rows(of: "\(summary.folder)/\(sheet)")
    #expect(rows.contains { $0.contains("Số phiếu đồng ý") })

    let paper = try world.paragraphs(of: "\(summary.folder)/09-thong-bao-ket-luan.docx")
    #expect(paper.contains("THÔNG BÁO"))
    #expect(paper.contains { $0.contains("5 tập thể và 12 cá nhân") })
  }

  @Test("the refusal that the README shows is what is printed")
  func refusal() async throws {
    let top = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    let readme = String(decoding: try DiskWorkspace().read("\(top)/README.md"), as: UTF8.self)
    let block = try #require(fenced(in: readme, after: "## When something is wrong").first)
    let outcome = try await SampleWorld().build("Tests/Corpus/faulty-dossier")
    let report = FindingReport(outcome.findings, in: .vietnamese)
    let printed = Set((report.text + report.summary).split(separator: "\n").map(String.init))
    for line in block.split(separator: "\n").dropFirst().dropLast() where line != "…" {
      #expect(printed.contains(String(line)))
    }
    #expect(block.contains(report.summary))
  }

  /// The fenced blocks of a Markdown text after a heading, up to the next heading.
  private func fenced(in text: String, after heading: String) -> [String] {
    var blocks: [String] = []
    var current: [Substring]?
    var inSection = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if current == nil, line.hasPrefix("## ") { inSection = line == heading }
      guard inSection else { continue }
      if line.hasPrefix("```") {
        if let block = current { blocks.append(block.joined(separator: "\n") + "\n") }
        current = current == nil ? [] : nil
      } else {
        current?.append(line)
      }
    }
    return blocks
  }
}

extension String {
  fileprivate func inserting(_ block: String, belowLineWith mark: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains(mark) ? "\($0)\n\(block.dropLast())" : String($0) }
      .joined(separator: "\n")
  }
  fileprivate func inserting(_ block: String, aboveLine mark: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == mark ? "\(block)\($0)" : String($0) }
      .joined(separator: "\n")
  }
}

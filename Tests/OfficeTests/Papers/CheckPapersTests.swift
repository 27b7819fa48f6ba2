import Groundwork
import Office
import Packaging
import Testing
import WordDocuments

@Suite("Checking any Word file")
struct CheckPapersTests {
  private func world() async throws -> (world: SampleWorld, paper: String) {
    let world = try SampleWorld()
    let built = try #require(try await world.build("Samples/mu-cang-chai-2023").result)
    let name = try #require(built.files.first { $0.contains("to-trinh") })
    return (world, "\(built.folder)/\(name)")
  }

  @Test("a copy has one comment for each finding, and is read as the paper was")
  func annotated() async throws {
    let (world, paper) = try await world()
    let check = CheckPapers(workspace: world.workspace, templates: "Templates")
    let report = try await check.run(
      .init(files: [paper], profile: "dang-05-2026", annotated: "gop-y.docx"))
    #expect(report.findings.mustStop)
    #expect(report.papers == 1)
    #expect(report.note?.contains("chưa kiểm chứng") == true)
    #expect(report.annotated == "gop-y.docx")
    let copy = try world.workspace.read("gop-y.docx")
    let comments = try OfficePackage(reading: copy).part("/word/comments.xml")
    let count = String(decoding: comments, as: UTF8.self).split(separator: "<w:comment ").count - 1
    #expect(count == FindingReport(report.findings, in: .vietnamese).findings.count)
    let again = try await check.run(.init(files: ["gop-y.docx"], profile: "dang-05-2026"))
    #expect(again.findings.all.map(\.code) == report.findings.all.map(\.code))
  }

  @Test("the paper itself and other files are not overwritten")
  func overwriting() async throws {
    let (world, paper) = try await world()
    let check = CheckPapers(workspace: world.workspace, templates: "Templates")
    await #expect(throws: WorkspaceFault.exists(paper)) {
      try await check.run(.init(files: [paper], annotated: paper, force: true))
    }
    try world.workspace.write(Array("của người khác".utf8), toNew: "khac.docx")
    await #expect(throws: WorkspaceFault.exists("khac.docx")) {
      try await check.run(.init(files: [paper], annotated: "khac.docx"))
    }
    let report = try await check.run(.init(files: [paper], annotated: "khac.docx", force: true))
    #expect(report.annotated == "khac.docx")
    #expect(report.findings.isEmpty)
  }

  @Test(
    "what is no .docx is a finding with its cure, and the others are checked",
    arguments: [
      ("old.doc", "open it in Word and save it as .docx"), ("book.xlsx", "only .docx files"),
      ("empty.docx", nil), ("letter.pdf", nil),
    ])
  func foreign(_ name: String, _ cure: String?) async throws {
    let (world, paper) = try await world()
    var old = [UInt8](repeating: 0, count: 1_024)
    old.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    old.replaceSubrange(
      512..<536, with: "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let book = try #require(
      world.workspace.files.first { $0.key.hasSuffix("00-muc-luc-ho-so.xlsx") }?.value)
    let bytes: [String: [UInt8]] = [
      "old.doc": old, "book.xlsx": book, "empty.docx": [], "letter.pdf": Array("%PDF-1.7".utf8),
    ]
    try world.workspace.write(try #require(bytes[name]), toNew: name)
    let report = try await CheckPapers(workspace: world.workspace, templates: "Templates")
      .run(.init(files: [name, paper]))
    #expect(report.papers == 1)
    #expect(report.findings.all.map(\.code) == ["check.not-word"])
    #expect(report.findings.all.first?.location == .file(name))
    if let cure {
      #expect(report.findings.all.first?.hints.contains { $0.en.contains(cure) } == true)
    }
  }

  @Test("many files at once are told of in their order, whatever ends first")
  func manyFiles() async throws {
    let (world, paper) = try await world()
    try world.workspace.write([], toNew: "trong.docx")
    let files = (0..<12).map { $0 % 3 == 1 ? "trong.docx" : paper }
    let check = CheckPapers(workspace: world.workspace, templates: "Templates")
    let one = try await check.run(.init(files: files, profile: "dang-05-2026", jobs: 1))
    let many = try await check.run(.init(files: files, profile: "dang-05-2026", jobs: 8))
    #expect(many.papers == 8)
    #expect(one.findings.all == many.findings.all)
    #expect(one.mendable == many.mendable)
    await #expect(throws: WorkspaceFault.missing("khong-co.docx")) {
      try await check.run(.init(files: [paper, "khong-co.docx"]))
    }
  }

  @Test("mended copies of several papers appear in a folder, whole, and have nothing left to mend")
  func mendedFolder() async throws {
    let (world, paper) = try await world()
    let other = paper.replacing("02-to-trinh-khen-thuong", with: "01-bao-cao-tong-ket")
    let check = CheckPapers(workspace: world.workspace, templates: "Templates")
    let first = try await check.run(.init(files: [paper, other], profile: "bqp", mended: "sua"))
    #expect(first.mended == "sua")
    #expect(first.changes.all.isEmpty == false)
    #expect(try world.workspace.tree("sua").map(\.name) == [other, paper].map(\.lastStep))
    let copies = [paper, other].map { "sua/\($0.lastStep)" }
    let again = try await check.run(.init(files: copies, profile: "bqp"))
    #expect(again.mendable == 0)
    #expect(again.findings.all.map(\.code) == first.findings.all.map(\.code))
    for (copy, original) in zip(copies, [paper, other]) {
      let old = try OfficePackage(reading: world.workspace.read(original))
      let new = try OfficePackage(reading: world.workspace.read(copy))
      #expect(old.partNames == new.partNames)
      for name in old.partNames where name.path != "/word/document.xml" {
        // Headers hold the page's number, which has looks of its own.
        guard !name.path.hasPrefix("/word/header") else { continue }
        #expect(old.compressed(name)?.bytes == new.compressed(name)?.bytes, "\(name)")
      }
    }
    await #expect(throws: WorkspaceFault.self) {
      try await check.run(.init(files: [paper, other], profile: "bqp", mended: "sua"))
    }
  }

  @Test(
    "copies never take the place of the papers, nor of each other",
    arguments: [
      (["a/x.docx", "b/x.docx"], "sua"), (["a/x.docx", "a/y.docx"], "a"),
      (["a/x.docx", "a/y.docx"], "./a/"), (["./a//x.docx", "b/y.docx"], "a"),
      (["a/x.docx"], "./a/x.docx"),
    ])
  func notOnThemselves(_ files: [String], _ output: String) async throws {
    let (world, paper) = try await world()
    let bytes = try world.workspace.read(paper)
    for file in Set(files.map { $0.replacing("./", with: "").replacing("//", with: "/") }) {
      try world.workspace.makeFolder(String(file.prefix(1)))
      try world.workspace.write(bytes, toNew: file)
    }
    let before = world.workspace.files
    let check = CheckPapers(workspace: world.workspace, templates: "Templates")
    await #expect(throws: WorkspaceFault.self) {
      try await check.run(.init(files: files, profile: "bqp", mended: output, force: true))
    }
    #expect(world.workspace.files == before)
  }

  @Test("an unknown profile is a finding that names the nearest")
  func unknownProfile() async throws {
    let (world, paper) = try await world()
    let report = try await CheckPapers(workspace: world.workspace, templates: "Templates")
      .run(.init(files: [paper], profile: "nd3O"))
    #expect(report.papers == 0)
    #expect(report.findings.all.map(\.code) == ["library.missing"])
    #expect(report.findings.all.first?.hints.map(\.en) == ["did you mean “nd30”?"])
  }
}

extension String {
  /// The name of a file without its folders.
  fileprivate var lastStep: String { split(separator: "/").last.map(String.init) ?? self }
}

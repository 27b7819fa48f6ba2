import Groundwork
import Office
import Testing

@Suite("Mail merge")
struct MergeTests {
  private let people = """
    dot: 2
    nguoi:
      - { ho_ten: Nguyễn Văn An, so: 12/QĐ }
      - { ho_ten: Lê "Ba": Bình, so: 13 }
      - { ho_ten: NGUYỄN VĂN AN, so: 14 }
    """.replacing("Lê \"Ba\": Bình", with: "'Lê \"Ba\": Bình'")

  @Test("one document for each record, under safe names, collisions numbered")
  func names() async throws {
    let desk = Desk(["m.txt": "{{ ho_ten }} {{ so }} {{ dot }}", "d.yaml": people])
    let summary = try #require(
      try await desk.merge("m.txt", data: "d.yaml", each: "nguoi", name: "ho_ten").result)
    #expect(
      summary.files == ["Nguyễn Văn An.txt", "Lê -Ba-- Bình.txt", "NGUYỄN VĂN AN (2).txt"])
    #expect(desk.text("ra/Nguyễn Văn An.txt") == "Nguyễn Văn An 12/QĐ 2")
    let manifest = try #require(desk.text("ra/manifest.json"))
    #expect(manifest.contains(#""record": "d.yaml:3:"#))
    #expect(!desk.workspace.files.keys.contains { $0.contains(".danh-sach") })
  }

  @Test(
    "names from expressions and texts; the record may have a name of its own",
    arguments: [
      ("so ~ ' ' ~ ho_ten", nil, "12-QĐ Nguyễn Văn An.txt"),
      ("{{ so }}_{{ ho_ten }}.txt", nil, "12-QĐ_Nguyễn Văn An.txt"),
      ("x.ho_ten", "x", "Nguyễn Văn An.txt"), (nil, nil, "m 001.txt"),
    ] as [(String?, String?, String)])
  func forms(name: String?, recordName: String?, expected: String) async throws {
    let desk = Desk(["m.txt": "chữ", "d.yaml": people])
    let outcome = try await desk.merge(
      "m.txt", data: "d.yaml", each: "nguoi", recordName: recordName, name: name)
    #expect(outcome.result?.files.first == expected)
  }

  @Test("data that is a list is the records")
  func listOnTop() async throws {
    let desk = Desk(["m.html": "{{ ho_ten }}", "d.csv": "Họ tên\nAn\nBình\n"])
    let outcome = try await desk.merge("m.html", data: "d.csv", name: "ho_ten")
    #expect(outcome.result?.files == ["An.html", "Bình.html"])
  }

  @Test("any number of workers makes the same bytes")
  func workers() async throws {
    let rows = (0..<200).map { "r\($0)" }.joined(separator: "\n")
    var results: [[String: [UInt8]]] = []
    for jobs in [1, 4] {
      let desk = Desk(["m.txt": "{{ ten }}", "d.csv": "Tên\n\(rows)\n"])
      let outcome = try await desk.merge("m.txt", data: "d.csv", name: "ten", jobs: jobs)
      #expect(outcome.result?.files.count == 200)
      results.append(desk.workspace.files)
    }
    #expect(results[0] == results[1])
  }

  @Test("a wrong record leaves nothing behind, and is named")
  func wholeOrNot() async throws {
    let csv = "Tên;Số\nAn;1\nBình;x\nCúc;2\n"
    let desk = Desk(["m.txt": "{{ so|tien }}", "d.csv": csv])
    let outcome = try await desk.merge("m.txt", data: "d.csv", name: "ten")
    #expect(outcome.result == nil)
    #expect(outcome.findings.all.map(\.code) == ["template.wrong-type"])
    #expect(outcome.findings.all.first?.hints.map(\.en) == ["seen in record 2"])
    #expect(desk.workspace.files.keys.sorted() == ["d.csv", "m.txt"])
  }

  @Test("a name that cannot be worked out stops the run wherever it comes", arguments: [1, 2])
  func lateName(jobs: Int) async throws {
    let rows = (1...700).map { number in
      number == 650 ? "null" : "{\"so\": \(number), \"x\": \(number == 3 ? "[]" : "1")}"
    }
    let desk = Desk([
      "m.txt": "{{ r.x|tien }}", "d.json": "[\(rows.joined(separator: ", "))]",
    ])
    let outcome = try await desk.merge(
      "m.txt", data: "d.json", recordName: "r", name: "r.so // 1", jobs: jobs)
    #expect(outcome.result == nil)
    #expect(
      outcome.findings.all.map { "\($0.code) \($0.hints.first?.en ?? "")" } == [
        "template.unknown-field seen in record 650", "template.wrong-type seen in record 3",
        "template.unknown-field seen in record 650",
      ])
    #expect(desk.workspace.files.keys.sorted() == ["d.json", "m.txt"])
  }

  @Test("a fault that every record shows is told once")
  func toldOnce() async throws {
    let desk = Desk(["m.txt": "{{ khong_co }}", "d.yaml": people])
    let outcome = try await desk.merge("m.txt", data: "d.yaml", each: "nguoi")
    #expect(outcome.findings.all.count == 1)
    #expect(outcome.findings.all.first?.hints.isEmpty == true)
  }

  @Test(
    "what is no list of records is refused",
    arguments: [
      (nil, "fill.no-records"), ("dot", "fill.each-not-list"), ("khong", "template.unknown-name"),
      ("[]", "fill.no-records"), ("[1, 2]", "fill.record-without-fields"),
    ] as [(String?, String)])
  func noRecords(each: String?, code: String) async throws {
    let desk = Desk(["m.txt": "x", "d.yaml": people])
    let outcome = try await desk.merge("m.txt", data: "d.yaml", each: each, name: "ho_ten")
    #expect(outcome.findings.all.map(\.code) == [code])
  }

  @Test("a run that was stopped is taken up again")
  func resume() async throws {
    let desk = Desk(["m.txt": "{{ ho_ten }}", "d.yaml": people])
    func merge(resume: Bool) async throws -> Outcome<MergeTemplate.Summary> {
      try await desk.merge("m.txt", data: "d.yaml", each: "nguoi", name: "so", resume: resume)
    }
    _ = try await merge(resume: false)
    let whole = desk.workspace.files
    // As a killed run leaves it: the hidden folder, lists of batches, a torn and an alien file.
    try desk.workspace.move("ra", to: ".ra.tongket-tam")
    let list = try desk.workspace.read(".ra.tongket-tam/manifest.json")
    try desk.workspace.makeFolder(".ra.tongket-tam/.danh-sach")
    try desk.workspace.write(list, toNew: ".ra.tongket-tam/.danh-sach/0.json")
    try desk.workspace.remove(".ra.tongket-tam/manifest.json")
    try desk.workspace.remove(".ra.tongket-tam/14.txt")
    try desk.workspace.remove(".ra.tongket-tam/13.txt")
    try desk.workspace.write([0x4C], toNew: ".ra.tongket-tam/13.txt")
    try desk.workspace.write([0x4C], toNew: ".ra.tongket-tam/la.txt")
    #expect(try await merge(resume: true).result?.kept == 1)
    #expect(desk.workspace.files == whole)
    // Nothing changed: nothing is made again. A changed template makes everything again.
    #expect(try await merge(resume: true).result?.kept == 3)
    #expect(desk.workspace.files == whole)
    try desk.workspace.remove("m.txt")
    try desk.workspace.write(Array("{{ so }}".utf8), toNew: "m.txt")
    #expect(try await merge(resume: true).result?.kept == 0)
    #expect(desk.text("ra/13.txt") == "13")
  }

  @Test("killed at any step, a run is taken up where it stopped", arguments: [10, 50, 85])
  func killed(step: Int) async throws {
    let rows = (0..<70).map { "r\($0)" }.joined(separator: "\n")
    let files = ["m.txt": "{{ ten }}", "d.csv": "Tên\n\(rows)\n"]
    let whole = Desk(files)
    _ = try await whole.merge("m.txt", data: "d.csv", name: "ten", jobs: 1)
    let desk = Desk(files)
    let dying = FaultyWorkspace(desk.workspace, failingAt: step, isDeath: true)
    let fill = FillTemplate.Request(template: "m.txt", data: "d.csv", output: "ra")
    await #expect(throws: WorkspaceFault.self) {
      try await MergeTemplate(workspace: dying, templates: nil)
        .run(.init(fill: fill, name: "ten", jobs: 1))
    }
    let outcome = try await desk.merge("m.txt", data: "d.csv", name: "ten", jobs: 1, resume: true)
    // What a batch's list names is kept; the batch that was cut is made again.
    let kept = try #require(outcome.result).kept
    #expect([0, 32, 64, 70].contains(kept))
    #expect(kept >= (step - 20) / 33 * 32)
    #expect(desk.workspace.files == whole.workspace.files)
  }

  @Test("documents that somebody changed are not lost")
  func changed() async throws {
    let desk = Desk(["m.txt": "{{ ho_ten }}", "d.yaml": people])
    _ = try await desk.merge("m.txt", data: "d.yaml", each: "nguoi", name: "so")
    try desk.workspace.remove("ra/13.txt")
    try desk.workspace.write([0x4C], toNew: "ra/13.txt")
    await #expect(throws: WorkspaceFault.changedFile("./ra/13.txt")) {
      try await desk.merge("m.txt", data: "d.yaml", each: "nguoi", name: "so")
    }
    let forced = try await desk.merge(
      "m.txt", data: "d.yaml", each: "nguoi", name: "so", force: true)
    #expect(forced.result?.files.count == 3)
  }
}

@Suite("One document for all records")
struct JoiningTests {
  @Test("only Word templates have sections")
  func wordOnly() async throws {
    let desk = Desk(["m.txt": "{{ ten }}", "d.csv": "Tên\nAn\n"])
    let outcome = try await MergeTemplate(workspace: desk.workspace, templates: nil).run(
      .init(fill: .init(template: "m.txt", data: "d.csv", output: "ra.txt"), intoOne: true))
    #expect(outcome.findings.all.map(\.code) == ["fill.sections-of-word-only"])
    #expect(desk.workspace.files["ra.txt"] == nil)
  }
}

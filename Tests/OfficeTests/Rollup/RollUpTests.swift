import Groundwork
import Office
import Spreadsheets
import Testing

@Suite("The workbooks of many communes become the province's")
struct RollUpTests {
  /// Two places that contradict one another, in either order.
  struct Pair: Hashable, CustomStringConvertible {
    let places: Set<String>
    var description: String { places.sorted().joined(separator: " | ") }

    init(_ a: String, _ b: String) { places = [a, b] }
  }

  /// A province with twelve conflicts planted, and where.
  private struct Planted {
    var files: [String: [UInt8]] = [:]
    var conflicts: Set<Pair> = []

    /// `Sheet` of commune `a` is given a row of commune `b` with one cell changed.
    private func plant(
      _ sheet: String, _ row: Int, of b: Int, into a: Int, changing heading: String,
      to content: CellContent, _ province: inout Province, _ conflicts: inout Set<Pair>
    ) {
      guard let source = province.communes[b].sheets[sheet],
        var target = province.communes[a].sheets[sheet]
      else { return }
      target.rows.append(source.rows[row])
      target[target.rows.count - 1, heading] = content
      province.communes[a].sheets[sheet] = target
      func place(_ commune: Int, _ row: Int) -> String {
        "nop/\(province.communes[commune].file) \(source.name)!\(source.address(row, heading))"
      }
      conflicts.insert(Pair(place(a, target.rows.count - 1), place(b, row)))
      // What a row names must be on the sheet of units.
      if sheet != "don_vi", let unit = province.communes[b].sheets["don_vi"]?.rows.first {
        province.communes[a].sheets["don_vi"]?.rows.append(unit)
      }
    }

    init(communes count: Int, seed: UInt64) throws {
      var dice = Dice(seed: seed)
      var province = Province(count, dice: &dice)
      let chosen = dice.pick(23, of: 0..<count)
      var all: Set<Pair> = []
      func pair(_ number: Int) -> (Int, Int) { (chosen[number * 2], chosen[number * 2 + 1]) }
      for (number, (sheet, row, heading, content)) in [
        ("tuyen_quan", 0, "Chỉ tiêu giao", CellContent.integer(99)),
        ("tuyen_quan", 0, "Thực hiện", .integer(98)),
        ("dan_quan", 0, "Quân số", .integer(97)),
        ("dan_quan", 1, "Kết quả", .text("Đạt")),
        ("khen_thuong", 0, "Thành tích", .text("Cứu người trong lũ")),
        ("ung_ho", 0, "Giá trị (đồng)", .integer(5)),
        ("can_bo", 0, "Cấp bậc", .text("Đại tá")),
        ("don_vi", 0, "Trực thuộc", .text("huyện Mẫu")),
      ].enumerated() {
        let (a, b) = pair(number)
        plant(sheet, row, of: b, into: a, changing: heading, to: content, &province, &all)
      }
      // One decree, two dates: the first commune that hands in is contradicted.
      for place in [16, 17] {
        let commune = max(1, chosen[place])
        guard var sheet = province.communes[commune].sheets["can_cu"] else { continue }
        sheet[0, "Ngày ban hành"] =
          CalendarDate(year: 2026, month: 2, day: place).map { .date($0) } ?? .blank
        province.communes[commune].sheets["can_cu"] = sheet
        all.insert(
          Pair(
            "nop/\(province.communes[commune].file) Căn cứ!C2",
            "nop/\(province.communes[0].file) Căn cứ!C2"))
      }
      // The province gave a quota, the commune writes another.
      let quota = chosen[18]
      all.insert(
        Pair("nop/\(province.communes[quota].file) Tuyển quân!F2", "tinh.xlsx Tuyển quân!B2"))
      // One commune handed in twice, once with another figure.
      let twice = chosen[19]
      var second = province.communes[twice]
      second.sheets["tuyen_quan"]?[0, "Gọi khám"] = .integer(1)
      all.insert(
        Pair(
          "nop/\(second.file) Tuyển quân!C2",
          "nop/\(second.file.dropLast(5))-lan-2.xlsx Tuyển quân!C2"))
      conflicts = all

      files["tinh.xlsx"] = try province.list(quotas: [(quota, 77)])
      files["nop/\(second.file.dropLast(5))-lan-2.xlsx"] = try Province.workbook(of: second)
      for (number, commune) in province.communes.enumerated() {
        // Two have not handed in, and one file cannot be read.
        if number == chosen[20] || number == chosen[21] { continue }
        files["nop/\(commune.file)"] =
          number == chosen[22] ? Array("không phải Excel".utf8) : try Province.workbook(of: commune)
      }
    }
  }

  private static func place(_ location: Location) -> String {
    guard case .cell(let file, let sheet, let address) = location else { return "\(location)" }
    return "\(file) \(sheet)!\(address)"
  }

  private static func world(_ files: [String: [UInt8]]) throws -> MemoryWorkspace {
    let disk = DiskWorkspace()
    var all = files
    for entry in try disk.tree(PackageFiles.root + "/Templates") {
      all["Templates/\(entry.name)"] = try disk.read("\(PackageFiles.root)/Templates/\(entry.name)")
    }
    return MemoryWorkspace(all)
  }

  @Test("twelve conflicts among seven hundred communes are found, each with both its places")
  func conflicts() async throws {
    let planted = try Planted(communes: 700, seed: 2026)
    #expect(planted.conflicts.count == 12)
    if let folder = Surroundings.environment("TONGKET_KEEP_PROVINCE") {
      // For whoever wants to measure: the same files on the disk.
      let disk = DiskWorkspace()
      try disk.makeFolder(folder + "/nop")
      for (name, bytes) in planted.files { try disk.write(bytes, toNew: "\(folder)/\(name)") }
    }
    let summary = try await RollUpUnits(
      workspace: Self.world(planted.files), templates: "Templates"
    ).run(.init(paths: ["nop"], units: "tinh.xlsx"))
    let found = summary.findings.all.filter { $0.code == "rollup.conflict" }
    let pairs = found.map { Pair(Self.place($0.location), $0.related.first.map(Self.place) ?? "") }
    #expect(Set(pairs) == planted.conflicts)
    #expect(pairs.count == planted.conflicts.count)
    let others = summary.findings.all.filter { $0.code != "rollup.conflict" }
    #expect(
      others.map(\.code).sorted() == ["intake.unreadable-workbook", "rollup.handed-in-twice"])
    #expect(summary.units == 700)
    #expect(summary.handedIn == 697)
    #expect(summary.missing.count == 3)
    #expect(summary.files.isEmpty)
  }

  @Test("what is put together is a dossier: it reads back whole, and its sums are the communes'")
  func dossier() async throws {
    var dice = Dice(seed: 7)
    let province = Province(5, dice: &dice)
    var files = ["tinh.xlsx": try province.list()]
    for commune in province.communes.dropLast() {
      files["nop/\(commune.file)"] = try Province.workbook(of: commune)
    }
    let world = try Self.world(files)
    let summary = try await RollUpUnits(workspace: world, templates: "Templates")
      .run(.init(paths: ["nop"], units: "tinh.xlsx", output: "tong-hop"))
    #expect(summary.findings.all.map(\.code) == [])
    #expect(summary.files == ["ho-so.yaml", "so-lieu.xlsx", "tong-hop.xlsx"])
    #expect(summary.missing.map(\.name) == ["xã Mẫu 0005"])

    var findings = Findings()
    let dossier = try DossierReader(schema: PackageFiles.schema(), words: DossierFolder.words)
      .read("tong-hop", in: world, into: &findings)
    #expect(findings.all.map(\.code) == [])
    let expected = province.communes.dropLast().reduce(0) { sum, commune in
      guard case .integer(let quota)? = commune.sheets["tuyen_quan"]?[0, "Chỉ tiêu giao"] else {
        return sum
      }
      return sum + quota
    }
    let quotas = dossier.data["tuyen_quan"]?.list ?? []
    #expect(quotas.count == 4)
    #expect(quotas.reduce(0) { $0 + ($1["chi_tieu"]?.integer ?? 0) } == expected)
    #expect(quotas.first?["don_vi_nop"] == "xã Mẫu 0001")
    // Shared records are there once, sums of one kind in one row, the communes' agendas not at all.
    #expect(dossier.data["can_cu"]?.list?.count == 1)
    #expect(dossier.data["qp_an"]?.list?.count == 2)
    #expect(dossier.data["qp_an"]?.list?.first?["so_lop"] == 4)
    #expect(dossier.data["chuong_trinh"]?.list?.isEmpty == true)
    let standings = dossier.data["tinh_hinh_nop"]?.list ?? []
    #expect(
      standings.map { $0["tinh_hinh"]?.text } == Array(repeating: "đã nộp", count: 4) + ["chưa nộp"]
    )
    let sums = summary.sheets.first { $0.name == "Tuyển quân" }?.sums
    #expect(sums?.first { $0.heading == "Chỉ tiêu giao" }?.sum == Double(expected))
  }

  @Test("without a list every unit counts; a dossier's folder is a hand-in as well as a workbook")
  func openRegister() async throws {
    var dice = Dice(seed: 3)
    let province = Province(2, dice: &dice)
    let world = try Self.world([
      "nop/a.xlsx": try Province.workbook(of: province.communes[0]),
      "nop/b/ho-so.yaml": Array("co_quan:\n  ten: UBND xã Mẫu 0002\n".utf8),
      "nop/b/so-lieu.xlsx": try Province.workbook(of: province.communes[1]),
    ])
    let summary = try await RollUpUnits(workspace: world, templates: "Templates")
      .run(.init(paths: ["nop"]))
    #expect(summary.findings.all.map(\.code) == [])
    #expect(summary.handedIn == 2)
    #expect(summary.text(in: .english).hasPrefix("handed in: 2 of 2 units\n"))
  }

  @Test("a file of nobody in the list is an error, equal rows of two units a warning")
  func strangers() async throws {
    var dice = Dice(seed: 4)
    var province = Province(3, dice: &dice)
    let list = try province.list()
    // The second commune writes the first one's figures, which that one did not hand in.
    let row = try #require(province.communes[0].sheets["tuyen_quan"]?.rows[0])
    province.communes[1].sheets["tuyen_quan"]?.rows.append(row)
    let unit = try #require(province.communes[0].sheets["don_vi"]?.rows[0])
    province.communes[1].sheets["don_vi"]?.rows.append(unit)
    // The third wrote a row of the second's just as it is.
    let again = try #require(province.communes[1].sheets["dan_quan"]?.rows[0])
    province.communes[2].sheets["dan_quan"]?.rows.append(again)
    let other = try #require(province.communes[1].sheets["don_vi"]?.rows[0])
    province.communes[2].sheets["don_vi"]?.rows.append(other)
    let world = try Self.world([
      "tinh.xlsx": list,
      "nop/\(province.communes[1].file)": Province.workbook(of: province.communes[1]),
      "nop/\(province.communes[2].file)": Province.workbook(of: province.communes[2]),
      "nop/cua-ai.xlsx": writeWorkbook(WorkbookPlan(sheets: [SheetPlan(name: "A")])),
    ])
    let summary = try await RollUpUnits(workspace: world, templates: "Templates")
      .run(.init(paths: ["nop"], units: "tinh.xlsx", output: "ra"))
    #expect(
      summary.findings.inReadingOrder.map { "\(Self.place($0.location)) \($0.code)" }
        == [
          "file(\"nop/cua-ai.xlsx\") rollup.unknown-unit",
          "nop/so-lieu-xa-mau-0002.xlsx Tuyển quân!A3 rollup.foreign-row",
          "nop/so-lieu-xa-mau-0003.xlsx Dân quân!7:7 rollup.duplicate",
        ].map { $0.replacing("Dân quân!7:7", with: "Dân quân!4:4") })
    #expect(summary.files.isEmpty)
    let partial = try await RollUpUnits(workspace: world, templates: "Templates")
      .run(.init(paths: ["nop"], units: "tinh.xlsx", output: "ra", isPartial: true))
    #expect(partial.files.count == 3)
  }

  @Test("a folder without figures, and a path that is not there")
  func nothing() async throws {
    let world = try Self.world(["trong/x.txt": []])
    let summary = try await RollUpUnits(workspace: world, templates: "Templates")
      .run(.init(paths: ["trong"], output: "ra"))
    #expect(summary.findings.all.map(\.code) == ["rollup.nothing"])
    await #expect(throws: WorkspaceFault.missing("dau")) {
      _ = try await RollUpUnits(workspace: world, templates: "Templates").run(.init(paths: ["dau"]))
    }
  }
}

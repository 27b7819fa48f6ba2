import Groundwork
import Office
import Records
import Testing

@Suite("A province's workbook with two hundred mistakes")
struct PlantedMistakesTests {
  private static let main: [UInt8] = Array(
    """
    goi: tong-ket-nam
    ho_so: { ma: tinh-mau-2026, ten: Hồ sơ giả định, mau: true }
    co_quan: { ten: Ủy ban nhân dân tỉnh Mẫu, viet_tat: UBND, loai: ubnd, cap: tỉnh, dia_danh: Mẫu }
    hoi_nghi: { ten: Hội nghị tổng kết năm 2026, nam: 2026, loai: tổng kết, ngay: 10/12/2026, cong_tac: quân sự }
    nguoi_ky:
      chu_tich: { tham_quyen: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Thị Mẫu }
    van_ban:
      bien_ban: { so: 8, ngay: 20/11/2026, chu_toa: chu_tich, thu_ky: chu_tich, so_thanh_vien: 11, noi_nhan: [Lưu] }
      quyet_dinh: { so: 615, ngay: 30/11/2026, nguoi_ky: chu_tich, noi_nhan: [Như Điều 3] }
      bao_cao: { so: 402, ngay: 04/12/2026, nguoi_ky: chu_tich, noi_nhan: [Như trên] }

    """.utf8)

  private func findings(_ workbook: [UInt8], keep name: String) throws -> [String] {
    let disk = DiskWorkspace()
    if let folder = Surroundings.environment("TONGKET_KEEP_PLANTED") {
      // For whoever wants to measure: the same dossier on the disk.
      try disk.makeFolder("\(folder)/\(name)")
      try disk.write(Self.main, toNew: "\(folder)/\(name)/ho-so.yaml")
      try disk.write(workbook, toNew: "\(folder)/\(name)/so-lieu.xlsx")
    }
    var files = ["d/ho-so.yaml": Self.main, "d/so-lieu.xlsx": workbook]
    for entry in try disk.tree(PackageFiles.root + "/Templates") {
      files["Templates/\(entry.name)"] = try disk.read(
        "\(PackageFiles.root)/Templates/\(entry.name)")
    }
    let outcome = try ValidateDossier(
      workspace: MemoryWorkspace(files), templates: "Templates"
    ).run("d")
    return outcome.findings.all.map { finding in
      guard case .cell(_, let sheet, let address) = finding.location else {
        return "\(finding.location) \(finding.code)"
      }
      return "\(sheet)!\(address) \(finding.code)"
    }
  }

  @Test("without a mistake nothing is found")
  func clean() throws {
    let dossier = LargeDossier(communes: 700, schema: try PackageFiles.schema())
    #expect(try findings(dossier.workbook(), keep: "sach") == [])
  }

  @Test(
    "all two hundred are found in their cells, and nothing else", arguments: [2026, 7] as [UInt64])
  func planted(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var dossier = LargeDossier(communes: 700, schema: try PackageFiles.schema())
    #expect(Mistake.kinds.count == 40)
    // No row has two mistakes, and the first of each sheet has none: others are copied from it.
    var free: [String: [Int]] = [:]
    for sheet in dossier.schema.sheets { free[sheet.id] = dice.pick(699, of: 1..<700) }
    var planted: [String] = []
    for kind in Mistake.kinds {
      for _ in 0..<5 {
        let row = free[kind.sheet, default: []].removeLast()
        for (column, content) in kind.cells(dossier, row) {
          dossier[kind.sheet, row, column] = content
        }
        planted.append("\(dossier.place(kind.sheet, row, kind.column)) \(kind.code)")
      }
    }
    #expect(planted.count == 200)
    let found = try findings(dossier.workbook(), keep: "loi-\(seed)")
    for mistake in planted where !found.contains(mistake) { Issue.record("not found: \(mistake)") }
    for finding in found where !planted.contains(finding) { Issue.record("invented: \(finding)") }
    #expect(found.count == planted.count)
  }
}

import Groundwork
import Office
import Testing

@Suite("reading a dossier")
struct DossierTests {
  @Test("the same records may come as CSV, JSON or YAML, or stand in ho-so.yaml")
  func forms() throws {
    let csv = try DossierFolder(["so-lieu/Tuyển quân.csv": "Đơn vị,Chỉ tiêu\nXã A,5"])
    let json = try DossierFolder([
      "so-lieu.json": #"{"tuyen_quan": [{"Đơn vị": "Xã A", "chi_tieu": 5}]}"#
    ])
    let yaml = try DossierFolder([
      "so-lieu.yaml": "Tuyển quân:\n  - {don_vi: Xã A, Chỉ tiêu: \"5\"}"
    ])
    let main = try DossierFolder(
      [:], main: "tuyen_quan:\n  - {don_vi: Xã A, chi_tieu: 5}")
    for folder in [csv, json, yaml, main] {
      #expect(folder.findings.mustStop == false)
      #expect(folder["tuyen_quan"]?.list?[0]["don_vi"] == "Xã A")
      #expect(folder["tuyen_quan"]?.list?[0]["chi_tieu"] == 5)
      #expect(folder["tuyen_quan"]?.list?[0]["stt"] == 1)
    }
    let origin = json["tuyen_quan"]?.list?[0]["chi_tieu"]?.origin ?? .none
    #expect(
      json.dossier.sources.location(of: origin)
        == .text(file: "so-lieu.json", line: 1, column: 48))
  }

  @Test("a bad value in a record is named by its line")
  func badRecord() throws {
    let folder = try DossierFolder([
      "so-lieu.yaml": "tuyen_quan:\n  - don_vi: Xã A\n    chi_tieu: năm\n  - chi_tieu: [1]\n  - 7\n"
    ])
    #expect(
      folder.places == [
        "so-lieu.yaml:3 intake.not-integer", "so-lieu.yaml:4 intake.required",
        "so-lieu.yaml:4 intake.nested", "so-lieu.yaml:5 intake.not-a-record",
      ])
  }

  @Test("dates that must be dates")
  func dates() throws {
    let folder = try DossierFolder(
      ["so-lieu.json": "{}"],
      main: """
        hoi_nghi:
          ngay: "16/11/2023"
          ten: ngày 20/11/1946 lịch sử
        van_ban:
          bao_cao: {ngay: 31/11/2023}
          to_trinh: {ngay: sau hội nghị}
          quyet_dinh: {ngay: ngày 10 tháng 11 năm 2023, so: 12/2023}
          giay_moi: {ngay: , ghi_chu: 30/02/2023}
          bien_ban: {ngay: 16}
        loi_van:
          a: 31/11/2023
        """)
    #expect(folder["hoi_nghi"]?["ngay"]?.date == CalendarDate("2023-11-16"))
    #expect(folder["van_ban"]?["quyet_dinh"]?["ngay"]?.date == CalendarDate("2023-11-10"))
    #expect(
      folder.places == [
        "ho-so.yaml:5 intake.not-date", "ho-so.yaml:6 intake.not-date",
        "ho-so.yaml:8 intake.not-date", "ho-so.yaml:9 intake.not-date",
      ])
  }

  @Test("names that are nearly known names")
  func keys() throws {
    let folder = try DossierFolder(
      ["so-lieu.json": "{}"],
      main: """
        goi: x
        hoi_ngi: {}
        rieng: 1
        co_quan: {ten: A, dia_dan: B, ghi_chu: C}
        van_ban:
          bao_cao: {so: 1, ngya: 16/11/2023}
        """)
    #expect(
      folder.places == [
        "ho-so.yaml:2 intake.unknown-key", "ho-so.yaml:4 intake.unknown-key",
        "ho-so.yaml:6 intake.unknown-key",
      ])
    #expect(folder["rieng"] == 1)
  }

  @Test("files that are missing, doubled or of the wrong kind")
  func files() throws {
    #expect(try DossierFolder([:]).places == ["so-lieu.xlsx intake.no-figures?"])
    #expect(
      try DossierFolder(["so-lieu.json": "{}", "so-lieu.xlsx": ""]).places
        == ["so-lieu.xlsx intake.two-sources"])
    #expect(try DossierFolder(["so-lieu.xls": ""]).places == ["so-lieu.xls intake.old-workbook"])
    #expect(
      try DossierFolder(["so-lieu.json": "[]"]).places
        == ["so-lieu.json intake.not-a-record"])
    #expect(
      try DossierFolder(["so-lieu.json": "{\"tuyen_quan\": 1}"]).places
        == ["so-lieu.json:1 intake.not-a-list"])
    #expect(
      try DossierFolder(["so-lieu.json": "{}"], main: "- a").places
        == ["ho-so.yaml intake.no-dossier"])
    let world = MemoryWorkspace(["d/so-lieu.json": Array("{}".utf8)])
    #expect(try DossierFolder(world, "d").places == ["ho-so.yaml intake.no-dossier"])
    #expect(throws: WorkspaceFault.missing("e")) { try DossierFolder(world, "e") }
  }

  @Test("a disk that refuses is a fault, at whatever step")
  func faults() throws {
    let files = ["d/ho-so.yaml": Array("goi: x".utf8), "d/so-lieu/don-vi.csv": Array("a".utf8)]
    let schema = try PackageFiles.schema()
    var step = 1
    while true {
      let world = FaultyWorkspace(MemoryWorkspace(files), failingAt: step)
      var findings = Findings()
      do throws(WorkspaceFault) {
        _ = try DossierReader(schema: schema).read("d", in: world, into: &findings)
        break
      } catch {
        #expect(error.code == "workspace.failed")
      }
      step += 1
    }
    #expect(step > 3)
  }

  @Test(
    "the samples' own files read clean",
    arguments: ["canh-phong-2020", "dong-giang-2021", "xa-hoa-mau-2026", "mu-cang-chai-2023"])
  func samples(_ name: String) throws {
    let main = try PackageFiles.read("Samples/\(name)/ho-so.yaml")
    let world = MemoryWorkspace(["d/ho-so.yaml": main, "d/so-lieu.json": Array("{}".utf8)])
    #expect(try DossierFolder(world, "d").places == [])
  }
}

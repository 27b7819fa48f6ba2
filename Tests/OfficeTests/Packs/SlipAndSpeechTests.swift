import Checking
import Groundwork
import Office
import Testing
import WordDocuments

/// Papers that a dossier asks for beyond what the samples hold.
@Suite("Slip, speech and marks")
struct SlipAndSpeechTests {
  private static let path = "Samples/mu-cang-chai-2023/ho-so.yaml"

  private func world() throws -> SampleWorld {
    var text = try SampleWorld().text(Self.path)
    for (old, new) in [
      ("tai_lieu: [danh_sach_dai_bieu,", "tai_lieu: [phat_bieu, danh_sach_dai_bieu,"),
      ("  cong_van:\n", "  cong_van:\n    khan: hỏa tốc\n    luu_hanh: [lưu hành nội bộ]\n"),
      ("  dia_danh: Mù", "  lien_he: { dia_chi: Tổ 1, dien_thoai: 0216 000 }\n  dia_danh: Mù"),
      (
        "van_ban:\n",
        """
        van_ban:
          phieu_gui:
            so: 5
            ngay: 17/11/2023
            nguoi_ky: pho_chu_tich
            khan: khẩn
            tai_lieu: [Thông báo kết luận, { ten: Báo cáo tổng kết, so_ban: 2 }]
            noi_nhan: [Ủy ban nhân dân các xã]

        """
      ),
      (
        "loi_van:\n", "loi_van:\n  phat_bieu: [Năm qua còn nhiều việc khó., Chúng ta đã làm tốt.]\n"
      ),
    ] {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try SampleWorld(changing: [Self.path: text])
  }

  @Test("they say what the dossier says, and the checker finds nothing wrong with their form")
  func papers() async throws {
    let world = try world()
    let outcome = try await world.build("Samples/mu-cang-chai-2023")
    let summary = try #require(
      outcome.result, "\(FindingReport(outcome.findings, in: .english).text)")
    for (name, expected) in [
      ("20-phat-bieu-khai-mac", ["Chúng ta đã làm tốt.", "5 tập thể và 12 cá nhân"]),
      ("21-phieu-gui", ["Số: 05/PG-UBND", "KHẨN", "Báo cáo tổng kết"]),
      ("16-cong-van-gui-tai-lieu", ["HỎA TỐC"]),
    ] {
      let file = try #require(summary.files.first { $0.hasSuffix("\(name).docx") })
      let text = try world.paragraphs(of: "\(summary.folder)/\(file)").joined(separator: "\n")
      for words in expected { #expect(text.contains(words), "\(name): \(text)") }
    }
    let files = summary.files.filter { $0.hasSuffix(".docx") }.map { "\(summary.folder)/\($0)" }
      .filter { $0.contains("/2") || $0.contains("16-cong-van") }
    let checked = try await CheckPapers(workspace: world.workspace, templates: "Templates").run(
      CheckPapers.Request(files: files))
    #expect(checked.findings.isEmpty, "\(FindingReport(checked.findings, in: .english).text)")
  }
}

import Groundwork
import Office
import Testing

/// What the papers of a pack say, read back out of the finished files.
@Suite("Facts in the finished papers")
struct PackFactsTests {
  /// A dossier and what its news release must say: the facts of the article behind it.
  struct Release: Sendable, CustomTestStringConvertible {
    let dossier: String
    let facts: [String]
    var testDescription: String { dossier }
  }

  private func texts(
    of dossier: String
  ) async throws -> [(file: String, text: String)] {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/\(dossier)").result)
    return try summary.files.filter { $0.hasSuffix(".docx") }.map { file in
      (file, try world.paragraphs(of: "\(summary.folder)/\(file)").joined(separator: "\n"))
    }
  }

  @Test(
    "the news release holds the article's facts",
    arguments: [
      Release(
        dossier: "tho-xuan-2020",
        facts: [
          "Ban Chỉ huy Quân sự huyện Thọ Xuân", "Mặt trận Tổ quốc", "xã Xuân Hồng",
          "49/2015/QĐ-TTg ngày 14 tháng 10 năm 2015", "năm 2021", "còn lúng túng",
        ]),
      Release(
        dossier: "thanh-hoa-2023",
        facts: [
          "Sáng", "ngày 24 tháng 01 năm 2024", "Thiếu tướng", "Phó Chủ nhiệm Chính trị, Quân khu 4",
          "70 năm chiến thắng Điện Biên Phủ", "80 năm thành lập Quân đội", "35 năm ngày hội",
          "2023 - 2030", "Tỉnh đoàn Thanh Hóa",
        ]),
      Release(
        dossier: "canh-phong-2020",
        facts: ["Chiều", "ngày 25 tháng 01 năm 2021", "đóng quân canh phòng", "năm 2021"]),
      Release(
        dossier: "mu-cang-chai-2023",
        facts: [
          "ngày 16 tháng 11 năm 2023", "5 tập thể và 12 cá nhân", "huyện Mù Cang Chải",
          "năm 2024",
        ]),
      Release(
        dossier: "dong-giang-2021",
        facts: [
          "Sáng", "ngày 04 tháng 11 năm 2021", "hơn 67 tấn", "400.000.000 đồng",
          "02 tập thể và 06 cá nhân",
        ]),
    ])
  func release(_ release: Release) async throws {
    let papers = try await texts(of: release.dossier)
    let text = try #require(papers.first { $0.file.hasSuffix("tin-bai.docx") }).text
    for fact in release.facts { #expect(text.contains(fact), "\(fact)\n\(text)") }
  }

  @Test("one joint programme for each partner, signed by both, with both symbols")
  func programmes() async throws {
    let papers = try await texts(of: "thanh-hoa-2023").filter {
      $0.file.hasPrefix("chuong-trinh-phoi-hop/")
    }
    #expect(papers.count == 5)
    for (file, text) in papers {
      let partner = file.split(separator: " ", maxSplits: 1)[1].dropLast(".docx".count)
      #expect(text.contains(String(partner)), "\(file)")
      #expect(text.contains("Đại tá Nguyễn Văn Mẫu"), "\(file)")
    }
    #expect(papers.contains { $0.text.contains("Số: 01/CTrPH/BCH-TĐTN") })
  }

  @Test(
    "counts, names, dates and the decision's number agree in every paper that tells them",
    arguments: ["mu-cang-chai-2023", "dong-giang-2021"])
  func agree(_ dossier: String) async throws {
    let papers = try await texts(of: dossier)
    func text(_ ending: String) throws -> String {
      try #require(papers.first { $0.file.hasSuffix(ending) }).text
    }
    let decision = try text("quyet-dinh-khen-thuong.docx")
    let certificates = papers.filter { $0.file.hasPrefix("giay-khen/") }
    let (count, number) =
      dossier == "mu-cang-chai-2023" ? (17, "2310/QĐ-UBND") : (8, "1487/QĐ-UBND")
    #expect(certificates.count == count)
    for certificate in certificates {
      let name = certificate.file.dropFirst("giay-khen/000 ".count).dropLast(".docx".count)
      #expect(decision.contains(name), "\(name)")
      #expect(certificate.text.contains(number))
    }
    let words =
      dossier == "mu-cang-chai-2023"
      ? "5 tập thể và 12 cá nhân" : "02 tập thể và 06 cá nhân"
    for ending in ["bao-cao-tong-ket.docx", "tin-bai.docx", "kich-ban-dan-chuong-trinh.docx"] {
      #expect(try text(ending).contains(words), "\(ending)")
    }
  }

  @Test(
    "everybody on the list of guests sits on the plan where the list says",
    arguments: [("mu-cang-chai-2023", 12), ("thanh-hoa-2023", 7)])
  func seats(_ dossier: String, _ count: Int) async throws {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/\(dossier)").result)
    let file = try #require(summary.files.first { $0.hasSuffix("danh-sach-dai-bieu.xlsx") })
    let rows = try world.rows(of: "\(summary.folder)/\(file)")
    let plan = try #require(rows.firstIndex { $0.contains("SƠ ĐỒ CHỖ NGỒI") })
    let guests = rows[..<plan].filter { $0.count > 3 && Int($0[0]) != nil }
    #expect(guests.count == count)
    for guest in guests {
      let (seat, body) = (guest[guest.count - 1], guest[guest.count - 3])
      let row = try #require(rows[plan...].first { $0.first == String(seat.prefix(1)) })
      let number = try #require(Int(seat.dropFirst()))
      #expect(row[number].hasSuffix(body), "\(seat): \(row)")
    }
  }
}

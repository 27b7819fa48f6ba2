import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

/// A small paper that is a copy, typeset.
private func set(
  _ copy: String, _ more: String = "", dateAt position: FormatProfile.PlaceDate.Position = .head
) throws -> (bytes: [UInt8], findings: Findings) {
  let document = try SamplePapers.document(
    markdown: """
      ---
      title: Báo cáo
      issuer: { name: Ủy ban nhân dân huyện Mẫu }
      \(more)
      \(copy)
      ---
      Nội dung.
      """)
  var findings = Findings()
  var profile = try SamplePapers.profile()
  profile.head.placeDate.position = position
  let bytes = try Typesetter(profile).typeset(document, into: &findings)
  return (bytes, findings)
}

@Test(
  "a copy on paper has its attestation below the paper, with a head of its own",
  arguments: FormatProfile.PlaceDate.Position.allCases)
func paperCopy(position: FormatProfile.PlaceDate.Position) throws {
  let (bytes, findings) = try set(
    """
    copy:
      form: trích sao
      issuer: Ủy ban nhân dân xã Mẫu
      number: 3
      symbol: TrS-UBND
      place: Mẫu
      date: 05/02/2026
      signatures: [{ position: CHỦ TỊCH, name: Lò Văn Mẫu }]
      recipients: [Các thôn]
      archive: VT
    """, dateAt: position)
  #expect(findings.isEmpty)
  let outline = try WordReading(bytes).outline
  #expect(
    outline.suffix(9) == [
      "CoQuanBanHanh: ỦY BAN NHÂN DÂN XÃ MẪU", "HinhThucSao: TRÍCH SAO",
      "SoKyHieu: Số: 03/TrS-UBND", "DiaDanhNgayThang: Mẫu, ngày 05 tháng 02 năm 2026",
      "NoiNhan: Nơi nhận:", "DanhSachNoiNhan: - Các thôn;", "DanhSachNoiNhan: - Lưu: VT.",
      "ChucVu: CHỦ TỊCH", "HoTen: Lò Văn Mẫu",
    ])
}

@Test("an electronic copy says so in one line at the top of page 1 alone")
func electronicCopy() throws {
  let (bytes, findings) = try set(
    "copy: { form: sao y, medium: electronic, issuer: UBND xã Mẫu, time: 05/02/2026; 08:30:00 }")
  #expect(findings.isEmpty)
  let header = try WordReading(bytes, part: "/word/header2.xml")
  #expect(header.outline == ["ThongTinKySo: SAO Y; UBND XÃ MẪU; 05/02/2026; 08:30:00"])
  #expect(try WordReading(bytes).texts(in: "HinhThucSao").isEmpty)
}

@Test("a file attached to a paper names that paper, right of the marks")
func attachedFile() throws {
  let (bytes, findings) = try set(
    "signing_note: { number: 7, symbol: QĐ-UBND, time: 05/02/2026; 08:30:00 }",
    "circulation: [lưu hành nội bộ]")
  #expect(findings.isEmpty)
  let header = try WordReading(bytes, part: "/word/header2.xml")
  #expect(
    header.outline == [
      "PhamViLuuHanh: LƯU HÀNH NỘI BỘ", "ThongTinKySo: Số: 07/QĐ-UBND; 05/02/2026; 08:30:00",
    ])
  #expect(header.grids[0].reduce(0, +) == 11906 - 1701 - 850)
}

@Test(
  "a copy that cannot be right is found",
  arguments: [
    ("form: photo, issuer: A", "paper.unknown-copy"),
    ("form: sao y, issuer: A, symbol: SL-UBND", "paper.copy-symbol"),
  ])
func wrongCopy(_ fields: String, _ code: String) throws {
  #expect(try set("copy: { \(fields) }").findings.all.map(\.code) == [code])
}

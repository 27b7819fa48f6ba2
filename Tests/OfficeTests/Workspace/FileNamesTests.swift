import Office
import Testing

@Suite("file names made from titles")
struct FileNamesTests {
  @Test(
    "a name keeps its letters and works everywhere",
    arguments: [
      ("Giấy mời 01 - Nguyễn Văn Mẫu", "Giấy mời 01 - Nguyễn Văn Mẫu"),
      ("Số: 245/BC-UBND", "Số- 245-BC-UBND"),
      ("a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
      ("  .. Báo\tcáo\n\n tổng kết. . ", "Báo cáo tổng kết"),
      ("Ba\u{301}o ca\u{301}o", "Báo cáo"),
      ("a\u{200B}b\u{202E}c\u{0000}", "abc"),
      ("", "khong-ten"),
      ("...", "khong-ten"),
      ("con", "con_"),
      ("COM1.docx", "COM1_.docx"),
      ("Công", "Công"),
    ])
  func safe(_ text: String, _ expected: String) {
    #expect(FileNames.safe(text) == expected)
    #expect(Array(FileNames.safe(text).utf8) == Array(expected.utf8))
  }

  @Test("a long name is cut between characters")
  func long() {
    let name = FileNames.safe(String(repeating: "ế", count: 100))
    #expect(name == String(repeating: "ế", count: 40))
    var names = FileNames()
    for _ in 0..<12 {
      let name = names.name(for: String(repeating: "Uỷ ban ", count: 40), extension: "docx")
      #expect(name.utf8.count <= FileNames.limit)
      #expect(name.hasSuffix(".docx"))
    }
  }

  @Test("equal names are numbered, capitals or not")
  func collisions() {
    var names = FileNames()
    let given = ["Thư", "thư", "THƯ", "Thư (2)", "Khác", "Thư"].map {
      names.name(for: $0, extension: "docx")
    }
    #expect(
      given == [
        "Thư.docx", "thư (2).docx", "THƯ (3).docx", "Thư (2) (2).docx", "Khác.docx",
        "Thư (4).docx",
      ])
    #expect(Set(given.map { $0.lowercased() }).count == given.count)
  }

  @Test("ten thousand equal names take no longer than ten thousand others")
  func many() {
    var names = FileNames()
    var last = ""
    for _ in 0..<10_000 { last = names.name(for: "Giấy mời", extension: "docx") }
    #expect(last == "Giấy mời (10000).docx")
  }
}

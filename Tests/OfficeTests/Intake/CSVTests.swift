import Groundwork
import Office
import Testing

private func read(_ text: String, file: String = "tuyen-quan.csv") -> Reading {
  Reading(text, file: file) { readCSV($0, sources: &$1, into: &$2) }
}

@Suite("reading CSV")
struct CSVTests {
  private static let expected: Value = [
    ["don_vi": "Xã A", "chi_tieu": "1,5"], ["don_vi": "Xã \"B\"\nmới", "chi_tieu": .none],
  ]

  @Test(
    "separators, quotes and line ends as programs write them",
    arguments: [
      "Đơn vị;Chỉ tiêu\nXã A;1,5\n\"Xã \"\"B\"\"\nmới\";\n",
      "\u{FEFF}Đơn vị,Chỉ tiêu\r\nXã A,\"1,5\"\r\n\"Xã \"\"B\"\"\r\nmới\",",
      "Đơn vị\tChỉ tiêu\n\n Xã A \t1,5\n;\t\n\"Xã \"\"B\"\"\nmới\"\t\t".replacing(
        ";\t\n", with: ""),
      "sep=;\r\nĐơn vị;Chỉ tiêu\r\nXã A;1,5\r\n\"Xã \"\"B\"\"\nmới\"",
      "Đơn vị;Chỉ tiêu\rXã A;1,5\r\"Xã \"\"B\"\"\rmới\";\r",
    ])
  func forms(_ text: String) {
    let reading = read(text)
    #expect(reading.value == Self.expected)
    #expect(reading.places == [])
  }

  @Test("a value knows its cell, as Excel numbers it")
  func origins() {
    let reading = read("a;b\n\n1;\"x\ny\"\n2;z")
    #expect(reading.place(reading.value?.list?[0]["b"]) == "B3")
    #expect(reading.place(reading.value?.list?[1]["b"]) == "B4")
    #expect(
      reading.sources.location(of: reading.value?.list?[1]["a"]?.origin ?? .none)
        == .cell(file: "tuyen-quan.csv", sheet: "tuyen-quan", CellAddress(row: 4, column: 1)))
  }

  @Test("UTF-16 with its mark, as Excel saves “Unicode text”")
  func wide() {
    var bytes: [UInt8] = [0xFE, 0xFF]
    for unit in "Tên\tSố\nMẫu\t1".utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    let reading = Reading(bytes: bytes) { readCSV($0, sources: &$1, into: &$2) }
    #expect(reading.value == [["ten": "Mẫu", "so": "1"]])
  }

  @Test("Windows-1258, as Excel of Vietnamese Windows saves plain “CSV”, is read and said")
  func windows1258() {
    // “Đơn vị;Số” and “Xã Hòa Mẫu;7”: letters, then their tones.
    let bytes: [UInt8] =
      [0xD0, 0xF5, 0x6E, 0x20, 0x76, 0x69, 0xF2, 0x3B, 0x53, 0xF4, 0xEC, 0x0A, 0x58, 0x61, 0xDE]
      + [0x20, 0x48, 0x6F, 0xCC, 0x61, 0x20, 0x4D, 0xE2, 0xDE, 0x75, 0x3B, 0x37]
    let reading = Reading(bytes: bytes) { readCSV($0, sources: &$1, into: &$2) }
    #expect(reading.value == [["don_vi": "Xã Hòa Mẫu", "so": "7"]])
    #expect(reading.places == ["csv.windows-1258"])
  }

  @Test(
    "other old encodings are not taken for Windows-1258",
    arguments: [
      // “Xã Hòa” in TCVN3, “Café” in Latin-1, “xaõ Hoøa Maãu” in VNI.
      [0x58, 0xB7, 0x20, 0x48, 0xDF, 0x61], [0x43, 0x61, 0x66, 0xE9, 0x20, 0xE4, 0xF6, 0xFC],
      [0x78, 0x61, 0xF5, 0x20, 0x48, 0x6F, 0xF8, 0x61, 0x20, 0x4D, 0x61, 0xE3, 0x75],
    ] as [[UInt8]])
  func otherEncodings(_ bytes: [UInt8]) {
    let reading = Reading(bytes: Array("a;b\n1;".utf8) + bytes) {
      readCSV($0, sources: &$1, into: &$2)
    }
    #expect(
      reading.places == ["2:3 csv.encoding"]
        || reading.places.contains { $0.hasSuffix("csv.encoding") })
  }

  @Test("what is wrong is said")
  func wrong() {
    #expect(read("a;b\n1;\"x").places == ["2:3 csv.open-quote"])
    #expect(read("a;A \n1;2").places == ["tuyen-quan!B1 csv.duplicate-heading"])
    let legacy = Reading(bytes: Array("a;b\n1;".utf8) + [0xB8]) {
      readCSV($0, sources: &$1, into: &$2)
    }
    #expect(legacy.places == ["2:3 csv.encoding"])
    #expect(read("").value == .list([]))
  }

  @Test("more columns than a sheet has are one finding, not one for each")
  func tooManyColumns() {
    let heading = (1...16_384).map { "c\($0)" }.joined(separator: ";")
    #expect(read(heading + "\n1;2").places == [])
    #expect(read(heading + ";d\n1;2").places.count == 1)
    let wide = String(repeating: "a;", count: 300_000)
    #expect(read(wide).places.last?.hasSuffix("csv.too-many-columns") == true)
    #expect(read("a\n" + wide).places == ["2:32769 csv.too-many-columns"])
  }
}

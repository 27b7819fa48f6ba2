import Groundwork
import Office
import Testing

private func read(_ text: String, firstLine: Int = 1) -> Reading {
  Reading(text, firstLine: firstLine) { readYAML($0, sources: &$1, into: &$2) }
}

@Suite("reading YAML")
struct YAMLTests {
  @Test(
    "a plain word means what a clerk means",
    arguments: [
      ("245", .integer(245)), ("-3", .integer(-3)), ("0", .integer(0)), ("007", "007"),
      ("1.5", .number(1.5)), ("0.125", .number(0.125)), (".5", ".5"), ("1.", "1."),
      ("1e3", "1e3"), ("0x1F", "0x1F"), ("+84", "+84"), ("1_000", "1_000"),
      ("99999999999999999999", .number(1e20)),
      ("true", .bool(true)), ("False", .bool(false)), ("no", "no"), ("off", "off"),
      ("yes", "yes"), ("có", "có"), ("không", "không"), ("y", "y"),
      ("null", .none), ("~", .none), ("", .none),
      ("12:30", "12:30"), ("8 giờ 00 phút", "8 giờ 00 phút"), ("1.234.567,5", "1.234.567,5"),
      ("16-11-2023", "16-11-2023"), ("16.11.2023", "16.11.2023"), ("2023", .integer(2023)),
      ("31/11/2023", "31/11/2023"), ("1/2", "1/2"), ("12/2023", "12/2023"),
      ("2023/11/16", "2023/11/16"),
      ("\"245\"", "245"), ("'16/11/2023'", "16/11/2023"), ("\"\"", ""), ("!!str 12", "12"),
    ] as [(String, Value)])
  func plain(_ written: String, _ expected: Value) {
    let reading = read("a: \(written)")
    #expect(reading.value?["a"] == expected)
    #expect(reading.places == [])
  }

  @Test(
    "dates are read as Vietnamese and as ISO write them",
    arguments: ["16/11/2023", "2023-11-16"])
  func dates(_ written: String) {
    #expect(
      read("a: \(written)").value?["a"]?.date == CalendarDate(year: 2023, month: 11, day: 16))
    #expect(read("[6/1/2026]").value?.list?.first?.date == CalendarDate("2026-01-06"))
  }

  @Test("every value knows its line and column, counted from the file's first line")
  func origins() {
    let reading = read(
      """
      # ghi chú
      co_quan:
        ten: "Ủy ban"
        trống:
      loi_van:
        - Đoạn một
        - {a: 1,   b: hai}
      """, firstLine: 10)
    let value = reading.value
    #expect(reading.place(value) == "11:1")
    #expect(reading.place(value?["co_quan"]) == "11:1")
    #expect(reading.place(value?["co_quan"]?["ten"]) == "12:8")
    #expect(reading.place(value?["co_quan"]?["trống"]) == "13:3")
    #expect(reading.place(value?["loi_van"]) == "14:1")
    #expect(reading.place(value?["loi_van"]?.list?[0]) == "15:5")
    #expect(reading.place(value?["loi_van"]?.list?[1]["b"]) == "16:17")
  }

  @Test("text comes out composed, whatever marks and line ends the file has")
  func unicode() {
    #expect(read("ten: Nguyê\u{303}n").value?["ten"]?.text?.utf8.count == "Nguyễn".utf8.count)
    let windows = Reading(bytes: [0xEF, 0xBB, 0xBF] + Array("a: 1\r\nb: hai\r\n".utf8)) {
      readYAML($0, sources: &$1, into: &$2)
    }
    #expect(windows.value?["b"] == "hai")
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "a: Mẫu".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let wide = Reading(bytes: utf16) { readYAML($0, sources: &$1, into: &$2) }
    #expect(wide.value?["a"] == "Mẫu")
    #expect(read("").value?.isNone == true)
    #expect(read("# chỉ có ghi chú\n").value?.isNone == true)
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("a: 1\n\tb: 2", ["2:1 yaml.tab"]),
      ("a: 1\nb: 2\na: 3", ["3:1 yaml.duplicate-key"]),
      ("x:\n  a: 1\n  c:\n    a: 9\n  a: 3", ["5:3 yaml.duplicate-key"]),
      ("a: &x 1\nb: *x", ["1:4 yaml.alias"]),
      ("a: {<<: 1}", ["1:5 yaml.alias"]),
      ("a: *x", ["1:4 yaml.alias"]),
      ("a: !ruby/object 1", ["1:4 yaml.tag"]),
      ("a: {{ ten }}", ["1:5 yaml.unquoted-tag"]),
      ("a: {{ ten }} và {{ ho }}", ["1:4 yaml.unquoted-tag"]),
      ("a:\n  - {% if x %}", ["2:5 yaml.unquoted-tag"]),
      ("a: \"chưa đóng\nb: 1\n", ["1:4 yaml.syntax"]),
      ("ten: Hội nghị: tổng kết", ["1:14 yaml.syntax"]),
      ("a: 1\n b: 2", ["2:3 yaml.syntax"]),
      ("a: [1, 2\nb: 3", ["2:2 yaml.syntax"]),
      ("a: @x", ["1:4 yaml.syntax"]),
      ("a: | b", ["1:6 yaml.syntax"]),
      ("a: \"\\d\"", ["1:5 yaml.syntax"]),
      ("a: [1, , 2]", ["1:8 yaml.syntax"]),
      ("a: 1\n---\nb: 2", ["2:1 yaml.syntax"]),
      ("[a]: 1", ["1:1 yaml.key"]),
      ("\"\": 1", ["1:1 yaml.key"]),
      ("a: \u{7}", ["1:4 yaml.control-character"]),
    ])
  func wrong(_ text: String, _ expected: [String]) {
    let reading = read(text)
    #expect(reading.places == expected)
    #expect(reading.value == nil)
    #expect(reading.findings.all.allSatisfy { $0.excerpt != nil })
  }

  @Test("no message of the parser's own reaches a clerk for the slips that clerks make")
  func words() {
    for text in [
      "ten: Hội nghị: tổng kết", "a: \"b", "a: [1", "a: @x", "a: | b", "a: \"\\d\"",
      "a: [1, , 2]", "a: 1\n b: 2", "a: *x", "a: 1\n---\nb: 2", "a:\n  b\n  c: 1", "a\nb: 1",
    ] {
      let message = read(text).findings.all.first?.message.vi ?? ""
      #expect(!message.isEmpty && !message.contains("YAML"), "\(text): \(message)")
    }
  }

  @Test("a number with points between thousands is pointed out")
  func groups() {
    let reading = read("a: 1.234.567\nb: 1.250\nc: 1.25\nd: \"1.250\"\ne: 0.125")
    #expect(reading.places == ["1:4 yaml.ambiguous-number", "2:4 yaml.ambiguous-number"])
    #expect(reading.value?["a"] == "1.234.567")
    #expect(reading.value?["b"] == .number(1.25))
  }

  @Test("bytes that are not Unicode are refused with their place")
  func encoding() {
    let reading = Reading(bytes: Array("a: 1\nb: M".utf8) + [0xC9, 0x75]) {
      readYAML($0, sources: &$1, into: &$2)
    }
    #expect(reading.places == ["2:5 yaml.encoding"])
  }

  @Test("a file that unfolds, or nests, beyond measure ends in a finding")
  func bombs() {
    var bomb = "a0: &a0 [x]\n"
    for level in 1..<30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    bomb += "? *a29\n: 1\n? *a29\n: 2\n"
    #expect(read(bomb).places == ["1:5 yaml.alias", "31:3 yaml.key", "33:3 yaml.key"])

    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(100)).places == [])
    #expect(read(nested(101)).places == ["1:101 yaml.too-deep"])
    #expect(read(nested(5000)).places.count == 1)
    // libyaml alone would take an hour.
    #expect(read(String(repeating: "[ ", count: 500_000)).places == ["1:201 yaml.too-deep"])
    #expect(read(String(repeating: "- ", count: 5000) + "a").places.count == 1)
  }

  @Test("prose with stars and ampersands is prose")
  func prose() {
    let reading = read("a: |\n  **Đậm** và *nghiêng* &nbsp; *x* &y\nb: A & B *")
    #expect(reading.places == [])
    #expect(reading.value?["b"] == "A & B *")
  }
}

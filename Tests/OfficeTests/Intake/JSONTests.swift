import Groundwork
import Office
import Testing

private func read(_ text: String) -> Reading {
  Reading(text) { readJSON($0, sources: &$1, into: &$2) }
}

@Suite("reading JSON")
struct JSONTests {
  @Test(
    "values",
    arguments: [
      ("12", .integer(12)), ("-0", .integer(0)), ("1.50", .number(1.5)), ("1e2", .number(100)),
      ("99999999999999999999", .number(1e20)), ("true", .bool(true)), ("null", .none),
      (#""a\n\t\"\\\/\u1EABx""#, "a\n\t\"\\/ẫx"), (#""\ud83d\ude00""#, "😀"),
      ("[]", .list([])), ("[1, [2]]", .list([1, .list([2])])), ("{}", .record(Record())),
      (#" {"a": 1, "b": {"c": "d"}} "#, ["a": 1, "b": ["c": "d"]]),
      ("\"16/11/2023\"", "16/11/2023"),
    ] as [(String, Value)])
  func values(_ text: String, _ expected: Value) {
    let reading = read(text)
    #expect(reading.value == expected)
    #expect(reading.places == [])
  }

  @Test("every value knows its line and column")
  func origins() {
    let reading = read("{\n  \"tên\": \"Mẫu\", \"số\": [1,\n 22]\n}")
    #expect(reading.place(reading.value?["tên"]) == "2:10")
    #expect(reading.place(reading.value?["số"]) == "2:23")
    #expect(reading.place(reading.value?["số"]?.list?[1]) == "3:2")
  }

  @Test("a text is read whole, and what follows it placed, wherever it ends", arguments: 0..<40)
  func lengths(length: Int) {
    // Letters of one, two, three and four bytes, so that ends fall on every place of a word.
    for letters in ["a", "ã", "ế", "😀", "xế", "ngã tư"] {
      let letters = Array(letters.unicodeScalars)
      var view = String.UnicodeScalarView()
      for index in 0..<length { view.append(letters[index % letters.count]) }
      let text = String(view)
      for (written, meant) in [(text, text), (text + #"\t"# + text, text + "\t" + text)] {
        let reading = read("[\"\(written)\", 7]")
        #expect(reading.value == .list([.text(meant), 7]))
        let column = 6 + written.unicodeScalars.count
        #expect(reading.place(reading.value?.list?[1]) == "1:\(column)")
      }
      #expect(read("[\"\(text)\u{1}\"]").places == ["1:\(length + 3) json.syntax"])
      #expect(read("[\"\(text)").places == ["1:2 json.syntax"])
    }
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("", "1:1 json.syntax"), ("{\"a\": }", "1:7 json.syntax"), ("[1, 2,]", "1:7 json.syntax"),
      ("{\"a\": 1,}", "1:9 json.syntax"), ("{a: 1}", "1:2 json.syntax"),
      ("{\"a\" 1}", "1:6 json.syntax"), ("[1 2]", "1:4 json.syntax"),
      ("[1", "1:3 json.syntax"), ("\"abc", "1:1 json.syntax"), ("[\"a\nb\"]", "1:2 json.syntax"),
      ("'a'", "1:1 json.syntax"), ("// x\n1", "1:1 json.syntax"), ("1 2", "1:3 json.syntax"),
      ("007", "1:1 json.syntax"), ("1.", "1:3 json.syntax"), ("-", "1:2 json.syntax"),
      ("1e999", "1:1 json.syntax"), ("nul", "1:1 json.syntax"), (#""\x""#, "1:2 json.syntax"),
      (#""\ud800x""#, "1:2 json.syntax"), ("NaN", "1:1 json.syntax"),
      ("{\"a\": 1,\n \"a\": 2}", "2:2 json.duplicate-key"),
    ])
  func wrong(_ text: String, _ place: String) {
    let reading = read(text)
    #expect(reading.places == [place])
    #expect(reading.value == nil)
  }

  @Test("nesting has a limit")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(100)).places == [])
    #expect(read(nested(101)).places == ["1:101 json.too-deep"])
    #expect(read(nested(100_000)).places == ["1:101 json.too-deep"])
  }

  @Test("a text of nothing but escapes is read in time that grows with its length")
  func manyEscapes() {
    let count = 1_000_000
    let reading = read("\"" + String(repeating: "\\n", count: count) + "\"")
    #expect(reading.value?.text?.utf8.count == count)
  }

  @Test("a long line is read in time that grows with its length")
  func longLine() {
    let text = "[" + (0..<200_000).map { "{\"a\":\($0)}" }.joined(separator: ",") + "]"
    let reading = read(text)
    #expect(reading.value?.list?.count == 200_000)
    #expect(reading.place(reading.value?.list?.last?["a"]) == "1:2488884")
  }
}

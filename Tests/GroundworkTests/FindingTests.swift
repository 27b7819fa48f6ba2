import Groundwork
import Testing

@Suite("What was found, and where")
struct FindingTests {
  @Test("findings print by file, sheet and cell, each once, with hints and a caret")
  func text() {
    var findings = Findings()
    let message = Phrase(vi: "chỉ tiêu là -3", en: "the quota is -3")
    findings.error(
      "quota.negative", message,
      at: .cell(file: "so-lieu.xlsx", sheet: "Tuyển quân", CellAddress(row: 7, column: 2)),
      hints: [Phrase(vi: "từ 0 trở lên", en: "0 or more")])
    findings.add(
      Finding(
        .warning, "yaml.odd", Phrase(vi: "lạ", en: "odd"),
        at: .text(file: "ho-so.yaml", line: 2, column: 4),
        excerpt: .init(line: "  ab: 1", start: 2, length: 2)))
    findings.error(
      "quota.negative", message,
      at: .cell(file: "so-lieu.xlsx", sheet: "Tuyển quân", CellAddress(row: 7, column: 2)),
      hints: [Phrase(vi: "từ 0 trở lên", en: "0 or more")])
    let report = FindingReport(findings, in: .vietnamese)
    #expect(
      report.text == """
        ho-so.yaml:2:4: cảnh báo: lạ  [yaml.odd]
          |   ab: 1
          |   ^^
        so-lieu.xlsx: trang Tuyển quân, ô B7: lỗi: chỉ tiêu là -3  [quota.negative]
          gợi ý: từ 0 trở lên

        """)
    #expect(report.summary == "1 lỗi, 1 cảnh báo")
    #expect(FindingReport(findings, in: .english).summary == "1 error, 1 warning")
    #expect(findings.mustStop)
  }

  @Test("the same slip in many files and sheets is told apart at once")
  func alike() {
    var hashes: Set<Int> = []
    for file in 0..<50 {
      for sheet in 0..<20 {
        let place = Location.cell(
          file: "\(file).xlsx", sheet: "\(sheet)", CellAddress(row: 2, column: 2))
        hashes.insert(Finding(.error, "quota.negative", Phrase("a"), at: place).hashValue)
      }
    }
    #expect(hashes.count > 990)
  }

  @Test("an origin of eight bytes finds its way back to cell, line, sheet and rule")
  func origins() {
    var sources = Sources()
    let sheet = sources.number(of: .sheet(file: "so-lieu.xlsx", sheet: "Đơn vị"))
    let file = sources.number(of: .file("ho-so.yaml"))
    let rule = sources.number(of: .rule(Phrase(vi: "tổng", en: "sum")))
    #expect(sources.number(of: .file("ho-so.yaml")) == file)
    let cell = sources.location(of: .cell(source: sheet, row: 1_048_576, column: 16_384))
    #expect(cell.described(in: .english) == "so-lieu.xlsx: sheet Đơn vị, cell XFD1048576")
    let row = sources.location(of: .cell(source: sheet, row: 5, column: 0))
    #expect(row.described(in: .vietnamese) == "so-lieu.xlsx: trang Đơn vị, dòng 5")
    let whole = sources.location(of: .cell(source: sheet, row: 0, column: 0))
    #expect(whole == .sheet(file: "so-lieu.xlsx", sheet: "Đơn vị"))
    let line = sources.location(of: .line(source: file, line: 12, column: 3))
    #expect(line.described(in: .english) == "ho-so.yaml:12:3")
    #expect(sources.location(of: .rule(source: rule)).described(in: .vietnamese) == "tổng")
    #expect(sources.location(of: .none) == .nowhere)
    #expect(MemoryLayout<Origin>.size == 8)
  }

  @Test(
    "the nearest name, blind to diacritics",
    arguments: [
      ("cap_bâc", "cấp bậc"), ("Tuyên quan", "Tuyển quân"), ("tuyen quna", "Tuyển quân"),
      ("hinh thuc", "hình thức"),
    ])
  func nearest(_ written: String, _ meant: String) {
    let known = ["cấp bậc", "Tuyển quân", "hình thức", "đơn vị"]
    #expect(nearestName(to: written, among: known) == meant)
  }

  @Test("what is far from everything gets no suggestion", arguments: ["xyz", "", "báo cáo năm"])
  func far(_ written: String) {
    #expect(nearestName(to: written, among: ["cấp bậc", "đơn vị"]) == nil)
  }
}

@Suite("Fields of a record that a person wrote")
struct FieldReaderTests {
  private func read(_ value: Value, _ body: (inout FieldReader) -> Void) -> [String] {
    var reader = FieldReader(value, subject: "test")
    body(&reader)
    var findings = Findings()
    reader.finish(into: &findings)
    return findings.all.map { "\($0.code): \($0.message.en)" }
  }

  @Test("what is right is read, and nothing is found")
  func right() {
    let found = read(["a": "x", "n": 3, "d": "16/11/2023", "list": ["p", "q"], "one": "p"]) {
      #expect($0.text("a") == "x")
      #expect($0.integer("n", in: 1...5) == 3)
      #expect($0.date("d")?.description == "2023-11-16")
      #expect($0.texts("list") == ["p", "q"])
      #expect($0.texts("one") == ["p"])
      #expect($0.text("absent") == nil)
    }
    #expect(found.isEmpty)
  }

  @Test("wrong kinds, ranges, words and names are all said in one go")
  func wrong() {
    enum Side: String, CaseIterable { case left, right }
    let found = read(["n": "ba", "m": 9, "side": "rihgt", "mising": 1]) {
      _ = $0.integer("n")
      _ = $0.integer("m", in: 1...5)
      _ = $0.choice("side", of: Side.self)
      _ = $0.require($0.text("missing"), "missing", else: "")
    }
    #expect(
      found
        == [
          "test.wrong-type: “n” must be a whole number, not text",
          "test.out-of-range: “m” is 9; it must be from 1 to 5",
          "test.unknown-choice: “side” does not take the value “rihgt”",
          "test.missing-field: “missing” is missing",
          "test.unknown-field: nothing is called “mising” here",
        ])
  }

  @Test("what is no record reads as an empty one")
  func noRecord() {
    let found = read("text") { #expect($0.text("a") == nil) }
    #expect(found == ["test.wrong-type: it must be a group of “name: value”, not text"])
  }
}

@Suite("Records and JSON")
struct RecordTests {
  @Test("a record keeps its order; a later value of one name wins at the earlier place")
  func order() {
    var record = Record([("b", 1), ("a", 2), ("b", 3)])
    #expect(record.names == ["b", "a"])
    #expect(record["b"] == 3)
    record["c"] = "x"
    record["a"] = nil
    #expect(record.names == ["b", "a", "c"])
    #expect(record["a"]?.isNone == true)
    #expect(record == Record([("c", "x"), ("a", .none), ("b", 3)]))
  }

  @Test("JSON is written in the order told, with what must be escaped")
  func json() {
    var json = JSONWriter(indented: false)
    json.value(["b": "a\"\\\n\u{1}đ", "a": [1, 2.5, true, .none], "c": [:], "d": []])
    #expect(
      json.text == #"{"b":"a\"\\\n\u0001đ","a":[1,2.5,true,null],"c":{},"d":[]}"#)
    var indented = JSONWriter()
    indented.value(["a": [1], "b": [:]])
    #expect(indented.text == "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}")
  }

  @Test("whole numbers equal however they are kept; origins do not matter")
  func equality() {
    #expect(Value.integer(12) == Value.number(12))
    #expect(Value.integer(12).from(.line(source: 0, line: 1, column: 1)) == Value.integer(12))
    #expect(Value.text("12") != Value.integer(12))
  }
}

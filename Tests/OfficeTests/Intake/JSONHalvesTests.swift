import Groundwork
import Office
import Testing

@Suite("JSON read in two halves")
struct JSONHalvesTests {
  /// A list of records, long enough to be read in halves.
  private static func list(
    _ count: Int = 6_000, line: String = "\n", record: (Int) -> String = plain
  ) -> String {
    "[" + (0..<count).map(record).joined(separator: ",\(line)") + "]"
  }

  private static func plain(_ number: Int) -> String {
    #"{"so": "\#(number)/QĐ-KT", "ho_ten": "Nguyễn Văn Mẫu \#(number)", "diem": [\#(number), 1.5]}"#
  }

  /// A list with one thing in it that is not like the others.
  private static func list(with odd: String, at place: Int) -> String {
    list { $0 == place ? odd : plain($0) }
  }

  /// Place 1,000 lies in the first half, 5,000 in the second.
  private static let texts: [(what: String, text: String)] = [
    ("one line", list(line: " ")),
    ("many lines", list()),
    ("blanks of every kind", list(line: "\r\n\t  ")),
    ("data before and after", "{\"tên\": 1, \"ds\": \(list()), \"sau\": [{\"so\": 1}]}"),
    ("two lists", "{\"a\": \(list()), \"b\": \(list(4_000))}"),
    ("a list in a list", "[\(list()), \(list(10))]"),
    ("records in records", list(9_000) { #"{"so": {"so": 1, "x": [{"so": \#($0)}, {"so": 2}]}}"# }),
    ("a record of records", "[{\"so\": [\(list().dropFirst().dropLast())]}, {\"so\": 2}]"),
    ("a record of other fields", list(with: #"{"so": 1, "khác": 2}"#, at: 5_000)),
    ("a name twice in each half", list { $0 % 4_000 == 1 ? #"{"so": 1, "so": 2}"# : plain($0) }),
    ("no record", list(with: "null", at: 3_000)),
    ("numbers only", list(90_000) { String($0) }),
    ("an old encoding", list { $0 % 2_000 == 7 ? #"{"so": "ViÖt Nam"}"# : plain($0) }),
    ("something wrong in the first half", list(with: "{\"so\": }", at: 1_000)),
    ("something wrong in the second half", list(with: "{\"so\" 1}", at: 5_000)),
    ("something wrong in both", list { $0 % 4_000 == 1_000 ? "x" : plain($0) }),
    ("a comma too many", list().dropLast() + ",]"),
    ("no bracket", String(list().dropLast())),
    ("something behind", list() + "x"),
    ("quotes that look like records", list(20_000) { #"{"so": "a,{\"so\": \#($0)"}"# }),
  ]

  @Test("come out as one that is read alone", arguments: texts.map(\.what))
  func same(what: String) throws {
    let text = try #require(Self.texts.first { $0.what == what }).text
    func read(atOnce: Int) -> Reading {
      Reading(text) { readJSON($0, atOnce: atOnce, sources: &$1, into: &$2) }
    }
    let (alone, halves) = (read(atOnce: 1), read(atOnce: 2))
    #expect(text.utf8.count > 400_000)
    #expect(alone.value == halves.value)
    #expect(alone.value.map(origins) == halves.value.map(origins))
    #expect(alone.findings.all == halves.findings.all)
  }

  private func origins(_ value: Value) -> [Origin] {
    var all = [value.origin]
    for item in value.list ?? value.record?.values ?? [] { all += origins(item) }
    return all
  }
}

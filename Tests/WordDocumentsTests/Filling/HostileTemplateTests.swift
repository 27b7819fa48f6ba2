import Groundwork
import Packaging
import Templating
import Testing
import WordDocuments

/// What becomes of bytes that somebody calls a template: codes of findings, “fault”, or “filled”.
private func verdict(_ bytes: [UInt8], file: String = "mau.docx") -> String {
  var findings = Findings()
  // The house's own budget takes minutes to use up where nothing is optimised.
  var options = TemplateOptions.word
  options.budget.steps = 100_000
  do throws(WordFault) {
    guard
      let template = try WordTemplate(
        reading: bytes, file: file, options: options, into: &findings)
    else {
      return Set(findings.all.map(\.code)).sorted().joined(separator: " ")
    }
    let made = try template.fill(["a": 1], into: &findings)
    return made.isEmpty ? Set(findings.all.map(\.code)).sorted().joined(separator: " ") : "filled"
  } catch {
    return "fault"
  }
}

/// A package whose main part is made of these bytes.
private func package(
  _ main: [UInt8], type: String = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
) throws -> [UInt8] {
  var package = PackageWriter()
  package.relate(
    nil, type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    to: "/word/document.xml")
  package.add("/word/document.xml", contentType: "application/\(type)+xml", main)
  return try package.finish()
}

private func document(_ body: String, head: String = "") -> [UInt8] {
  Array("\(head)<w:document\(SmallTemplate.namespaces)><w:body>\(body)</w:body></w:document>".utf8)
}

@Suite("Hostile templates")
struct HostileTemplateTests {
  @Test(
    "end in a finding or a fault",
    arguments: [
      // Blocks that never close, close twice, or are nested beyond reason.
      ("template.too-deep template.unclosed-block", String(repeating: p("{% if a %}"), count: 500)),
      ("template.stray-tag", String(repeating: p("{% endif %}"), count: 500)),
      ("template.unclosed-tag", String(repeating: p("{{ a "), count: 500)),
      ("template.unclosed-tag", String(repeating: p("{# a "), count: 500)),
      ("template.unexpected", p("{{ " + String(repeating: "(", count: 10_000) + " }}")),
      ("template.too-deep", p("{{ " + String(repeating: "not ", count: 10_000) + "a }}")),
      // Loops that would never end, and results that nobody has room for.
      (
        "template.too-many-steps",
        p("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
      ),
      ("template.text-too-large", p("{{ 'x' * 999999999 }}")),
      // Elements in elements.
      (
        "fault",
        String(repeating: "<w:sdt><w:sdtContent>", count: 1_000) + p("{{ a }}")
          + String(repeating: "</w:sdtContent></w:sdt>", count: 1_000)
      ),
      // Bytes that are no XML.
      ("fault", "<w:p>{{ a }}"), ("fault", p("{{ a }}&nbsp;")), ("fault", "\u{1}"),
    ])
  func contents(_ expected: String, _ body: String) throws {
    #expect(verdict(try package(document(body))) == expected)
  }

  @Test("entities are never looked at")
  func entities() throws {
    let laughs = "<!DOCTYPE w:document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
    let file = "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
    for head in [laughs, file] {
      #expect(verdict(try package(document(p("&a;{{ a }}"), head: head))) == "fault")
    }
  }

  @Test("a template is refused beyond its limits, and taken at them")
  func limits() throws {
    let many = String(repeating: "{{ a }}", count: 50_001)
    #expect(verdict(try package(document(p(many)))) == "word-template.too-large")
    let elements = String(repeating: "<w:p/>", count: 500_000)
    #expect(verdict(try package(document(elements))) == "word-template.too-large")
    let fewer = String(repeating: "<w:p/>", count: 1_000) + p("{{ a }}")
    #expect(verdict(try package(document(fewer))) == "filled")
    // Packs to nothing: stopped by its size before it is unpacked.
    let blanks = [UInt8](repeating: 0x20, count: 33_000_000)
    #expect(
      ["fault", "word-template.too-large"].contains(verdict(try package(document("") + blanks))))
  }

  @Test("other encodings than Word's are refused, not guessed at")
  func encodings() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
      + String(
        decoding: document(p("{{ a }}")), as: UTF8.self)
    let units = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big, Array(little.dropLast()), Array(big.dropFirst(2))] {
      #expect(verdict(try package(bytes)) == "word-template.not-utf8")
    }
    let latin = document(p("{{ a }}"), head: "<?xml version='1.0' encoding='ISO-8859-1'?>")
    #expect(verdict(try package(latin)) == "word-template.not-utf8")
    let plain = document(p("{{ a }}"), head: "<?xml version='1.0' encoding='utf-8'?>")
    #expect(verdict(try package([0xEF, 0xBB, 0xBF] + plain)) == "filled")
  }

  @Test("a file is what its name says")
  func names() throws {
    let main = document(p("{{ a }}"))
    let macros = "vnd.ms-word.document.macroEnabled.main"
    #expect(verdict(try package(main, type: macros)) == "word-template.wrong-ending")
    #expect(verdict(try package(main, type: macros), file: "mau.docm") == "filled")
    #expect(verdict(try package(main), file: "mau.docm") == "word-template.wrong-ending")
    let sheet = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
    #expect(verdict(try package(main, type: sheet)) == "fault")
  }

  @Test("a template of Word's own kind makes documents")
  func templateKind() throws {
    let template = "vnd.openxmlformats-officedocument.wordprocessingml.template.main"
    var findings = Findings()
    let compiled = try #require(
      try WordTemplate(
        reading: package(document(p("{{ a }}")), type: template), file: "mau.dotx",
        into: &findings))
    let made = try OfficePackage(reading: compiled.fill(["a": 1], into: &findings).joined)
    #expect(
      made.contentType(of: "/word/document.xml")
        == "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
  }

  @Test("cut off anywhere, or with a bit turned over, a template does no harm")
  func damage() throws {
    let whole = try SmallTemplate(
      table(["{% for d in ds %}{{ d }}", "x{% endfor %}"]), header: p("{{ a }}"), title: "{{ a }}"
    ).bytes
    for length in stride(from: 0, to: whole.count, by: 37) {
      #expect(verdict(Array(whole.prefix(length))) == "fault")
    }
    for place in stride(from: 0, to: whole.count, by: 11) {
      var bytes = whole
      bytes[place] ^= 0x10
      _ = verdict(bytes)
    }
    // A wrong checksum in the directory.
    var bytes = whole
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02]))
    bytes[directory.lowerBound + 16] ^= 0xFF
    #expect(verdict(bytes) == "fault")
  }
}

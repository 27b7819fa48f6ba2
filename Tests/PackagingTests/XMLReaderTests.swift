import Groundwork
import Packaging
import Testing

@Suite("Reading XML")
struct XMLReaderTests {
  /// The events as one line: `<name a=b>`, `text`, `</name>`.
  private func trace(
    _ bytes: [UInt8], limits: PackageLimits = .standard
  ) throws(PackageFault) -> String {
    var xml = try XMLReader(bytes, part: "p", limits: limits)
    var out = ""
    while let event = try xml.next() {
      switch event {
      case .start:
        out += "<" + xml.label + xml.attributes.map { " \($0.name)=\($0.value)" }.joined() + ">"
      case .end:
        out += "</" + xml.label + ">"
      case .text:
        out += "[" + String(decoding: xml.text, as: UTF8.self) + "]"
      }
    }
    return out
  }

  private func trace(_ text: String, limits: PackageLimits = .standard) throws -> String {
    try trace(Array(text.utf8), limits: limits)
  }

  @Test(
    "elements, attributes and text come in order, text whole",
    arguments: [
      ("<a/>", "<a></a>"),
      ("<a b='1' c=\"2\">x</a>", "<a b=1 c=2>[x]</a>"),
      ("<a>x &amp; <!-- no -->y<![CDATA[<z>]]>&#7911;</a>", "<a>[x & y<z>ủ]</a>"),
      ("<a>x<?pi?>y\r\nz</a>", "<a>[xy\nz]</a>"),
      ("<a b='&lt;&#10;&quot;'/>", "<a b=<\n\"></a>"),
      ("\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n", "<a></a>"),
    ])
  func events(_ xml: String, _ expected: String) throws {
    #expect(try trace(xml) == expected)
  }

  @Test(
    "plain XML is read without expat, and no differently",
    arguments: [
      "<a/>", "<a></a>", "<a> x </a>\n", "<a>\r\n<b c = ''/>\r</a>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>&#7911;&amp;&lt;&gt;&quot;&apos;&#13;ủ</a>",
      "<a b='\r\n\t\n&#10;&lt;' c=\"'&#9;\"  d='\"'  >x<b\n/>y</a\n>",
      "<w:a xmlns:w='urn:a&amp;b'><w:b xmlns:w='urn:c' w:d='1'/><w:b w:d='2'/></w:a>",
      "<a xmlns='urn:a'><b xmlns=''><c/></b><c xml:space='preserve'> </c></a>",
      "<w:a q:b='1' xmlns:q='urn:q' xmlns:w='urn:w'><q:c/></w:a>",
      PlainXMLTests.sample,
    ])
  func plain(_ xml: String) throws {
    /// The events with their places.
    func events(_ xml: String) throws(PackageFault) -> [String] {
      var reader = try XMLReader(Array(xml.utf8), part: "p")
      var all: [String] = []
      while let event = try reader.next() {
        let attributes = reader.attributes.map { "\($0.name)=\($0.value)" }
        let text = String(decoding: reader.text, as: UTF8.self)
        let position = reader.position()
        all.append(
          "\(reader.offset) \(position) \(reader.depth) \(event == .text) \(reader.label) "
            + "\(attributes) \(text)")
      }
      return all
    }
    // A comment behind the root is no event, and makes it expat's.
    #expect(try events(xml) == events(xml + "<!-- -->"))
  }

  @Test("a prefix that nobody declared is refused where it stands")
  func unbound() throws {
    let xml = "<a>\n <w:b/></a>"
    for end in ["", "<!-- -->"] {
      #expect(
        throws: PackageFault.xml(part: "p", line: 2, column: 8, .malformed("unbound prefix"))
      ) { try trace(xml + end) }
    }
  }

  @Test("other encodings are read")
  func encodings() throws {
    let wide = "\u{FEFF}<a b=\"ủ\">Đảng</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try trace(wide) == "<a b=ủ>[Đảng]</a>")
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + "</a>".utf8
    #expect(try trace(latin) == "<a>[é]</a>")
  }

  @Test(
    "names come with the customary prefix of their namespace, Strict and Transitional alike",
    arguments: [
      (
        "<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' w:val='1'/>",
        "<w:p w:val=1></w:p>"
      ),
      (
        "<p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main' val='1'/>",
        "<w:p val=1></w:p>"
      ),
      (
        "<q:p xmlns:q='http://purl.oclc.org/ooxml/wordprocessingml/main' xml:space='preserve'/>",
        "<w:p xml:space=preserve></w:p>"
      ),
      (
        "<p xmlns='urn:x'><q xmlns=''/><r/></p>",
        "<{urn:x}p><q></q><{urn:x}r></{urn:x}r></{urn:x}p>"
      ),
      (
        "<a><b:c xmlns:b='urn:1'/><b:c xmlns:b='urn:2'><b:c/></b:c></a>",
        "<a><{urn:1}c></{urn:1}c><{urn:2}c><{urn:2}c></{urn:2}c></{urn:2}c></a>"
      ),
    ])
  func namespaces(_ xml: String, _ expected: String) throws {
    #expect(try trace(xml) == expected)
  }

  @Test("names of the vocabulary have the numbers of their places in it")
  func vocabulary() throws {
    let text = "<s:row xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main' r='7'><s:z/></s:row>"
    var xml = try XMLReader(
      Array(text.utf8), part: "p", vocabulary: XMLVocabulary(["x:c", "x:row", "r"]))
    #expect(try xml.next() == .start(XMLName(index: 1)))
    #expect(xml.attribute(XMLName(index: 2)).map { Array($0) } == [UInt8(ascii: "7")])
    #expect(xml.attribute(XMLName(index: 0)) == nil)
    #expect(xml["r"] == "7")
    #expect(xml["q"] == nil)
    #expect(xml.depth == 1)
    #expect(try xml.next() == .start(XMLName(index: 3)))
    #expect(xml.label == "x:z")
  }

  @Test("an element can be passed over, and places are known")
  func skipping() throws {
    var xml = try XMLReader(Array("<a>\n <b><b/>x</b>\n <ủ/><c/></a>".utf8), part: "p")
    _ = try xml.next()
    _ = try xml.next()
    _ = try xml.next()
    #expect(xml.label == "b")
    #expect(xml.position() == (2, 2))
    try xml.skipElement()
    #expect(xml.depth == 1)
    _ = try xml.next()
    _ = try xml.next()
    _ = try xml.next()
    _ = try xml.next()
    #expect(xml.label == "c")
    #expect(xml.position() == (3, 6))
    #expect(xml.depth == 2)
  }

  @Test("the text of an element is read as one")
  func textOfElement() throws {
    var xml = try XMLReader(Array("<a><b>một <i>hai</i></b><c/></a>".utf8), part: "p")
    _ = try xml.next()
    _ = try xml.next()
    #expect(try xml.textOfElement() == "một hai")
    _ = try xml.next()
    #expect(xml.label == "c")
  }

  @Test("text that runs over many pieces comes whole")
  func longText() throws {
    let text = String(repeating: "Ủy ban & ", count: 40_000)
    var writer = XMLWriter()
    writer.element("a") { xml in
      xml.element("b", text: text)
      xml.element("c", ["d": text], text: "x")
    }
    #expect(try trace(writer.finish()) == "<a><b>[\(text)]</b><c d=\(text)>[x]</c></a>")
  }

  @Test(
    "what is malformed is refused with its place",
    arguments: [
      ("", 1), ("<a>", 1), ("<a></b>", 1), ("<a>\n&x;</a>", 2), ("<a b='1' b='2'/>", 1),
      ("<a/><b/>", 1), ("<a>\u{1}</a>", 1), ("<x:a/>", 1), ("<a x:b='1'/>", 1), ("x", 1),
      ("<a>\n\n<b></a>", 3), ("<a b=1/>", 1), ("<a>&#0;</a>", 1), ("<a><", 1),
    ])
  func malformed(_ xml: String, _ line: Int) throws {
    do {
      _ = try trace(xml)
      Issue.record("nothing was thrown")
    } catch PackageFault.xml(let part, let place, _, .malformed) {
      #expect(part == "p")
      #expect(place == line)
    }
  }

  @Test("invalid UTF-8 is refused")
  func invalidText() {
    #expect(throws: PackageFault.self) {
      _ = try trace(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8))
    }
  }

  @Test(
    "a DOCTYPE is refused, so that no entity is ever defined or opened",
    arguments: [
      "<!DOCTYPE a><a/>",
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
      "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
      """
      <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
      <l>&d;</l>
      """,
    ])
  func doctype(_ xml: String) throws {
    do {
      _ = try trace(xml)
      Issue.record("nothing was thrown")
    } catch PackageFault.xml(_, _, _, .doctype) {}
  }

  @Test("each limit lets through what reaches it, and nothing beyond")
  func limits() throws {
    var limits = PackageLimits.standard
    limits.depth = 5
    limits.attributes = 3
    limits.attributeBytes = 10
    limits.nameBytes = 8
    limits.textBytes = 20
    limits.namespaces = 2
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    let cases: [(String, String, XMLProblem)] = [
      (nested(5), nested(6), .tooDeep(limit: 5)),
      ("<a b='' c='' d=''/>", "<a b='' c='' d='' e=''/>", .tooManyAttributes(limit: 3)),
      (
        "<a xmlns='b' xmlns:c='c'><a xmlns='b'/></a>",
        "<a xmlns='b' xmlns:c='c'><a xmlns='d'/></a>",
        .tooManyNamespaces(limit: 2)
      ),
      ("<a b='1234567890'/>", "<a b='12345678901'/>", .attributeTooLong(limit: 10)),
      ("<a2345678/>", "<a23456789/>", .nameTooLong(limit: 8)),
      ("<a b2345678=''/>", "<a b23456789=''/>", .nameTooLong(limit: 8)),
      (
        "<a>1234567890&amp;123456789</a>", "<a>1234567890&amp;1234567890</a>",
        .textTooLong(limit: 20)
      ),
    ]
    for (fine, excessive, problem) in cases {
      _ = try trace(fine, limits: limits)
      do {
        _ = try trace(excessive, limits: limits)
        Issue.record("nothing was thrown for \(excessive)")
      } catch PackageFault.xml(_, _, _, let found) {
        #expect(found == problem)
      }
    }
  }

  @Test("a tag or a comment without end is refused soon, not after going over it again and again")
  func endlessMarkup() throws {
    var limits = PackageLimits.standard
    limits.markupBytes = 200_000
    for start in ["<a b='", "<a><!--", "<a><?p ", "<a "] {
      let endless = Array(start.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
      do {
        _ = try trace(endless, limits: limits)
        Issue.record("nothing was thrown")
      } catch PackageFault.xml(_, _, _, .markupTooLong(let limit)) {
        #expect(limit == 200_000)
      }
    }
  }

  @Test("XML nested beyond all measure ends in a fault")
  func deep() {
    #expect(throws: PackageFault.self) { _ = try trace(String(repeating: "<a>", count: 1_000_000)) }
  }

  @Test("XML cut short at any length is refused, and never crashes us")
  func truncated() throws {
    let whole = Array("<?xml version='1.0'?><a b='ủ'>ủ&amp;<c:d xmlns:c='urn:c'/></a>".utf8)
    _ = try trace(whole)
    for length in 0..<whole.count {
      #expect(throws: PackageFault.self) { _ = try trace(Array(whole[..<length])) }
    }
  }
}

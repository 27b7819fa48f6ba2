import Packaging
import Testing

@Suite("Where elements stand")
struct XMLOutlineTests {
  private static let codes = XMLNameCodes([("w:p", 1), ("w:t", 2), ("v:t", 2)])

  /// The elements of some XML, each on a line: name, tags, and where it hangs.
  private static func lines(_ xml: String) throws -> [String] {
    let bytes = Array(xml.utf8)
    let outline = try XMLOutline(of: bytes, part: "a.xml", codes: codes)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return outline.elements.map {
      "\($0.code) \(text($0.open))|\(text($0.inside))|\(text($0.close)) \($0.parent) \($0.next)"
    }
  }

  @Test("elements stand where their tags are, whoever checks the XML")
  func places() throws {
    let plain = "<w:p a='>'><w:t>x</w:t ><v:t/><b></b></w:p>"
    let expected = [
      "1 <w:p a='>'>|<w:t>x</w:t ><v:t/><b></b>|</w:p> -1 4",
      "2 <w:t>|x|</w:t > 0 2", "2 <v:t/>|| 0 3", "0 <b>||</b> 0 4",
    ]
    #expect(try Self.lines(plain) == expected)
    #expect(try Self.lines("<?xml version=\"1.0\"?>\n" + plain) == expected)
    // Comments and instructions are not plain, so that expat checks these.
    for extra in ["<!--<w:p>-->", "<!---->", "<?go <w:p>?>", "<?a?>"] {
      #expect(try Self.lines(extra + plain + extra) == expected, "\(extra)")
    }
  }

  @Test("what stands in sections and comments is no element")
  func sections() throws {
    let xml = "<w:p><![CDATA[<w:t>]]]]><!-- > <w:t> --><w:t/></w:p>"
    #expect(
      try Self.lines(xml) == [
        "1 <w:p>|<![CDATA[<w:t>]]]]><!-- > <w:t> --><w:t/>|</w:p> -1 2", "2 <w:t/>|| 0 2",
      ])
  }

  @Test(
    "XML that is not well formed is refused",
    arguments: [
      "", "<a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "a", "<a b='1' b='2'/>", "<1/>",
    ])
  func refused(xml: String) {
    #expect(throws: PackageFault.self) {
      try XMLOutline(of: Array(xml.utf8), part: "a.xml", codes: Self.codes)
    }
  }
}

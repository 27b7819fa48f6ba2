import Packaging
import Testing

@Suite("Checking XML without reading it")
struct PlainXMLTests {
  static let sample = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:p xmlns:w="urn:w" w:a='1 &amp; 2' b=""><w:r><w:t xml:space="preserve"> ẩ &#13;&lt;x </w:t>
    </w:r><w:br/><w:t/></w:p>

    """

  private static func verdict(_ bytes: [UInt8]) -> Bool {
    (try? XMLReader.check(bytes, part: "/x.xml")) != nil
  }

  /// What expat says when every event is read, which a comment makes sure of; prefixes that nobody
  /// declared are not XML's affair.
  private static func read(_ bytes: [UInt8]) -> Bool {
    do throws(PackageFault) {
      var reader = try XMLReader(bytes + Array("<!-- -->".utf8), part: "/x.xml")
      while try reader.next() != nil {}
      return true
    } catch {
      if case .xml(_, _, _, .malformed("unbound prefix")) = error { return true }
      return false
    }
  }

  @Test(
    "what is not well formed is refused",
    arguments: [
      "", " ", "x", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a b=1/>",
      "<a b='1' b='2'/>", "<a b='<'/>", "<a b=\"1\"c=\"2\"/>", "<a>&b;</a>", "<a>&</a>",
      "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a>]]></a>", "<1/>",
      "<a><b></a></b>", "<!DOCTYPE a><a/>", "<a", "<a b", "<a b='", "<a/", "<a><!-- -- --></a>",
      "<a b\u{B}='1'/>", "<?xml version=\"1.0\" encoding=\"EBCDIC-1\"?><a/>",
    ])
  func refused(_ text: String) {
    #expect(!Self.verdict(Array(text.utf8)))
  }

  @Test(
    "what is well formed passes, plain or not",
    arguments: [
      sample, "<a/>", "<a></a >\n", "<a>]x]</a>", "<ấ/>", "<a><!-- x --></a>",
      "<a><![CDATA[<]]></a>",
      "<?x y?><a/>", "<a>&#x1F600;</a>", "<a b = '1'/>",
    ])
  func accepted(_ text: String) {
    #expect(Self.verdict(Array(text.utf8)))
  }

  @Test("what passes is what expat reads, however the bytes are damaged")
  func damaged() {
    let whole = Array(Self.sample.utf8)
    let marks = Array("<>/&;='\" !?]-x:\u{1}".utf8) + [0x80, 0xC3, 0xEF, 0xFF]
    for place in whole.indices {
      for mark in marks {
        var bytes = whole
        bytes[place] = mark
        if Self.verdict(bytes) { #expect(Self.read(bytes), "\(place) \(mark)") }
        bytes = whole
        bytes.insert(mark, at: place)
        if Self.verdict(bytes) { #expect(Self.read(bytes), "\(place) + \(mark)") }
      }
      #expect(!Self.verdict(Array(whole[..<place])) || Self.read(Array(whole[..<place])))
    }
  }
}

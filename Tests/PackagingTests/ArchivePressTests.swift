import Groundwork
import Packaging
import Testing

@Suite("Making one archive after another")
struct ArchivePressTests {
  typealias Entries = [ZipEntry]

  static func deflated(_ name: String, _ text: String) -> ZipEntry {
    ZipEntry(name: name, content: EntryStream().entry(Array(text.utf8)))
  }
  static func stored(_ name: String, _ text: String) -> ZipEntry {
    ZipEntry(name: name, content: CompressedEntry(stored: Array(text.utf8)))
  }

  /// What libzip makes of these entries when it makes nothing else.
  static func expected(_ entries: Entries) throws -> [UInt8] {
    var writer = ArchiveWriter()
    for entry in entries { writer.addCompressed(entry.name, entry.content) }
    return try writer.finish()
  }

  /// Archives in the order in which one press makes them: contents change, then names, their
  /// number, their order, and the way they are kept.
  static let runs: [Entries] = [
    [deflated("a.xml", "một"), stored("ảnh/đ.png", "\u{89}PNG"), deflated("b", "x")],
    [deflated("a.xml", "hai hai hai hai"), stored("ảnh/đ.png", ""), deflated("b", "x")],
    [deflated("a.xml", ""), stored("ảnh/đ.png", "lớn hơn"), deflated("b", "yy")],
    [deflated("a.xml", "ba"), deflated("ảnh/đ.png", "\u{89}PNG"), deflated("b", "x")],
    [deflated("a.xml", "bốn"), stored("ảnh/đ.png", "4"), deflated("c", "x")],
    [deflated("a.xml", "năm"), stored("ảnh/đ.png", "5")],
    [stored("ảnh/đ.png", "6"), deflated("a.xml", "sáu")],
    [stored("ảnh/đ.png", "77777"), deflated("a.xml", "bảy")],
    // A name that looks the same is another when its bytes are.
    [stored("\u{1EA3}nh.png", "9"), deflated("a.xml", "chín")],
    [stored("a\u{309}nh.png", "9"), deflated("a.xml", "chín")],
    [stored("f/", ""), deflated("f/a.xml", "tám")],
    [stored("f/", ""), deflated("f/a.xml", "chín chín")],
  ]

  @Test("each is byte for byte what libzip makes alone")
  func same() throws {
    let press = ArchivePress()
    for entries in Self.runs {
      #expect(try press.archive(ArchiveContents(entries)).joined == Self.expected(entries))
    }
  }

  @Test("many files, each larger than the last")
  func growing() throws {
    let press = ArchivePress()
    for round in 0..<4 {
      let entries: Entries = (0..<300).map {
        let text = String(repeating: "dòng \($0) ", count: 1 + round * 200)
        let name = "tệp \($0).xml"
        return $0.isMultiple(of: 3) ? Self.stored(name, text) : Self.deflated(name, text)
      }
      let archive = try press.archive(ArchiveContents(entries)).joined
      #expect(archive == (try Self.expected(entries)))
      let last = String(repeating: "dòng 299 ", count: 1 + round * 200)
      #expect(
        try ArchiveReader(reading: archive).content("tệp 299.xml") == Array(last.utf8))
    }
  }

  @Test("a long entry is lent, in every place")
  func lent() throws {
    let press = ArchivePress()
    let long = String(repeating: "0123456789", count: 5_000)
    for texts in [["a", "b", "c"], [long, "b", long], ["a", long, "c"], [long, long, long]] {
      let entries = zip(["1", "2", "3"], texts).map { Self.stored($0, $1) }
      let archive = try press.archive(ArchiveContents(entries))
      #expect(archive.joined == (try Self.expected(entries)))
      #expect(archive.count == archive.joined.count)
    }
  }

  @Test("entries in place of others, and more of them, are as if they had been there")
  func replaced() throws {
    let press = ArchivePress()
    let base: Entries = ["1", "2", "3"].map { Self.stored($0, "cũ " + $0) }
    for round in 0..<3 {
      var contents = ArchiveContents(base)
      contents.replace(at: 1, with: Self.stored("2", "mới \(round)").content)
      contents.replace(at: 1, with: Self.stored("2", "thừa").content)
      contents.add(Self.deflated("4", "thêm \(round)"))
      let whole = [
        base[0], Self.stored("2", "mới \(round)"), base[2], Self.deflated("4", "thêm \(round)"),
      ]
      #expect(try press.archive(contents).joined == Self.expected(whole))
    }
  }

  @Test("what is wrong with a name is told, and does not stay")
  func wrongNames() throws {
    let press = ArchivePress()
    #expect(throws: PackageFault.unsafeName("../a")) {
      try press.archive(ArchiveContents([Self.deflated("../a", "x")]))
    }
    #expect(throws: PackageFault.duplicateName("A")) {
      try press.archive(ArchiveContents([Self.stored("a", "x"), Self.stored("A", "y")]))
    }
    let entries: Entries = [Self.stored("a", "z")]
    #expect(try press.archive(ArchiveContents(entries)).joined == Self.expected(entries))
  }

  @Test("no entries give the empty archive")
  func nothing() throws {
    let press = ArchivePress()
    #expect(try press.archive(ArchiveContents([])).joined == ArchiveWriter().finish())
    #expect(try press.archive(ArchiveContents([])).joined == ArchiveWriter().finish())
  }
}

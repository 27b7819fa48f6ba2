import Packaging
import Testing

@Suite("Deflating while writing")
struct EntryStreamTests {
  /// Text that repeats without end, and never quite.
  static func text(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var number: UInt32 = 1
    while bytes.count < count {
      number = number &* 1_664_525 &+ 1_013_904_223
      bytes += Array("<w:t>\(number >> 20)</w:t>".utf8)
    }
    return Array(bytes.prefix(count))
  }

  static func unpacked(_ entry: CompressedEntry) throws -> [UInt8] {
    var archive = ArchiveWriter()
    archive.addCompressed("a.xml", entry)
    return try ArchiveReader(reading: archive.finish()).content("a.xml")
  }

  @Test(
    "what goes in comes out, in whatever pieces", arguments: [0, 1, 65_535, 65_536, 3_000_000],
    [1_000, 131_072, 5_000_000])
  func roundTrip(size: Int, piece: Int) throws {
    let content = Self.text(size)
    let stream = EntryStream()
    for start in stride(from: 0, to: size, by: piece) {
      let bytes = Array(content[start..<min(start + piece, size)])
      stream.append(bytes, count: bytes.count)
    }
    #expect(stream.count == size)
    let entry = stream.finish()
    #expect(entry.size == size)
    #expect(try Self.unpacked(entry) == content)
    #expect(entry.bytes.count < size / 3 + 100)
  }

  @Test("only as many bytes are taken as it is told")
  func part() throws {
    let stream = EntryStream()
    stream.append(Array("abcdef".utf8), count: 3)
    #expect(try Self.unpacked(stream.finish()) == Array("abc".utf8))
  }

  @Test(
    "a stream fitted to a text takes any other",
    arguments: [[], Array("<w:t>x</w:t>".utf8), text(50_000), Array(0...255)],
    [[], text(1), text(20_000), text(400_000), [UInt8](0...255) + [UInt8](0...255).reversed()])
  func fitted(sample: [UInt8], content: [UInt8]) throws {
    let stream = EntryStream(like: sample)
    for _ in 0..<2 {
      let entry = stream.entry(content)
      #expect(entry.size == content.count)
      #expect(try Self.unpacked(entry) == content)
    }
  }

  @Test("a short text like the sample is packed as small as ever")
  func fittedSize() {
    let (sample, content) = (Self.text(20_000), Self.text(20_400).suffix(20_000))
    let fitted = EntryStream(like: sample).entry(Array(content))
    let usual = EntryStream().entry(Array(content))
    #expect(fitted.bytes.count < usual.bytes.count + usual.bytes.count / 20)
  }

  @Test("one entry leaves nothing behind for the next")
  func reuse() {
    let stream = EntryStream()
    let first = stream.entry(Self.text(400_000))
    _ = stream.entry(Self.text(70_001).reversed())
    let again = stream.entry(Self.text(400_000))
    #expect(first.bytes == again.bytes)
    #expect(first.checksum == again.checksum)
    #expect(EntryStream().entry(Self.text(400_000)).bytes == first.bytes)
  }
}

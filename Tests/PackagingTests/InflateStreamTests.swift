import Packaging
import Testing

@Suite("Unpacking while reading")
struct InflateStreamTests {
  private static func read(_ archive: ArchiveReader) throws -> [UInt8] {
    let stream = try archive.stream("a.xml")
    var content: [UInt8] = []
    while true {
      let before = content.count
      guard try stream.append(to: &content) else { return content }
      #expect(content.count > before && content.count - before <= InflateStream.pieceBytes)
    }
  }

  @Test(
    "the pieces make up the whole", arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000],
    [Compression.stored, .standard, .batch])
  func pieces(size: Int, compression: Compression) throws {
    let content = EntryStreamTests.text(size)
    var archive = ArchiveWriter()
    archive.add("a.xml", content, compression: compression)
    #expect(try Self.read(ArchiveReader(reading: archive.finish())) == content)
  }

  @Test("a stored entry with a wrong checksum is damaged")
  func wrongChecksum() throws {
    var entry = RawZip.Entry("a.xml", EntryStreamTests.text(100_000))
    entry.checksum = 7
    let archive = try ArchiveReader(reading: RawZip(entries: [entry]).bytes)
    #expect(throws: PackageFault.damaged(entry: "a.xml")) { try Self.read(archive) }
  }

  @Test("a deflated entry longer or shorter than it says is damaged", arguments: [-1, 1, 70_000])
  func wrongSize(difference: Int) throws {
    let content = EntryStreamTests.text(200_000)
    let packed = EntryStream().entry(content)
    var entry = RawZip.Entry("a.xml", Array(packed.bytes))
    entry.method = 8
    entry.size = content.count + difference
    entry.checksum = packed.checksum
    let archive = try ArchiveReader(reading: RawZip(entries: [entry]).bytes)
    #expect(throws: PackageFault.damaged(entry: "a.xml")) { try Self.read(archive) }
  }
}

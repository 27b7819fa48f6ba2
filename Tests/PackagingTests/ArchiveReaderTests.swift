import Groundwork
import Packaging
import Testing

@Suite("Reading archives")
struct ArchiveReaderTests {
  private func limits(_ change: (inout PackageLimits) -> Void) -> PackageLimits {
    var limits = PackageLimits.standard
    change(&limits)
    return limits
  }

  private func archive(_ contents: [[UInt8]]) throws -> [UInt8] {
    var writer = ArchiveWriter()
    for (index, content) in contents.enumerated() { writer.add("\(index)", content) }
    return try writer.finish()
  }

  @Test("what was written is read back, stored or deflated, with Vietnamese names")
  func roundTrip() throws {
    let long = Array(String(repeating: "hội nghị tổng kết ", count: 10_000).utf8)
    var writer = ArchiveWriter()
    writer.add("Hội nghị/báo cáo.txt", long)
    writer.add("b", [1, 2, 3], compression: .stored)
    writer.add("rỗng", [])
    let archive = try ArchiveReader(reading: writer.finish())
    #expect(archive.names == ["Hội nghị/báo cáo.txt", "b", "rỗng"])
    #expect(try archive.content("Hội nghị/báo cáo.txt") == long)
    #expect(try archive.content("B") == [1, 2, 3])
    #expect(try archive.content("rỗng") == [])
    #expect(throws: PackageFault.missingPart("c")) { try archive.content("c") }

    // An entry carried over as it stands unpacks to the same.
    let entry = try #require(archive.compressed("Hội nghị/báo cáo.txt"))
    #expect(entry.bytes.count < long.count / 10)
    var copy = ArchiveWriter()
    copy.addCompressed("x", entry)
    #expect(try ArchiveReader(reading: copy.finish()).content("x") == long)
  }

  @Test(
    "what is no archive is called by its name",
    arguments: [
      ([], ForeignFormat.empty),
      (Array("%PDF-1.7".utf8), .pdf),
      (Array("{\\rtf1".utf8), .richText),
      (Array("\u{FEFF} <html>".utf8), .markup),
      (Array("Họ và tên,Đơn vị".utf8), .unknown),
      ([0x50], .unknown),
      (Self.compound("WordDocument"), .oldWord),
      (Self.compound("Workbook"), .oldExcel),
      (Self.compound("EncryptedPackage"), .passwordProtected),
      (Self.compound("Other"), .compound),
    ])
  func foreign(_ bytes: [UInt8], _ format: ForeignFormat) {
    #expect(throws: PackageFault.notAPackage(format)) { try ArchiveReader(reading: bytes) }
  }

  private static func compound(_ name: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)
      + name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      + [UInt8](repeating: 0, count: 100)
  }

  @Test("an archive cut short at any length is refused, and never crashes us")
  func truncated() throws {
    let whole = try archive([Array("một".utf8), Array(repeating: 7, count: 5_000), []])
    for length in 0..<whole.count {
      #expect(throws: PackageFault.self) { try ArchiveReader(reading: Array(whole[..<length])) }
    }
  }

  @Test("an archive with any byte changed is read or refused, and never crashes us")
  func bent() throws {
    let whole = try PackageWriterTests.sample()
    for index in whole.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var bent = whole
        bent[index] ^= change
        guard let archive = try? ArchiveReader(reading: bent) else { continue }
        for name in archive.names { _ = try? archive.content(name) }
      }
    }
  }

  @Test("damage inside an entry is noticed when it is unpacked")
  func damaged() throws {
    var stored = RawZip.Entry("a", [1, 2, 3])
    stored.checksum = 7
    #expect(throws: PackageFault.damaged(entry: "a")) {
      try ArchiveReader(reading: RawZip(entries: [stored]).bytes).content("a")
    }
    var deflated = RawZip.Entry("a", [1, 2, 3])
    deflated.method = 8
    #expect(throws: PackageFault.damaged(entry: "a")) {
      try ArchiveReader(reading: RawZip(entries: [deflated]).bytes).content("a")
    }
  }

  @Test("an entry that unpacks to more or less than it says is refused")
  func lyingSize() throws {
    let content = [UInt8](repeating: 65, count: 1_000)
    let entry = try Compressor().compress(content)
    for size in [999, 1_001, 0] {
      var lying = RawZip.Entry("a", Array(entry.bytes))
      lying.method = 8
      lying.size = size
      lying.checksum = entry.checksum
      #expect(throws: PackageFault.damaged(entry: "a")) {
        try ArchiveReader(reading: RawZip(entries: [lying]).bytes).content("a")
      }
    }
  }

  @Test("encrypted entries and strange compression are refused by name")
  func unreadable() {
    var encrypted = RawZip.Entry("mật", [1])
    encrypted.flags = 1 | 0x800
    #expect(throws: PackageFault.encrypted(entry: "mật")) {
      try ArchiveReader(reading: RawZip(entries: [encrypted]).bytes)
    }
    var packed = RawZip.Entry("a", [1])
    packed.method = 12
    #expect(throws: PackageFault.unsupportedCompression(entry: "a")) {
      try ArchiveReader(reading: RawZip(entries: [packed]).bytes)
    }
  }

  @Test(
    "names that could be unpacked elsewhere are refused",
    arguments: ["../a", "/etc/passwd", "a/../../b", "..\\a", "C:\\a", "a/./b", "a//b"])
  func unsafeNames(_ name: String) {
    #expect(throws: PackageFault.unsafeName(name)) {
      try ArchiveReader(reading: RawZip(entries: [.init(name, [1])]).bytes)
    }
  }

  @Test("backslashes between folders, as some programs write them, are understood")
  func backslashes() throws {
    let archive = try ArchiveReader(reading: RawZip(entries: [.init("xl\\a.xml", [1])]).bytes)
    #expect(try archive.content("xl/a.xml") == [1])
  }

  @Test("two entries of one name are refused, also when only the case differs")
  func duplicates() {
    for name in ["a.xml", "A.XML"] {
      #expect(throws: PackageFault.duplicateName(name)) {
        try ArchiveReader(reading: RawZip(entries: [.init("a.xml", [1]), .init(name, [2])]).bytes)
      }
    }
  }

  @Test("as many entries as the limit are read, one more is refused")
  func entryLimit() throws {
    let limits = limits { $0.entries = 3 }
    _ = try ArchiveReader(reading: archive([[1], [2], [3]]), limits: limits)
    #expect(throws: PackageFault.tooManyEntries(count: 4, limit: 3)) {
      try ArchiveReader(reading: archive([[1], [2], [3], [4]]), limits: limits)
    }
  }

  @Test("an entry as large as the limit is read, one byte more is refused")
  func sizeLimits() throws {
    let content = [UInt8](repeating: 1, count: 1_000)
    let bytes = try archive([content])
    _ = try ArchiveReader(reading: bytes, limits: limits { $0.partBytes = 1_000 })
    #expect(throws: PackageFault.tooLarge(entry: "0", limit: 999)) {
      try ArchiveReader(reading: bytes, limits: limits { $0.partBytes = 999 })
    }
    let two = try archive([content, content])
    _ = try ArchiveReader(reading: two, limits: limits { $0.unpackedBytes = 2_000 })
    #expect(throws: PackageFault.tooLarge(entry: nil, limit: 1_999)) {
      try ArchiveReader(reading: two, limits: limits { $0.unpackedBytes = 1_999 })
    }
  }

  @Test("a bomb is refused before it is unpacked")
  func bomb() throws {
    let bytes = try archive([[UInt8](repeating: 0, count: 3_000_000)])
    let limits = limits { $0.ratio = 100 }
    #expect(throws: PackageFault.suspiciousRatio(entry: "0", limit: 100)) {
      try ArchiveReader(reading: bytes, limits: limits)
    }
    let small = try archive([[UInt8](repeating: 0, count: 1_000_000)])
    _ = try ArchiveReader(reading: small, limits: limits)
  }

  @Test("entries that overlap, so that they seem larger than the archive, are refused")
  func overlapping() throws {
    var archive = RawZip(entries: [.init("a", [UInt8](repeating: 1, count: 400))])
    var bytes = archive.bytes
    archive.entries.append(archive.entries[0])
    // Both directory entries point at the first local header.
    let two = archive.bytes
    let half = two.count - 22 - 2 * 47
    bytes = Array(two[..<half])
    let directory = Array(two[half..<(half + 47)])
    bytes = Array(bytes[..<(half / 2)]) + directory
    var second = directory
    second[46] = UInt8(ascii: "b")
    bytes += second + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 2, 0, 2, 0, 94, 0, 0, 0]
    let start = half / 2
    bytes += [UInt8(start & 0xFF), UInt8(start >> 8), 0, 0, 0, 0]
    #expect(throws: PackageFault.damaged(entry: "b")) { try ArchiveReader(reading: bytes) }
  }
}

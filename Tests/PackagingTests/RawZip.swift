/// A zip archive written byte by byte, so that it can lie.
struct RawZip {
  struct Entry {
    var name: [UInt8]
    var content: [UInt8]
    var flags: UInt16 = 0
    var method: UInt16 = 0
    var size: Int?
    var checksum: UInt32?

    init(_ name: String, _ content: [UInt8] = []) {
      self.name = Array(name.utf8)
      self.content = content
    }
  }

  var entries: [Entry]

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = out.count
      let common =
        two(20) + two(entry.flags) + two(entry.method) + two(0) + two(33)
        + four(entry.checksum ?? Self.crc32(entry.content)) + four(UInt32(entry.content.count))
        + four(UInt32(entry.size ?? entry.content.count)) + two(UInt16(entry.name.count)) + two(0)
      out += [0x50, 0x4B, 3, 4] + common + entry.name + entry.content
      directory += [0x50, 0x4B, 1, 2] + two(20) + common
      directory += two(0) + two(0) + two(0) + four(0) + four(UInt32(offset)) + entry.name
    }
    let start = out.count
    out += directory
    out += [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(UInt16(entries.count))
    out += two(UInt16(entries.count)) + four(UInt32(directory.count)) + four(UInt32(start)) + two(0)
    return out
  }

  private func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private func four(_ value: UInt32) -> [UInt8] {
    two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
  }

  static func crc32(_ content: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

import CDigest
import Groundwork
import Packaging

/// A finished document of a pack: its bytes, and what the index and the manifest say of it.
struct MadeDocument: Sendable {
  /// The pack entry it was made for.
  let id: String
  /// Path in the output folder, with its ending.
  let path: String
  let bytes: [UInt8]
  /// Type and subject, such as “BÁO CÁO Tổng kết …”.
  let title: String
  /// Number and symbol, such as `245/BC-UBND`; empty when the document has none.
  let number: String
  let date: CalendarDate?
  /// Who issued it.
  let author: String
  /// How many records of each sheet stand behind it.
  let records: [(sheet: String, count: Int)]
  /// The single record it was made for, when the pack says `each`.
  let record: Origin
}

/// SHA-256 of bytes, in hexadecimal.
func digest(of bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  unsafe bytes.withUnsafeBufferPointer { bytes in
    _ = unsafe SHA256(bytes.baseAddress, bytes.count, &digest)
  }
  let figures = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * digest.count)
  for byte in digest {
    text.append(figures[Int(byte >> 4)])
    text.append(figures[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// CRC-32 of bytes, in hexadecimal: enough to notice that somebody edited a letter, and next to
/// nothing beside making it, where SHA-256 would take a third of the time.
func checksum(of bytes: [UInt8]) -> String { written(checksum: Checksum.crc32(bytes)) }

/// A CRC-32 as lists of files have it: eight figures in hexadecimal.
func written(checksum: UInt32) -> String {
  let digits = String(checksum, radix: 16)
  return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}

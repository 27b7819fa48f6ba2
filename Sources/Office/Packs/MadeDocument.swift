import Crypto
import Groundwork

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
  var text: [UInt8] = []
  let digits = Array("0123456789abcdef".utf8)
  for byte in SHA256.hash(data: bytes) {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

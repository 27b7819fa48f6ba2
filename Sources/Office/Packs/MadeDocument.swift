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

  /// SHA-256 of the bytes, in hexadecimal.
  var digest: String {
    SHA256.hash(data: bytes).reduce(into: "") { text, byte in
      text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
  }
}

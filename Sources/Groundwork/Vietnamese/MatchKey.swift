extension String {
  /// What is compared when names are matched: letters and digits, folded.
  ///
  /// “QP-AN”, “qp an” and `qp_an` all give `qpan`. Letters that are not Latin stay as they are.
  public var matchKey: String {
    let isASCII = utf8.allSatisfy { $0 < 0x80 }
    var key: [UInt8] = []
    key.reserveCapacity(utf8.count)
    for byte in isASCII ? utf8 : folded.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        key.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte + 32)
      // What is not ASCII after folding is a letter of another language, or a sign that nobody
      // would leave out of only one of two names.
      case 0x80...: key.append(byte)
      default: continue
      }
    }
    return String(decoding: key, as: UTF8.self)
  }
}

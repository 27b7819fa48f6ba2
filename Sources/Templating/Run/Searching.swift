/// The first place of `part` in `bytes` at or after `from`.
func find(_ part: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
  guard let first = part.first else { return from <= bytes.count ? from : nil }
  guard part.count <= bytes.count else { return nil }
  if part.count > 32 { return findLong(part, in: bytes, from: from) }
  var index = from
  let last = bytes.count - part.count
  while index <= last {
    if bytes[index] == first {
      var offset = 1
      while offset < part.count, bytes[index + offset] == part[offset] { offset += 1 }
      if offset == part.count { return index }
    }
    index += 1
  }
  return nil
}

/// As `find`, after Knuth, Morris and Pratt: linear however much the part is like itself.
private func findLong(_ part: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
  // How much of the part's start is matched still when the next byte does not match.
  var fallback = [Int32](repeating: 0, count: part.count)
  var matched = 0
  for index in 1..<part.count {
    while matched > 0, part[index] != part[matched] { matched = Int(fallback[matched - 1]) }
    if part[index] == part[matched] { matched += 1 }
    fallback[index] = Int32(truncatingIfNeeded: matched)
  }
  matched = 0
  for index in from..<max(from, bytes.count) {
    while matched > 0, bytes[index] != part[matched] { matched = Int(fallback[matched - 1]) }
    if bytes[index] == part[matched] { matched += 1 }
    if matched == part.count { return index + 1 - matched }
  }
  return nil
}

/// The text over and over: `String(repeating:count:)` takes a hundred times as long.
func repeated(_ text: String, _ count: Int) -> String {
  let part = Array(text.utf8)
  guard count > 0, !part.isEmpty else { return "" }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(part.count * count)
  bytes += part
  // What is there already is doubled as long as that fits.
  while bytes.count <= part.count * count / 2 { bytes += bytes }
  bytes += bytes[..<(part.count * count - bytes.count)]
  return String(decoding: bytes, as: UTF8.self)
}

extension String {
  /// Whether one of two bytes is in the text's UTF-8.
  ///
  /// The library's own `contains` goes through an iterator, at twice the time.
  public func hasByte(_ byte: UInt8, or other: UInt8) -> Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where bytes[index] == byte || bytes[index] == other { return true }
    return false
  }

  /// Whether a byte is in the text's UTF-8.
  public func hasByte(_ byte: UInt8) -> Bool { hasByte(byte, or: byte) }
}

/// Bytes that grow: the one way text leaves the house.
///
/// Escapers look for the few bytes that need it and append whole runs between them, which is some
/// twenty times as fast as building Swift strings.
public struct ByteSink: Sendable {
  public var bytes: [UInt8]

  public init(reserving capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  public mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }
  public mutating func append(byte: UInt8) { bytes.append(byte) }

  public mutating func append(decimal value: Int) {
    if value < 0 { append(byte: UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    // The digits came last first.
    var (first, last) = (start, bytes.count - 1)
    while first < last {
      bytes.swapAt(first, last)
      first += 1
      last -= 1
    }
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

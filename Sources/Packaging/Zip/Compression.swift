/// How an entry of an archive is kept.
public enum Compression: Sendable, Hashable {
  /// As it is: right for what is compressed already (pictures, finished .docx and .xlsx files).
  case stored
  /// Deflated; `level` is 1 (fast) to 12 (small).
  case deflated(level: Int)

  /// What single documents use.
  public static let standard = Compression.deflated(level: 6)
  /// What batches use: about a tenth larger, three to seven times as fast.
  public static let batch = Compression.deflated(level: 1)
}

/// The content of an archive entry in the form in which archives keep it.
///
/// A part that does not change from one document to the next is compressed once, or taken over
/// as it stands in a template, and added to any number of archives.
public struct CompressedEntry: Sendable {
  /// The bytes as they stand in the archive.
  public let bytes: ArraySlice<UInt8>
  /// False when `bytes` are the content itself.
  public let isDeflated: Bool
  /// Length of the content, in bytes.
  public let size: Int
  /// CRC-32 of the content.
  public let checksum: UInt32

  init(bytes: ArraySlice<UInt8>, isDeflated: Bool, size: Int, checksum: UInt32) {
    self.bytes = bytes
    self.isDeflated = isDeflated
    self.size = size
    self.checksum = checksum
  }

  /// Content that is kept as it is.
  public init(stored content: [UInt8]) {
    self.init(
      bytes: content[...], isDeflated: false, size: content.count,
      checksum: Checksum.crc32(content))
  }
}

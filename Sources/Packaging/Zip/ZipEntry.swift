/// What one entry of an archive says about itself, and its bytes as they stand there.
public struct ZipEntry: Sendable {
  /// Path inside the archive, with “/” between folders.
  public let name: String
  public var content: CompressedEntry

  public init(name: String, content: CompressedEntry) {
    self.name = name
    self.content = content
  }
}

public import Groundwork

/// What makes one package after another, and keeps from each what helps with the next.
///
/// Not for several threads at once: each has one of its own.
public final class ArchivePress {
  /// What deflates the parts.
  public let stream: EntryStream
  private var mould: ArchiveMould?

  /// - Parameter sample: a text that the parts will be like; nil when nobody knows.
  public init(like sample: [UInt8]? = nil) { stream = EntryStream(like: sample) }

  /// The archive with these entries, in their order: the bytes that `ArchiveWriter` would make.
  ///
  /// - Throws: what `ArchiveWriter.finish` throws.
  public func archive(_ contents: ArchiveContents) throws(PackageFault) -> PiecedBytes {
    // A mould has seen its names already: safe ones, and no two alike.
    if let cast = mould?.cast(contents) { return cast }
    var writer = ArchiveWriter()
    for place in 0..<contents.count {
      writer.addCompressed(contents.name(at: place), contents.content(at: place))
    }
    let archive = try writer.finish()
    mould = ArchiveMould(of: archive, contents)
    return PiecedBytes(archive)
  }
}

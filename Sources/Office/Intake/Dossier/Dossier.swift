public import Groundwork

/// A dossier as it was read, before anything is computed.
public struct Dossier: Sendable {
  /// The fields of `ho-so.yaml`, one list of records for each sheet of the schema (empty when the
  /// dossier has it not), unknown sheets under their slugs, and under `tong_ghi` the total rows that
  /// were typed.
  public var data: Record
  /// The files and sheets that the origins in `data` refer to.
  public var sources: Sources

  /// Whether `ho-so.yaml` was there and could be read; if not, there is no use in checking it.
  public var isMainRead: Bool

  public init(data: Record, sources: Sources, isMainRead: Bool = true) {
    self.data = data
    self.sources = sources
    self.isMainRead = isMainRead
  }

  /// The file that makes a folder a dossier.
  public static let mainFile = "ho-so.yaml"
  /// The stem of the files or the folder that hold the figures.
  public static let figures = "so-lieu"
}

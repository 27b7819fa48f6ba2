public import Groundwork
internal import Packaging

/// Why a Word document could not be made or read, other than by faults of the clerk's material.
public enum WordFault: Error, Sendable, Hashable {
  /// The package could not be put together.
  case cannotPackage(reason: Phrase)
  /// The bytes are no Word document that could be read.
  case cannotRead(reason: Phrase)

  init(_ fault: PackageFault) { self = .cannotPackage(reason: fault.phrase) }

  public var phrase: Phrase {
    switch self {
    case .cannotPackage(let reason):
      Phrase(
        vi: "không đóng gói được tệp Word: \(reason.vi)",
        en: "the Word file could not be packed: \(reason.en)")
    case .cannotRead(let reason):
      Phrase(
        vi: "không đọc được tệp Word: \(reason.vi)",
        en: "the Word file could not be read: \(reason.en)")
    }
  }
}

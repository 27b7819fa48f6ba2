public import Groundwork
internal import Packaging

/// Why a Word document could not be made or read, other than by faults of the clerk's material.
public enum WordFault: Error, Sendable, Hashable {
  /// The package could not be put together.
  case cannotPackage(reason: Phrase)
  /// The bytes are no Word document that could be read.
  case cannotRead(reason: Phrase, hint: Phrase? = nil)

  init(_ fault: PackageFault) { self = .cannotPackage(reason: fault.phrase) }
  init(reading fault: PackageFault) { self = .cannotRead(reason: fault.phrase, hint: fault.hint) }

  /// What a clerk can do about it; nil when there is nothing to advise.
  public var hint: Phrase? {
    if case .cannotRead(_, let hint) = self { hint } else { nil }
  }

  public var phrase: Phrase {
    switch self {
    case .cannotPackage(let reason):
      Phrase(
        vi: "không đóng gói được tệp Word: \(reason.vi)",
        en: "the Word file could not be packed: \(reason.en)")
    case .cannotRead(let reason, _):
      Phrase(
        vi: "không đọc được tệp Word: \(reason.vi)",
        en: "the Word file could not be read: \(reason.en)")
    }
  }
}

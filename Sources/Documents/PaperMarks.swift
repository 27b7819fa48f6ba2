/// The marks that stand in boxes on a paper's first page: who may see it and how fast it must go.
///
/// Each is written as it is printed, in any case; which ones there are is for the profile to say
/// (NĐ 30/2020, Phụ lục I, Phần I, ô 10a, 10b and 11).
public struct PaperMarks: Sendable, Hashable {
  /// How secret the paper is, “MẬT”; nil for most.
  public var secrecy: String?
  /// How urgent it is, “HỎA TỐC”; nil for most.
  public var urgency: String?
  /// Among whom it may go round, “LƯU HÀNH NỘI BỘ”; empty for most.
  public var circulation: [String]

  /// The marks of a paper; of most there are none.
  public init(secrecy: String? = nil, urgency: String? = nil, circulation: [String] = []) {
    self.secrecy = secrecy
    self.urgency = urgency
    self.circulation = circulation
  }
}

/// Where the body that issues a paper is to be found, at the foot of the first page
/// (NĐ 30/2020, Phụ lục I, Phần I, ô 13).
public struct Contact: Sendable, Hashable {
  /// What may be told of it.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case address, phone, fax, email, website
  }

  private var texts: [Field: String] = [:]

  /// Tells nothing yet.
  public init() {}

  /// What is told under a field; nil when nothing is.
  public subscript(field: Field) -> String? {
    get { texts[field] }
    set { texts[field] = newValue }
  }

  /// Whether nothing is told at all.
  public var isEmpty: Bool { texts.isEmpty }
}

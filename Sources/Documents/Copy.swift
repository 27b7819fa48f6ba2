internal import Groundwork

/// The attestation that makes a paper a copy: its form, who copied it, under what number and when.
///
/// It stands below the paper, or, of an electronic copy, in a line at the top of page 1
/// (NĐ 30/2020, Phụ lục I, Phần II; Phụ lục III, mẫu 3.1 and 3.2).
public struct Copy: Sendable, Hashable {
  /// Whether the copy is on paper or a signed file.
  public enum Medium: String, Sendable, Hashable, CaseIterable { case paper, electronic }

  /// “sao y”, “sao lục”, “trích sao”, in any case.
  public var form: String
  public var medium: Medium
  /// The copying body, the copy's number and symbol, its place and date.
  public var letterhead: Letterhead
  public var signatures: [SignatureBlock]
  /// Nil when the copy has no Nơi nhận of its own.
  public var recipients: Recipients?
  /// When an electronic copy is signed, as it is printed; nil leaves room for it.
  public var time: String?

  /// A copy on paper.
  public init(form: String, letterhead: Letterhead) {
    self.form = form
    medium = .paper
    self.letterhead = letterhead
    signatures = []
  }
}

/// The line at the top of a file that is attached to a paper and signed by itself
/// (NĐ 30/2020, Phụ lục I, Phần I, ô 14).
public struct SigningNote: Sendable, Hashable {
  /// Those of the paper it belongs to; nil leaves room.
  public var number: String?
  public var symbol: String?
  /// When it is signed, as it is printed; nil leaves room.
  public var time: String?

  /// A note with what is known of it.
  public init(number: String? = nil, symbol: String? = nil, time: String? = nil) {
    self.number = number
    self.symbol = symbol
    self.time = time
  }
}

extension Copy {
  /// - Parameter fields: the front matter's `copy`.
  init(_ fields: inout FieldReader, into findings: inout Findings) {
    let form = fields.words("form")
    let issuer = fields.words("issuer")
    var head = Letterhead(issuer: fields.require(issuer, "issuer", else: ""))
    head.kind = fields.words("kind")
    head.number = fields.words("number")
    head.symbol = fields.words("symbol")
    head.place = fields.words("place")
    head.date = fields.words("date") == nil ? nil : fields.date("date")
    self.init(form: fields.require(form, "form", else: ""), letterhead: head)
    medium = fields.choice("medium") ?? .paper
    time = fields.words("time")
    signatures = (fields.list("signatures") ?? []).map { SignatureBlock($0, into: &findings) }
    let lines = fields.lines("recipients", into: &findings)
    let archive = fields.words("archive")
    if !lines.isEmpty || archive != nil {
      recipients = Recipients(lines: lines, archive: archive)
    }
  }
}

extension SigningNote {
  /// - Parameter fields: the front matter's `signing_note`.
  init(_ fields: inout FieldReader) {
    self.init(
      number: fields.words("number"), symbol: fields.words("symbol"), time: fields.words("time"))
  }
}

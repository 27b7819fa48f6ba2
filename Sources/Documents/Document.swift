public import Groundwork

/// What an official paper says: no font, no measure, no markup.
///
/// Everything that writes prose makes a `Document`; everything that makes pages reads one. How it
/// looks is the business of a `FormatProfile`.
public struct Document: Sendable, Hashable {
  /// The type's abbreviation, `BC`; nil for papers without one (công văn).
  public var type: String?
  /// The type's name, “BÁO CÁO”; nil for a công văn, whose subject then stands under the number.
  public var title: String?
  /// What the paper is about (trích yếu).
  public var subject: String?
  /// Nil for an attachment that bears none.
  public var letterhead: Letterhead?
  /// To whom the paper is addressed (Kính gửi); empty for most types.
  public var addressees: [String]
  /// Who decides, above the bases of a decision (thẩm quyền ban hành).
  public var authority: String?
  /// The legal bases (căn cứ), without their final marks.
  public var bases: [String]
  /// “Theo đề nghị của …”, without its final mark.
  public var proposal: String?
  /// “QUYẾT ĐỊNH:”, between the bases and the articles.
  public var enacting: String?
  /// Which of the profile's numbering schemes headings and lists follow.
  public var scheme: String
  public var body: [Block]
  /// Whether the profile's end mark closes the body.
  public var hasEndMark: Bool
  public var signatures: [SignatureBlock]
  /// Nil when the paper has no Nơi nhận.
  public var recipients: Recipients?
  /// “(Kèm theo …)” under the subject.
  public var attachedTo: String?
  public var appendices: [Appendix]
  /// The line under each appendix's title; nil when the profile's pattern makes it.
  public var appendixReference: AppendixReference
  public var keywords: String?
  /// How secret, how urgent, and among whom it is.
  public var marks = PaperMarks()
  /// Where the issuing body is to be found; empty for most papers.
  public var contact = Contact()
  /// What makes the paper a copy of itself; nil for originals.
  public var copy: Copy?
  /// For what is attached to a paper and signed as a file of its own; nil for all else.
  public var signingNote: SigningNote?
  /// The file that it was read from, for messages.
  public var file: String

  /// The line “(Kèm theo Báo cáo số …)” under the title of an appendix.
  public enum AppendixReference: Sendable, Hashable {
    case byPattern
    case text(String)
    case none
  }

  public init(title: String?, subject: String? = nil, body: [Block] = []) {
    type = nil
    self.title = title
    self.subject = subject
    letterhead = nil
    addressees = []
    authority = nil
    bases = []
    proposal = nil
    enacting = nil
    scheme = "plain"
    self.body = body
    hasEndMark = false
    signatures = []
    recipients = nil
    attachedTo = nil
    appendices = []
    appendixReference = .byPattern
    keywords = nil
    file = ""
  }
}

/// The head of the first page: who issues, under what number, where and when.
public struct Letterhead: Sendable, Hashable {
  /// The issuing body's full name, in ordinary letters.
  public var issuer: String
  /// Those that issue it together with the first, in order; none for most papers.
  public var partners: [String] = []
  /// The body directly above it; nil when none is named.
  public var parent: String?
  /// What kind of body it is (`ubnd`, `quan_su` …); nil when not said.
  public var kind: String?
  /// The number in figures; nil leaves room to write it by hand.
  public var number: String?
  /// “BC-UBND”; nil together with the number when the paper bears neither.
  public var symbol: String?
  public var place: String?
  /// Nil leaves room to write it by hand.
  public var date: CalendarDate?
  /// False for papers that tell their time in the text (biên bản).
  public var hasDateLine: Bool

  public init(
    issuer: String, parent: String? = nil, kind: String? = nil, number: String? = nil,
    symbol: String? = nil, place: String? = nil, date: CalendarDate? = nil,
    hasDateLine: Bool = true
  ) {
    self.issuer = issuer
    self.parent = parent
    self.kind = kind
    self.number = number
    self.symbol = symbol
    self.place = place
    self.date = date
    self.hasDateLine = hasDateLine
  }
}

/// One who signs.
public struct SignatureBlock: Sendable, Hashable {
  /// In whose name, line by line; empty for a head who signs for himself.
  public var authority: [String]
  public var position: String?
  /// A military rank before the name; only for bodies to which the profile allows it.
  public var rank: String?
  /// Another post, in a line above the name.
  public var aboveName: String?
  public var name: String?
  /// Pictures of the signature and the seal, as the paper writes their paths; nil leaves room for
  /// them.
  public var picture: String?
  public var seal: String?

  public init(
    authority: [String] = [], position: String? = nil, rank: String? = nil,
    aboveName: String? = nil, name: String? = nil
  ) {
    self.authority = authority
    self.position = position
    self.rank = rank
    self.aboveName = aboveName
    self.name = name
  }
}

/// Who gets the paper (Nơi nhận).
public struct Recipients: Sendable, Hashable {
  /// Without dashes and marks.
  public var lines: [String]
  /// What follows “Lưu:”; nil when nothing is kept.
  public var archive: String?
  /// Under the left signature, as in a biên bản, and not beside the right one.
  public var isBelow: Bool
  /// The sign of whoever drafted the paper, “PL”; nil when it is not told
  /// (NĐ 30/2020, Phụ lục I, Phần I, ô 12).
  public var drafter: String?
  /// In how many copies it goes out; nil when that is not told.
  public var copies: Int?

  public init(
    lines: [String], archive: String?, isBelow: Bool = false, drafter: String? = nil,
    copies: Int? = nil
  ) {
    self.lines = lines
    self.archive = archive
    self.isBelow = isBelow
    self.drafter = drafter
    self.copies = copies
  }
}

/// A part after the signatures, with a title and page numbers of its own.
public struct Appendix: Sendable, Hashable {
  public var title: [Inline]
  public var orientation: Orientation
  public var body: [Block]
  public var location: Location

  public init(
    title: [Inline], orientation: Orientation = .portrait, body: [Block],
    location: Location = .nowhere
  ) {
    self.title = title
    self.orientation = orientation
    self.body = body
    self.location = location
  }
}

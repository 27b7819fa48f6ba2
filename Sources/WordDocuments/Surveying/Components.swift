public import Documents

extension WordSurvey {
  /// What a piece of text is for, among the components of an official paper's layout.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    // The head.
    /// A line of the national heading; which one is told by `Components.national`.
    case national
    /// The body above the one that issues the paper, and that one.
    case parent, issuer
    /// Number and symbol; place and date; the subject of a letter under its number.
    case number, placeDate, dispatchSubject
    // Above the text.
    /// The type's name, what the paper is about, and “(Kèm theo …)”.
    case title, subject, attachedTo
    /// “Kính gửi:” and those addressed.
    case addresseeLabel, addressee
    /// Who decides, the legal bases, “Theo đề nghị của …”, and “QUYẾT ĐỊNH:”.
    case authority, basis, proposal, enacting
    // The text.
    /// Its titles, its paragraphs, and what stands in tables.
    case heading, body, tableText
    // The foot.
    /// “Nơi nhận:”, its lines, the line “Lưu: …”, and the sign of whoever drafted the paper.
    case recipientsLabel, recipient, archive, drafter
    /// Who printed the paper and when.
    case colophon
    /// “TM. …”, the post, what stands above the name, and the name.
    case signerAuthority, signerPosition, aboveName, signerName
    // After it.
    /// “Phụ lục …”, its title, “(Kèm theo …)” and its text.
    case appendixLabel, appendixTitle, appendixReference, appendixText
    // Below a copy.
    /// “SAO Y”, the copying body, the copy's number, and all else in its attestation.
    case copyForm, copyIssuer, copyNumber, copyText
    // In boxes.
    /// How secret and how urgent the paper is, and among whom it may go round.
    case secrecyMark, urgencyMark, circulationMark
    // The rest.
    /// A line or sign that only adorns.
    case ornament
    /// An empty paragraph.
    case blank
    /// Anything that has no place of its own.
    case other
  }

  /// Some of a paragraph's text: all of it, one of its lines, or what stands between two tabs.
  public struct Span: Sendable, Hashable {
    /// Index in the survey's `paragraphs`.
    public var paragraph: Int
    /// Bytes of the paragraph's UTF-8, without outer blanks.
    public var range: Range<Int>

    /// A piece of a paragraph.
    public init(paragraph: Int, range: Range<Int>) {
      self.paragraph = paragraph
      self.range = range
    }
  }

  /// One who signs.
  public struct Signature: Sendable, Hashable {
    /// On whose behalf, line by line.
    public var authority: [Span] = []
    /// Nil when no post is named.
    public var position: Span?
    /// What stands between the post and the name.
    public var aboveName: [Span] = []
    /// Nil when the name is left to be written.
    public var name: Span?
  }

  /// The components of an official paper, by their places and words.
  public struct Components: Sendable {
    /// The lines of the national heading, one for each of the profile's; nil where one is missing.
    public internal(set) var national: [Span?] = []
    /// Those who sign, from left to right.
    public internal(set) var signatures: [Signature] = []
    /// The main role of each paragraph.
    public internal(set) var roles: [Role] = []
    /// The paragraphs with which appendices and attachments begin.
    public internal(set) var appendices: [Int] = []
    /// The first paragraph after the paper itself: the number of paragraphs when nothing follows.
    public internal(set) var end = 0
    private var spans: [Role: [Span]] = [:]

    /// The pieces with this role, in reading order.
    public subscript(role: Role) -> [Span] { spans[role] ?? [] }

    mutating func add(_ span: Span, as role: Role) {
      spans[role, default: []].append(span)
      // The first piece of a paragraph speaks for it.
      if roles[span.paragraph] == .other || roles[span.paragraph] == .blank {
        roles[span.paragraph] = role
      }
    }
  }

  /// The words of a piece.
  public func text(of span: Span) -> String {
    let utf8 = paragraphs[span.paragraph].text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: span.range.lowerBound)
    return String(utf8[start..<utf8.index(start, offsetBy: span.range.count)]) ?? ""
  }

  /// The runs of a piece that show something, cut at its ends.
  public func runs(of span: Span) -> [Run] {
    let paragraph = paragraphs[span.paragraph]
    return paragraph.runs.compactMap { run in
      let range = run.range.clamped(to: span.range)
      guard !range.isEmpty, !Self.isBlank(paragraph.text.utf8, range) else { return nil }
      return Run(range: range, format: run.format)
    }
  }

  /// Recognises the components of a paper that follows, or should follow, this profile.
  ///
  /// The profile says by which words they are known: the lines of the national heading, “Số”,
  /// “Nơi nhận” and so on. They are compared without regard to case, diacritics and the place of
  /// the tone, and small slips are forgiven, so that a checker can point at them.
  public func components(under profile: FormatProfile) -> Components {
    let finder = ComponentFinder(self, profile)
    return finder.find()
  }
}

extension WordSurvey.Role {
  /// Whether it stands in a box of its own.
  var isMark: Bool { self == .secrecyMark || self == .urgencyMark || self == .circulationMark }
}

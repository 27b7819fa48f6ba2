public import Groundwork

extension Document {
  /// Reads a paper from its front matter and its Markdown body.
  ///
  /// Whatever is wrong is added to `findings`; the document holds what could be read.
  /// - Parameters:
  ///   - frontMatter: the record between the two `---` lines, with all tags already filled in.
  ///   - markdown: the body, with all tags already filled in.
  ///   - file: the paper's name, for messages.
  ///   - firstLine: the line of `file` on which the body starts, from 1.
  public init(
    frontMatter: Value, markdown: String, file: String, firstLine: Int,
    into findings: inout Findings
  ) {
    var fields = FieldReader(frontMatter, subject: "paper")
    self.init(title: fields.words("title"), subject: fields.words("subject"))
    self.file = file
    type = fields.words("type")
    addressees = fields.lines("addressees", into: &findings)
    authority = fields.words("authority")
    bases = fields.lines("bases", into: &findings)
    proposal = fields.words("proposal")
    enacting = fields.words("enacting")
    scheme = fields.words("scheme") ?? "plain"
    hasEndMark = fields.bool("end_mark") ?? false
    attachedTo = fields.words("attached_to")
    keywords = fields.words("keywords")
    letterhead = Self.letterhead(&fields, into: &findings)
    signatures = (fields.list("signatures") ?? []).map {
      SignatureBlock($0, into: &findings)
    }
    let lines = fields.lines("recipients", into: &findings)
    let archive = fields.words("archive")
    let isBelow = fields.bool("recipients_below") ?? false
    let drafter = fields.words("drafter")
    let copies = fields.integer("issued_copies", in: 1...1_000_000)
    if !lines.isEmpty || archive != nil {
      recipients = Recipients(
        lines: lines, archive: archive, isBelow: isBelow, drafter: drafter, copies: copies)
    }
    marks = PaperMarks(
      secrecy: fields.words("secrecy"), urgency: fields.words("urgency"),
      circulation: fields.lines("circulation", into: &findings))
    contact = Self.contact(&fields, into: &findings)
    if var copied = fields.reader("copy") {
      copy = Copy(&copied, into: &findings)
      copied.finish(into: &findings)
    }
    if var note = fields.reader("signing_note") {
      signingNote = SigningNote(&note)
      note.finish(into: &findings)
    }
    if let value = fields.value("appendix_reference") {
      if value.bool == false {
        appendixReference = .none
      } else if let text = fields.words("appendix_reference") {
        appendixReference = .text(text)
      }
    }
    if title == nil, addressees.isEmpty {
      // Only a công văn goes without the name of its type, and it is always addressed.
      findings.error("paper.missing-field", .noTitle, at: fields.origin)
    }
    fields.finish(into: &findings)

    guard markdown.utf8.count <= Self.bodyLimit else {
      findings.error("paper.too-long", .tooLong(markdown.utf8.count), at: .file(file))
      return
    }
    (body, appendices) = PaperReader.read(
      markdown, file: file, firstLine: firstLine, into: &findings)
  }

  /// Bytes of Markdown in one paper: some four thousand pages.
  ///
  /// cmark-gfm 0.29.0.gfm.6 has a few steps that grow with the square of their input.
  static let bodyLimit = 8 << 20

  private static func contact(
    _ fields: inout FieldReader, into findings: inout Findings
  ) -> Contact {
    var contact = Contact()
    guard var told = fields.reader("contact") else { return contact }
    for field in Contact.Field.allCases { contact[field] = told.words(field.rawValue) }
    told.finish(into: &findings)
    return contact
  }

  private enum LetterheadKind: String, CaseIterable { case full, none }

  private static func letterhead(
    _ fields: inout FieldReader, into findings: inout Findings
  ) -> Letterhead? {
    fields.allow("number", "symbol", "place", "date", "date_line", "issuer")
    if fields.value("letterhead") != nil {
      // An unknown word was complained of already.
      guard fields.choice("letterhead", of: LetterheadKind.self) == .full else { return nil }
    }
    guard var issuer = fields.reader("issuer") else {
      findings.error(
        "paper.missing-field", .noIssuer, at: fields.origin, hints: [.issuerHint])
      return nil
    }
    let name = issuer.words("name")
    var head = Letterhead(
      issuer: issuer.require(name, "name", else: ""), parent: issuer.words("parent"),
      kind: issuer.words("kind"))
    head.partners = issuer.lines("partners", into: &findings)
    issuer.finish(into: &findings)
    head.number = fields.words("number")
    head.symbol = fields.words("symbol")
    head.place = fields.words("place")
    head.date = fields.words("date") == nil ? nil : fields.date("date")
    head.hasDateLine = fields.bool("date_line") ?? true
    return head
  }
}

extension SignatureBlock {
  init(_ value: Value, into findings: inout Findings) {
    var fields = FieldReader(value, subject: "paper")
    self.init(
      authority: fields.lines("authority", into: &findings), position: fields.words("position"),
      rank: fields.words("rank"), aboveName: fields.words("above_name"),
      name: fields.words("name"))
    picture = fields.words("signature_picture")
    seal = fields.words("seal_picture")
    fields.finish(into: &findings)
  }
}

extension FieldReader {
  /// Text to print: composed, without outer blanks, its line ends as line breaks.
  ///
  /// Nil when it is missing or empty: a tag whose value is missing leaves an empty text.
  mutating func words(_ name: String) -> String? {
    text(name).flatMap(Self.words)
  }

  /// Texts to print; those that are empty are left out.
  ///
  /// A tag in a list may itself have given a list, or nothing.
  mutating func lines(_ name: String, into findings: inout Findings) -> [String] {
    let items = (list(name) ?? []).flatMap { $0.list ?? [$0] }
    let field = FieldReader(
      .record(Record([(name, Value(.list(items.filter { !$0.isNone }), from: origin))])),
      subject: subject)
    return field.takeTexts(name, into: &findings).compactMap(Self.words)
  }

  private consuming func takeTexts(_ name: String, into findings: inout Findings) -> [String] {
    let texts = texts(name) ?? []
    finish(into: &findings)
    return texts
  }

  private static func words(_ text: String) -> String? {
    let trimmed = text.drop(while: \.isWhitespace)
    guard let end = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(trimmed[...end]).composed
      .split { $0 == "\n" || $0 == "\r\n" }
      .joined(separator: String(Inline.lineBreak))
  }
}

extension Phrase {
  fileprivate static var noTitle: Phrase {
    Phrase(
      vi: "thiếu “title” (tên loại văn bản)", en: "“title” (the type's name) is missing")
  }
  fileprivate static var noIssuer: Phrase {
    Phrase(vi: "thiếu “issuer” (cơ quan ban hành)", en: "“issuer” is missing")
  }
  fileprivate static var issuerHint: Phrase {
    Phrase(
      vi: "văn bản đính kèm không có phần đầu thì viết “letterhead: none”",
      en: "for an attachment without a head, write “letterhead: none”")
  }
  fileprivate static func tooLong(_ bytes: Int) -> Phrase {
    Phrase(
      vi: "nội dung dài \(bytes) byte; tối đa \(Document.bodyLimit)",
      en: "the body is \(bytes) bytes long; at most \(Document.bodyLimit)")
  }
}

internal import Documents
internal import Groundwork
internal import Packaging

/// The attestation below a paper that is a copy.
extension DocumentWriter {
  mutating func writeCopy() {
    guard let copy = document.copy, copy.medium == .paper,
      let form = profile.copy.form(of: copy)
    else { return }
    let look = profile.copy
    emit(.rule, []) { properties in
      properties.spaceBefore = Length(points: look.spaceBefore).twips
      properties.topBorder = Int((look.border * 8).rounded())
      properties.keepsWithNext = true
    }
    beginTable()
    // Wherever papers tell their date, an attestation has it beside its number.
    var ownProfile = profile
    ownProfile.head.placeDate.position = .head
    let head = HeadBlock(
      copy.letterhead, right: [.init(role: .copyForm, text: form.text, style: look.style)],
      ownProfile, textWidth: textWidth, keepsWithNext: true)
    if let text = head.tooWide {
      findings.warning("paper.head-too-wide", .headTooWide(text), at: .file(document.file))
    }
    head.write(to: &xml)
    guard !copy.signatures.isEmpty || copy.recipients != nil else { return }
    for signature in copy.signatures { check(signature, of: copy.letterhead.kind) }
    // A table that touched the head's would become one with it.
    var gap = ParagraphProperties(style: Role.filler.id)
    gap.keepsWithNext = true
    xml.paragraph(gap, [])
    writeTable(copy.signatures, copy.recipients)
  }
}

extension FormatProfile.CopyLook {
  /// The form that a copy names, however its capitals and tones were typed; nil for none.
  func form(of copy: Copy) -> Form? { forms.first { $0.text.folded == copy.form.folded } }

  /// Complains of a form that there is not, and of a symbol that is another form's.
  func check(_ copy: Copy, of file: String, into findings: inout Findings) {
    guard let form = form(of: copy) else {
      findings.error(
        "paper.unknown-copy", .unknownCopy(copy.form), at: .file(file),
        hints: [.knownForms(forms.map(\.text))])
      return
    }
    guard let symbol = copy.letterhead.symbol, !symbol.hasPrefix(form.symbol) else { return }
    findings.warning("paper.copy-symbol", .copySymbol(symbol, form), at: .file(file))
  }
}

extension FormatProfile.SigningLook {
  /// The line at the top of page 1; nil for papers without one.
  func note(of document: Document, _ profile: FormatProfile) -> String? {
    let room = Wording.blank(blank)
    if let given = document.copy, given.medium == .electronic,
      let form = profile.copy.form(of: given)
    {
      return Wording.fill(
        copy,
        [
          "form": form.text, "issuer": profile.head.issuer.cased(given.letterhead.issuer),
          "time": given.time ?? room,
        ])
    }
    guard let note = document.signingNote else { return nil }
    return Wording.fill(
      attachment,
      [
        "number": Wording.number(note.number, profile.head.number), "symbol": note.symbol ?? room,
        "time": note.time ?? room,
      ])
  }
}

extension Phrase {
  fileprivate static func unknownCopy(_ form: String) -> Phrase {
    Phrase(
      vi: "không có hình thức sao “\(form)”", en: "there is no form of copy “\(form)”")
  }
  fileprivate static func knownForms(_ forms: [String]) -> Phrase {
    let known = forms.map { "“\($0)”" }.joined(separator: ", ")
    return Phrase(vi: "có thể dùng: \(known)", en: "it may be: \(known)")
  }
  fileprivate static func copySymbol(
    _ symbol: String, _ form: FormatProfile.CopyLook.Form
  ) -> Phrase {
    Phrase(
      vi: "ký hiệu bản sao là “\(symbol)”; “\(form.text)” thì bắt đầu bằng “\(form.symbol)”",
      en: "the copy's symbol is “\(symbol)”; that of “\(form.text)” begins with “\(form.symbol)”")
  }
}

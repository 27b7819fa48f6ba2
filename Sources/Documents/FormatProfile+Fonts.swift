extension FormatProfile {
  /// All fonts that papers are set in, that of the text first.
  public var fonts: [String] {
    var fonts = [font.name]
    for name in styles.map(\.font) + [pageNumber.font] {
      if let name, !fonts.contains(name) { fonts.append(name) }
    }
    return fonts
  }

  private var styles: [ElementStyle] {
    head.national.map(\.style)
      + [
        head.parent, head.issuer, head.number.style, head.placeDate.style,
        head.dispatchSubject.style, title, subject, attachedTo, addressees.style, authority,
        basis.style, enacting,
      ] + schemes.flatMap { $0.levels.map(\.style) }
      + [
        signature.authority, signature.position, signature.aboveName, signature.name,
        recipients.labelStyle, recipients.listStyle, recipients.drafter.style,
        appendix.heading, appendix.title, appendix.reference.style,
        marks.secrecy.style, marks.urgency.style, marks.circulation.style,
        contact.style, figure.style, contents.titleStyle, contents.style, footnote, copy.style,
        signing.style,
      ]
  }
}

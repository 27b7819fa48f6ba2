internal import Documents
internal import Groundwork
internal import Packaging

extension DocumentWriter {
  mutating func writeSignatures() {
    hasSigned = true
    let recipients =
      profile.recipients.position == .signature ? document.recipients : nil
    if !document.signatures.isEmpty || recipients != nil { writeFoot(recipients) }
    writeDateBelow()
  }

  private mutating func writeFoot(_ recipients: Recipients?) {
    for signature in document.signatures { check(signature, of: document.letterhead?.kind) }
    // The last words of the text come along when the signatures go to the next page.
    amendLast { $0.keepsWithNext = true }
    beginTable()
    writeTable(document.signatures, recipients)
  }

  /// The date where it stands below the name, in the middle of the last signer's column.
  private mutating func writeDateBelow() {
    let look = profile.head.placeDate
    guard look.position == .signature, let letterhead = document.letterhead,
      letterhead.hasDateLine
    else { return }
    let indent = textWidth - signatureTable(document.signatures, nil).lastColumn
    emit(.placeDate, [Inline(look.style.cased(Wording.placeDate(letterhead, look)))]) {
      $0.indentLeft = indent
      $0.alignment = .center
    }
  }

  /// Who gets the paper and who printed it, between lines at the foot of the page where the paper
  /// ends.
  mutating func writeColophon() {
    guard profile.recipients.position == .foot, let recipients = document.recipients else { return }
    beginTable()
    Colophon(recipients, document.letterhead, profile, width: textWidth).write(to: &xml)
  }

  private func signatureTable(
    _ signatures: [SignatureBlock], _ recipients: Recipients?
  ) -> SignatureTable {
    SignatureTable(
      signatures, recipients, profile, textWidth: textWidth, pictures: pictures,
      firstDrawing: drawings)
  }

  mutating func writeTable(_ signatures: [SignatureBlock], _ recipients: Recipients?) {
    signatureTable(signatures, recipients).write(to: &xml)
    drawings += 2 * signatures.count
    pages.add(
      height: profile.signature.room.points
        + 4 * FontMetrics.lineHeight(size: profile.signature.name.size.chosen))
  }

  /// - Parameter kind: of the body that the signer heads; nil when that is not told.
  mutating func check(_ signature: SignatureBlock, of kind: String?) {
    let look = profile.signature
    if signature.rank != nil, let kind, !look.rankAllowed.contains(kind) {
      findings.warning("paper.rank-not-allowed", .noRank, at: .file(document.file))
    }
    for line in signature.authority {
      let first = line.prefix { $0 != " " }
      // “T/M”, “TM” and “Tm.” all mean the same prefix, written otherwise than here.
      let letters = first.filter(\.isLetter).uppercased()
      let meant = look.prefixes.first { $0.filter(\.isLetter).uppercased() == letters }
      if let meant, meant != first {
        findings.warning(
          "paper.authority-prefix", .prefix(String(first), meant), at: .file(document.file))
      }
    }
  }
}

extension Phrase {
  fileprivate static var noRank: Phrase {
    Phrase(
      vi: "cơ quan này không ghi cấp bậc trước họ tên người ký",
      en: "this kind of body shows no rank before the signer's name")
  }
  fileprivate static func prefix(_ written: String, _ meant: String) -> Phrase {
    Phrase(
      vi: "quyền hạn viết “\(written)”; phải viết “\(meant)”",
      en: "the authority is written “\(written)”; it must be “\(meant)”")
  }
}

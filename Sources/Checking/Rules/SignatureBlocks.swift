internal import Documents
internal import Groundwork
internal import WordDocuments

/// Somebody signs, in a post, and the block looks as the profile says.
///
/// Whether the right person signs cannot be told from the form.
struct SignatureBlocks: Rule {
  static let codes =
    ["signature.missing", "signature.post", "signature.name-case"]
    + LookCheck.codes("signature.authority")
    + LookCheck.codes("signature.position") + LookCheck.codes("signature.above-name")
    + LookCheck.codes("signature.name")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.signature
    let components = paper.components
    if components.signatures.isEmpty, !paper.isIssuedWithAnother {
      findings.error("signature.missing", .missing, at: paper.location)
    }
    for signature in components.signatures where signature.position == nil {
      guard let line = signature.authority.last ?? signature.name else { continue }
      findings.error("signature.post", .noPost, at: paper.location(of: line))
    }
    for name in components[.signerName] where !look.name.isCapitals {
      let text = paper.survey.text(of: name)
      let isShownInCapitals = paper.survey.runs(of: name).allSatisfy(\.format.isCapitals)
      if text.isInCapitals || isShownInCapitals {
        findings.error(
          "signature.name-case", .smallName, at: paper.location(of: name),
          mends: text.isInCapitals ? [] : [paper.mend(name, .capitals(false))])
      }
    }
    LookCheck(paper: paper, name: .authority, code: "signature.authority", style: look.authority)
      .check(components[.signerAuthority], into: &findings)
    LookCheck(paper: paper, name: .position, code: "signature.position", style: look.position)
      .check(components[.signerPosition], into: &findings)
    LookCheck(
      paper: paper, name: .aboveName, code: "signature.above-name", style: look.aboveName
    ).check(components[.aboveName], into: &findings)
    LookCheck(paper: paper, name: .name, code: "signature.name", style: look.name)
      .check(components[.signerName], into: &findings)
  }
}

extension String {
  /// Whether it is words all in capitals, and no abbreviation.
  var isInCapitals: Bool {
    var letters = 0
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isLowercase { return false }
      letters += 1
    }
    return letters > 4
  }
}

extension Phrase {
  fileprivate static let smallName = Phrase(
    vi: "họ tên người ký viết chữ thường, chỉ hoa chữ cái đầu",
    en: "the signer's name is in small letters with capital initials")
  fileprivate static let authority = Phrase(vi: "quyền hạn người ký", en: "the authority")
  fileprivate static let position = Phrase(vi: "chức vụ người ký", en: "the signer's post")
  fileprivate static let aboveName = Phrase(
    vi: "dòng trên họ tên người ký", en: "the line above the signer's name")
  fileprivate static let name = Phrase(vi: "họ tên người ký", en: "the signer's name")
  fileprivate static let missing = Phrase(
    vi: "thiếu chức vụ, họ tên người ký", en: "nobody's post and name stand at the end")
  fileprivate static let noPost = Phrase(
    vi: "thiếu chức vụ của người ký", en: "the signer's post is missing")
}

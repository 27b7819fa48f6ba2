internal import Documents
internal import WordDocuments

extension FormatProfile {
  /// How a profile sets the texts that play a role; several where they may look differently, none
  /// where the profile gives them no style of their own.
  func styles(of role: WordSurvey.Role) -> [ElementStyle] {
    switch role {
    case .national: head.national.map(\.style)
    case .parent: [head.parent]
    case .issuer, .copyIssuer: [head.issuer]
    case .number, .copyNumber: [head.number.style]
    case .placeDate: [head.placeDate.style]
    case .dispatchSubject: [head.dispatchSubject.style]
    case .title: [title]
    case .subject: [subject]
    case .attachedTo: [attachedTo]
    case .addresseeLabel, .addressee: [addressees.style]
    case .authority: [authority]
    case .basis, .proposal: [basis.style]
    case .enacting: [enacting]
    case .heading: schemes.flatMap { $0.levels.map(\.style) }
    case .recipientsLabel: [recipients.labelStyle]
    case .recipient, .archive, .colophon: [recipients.listStyle]
    case .drafter: [recipients.drafter.style]
    case .signerAuthority: [signature.authority]
    case .signerPosition: [signature.position]
    case .aboveName: [signature.aboveName]
    case .signerName: [signature.name]
    case .appendixLabel: [appendix.heading]
    case .appendixTitle: [appendix.title]
    case .appendixReference: [appendix.reference.style]
    case .copyForm: [copy.style]
    case .secrecyMark: [marks.secrecy.style]
    case .urgencyMark: [marks.urgency.style]
    case .circulationMark: [marks.circulation.style]
    case .body, .tableText, .appendixText, .copyText, .ornament, .blank, .other: []
    }
  }
}

/// What a property of texts may be, by the role that they play; found out once for each role, since
/// papers have many paragraphs and few roles.
struct RoleChoices {
  private let profile: FormatProfile
  private let property: (ElementStyle) -> String?
  private let usual: String
  private var known: [WordSurvey.Role: [String]] = [:]

  /// `usual` stands for what a style leaves open.
  init(
    _ profile: FormatProfile, _ property: @escaping (ElementStyle) -> String?, else usual: String
  ) {
    self.profile = profile
    self.property = property
    self.usual = usual
  }

  /// At least one, the profile's first choice before others.
  mutating func of(_ role: WordSurvey.Role) -> [String] {
    if let choices = known[role] { return choices }
    var choices: [String] = []
    for style in profile.styles(of: role) {
      let choice = property(style) ?? usual
      if !choices.contains(choice) { choices.append(choice) }
    }
    if choices.isEmpty { choices = [usual] }
    known[role] = choices
    return choices
  }
}

public import Documents
import Groundwork

/// Reads a profile of `Templates/profiles`, with those that it extends.
public struct ReadProfile: Sendable {
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// The profile of this name; none when it is missing or wrong.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  public func run(_ name: String) throws(WorkspaceFault) -> Outcome<FormatProfile> {
    var sources = Sources()
    var findings = Findings()
    let profile = try library.profile(
      name, askedAt: .none, sources: &sources, into: &findings)
    return Outcome(profile, findings: findings, sources: sources)
  }

  /// The names of all profiles, sorted.
  ///
  /// - Throws: `WorkspaceFault` when the folder cannot be read.
  public func names() throws(WorkspaceFault) -> [String] {
    try library.names("profiles", ending: "yaml")
  }
}

extension TemplateLibrary {
  func profile(
    _ name: String, askedAt origin: Origin, sources: inout Sources, into findings: inout Findings
  ) throws(WorkspaceFault) -> FormatProfile? {
    try profileText(name, askedAt: origin, below: [], sources: &sources, into: &findings)
      .flatMap { FormatProfile($0, into: &findings) }
  }

  /// A profile put over the one that it extends, and so on.
  ///
  /// - Parameter chain: the profiles that extend this one, the nearest last.
  private func profileText(
    _ name: String, askedAt origin: Origin, below chain: [String], sources: inout Sources,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> Value? {
    guard !chain.contains(name) else {
      findings.error(
        "profile.extends-loop", .loop(chain + [name]), at: origin, hints: [.breakLoop])
      return nil
    }
    guard
      let value = try yaml(
        "profiles", name, askedAt: origin, sources: &sources, into: &findings)
    else { return nil }
    guard let extends = value.record?["extends"], !extends.isNone else { return value }
    guard let other = extends.text else {
      findings.error("profile.wrong-type", .extendsWhat, at: extends.origin)
      return nil
    }
    guard
      let base = try profileText(
        other, askedAt: extends.origin, below: chain + [name], sources: &sources, into: &findings)
    else { return nil }
    var change = value.record ?? Record()
    change["extends"] = Value.none
    var joining = ProfileExtension()
    let joined = joining.merge(Value(.record(change), from: value.origin), over: base)
    findings.add(joining.findings)
    return joining.findings.mustStop ? nil : joined
  }
}

extension Phrase {
  fileprivate static func loop(_ chain: [String]) -> Phrase {
    let path = chain.joined(separator: " → ")
    return Phrase(
      vi: "các hồ sơ thể thức mở rộng lẫn nhau thành vòng: \(path)",
      en: "profiles extend one another in a circle: \(path)")
  }
  fileprivate static let breakLoop = Phrase(
    vi: "bỏ “extends” ở một trong các tệp ấy", en: "take “extends” out of one of these files")
  fileprivate static let extendsWhat = Phrase(
    vi: "“extends” phải là tên một hồ sơ thể thức, như nd30",
    en: "“extends” must be the name of a profile, such as nd30")
}

/// The `ho-so.yaml` of a new dossier: the template that an office keeps, with two words put in.
///
/// The template is a file (`Templates/records/ho-so-mau.yaml`), commented for somebody who never saw
/// YAML; it is changed as text, so that the comments stay.
public struct StarterDossier: Sendable {
  private let template: [UInt8]

  /// `template` holds the bytes of the template file.
  public init(template: [UInt8]) { self.template = template }

  /// The file for a dossier that uses the pack and goes by the code, such as `hoa-mau-2026`.
  ///
  /// Nil keeps what the template says.
  public func bytes(pack: String? = nil, code: String? = nil) -> [UInt8] {
    let text = String(decoding: template, as: UTF8.self)
    var section = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if let first = line.first, first != " ", first != "#" {
        section = String(line.prefix { $0 != ":" })
      }
      if let pack, line.hasPrefix("goi:") { return "goi: " + Self.quoted(pack) }
      if let code, section == "ho_so", line.hasPrefix("  ma:") {
        return "  ma: " + Self.quoted(code)
      }
      return String(line)
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// As YAML text, in quotes unless it is plain letters, digits and hyphens that start with a letter.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0)
    }
    let words: Set<String> = ["null", "true", "false"]
    if isPlain, text.unicodeScalars.first?.properties.isAlphabetic == true,
      !words.contains(text.lowercased())
    {
      return text
    }
    var out = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out += "\\" }
      // A line end has no place in a name.
      out += scalar.value < 0x20 ? " " : String(scalar)
    }
    return out + "\""
  }
}

public import Groundwork
import Spreadsheets
import Templating
import WordDocuments

/// Tells what a template asks for, without filling it.
public struct InspectTemplate: Sendable {
  /// How the answer is given.
  public enum Form: Sendable, Hashable {
    /// Lines for a person: fields, what repeats, and how they fit the data.
    case text
    /// A JSON Schema of the data.
    case schema
    /// YAML to fill in.
    case skeleton
    /// What changed since another template, by its path; that one is the older.
    case difference(from: String)
  }

  let workspace: any Workspace
  let library: TemplateLibrary?

  /// `templates` is the path of the `Templates` folder; nil when there is none, which only some
  /// papers and dossiers need.
  public init(workspace: any Workspace, templates: String?) {
    self.workspace = workspace
    library = templates.map { TemplateLibrary(workspace, folder: $0) }
  }

  /// The answer as text.
  ///
  /// With `data`, fields that the data lacks are warnings, and those of another kind errors.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  public func run(
    _ template: String, form: Form, data path: String? = nil,
    settings: TemplateSettings = TemplateSettings(), language: Language
  ) throws(WorkspaceFault) -> (text: String?, findings: Findings) {
    var findings = Findings()
    var data: FillData?
    if let path { data = try FillData(path, in: workspace, library: library, into: &findings) }
    var sources = data?.sources ?? Sources()
    let seen = try look(at: template, settings, sources: &sources, into: &findings)
    var text: String?
    if let seen {
      let tree = FieldTree(seen.asked)
      tree.findContradictions(into: &findings)
      switch form {
      case .text:
        text = describe(tree, of: template, regions: seen.regions, in: language)
        if let data {
          let comparison = FieldComparison(tree, data.record)
          findings.add(comparison.findings)
          text? += describe(unused: comparison.unused, in: language)
        }
      case .schema: text = tree.schema(title: template.splitPath.name)
      case .skeleton: text = tree.skeleton
      case .difference(let other):
        let old = try look(at: other, settings, sources: &sources, into: &findings)
        text = old.map {
          FieldDifference(from: FieldTree($0.asked), to: tree).text(in: language)
        }
      }
    }
    findings.resolve(with: sources)
    return (text, findings)
  }

  /// What a template asks for and what it repeats; nil when it has errors.
  func look(
    at template: String, _ settings: TemplateSettings, sources: inout Sources,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> (asked: [TemplateField], regions: [TemplateRegion])? {
    let bytes = try workspace.read(template)
    guard let kind = TemplateKind(of: template, bytes: bytes, making: nil, into: &findings)
    else { return nil }
    let material = FillingMaterial(
      file: template, bytes: bytes, kind: kind, settings: settings, profile: nil,
      workspace: workspace, library: library)
    settings.check(into: &findings)
    switch kind {
    case .text: return try material.textProgram(into: &findings).map { ($0.program.asked, []) }
    case .paper:
      return try material.paper(sources: &sources, into: &findings).map { ($0.paper.asked, []) }
    case .sheet:
      return material.sheet(sources: &sources, into: &findings).map { ($0.sheet.asked, []) }
    case .word:
      return material.word(into: &findings).map {
        findings.add($0.flawsOfUnreadParts)
        return ($0.asked, $0.regions)
      }
    }
  }

  // MARK: - Words

  private func describe(
    _ tree: FieldTree, of template: String, regions: [TemplateRegion], in language: Language
  ) -> String {
    let lines = tree.lines
    guard !lines.isEmpty else {
      return Phrase(vi: "mẫu không cần dữ liệu nào\n", en: "the template asks for no data\n")
        .text(in: language)
    }
    let optional = Phrase(vi: ", có thể thiếu", en: ", may be missing").text(in: language)
    let rows = lines.map { line in
      (
        path: line.path,
        kind: line.kind.phrase.text(in: language) + (line.isOptional ? optional : ""),
        place: line.location.place(in: template, language)
      )
    }
    // A column as wide as nearly all of its rows need.
    let pathWidth = min(rows.map(\.path.count).max() ?? 0, 40)
    let kindWidth = rows.map(\.kind.count).max() ?? 0
    var text = ""
    for row in rows {
      let line =
        "\(row.path.padded(to: pathWidth))  \(row.kind.padded(to: kindWidth))  \(row.place)"
      text += String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    return text + describe(regions, of: template, in: language)
  }

  private func describe(
    _ regions: [TemplateRegion], of template: String, in language: Language
  ) -> String {
    guard !regions.isEmpty else { return "" }
    var text = "\n" + Phrase(vi: "các vùng:", en: "regions:").text(in: language) + "\n"
    for region in regions {
      let place = region.location.place(in: template, language)
      text += "  {% \(region.statement) %}: \(region.phrase.text(in: language))  \(place)\n"
    }
    return text
  }

  private func describe(unused: [String], in language: Language) -> String {
    guard !unused.isEmpty else { return "" }
    let title = Phrase(vi: "dữ liệu có mà mẫu không dùng:", en: "in the data and not used:")
    return "\n\(title.text(in: language))\n" + unused.map { "  \($0)\n" }.joined()
  }
}

extension TemplateRegion {
  fileprivate var phrase: Phrase {
    let extent =
      switch extent {
      case .text: Phrase(vi: "chữ trong đoạn", en: "text in a paragraph")
      case .paragraphs: Phrase(vi: "các đoạn", en: "paragraphs")
      case .rows: Phrase(vi: "các dòng của bảng", en: "rows of a table")
      case .cells: Phrase(vi: "các ô của dòng", en: "cells of a row")
      }
    guard isInferred else { return extent }
    return Phrase(
      vi: extent.vi + " (suy ra từ chỗ đặt thẻ)", en: extent.en + " (told by its place)")
  }
}

extension Location {
  /// The place without the file's name where that is the template itself.
  fileprivate func place(in template: String, _ language: Language) -> String {
    let place = described(in: language) ?? ""
    guard place.hasPrefix(template + ":") else { return place }
    return String(place.dropFirst(template.count + 1).drop { $0 == " " })
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

public import Groundwork
import Spreadsheets

extension InspectTemplate {
  /// Writes a workbook to fill in with what a template asks for; `fill --data` takes it.
  ///
  /// The number of fields in it; nil when the template has errors, or asks for nothing.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func writeWorkbook(
    for template: String, settings: TemplateSettings = TemplateSettings(), in language: Language,
    to path: String, replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) -> Outcome<Int> {
    var findings = Findings()
    var sources = Sources()
    guard let seen = try look(at: template, settings, sources: &sources, into: &findings) else {
      return Outcome(nil, findings: findings, sources: sources)
    }
    let workbook = FieldWorkbook(FieldTree(seen.asked))
    guard workbook.count > 0 else {
      findings.error("inspect.no-fields", .noFields, at: .file(template))
      return Outcome(nil, findings: findings, sources: sources)
    }
    let bytes: [UInt8]
    do throws(WorkbookFault) {
      bytes = try Spreadsheets.writeWorkbook(
        workbook.plan(title: template.splitPath.name, language: language))
    } catch {
      findings.error("fill.cannot-write", error.phrase, at: .file(path))
      return Outcome(nil, findings: findings, sources: sources)
    }
    try OutputFile.write(bytes, to: path, in: workspace, replacing: rule)
    return Outcome(workbook.count, findings: findings, sources: sources)
  }
}

extension Phrase {
  fileprivate static let noFields = Phrase(
    vi: "mẫu không cần dữ liệu nào, nên không có gì để điền",
    en: "the template asks for no data, so there is nothing to fill in")
}

import Groundwork
import WordDocuments

extension MergeTemplate {
  /// Makes one Word document with a section for each record.
  func join(_ request: Request) throws(WorkspaceFault) -> Outcome<Summary> {
    var findings = Findings()
    let fill = request.fill
    let bytes = try workspace.read(fill.template)
    guard let output = fill.output,
      let kind = TemplateKind(
        of: fill.template, bytes: bytes, making: output.fileEnding, into: &findings)
    else { return Outcome(nil, findings: findings, sources: Sources()) }
    guard kind == .word else {
      findings.error(
        "fill.sections-of-word-only", .noSections, at: .file(fill.template), hints: [.oneFileEach])
      return Outcome(nil, findings: findings, sources: Sources())
    }
    let read = try fill.data.map { path throws(WorkspaceFault) in
      try FillData(path, in: workspace, library: library, into: &findings)
    }
    let data = (read ?? nil) ?? .none
    fill.settings.check(into: &findings)
    let material = FillingMaterial(
      file: fill.template, bytes: bytes, kind: kind, settings: fill.settings, profile: nil,
      workspace: workspace, library: library,
      files: try DataFiles(namedIn: data.record, below: data.folder, in: workspace))
    let template = material.word(for: .sections, into: &findings)
    let records = MergeRecords(request, data: data, into: &findings)?.views(into: &findings)
    if let records, records.isEmpty, !findings.mustStop {
      findings.error("fill.no-records", .noRecordsInList)
    }
    guard let template, let records, !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    var found = MergeFindings(records.count)
    let made: PiecedBytes
    do throws(WordFault) {
      made = try template.fill(sections: records, resources: material.files.resources) {
        found.add($1, of: $0)
      }
    } catch {
      findings.error("fill.cannot-write", error.phrase, at: .file(fill.template))
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    found.finish(into: &findings)
    guard !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    try OutputFile.write(
      made, to: output, in: workspace, replacing: fill.force ? .anything : .ownWork)
    var summary = Summary(folder: output, files: [], kept: 0)
    summary.joined = records.count
    return Outcome(summary, findings: findings, sources: data.sources)
  }
}

extension Phrase {
  fileprivate static let noSections = Phrase(
    vi: "chỉ mẫu Word mới ghép được các bản ghi vào một tệp (--into-one)",
    en: "only a Word template can take all records into one document (--into-one)")
  fileprivate static let oneFileEach = Phrase(
    vi: "bỏ --into-one để làm mỗi bản ghi một tệp",
    en: "leave out --into-one to make a file for each record")
}

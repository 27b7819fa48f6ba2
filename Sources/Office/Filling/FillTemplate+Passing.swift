import Glibc
import Groundwork
import Spreadsheets

extension FillTemplate {
  /// Fills a sheet plan from a large table whose rows pass one at a time.
  ///
  /// Nil when the table is not large, or the plan needs all its rows at once: then everything is done
  /// in memory.
  func passing(
    _ request: Request, template: [UInt8]
  ) throws(WorkspaceFault) -> Outcome<Filled>? {
    guard let output = request.output, let path = request.data,
      ["csv", "tsv"].contains(path.fileEnding), let entry = try workspace.look(at: path),
      entry.kind == .file, entry.size >= largeTable
    else { return nil }
    var (sources, findings) = (Sources(), Findings())
    let material = FillingMaterial(
      file: request.template, bytes: template, kind: .sheet, settings: request.settings,
      profile: nil, workspace: workspace, library: library)
    // What is wrong with the template is said when it is read the ordinary way.
    guard let sheet = material.sheet(sources: &sources, into: &findings)?.sheet,
      sheet.canPass(FillData.listName)
    else { return nil }
    let table = PassingTable(path, in: workspace, sources)
    let workbook = sheet.plan(.record(Record()), passing: table.list, into: &findings)
    try table.check()
    findings.add(table.findings)
    findings.resolve(with: table.sources)
    if workbook.isEmpty, !findings.mustStop {
      findings.error("fill.no-sheets", .noSheets, at: .file(request.template))
    }
    guard !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: table.sources)
    }
    let written: WrittenWorkbook
    do throws(WorkbookFault) {
      written = try writeWorkbook(workbook)
    } catch {
      try table.check()
      findings.error("fill.cannot-write", error.phrase, at: .file(request.template))
      return Outcome(nil, findings: findings, sources: table.sources)
    }
    try put(written, to: output, replacing: request.force ? .anything : .ownWork)
    return Outcome(.file(output), findings: findings, sources: table.sources)
  }

  /// Copies a workbook to its place, a megabyte at a time.
  private func put(
    _ workbook: borrowing WrittenWorkbook, to path: String, replacing rule: ReplacementRule
  ) throws(WorkspaceFault) {
    var offset = 0
    try OutputFile.write(to: path, in: workspace, replacing: rule) {
      () throws(WorkspaceFault) in
      do throws(WorkbookFault) {
        let piece = try workbook.piece(from: offset, atMost: 1 << 20)
        offset += piece.count
        return piece
      } catch {
        if case .temporaryFile(_, let code) = error { throw .failed(path, code: code) }
        throw .failed(path, code: EIO)
      }
    }
  }
}

/// A large table as a list whose rows pass.
private final class PassingTable {
  private let path: String
  private let workspace: any Workspace
  private(set) var sources: Sources
  /// What is wrong with the table as such.
  private(set) var findings = Findings()
  private var fault: WorkspaceFault?

  init(_ path: String, in workspace: any Workspace, _ sources: Sources) {
    (self.path, self.workspace, self.sources) = (path, workspace, sources)
  }

  var list: PassingList { PassingList(FillData.listName) { take in self.pass(take) } }

  /// Throws what kept the table from being read to its end.
  func check() throws(WorkspaceFault) {
    if let fault { throw fault }
  }

  private func pass(_ take: (Value) -> Bool) {
    do throws(WorkspaceFault) {
      var table = try CSVPieces(path, workspace.pieces(of: path), sources: &sources)
      while let row = try table.next(), take(FillData.typed(row)) {}
      findings = table.findings
    } catch {
      fault = error
    }
  }
}

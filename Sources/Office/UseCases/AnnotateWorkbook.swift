public import Groundwork
import Spreadsheets

/// Writes a copy of the clerk's own workbook in which every wrong cell is coloured and says, in a
/// note, what is wrong with it and what to do.
public struct AnnotateWorkbook: Sendable {
  private let workspace: any Workspace

  public init(workspace: any Workspace) { self.workspace = workspace }

  /// The number of cells that were noted; nil, and a finding, when the dossier has no workbook.
  ///
  /// A finding about a whole row stands at the row's first cell, one about a sheet at A1. Findings
  /// about other files are not in the copy.
  ///
  /// - Parameters:
  ///   - findings: what checking the dossier found, places looked up.
  ///   - path: the copy; one that is there gives way only by `rule`, the dossier's workbook never.
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(
    _ dossier: String, _ findings: Findings, in language: Language, to path: String,
    replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) -> Outcome<Int> {
    var trouble = Findings()
    let books = try workspace.list(dossier).filter { $0.holdsFigures && $0.isWorkbook }
    guard books.count == 1, let book = books.first else {
      trouble.error(
        "annotate.no-workbook", .noWorkbook, at: .file(Dossier.figures + ".xlsx"))
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    let bytes = try workspace.read(dossier.joined(book.name))
    // By whatever name it is called: the clerk's own figures are never written over.
    if try workspace.look(at: path) != nil, try workspace.read(path) == bytes {
      trouble.error(
        "annotate.own-workbook", .ownWorkbook(book.name), at: .file(path), hints: [.otherName])
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    let notes = Self.notes(findings, file: book.name, in: language)
    var count = 0
    let copy: [UInt8]
    do throws(WorkbookFault) {
      var annotator = try WorkbookAnnotator(bytes, file: book.name)
      for (sheet, notes) in notes where annotator.add(notes, toSheet: sheet) {
        count += Set(notes.map(\.address)).count
      }
      copy = try annotator.annotated(by: "TongKet")
    } catch {
      trouble.error("annotate.unreadable-workbook", error.phrase, at: .file(book.name))
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    try OutputFile.write(copy, to: path, in: workspace, replacing: rule)
    return Outcome(count, findings: trouble, sources: Sources())
  }

  /// The notes of each sheet, in reading order.
  private static func notes(
    _ findings: Findings, file: String, in language: Language
  ) -> [(sheet: String, notes: [ReviewNote])] {
    var all: [(sheet: String, notes: [ReviewNote])] = []
    var places: [String: Int] = [:]
    for finding in findings.inReadingOrder {
      let (sheet, address): (String, CellAddress)
      switch finding.location {
      case .cell(file, let name, let cell): (sheet, address) = (name, cell)
      case .sheet(file, let name): (sheet, address) = (name, CellAddress(row: 1, column: 1))
      default: continue
      }
      let place = places[sheet] ?? all.count
      if place == all.count {
        places[sheet] = place
        all.append((sheet, []))
      }
      all[place].notes.append(ReviewNote(finding, at: address, in: language))
    }
    return all
  }
}

extension ReviewNote {
  /// A finding in the words of a note.
  fileprivate init(_ finding: Finding, at address: CellAddress, in language: Language) {
    let cures = finding.hints.map { hint in
      "\n→ " + hint.text(in: language).capitalizedFirst
    }
    self.init(
      address, finding.severity == .error ? .error : .warning,
      title: finding.severity.word(in: language).capitalizedFirst,
      text: finding.message.text(in: language) + " [\(finding.code)]" + cures.joined())
  }
}

extension Phrase {
  fileprivate static let noWorkbook = Phrase(
    vi: "số liệu của hồ sơ không nằm trong một tệp .xlsx, nên không có bản sao để ghi chú",
    en: "the figures are not in one .xlsx workbook, so there is no copy to put notes in")

  fileprivate static func ownWorkbook(_ name: String) -> Phrase {
    Phrase(
      vi: "bản có ghi chú không được ghi đè lên chính \(name)",
      en: "the copy with notes must not take the place of \(name) itself")
  }

  fileprivate static let otherName = Phrase(
    vi: "đặt tên khác, ví dụ: so-lieu-ghi-chu.xlsx",
    en: "give it another name, such as so-lieu-ghi-chu.xlsx")
}

import Checking
import Documents
public import Groundwork
import Packaging
import WordDocuments

/// Holds finished Word files, whoever made them, against a profile.
public struct CheckPapers: Sendable {
  /// What to check, and against what.
  public struct Request: Sendable {
    /// The .docx files, by path.
    public var files: [String]
    /// The profile of `Templates/profiles`.
    public var profile: String
    /// Where a copy of the only file goes, with a Word comment for each finding; nil for none.
    public var annotated: String?
    /// Where a copy goes, with everything mended that takes no other words; nil for none.
    ///
    /// With several files it is the folder of their copies, which keep their names.
    public var mended: String?
    /// Whether these places may hold files already.
    public var force: Bool
    /// How many files are looked at at the same time; at least 1.
    public var jobs: Int

    public init(
      files: [String], profile: String = "nd30", annotated: String? = nil,
      mended: String? = nil, force: Bool = false, jobs: Int = 2
    ) {
      self.files = files
      self.profile = profile
      self.annotated = annotated
      self.mended = mended
      self.force = force
      self.jobs = max(1, jobs)
    }
  }

  /// What came of it.
  public struct Report: Sendable {
    /// Everything that was found, in the files and in the profile, places looked up; in a paper
    /// that was mended, what is left.
    public internal(set) var findings = Findings()
    /// What was put right in the copy.
    public internal(set) var changes = Findings()
    /// How many of the findings can be put right without changing a word.
    public internal(set) var mendable = 0
    /// How many files were checked.
    public internal(set) var papers = 0
    /// What is to be known about the profile; nil when nothing is.
    public internal(set) var note: String?
    /// What the rules leave to people; empty when there was no profile to check by.
    public internal(set) var notChecked: [Phrase] = []
    /// The copy with comments that was written; nil when none was asked for, or none made.
    public internal(set) var annotated: String?
    /// The mended copy, or the folder of them, that was written; nil when none was asked for, or none made.
    public internal(set) var mended: String?

    /// The findings for a person to read, many alike said once.
    public var gathered: Findings { findings.gathered }
    /// What was put right, many alike said once.
    public var gatheredChanges: Findings { changes.gathered }
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// Checks the files, several at a time; what is found comes in their order.
  ///
  /// A file that is no Word document is a finding, so that the others are checked all the same.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read, or the copy not be written.
  public func run(_ request: Request) async throws(WorkspaceFault) -> Report {
    var report = Report()
    guard let profile = try profile(request.profile, into: &report) else { return report }
    let proofing = try library.proofing(into: &report.findings)
    let checker = Checker(profile: profile, proofing: proofing)
    report.notChecked = checker.notChecked
    let files = request.files
    guard files.count > 1 else {
      for file in files { report.add(try check(file, request, checker, copies: nil)) }
      return report
    }
    guard let output = request.mended else {
      try await check(files, request, checker, copies: nil, into: &report)
      return report
    }
    try Self.guardPapers(files, in: output)
    let run = try OutputRun(
      replacing: request.force ? .anything : .ownWork, at: output, in: workspace)
    try await check(files, request, checker, copies: run.folder, into: &report)
    try run.commit()
    report.mended = output
    return report
  }

  /// Checks several papers at the same time.
  ///
  /// - Parameter copies: where mended copies go; nil when none are asked for.
  private func check(
    _ files: [String], _ request: Request, _ checker: Checker, copies: RunFolder?,
    into report: inout Report
  ) async throws(WorkspaceFault) {
    var results = [Result<Report, WorkspaceFault>?](repeating: nil, count: files.count)
    await withTaskGroup(of: (Int, Result<Report, WorkspaceFault>).self) { group in
      var waiting = files.indices.makeIterator()
      func start() {
        guard let number = waiting.next() else { return }
        group.addTask {
          (
            number,
            Result { () throws(WorkspaceFault) in
              try check(files[number], request, checker, copies: copies)
            }
          )
        }
      }
      for _ in 0..<request.jobs { start() }
      for await (number, result) in group {
        results[number] = result
        start()
      }
    }
    for case let result? in results { report.add(try result.get()) }
  }

  private func check(
    _ file: String, _ request: Request, _ checker: Checker, copies: RunFolder?
  ) throws(WorkspaceFault) -> Report {
    var report = Report()
    let bytes = try workspace.read(file, limit: WorkspaceLimits.file)
    guard let survey = Self.survey(bytes, file, into: &report.findings) else { return report }
    let rulings = checker.rule(on: survey)
    report.papers += 1
    var work = Work(file: file, bytes: bytes, survey: survey, rulings: rulings)
    if let output = request.mended, mend(&work, checker, into: &report) {
      if let copies {
        try copies.add(file.splitPath.name, PiecedBytes(work.bytes))
      } else {
        try Self.guardPapers([file], as: output)
        try OutputFile.write(
          work.bytes, to: output, in: workspace, replacing: request.force ? .anything : .ownWork)
        report.mended = output
      }
    }
    report.add(work.rulings)
    if let output = request.annotated {
      try annotate(work, to: output, request, into: &report)
    }
    return report
  }

  /// One paper while it is looked at.
  private struct Work {
    let file: String
    var bytes: [UInt8]
    var survey: WordSurvey
    var rulings: [Ruling]
  }

  /// The papers that were given must outlive their check, however their paths are written.
  private static func guardPapers(
    _ files: [String], as output: String
  ) throws(WorkspaceFault) {
    let steps = steps(of: output)
    guard files.allSatisfy({ Self.steps(of: $0) != steps }) else { throw .exists(output) }
  }

  /// The copies of several papers go into another folder than any of them, each under a name of
  /// its own.
  private static func guardPapers(
    _ files: [String], in output: String
  ) throws(WorkspaceFault) {
    var seen: Set<String> = []
    for file in files {
      let (folder, name) = file.splitPath
      guard seen.insert(name).inserted, steps(of: folder) != steps(of: output) else {
        throw .exists(output.joined(name))
      }
    }
  }

  /// A path without what means nothing in it.
  private static func steps(of path: String) -> [Substring] {
    (path.hasPrefix("/") ? ["/"] : []) + path.split(separator: "/").filter { $0 != "." }
  }

  /// Puts right what can be; says whether there is a copy to write.
  private func mend(
    _ work: inout Work, _ checker: Checker, into report: inout Report
  ) -> Bool {
    do throws(WordFault) {
      let mended = try MendPaper(checker).run(work.bytes, file: work.file, work.rulings)
      work.survey = mended.survey ?? work.survey
      work.bytes = mended.bytes
      work.rulings = mended.rulings
      for change in mended.changes { report.changes.add(change) }
      return true
    } catch {
      report.findings.error("check.cannot-mend", error.phrase, at: .file(work.file))
      return false
    }
  }

  private func annotate(
    _ work: Work, to output: String, _ request: Request, into report: inout Report
  ) throws(WorkspaceFault) {
    try Self.guardPapers([work.file], as: output)
    var found = Findings()
    for ruling in work.rulings { found.add(ruling.finding) }
    guard
      let copy = Self.annotate(work.bytes, work.survey, found, into: &report.findings)
    else { return }
    try OutputFile.write(
      copy, to: output, in: workspace, replacing: request.force ? .anything : .ownWork)
    report.annotated = output
  }

  private func profile(
    _ name: String, into report: inout Report
  ) throws(WorkspaceFault) -> FormatProfile? {
    var sources = Sources()
    let profile = try library.profile(
      name, askedAt: .none, sources: &sources, into: &report.findings)
    report.findings.resolve(with: sources)
    report.note = profile?.note
    return report.findings.mustStop ? nil : profile
  }

  // MARK: Files

  private static func survey(
    _ bytes: [UInt8], _ file: String, into findings: inout Findings
  ) -> WordSurvey? {
    do throws(PackageFault) {
      let package = try OfficePackage(reading: bytes)
      let main = try package.part(ofKind: "officeDocument", from: nil)
      guard let type = main.flatMap({ package.contentType(of: $0) }), isWord(type) else {
        findings.error("check.not-word", .notWord, at: .file(file), hints: [.giveWord])
        return nil
      }
    } catch {
      let hints = error.hint.map { [$0] } ?? []
      findings.error("check.not-word", error.phrase, at: .file(file), hints: hints)
      return nil
    }
    do throws(WordFault) {
      return try WordSurvey(reading: bytes, file: file)
    } catch {
      findings.error(
        "check.cannot-read", error.phrase, at: .file(file), hints: [error.hint ?? .saveAgain])
      return nil
    }
  }

  /// .docx, and the same with macros or as a template.
  private static func isWord(_ type: String) -> Bool {
    type.hasPrefix("application/vnd.openxmlformats-officedocument.wordprocessingml.")
      || type.hasPrefix("application/vnd.ms-word.")
  }

  // MARK: Comments

  private static func annotate(
    _ bytes: [UInt8], _ survey: WordSurvey, _ found: Findings, into findings: inout Findings
  ) -> [UInt8]? {
    let report = FindingReport(found, in: .vietnamese)
    let comments = report.findings.map { comment($0, on: survey) }
    do throws(WordFault) {
      return try WordAnnotator(author: "TongKet").annotate(bytes, with: comments)
    } catch {
      findings.error("check.cannot-annotate", error.phrase, at: .file(survey.file))
      return nil
    }
  }

  /// The clerk reads these in Word, whatever language the terminal speaks.
  private static func comment(_ finding: Finding, on survey: WordSurvey) -> WordComment {
    let word = finding.severity.word(in: .vietnamese).capitalizedFirst
    var lines = ["\(word): \(finding.message.vi) [\(finding.code)]"]
    var offset: Int?
    if case .paragraph(_, let part, _, let number) = finding.location {
      if part == survey.paragraphs.first?.part, survey.paragraphs.indices.contains(number - 1) {
        offset = survey.paragraphs[number - 1].offset
      } else {
        // Headers and footers take no comments.
        lines.append("Chỗ này: \(part), đoạn \(number)")
      }
    }
    return WordComment(at: offset, lines + finding.hints.map(\.vi.capitalizedFirst))
  }
}

extension CheckPapers.Report {
  /// Takes over what came of one file.
  fileprivate mutating func add(_ other: CheckPapers.Report) {
    findings.add(other.findings)
    changes.add(other.changes)
    mendable += other.mendable
    papers += other.papers
    annotated = other.annotated ?? annotated
    mended = other.mended ?? mended
  }

  fileprivate mutating func add(_ rulings: [Ruling]) {
    for ruling in rulings {
      findings.add(ruling.finding)
      if ruling.isMendable { mendable += 1 }
    }
  }
}

extension Phrase {
  fileprivate static let notWord = Phrase(
    vi: "đây không phải văn bản Word", en: "this is not a Word document")
  fileprivate static let giveWord = Phrase(
    vi: "lệnh này chỉ kiểm tra tệp .docx", en: "only .docx files are checked")
  fileprivate static let saveAgain = Phrase(
    vi: "mở bằng Word rồi lưu lại thành .docx", en: "open it in Word and save it as .docx again")
}

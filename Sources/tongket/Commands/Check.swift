import ArgumentParser
import Groundwork
import Office

/// `tongket check FILE…`.
struct Check: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: TongKet.name,
    abstract: "Checks the form of any finished Word file.",
    discussion: """
      Every finding names the paragraph, the measured value, the demanded one and its article. A
      profile is a file of Templates/profiles; those that were not held against the text of their
      rule say so. What only people can judge is not checked: seals, signatures, who may sign,
      whether the legal bases are right.

      With --fix: a copy in which the form is mended: margins, fonts, sizes, indents, spacing,
      alignment, page numbers, zeros before dates and numbers, letters in one piece. Words stay as
      they are. With several files it names a folder for the copies, which keep their names.

      Example: tongket check bao-cao.docx --fix bao-cao-da-sua.docx
      """)

  @Argument(help: "The .docx files.") var files: [String]
  @Option(help: "The form that they must have.") var profile = "nd30"
  @Option(
    help: ArgumentHelp(
      "Write a copy with a Word comment at the place of each finding.", valueName: "out.docx"))
  var annotate: String?
  @Option(
    help: ArgumentHelp(
      "Write a copy with the form mended, never a word; of several files into a folder.",
      valueName: "out.docx"))
  var fix: String?
  @Option(help: ArgumentHelp("Write the findings as a page for printing.", valueName: "file"))
  var html: String?
  @Flag(help: "Replace the files that these options name.") var force = false
  @Option(name: .short, help: "How many files are looked at at the same time.") var jobs = 2
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if files.count > 1, annotate != nil {
      throw ValidationError("--annotate takes a single file.")
    }
  }

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let disk = DiskWorkspace()
      let report = try await CheckPapers(workspace: disk, templates: templates).run(
        .init(
          files: files, profile: profile, annotated: annotate, mended: fix, force: force,
          jobs: jobs))
      if let html {
        let page = FindingPage(
          report.gathered, of: files.joined(separator: ", "), in: terminal.language)
        try OutputFile.write(
          page.html, to: html, in: disk, replacing: force ? .anything : .ownWork)
      }
      show(report, on: terminal)
      return report.findings.mustStop ? ExitCode(1) : .success
    }
  }

  private func show(_ report: CheckPapers.Report, on terminal: Terminal) {
    terminal.show(
      terminal.format == .text ? report.gathered : report.findings,
      changed: fix == nil ? nil : terminal.format == .text ? report.gatheredChanges : report.changes
    )
    if let note = report.note {
      terminal.say(Phrase(vi: "lưu ý: \(note)", en: "note on the profile: \(note)"))
    }
    if report.papers > 0 { terminal.say(.notChecked(report.notChecked)) }
    let summary = FindingReport(report.findings, in: terminal.language).summary
    terminal.say(
      Phrase(
        vi: "đã kiểm tra \(report.papers) văn bản: \(summary)",
        en: "checked \(report.papers) paper\(report.papers == 1 ? "" : "s"): \(summary)"))
    if fix == nil, report.mendable > 0 { terminal.say(.mendable(report.mendable)) }
    if let copy = report.mended { terminal.say(.mended(copy, report.changes.all.count)) }
    for copy in [report.annotated, html].compactMap({ $0 }) {
      terminal.say(Phrase(vi: "đã ghi \(copy)", en: "wrote \(copy)"))
    }
  }
}

extension Phrase {
  fileprivate static func notChecked(_ list: [Phrase]) -> Phrase {
    Phrase(
      vi: "không kiểm tra được bằng máy: " + list.map(\.vi).joined(separator: "; "),
      en: "not checked: " + list.map(\.en).joined(separator: "; "))
  }
  fileprivate static func mendable(_ count: Int) -> Phrase {
    Phrase(
      vi: "\(count) chỗ sửa được mà không đổi chữ nào: thêm --fix TỆP.docx",
      en: "\(count) can be put right without changing a word: add --fix FILE.docx")
  }
  fileprivate static func mended(_ copy: String, _ count: Int) -> Phrase {
    Phrase(
      vi: "đã sửa \(count) chỗ trong \(copy)", en: "put right \(count) places in \(copy)")
  }
}

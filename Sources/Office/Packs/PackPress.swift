import Documents
import Groundwork
import Records
import Spreadsheets
import Templating
import WordDocuments

/// A pack with everything compiled that it needs: it makes documents from data.
///
/// Immutable once made, so that documents can be made side by side.
struct PackPress: Sendable {
  /// One document to make.
  struct Job: Sendable {
    let entry: PackPlan.Entry
    let path: String
    let data: Value
    let record: Origin
  }

  let plan: PackPlan
  private let data: Record
  private let schema: [String]
  private let papers: [String: PaperTemplate]
  private let sheets: [String: SheetTemplate]
  private let words: [String: WordTemplate]
  private let typesetter: Typesetter
  /// What lies in the dossier.
  private let pictures: FillResources
  private let only: Set<String>

  /// Compiles the dossier's pack and all its templates; nil when something is wrong with them.
  init?(_ dossier: inout OpenDossier, library: TemplateLibrary, only: [String])
    throws(WorkspaceFault)
  {
    let name = dossier.data["goi"]?.text ?? "tong-ket-nam"
    let asked = dossier.data["goi"]?.origin ?? .none
    var findings = Findings()
    var sources = dossier.sources
    defer {
      dossier.findings.add(findings)
      dossier.sources = sources
    }

    let compiler = try library.compiler(escaping: .markdown)
    guard
      let value = try library.yaml(
        "packs", name, askedAt: asked, sources: &sources, into: &findings),
      let plan = PackPlan(value, compiler: compiler, sources: sources, into: &findings)
    else { return nil }

    let chosen = dossier.data["thiet_lap"]?["the_thuc"]
    let profile = try library.profile(
      chosen?.text ?? plan.profile, askedAt: chosen?.origin ?? value.origin, sources: &sources,
      into: &findings)

    var papers: [String: PaperTemplate] = [:]
    var sheets: [String: SheetTemplate] = [:]
    var words: [String: WordTemplate] = [:]
    for entry in plan.entries + (plan.index.map { [$0] } ?? []) {
      switch entry.source {
      case .paper(let name) where papers[name] == nil:
        papers[name] = try library.paper(
          name, askedAt: entry.origin, compiler: compiler, sources: &sources, into: &findings)
      case .sheet(let name) where sheets[name] == nil:
        sheets[name] = try library.sheet(
          name, askedAt: entry.origin, sources: &sources, into: &findings)
      case .word(let name) where words[name] == nil:
        words[name] = try library.word(name, askedAt: entry.origin, into: &findings)
      default:
        break
      }
    }
    let ids = plan.entries.map(\.id)
    for id in only where !ids.contains(id) {
      findings.error(
        "pack.unknown-document", .unknownDocument(id), hints: .nearest(to: id, among: ids))
    }
    guard !findings.mustStop, let profile else { return nil }
    self.plan = plan
    self.papers = papers
    self.sheets = sheets
    self.words = words
    self.only = Set(only)
    typesetter = Typesetter(profile)
    let beside = PaperPictures(below: dossier.folder, in: library.workspace)
    pictures = FillResources { beside.load($0) }
    data = dossier.data
    schema = dossier.schema.sheets.map(\.id)
  }

  /// What the pack's folder is called: the dossier's code, or the name of its folder.
  func folderName(for path: String) -> String {
    if let code = data["ho_so"]?["ma"]?.text, !code.isEmpty { return FileNames.safe(code) }
    let last = path.split(separator: "/").last { $0 != "." && $0 != ".." }
    return FileNames.safe(last.map(String.init) ?? "ho-so")
  }

  // MARK: - What is to be made

  /// The documents to make, in order, each with the data that its template sees.
  func jobs(into findings: inout Findings) -> [Job] {
    var paths = DocumentPaths()
    let all = Value.record(data)
    return plan.entries.filter { only.isEmpty || only.contains($0.id) }.flatMap { entry -> [Job] in
      if let condition = entry.condition {
        guard condition.run(all, findings: &findings).bool ?? false else { return [] }
      }
      guard let each = entry.each else {
        let path = paths.path(entry, for: all, into: &findings)
        return [Job(entry: entry, path: path, data: all, record: .none)]
      }
      let records = each.run(all, findings: &findings).list ?? []
      return records.map { record in
        var fields = data
        fields[entry.recordName] = record
        let own = Value.record(fields)
        // A row has no place of its own; its first cell has.
        let place = record.record?.values.first { !$0.origin.isNone }?.origin ?? record.origin
        return Job(
          entry: entry, path: paths.path(entry, for: own, into: &findings), data: own,
          record: place)
      }
    }
  }

  /// The names at the top of the data that the template of a document reads.
  func roots(of job: Job) -> Set<String> {
    let fields =
      switch job.entry.source {
      case .paper(let name): papers[name]?.fields
      case .sheet(let name): sheets[name]?.fields
      case .word(let name): words[name]?.fields
      }
    return Set((fields ?? []).map { String($0.prefix { $0 != "." && $0 != "[" }) })
  }

  // MARK: - Making

  /// Makes the documents, several at a time; what is found comes in the order of the jobs.
  func make(
    _ jobs: [Job], at once: Int, progress: @escaping @Sendable (Int, Int) -> Void,
    into findings: inout Findings
  ) async -> [MadeDocument] {
    typealias Made = (number: Int, document: MadeDocument?, findings: Findings)
    let queue = JobQueue(jobs.count)
    var results = [(document: MadeDocument?, findings: Findings)?](
      repeating: nil, count: jobs.count)
    await withTaskGroup(of: [Made].self) { group in
      for _ in 0..<min(once, jobs.count) {
        group.addTask {
          // What one worker needs for every document is made once.
          let tools = FillingTools()
          var made: [Made] = []
          while let number = queue.next() {
            var found = Findings()
            made.append((number, make(jobs[number], with: tools, into: &found), found))
            queue.finish { progress($0, jobs.count) }
          }
          return made
        }
      }
      for await made in group {
        for result in made { results[result.number] = (result.document, result.findings) }
      }
    }
    for case let result? in results { findings.add(result.findings) }
    return results.compactMap { $0?.document }
  }

  /// The index of the file, made from the documents before it; nil when the pack has none.
  func index(of documents: [MadeDocument], into findings: inout Findings) -> MadeDocument? {
    guard let entry = plan.index, only.isEmpty else { return nil }
    var fields = data
    // One line for each entry: a hundred invitations are one document of the file.
    var seen: Set<String> = []
    let rows = documents.filter { seen.insert($0.id).inserted }.enumerated().map { number, made in
      Value.record(
        Record([
          ("stt", .integer(number + 1)), ("so_ky_hieu", .text(made.number)),
          ("ngay", made.date.map { .date($0) } ?? .none), ("ten", .text(made.title)),
          ("tac_gia", .text(made.author)), ("trang", .none),
          ("tep", .text(made.path)), ("ghi_chu", .none),
          ("so_ban", .integer(documents.count { $0.id == made.id })),
        ]))
    }
    fields["muc_luc"] = .list(rows)
    var paths = DocumentPaths()
    let all = Value.record(fields)
    let path = paths.path(entry, for: all, into: &findings)
    return make(
      Job(entry: entry, path: path, data: all, record: .none), with: FillingTools(), into: &findings
    )
  }

  private func make(
    _ job: Job, with tools: FillingTools, into findings: inout Findings
  ) -> MadeDocument? {
    switch job.entry.source {
    case .paper(let name):
      guard let paper = papers[name] else { return nil }
      let document = paper.compose(job.data, into: &findings)
      do throws(WordFault) {
        let bytes = try typesetter.typeset(document, resources: pictures, into: &findings)
        return finished(job, bytes: bytes, title: Self.title(of: document), fields: paper.fields)
      } catch {
        findings.error("pack.cannot-write", .cannotWrite(job.path, error.phrase))
        return nil
      }
    case .sheet(let name):
      guard let sheet = sheets[name] else { return nil }
      let plan = sheet.plan(job.data, into: &findings)
      // Every sheet's `when` said no: there is nothing to print.
      guard !plan.sheets.isEmpty else { return nil }
      do throws(WorkbookFault) {
        let bytes = try writeWorkbook(plan)
        return finished(job, bytes: bytes, title: plan.properties.title ?? "", fields: sheet.fields)
      } catch {
        findings.error("pack.cannot-write", .cannotWrite(job.path, error.phrase))
        return nil
      }
    case .word(let name): return fill(name, job, with: tools, into: &findings)
    }
  }

  /// A certificate, a card: what an office designed in Word, filled in.
  private func fill(
    _ name: String, _ job: Job, with tools: FillingTools, into findings: inout Findings
  ) -> MadeDocument? {
    guard let template = words[name] else { return nil }
    do throws(WordFault) {
      let bytes = try template.fill(job.data, through: tools.archives, into: &findings).joined
      guard !bytes.isEmpty else { return nil }
      let title = job.entry.title?.run(job.data, findings: &findings).text ?? job.entry.id
      return finished(job, bytes: bytes, title: title, fields: template.fields)
    } catch {
      findings.error("pack.cannot-write", .cannotWrite(job.path, error.phrase))
      return nil
    }
  }

  /// “BÁO CÁO Tổng kết …”, on one line.
  private static func title(of document: Document) -> String {
    [document.title, document.subject].compactMap { $0 }.joined(separator: " ")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func finished(_ job: Job, bytes: [UInt8], title: String, fields: [String])
    -> MadeDocument
  {
    let entry = data["van_ban"]?[job.entry.numberIn]
    let roots = Set(fields.map { String($0.prefix { $0 != "." }) })
    let lists = Set(roots.map { $0.hasPrefix("khen_thuong") ? "khen_thuong" : $0 })
    let records = schema.filter(lists.contains).compactMap { sheet in
      data[sheet]?.list.map { (sheet: sheet, count: $0.count) }
    }
    return MadeDocument(
      id: job.entry.id, path: job.path, bytes: bytes, title: title,
      number: entry?["so_ky_hieu"]?.text ?? "", date: entry?["ngay"]?.date,
      author: (entry?["co_quan"] ?? data["co_quan"])?["ten"]?.text ?? "",
      records: records.filter { $0.count > 0 },
      record: job.record)
  }
}

/// Paths given so far, so that no two documents of a pack get the same one.
private struct DocumentPaths {
  private var folders: [String: FileNames] = [:]

  mutating func path(_ entry: PackPlan.Entry, for data: Value, into findings: inout Findings)
    -> String
  {
    let wanted = entry.file.run(data, findings: &findings).text ?? entry.id
    let parts = wanted.split(separator: "/").map { FileNames.safe(String($0)) }
    let folder = parts.dropLast().joined(separator: "/")
    let ending =
      switch entry.source {
      case .paper, .word: "docx"
      case .sheet: "xlsx"
      }
    let name = folders[folder, default: FileNames()]
      .name(for: parts.last ?? entry.id, extension: ending)
    return folder.isEmpty ? name : "\(folder)/\(name)"
  }
}

extension Phrase {
  fileprivate static func unknownDocument(_ id: String) -> Phrase {
    Phrase(
      vi: "bộ hồ sơ không có văn bản “\(id)”", en: "the pack has no document “\(id)”")
  }
  fileprivate static func cannotWrite(_ path: String, _ why: Phrase) -> Phrase {
    Phrase(vi: "không tạo được \(path): \(why.vi)", en: "cannot make \(path): \(why.en)")
  }
}

import Groundwork
import Templating

/// A pack of `Templates/packs`: which documents a conference needs, over which records, named how.
struct PackPlan: Sendable {
  /// What a document is made from.
  enum Source: Sendable, Hashable {
    /// A paper of `Templates/papers`, by name.
    case paper(String)
    /// A sheet plan of `Templates/sheets`, by name.
    case sheet(String)
    /// A Word template of `Templates/word`, by name.
    case word(String)
  }

  /// One entry of the pack: a document, or one document for each record of a list.
  struct Entry: Sendable {
    let id: String
    let source: Source
    let file: ValueTemplate
    /// What the index calls a document that does not name itself.
    let title: ValueTemplate?
    let condition: ValueTemplate?
    let each: ValueTemplate?
    /// The name under which the template sees the record; empty when there is no `each`.
    let recordName: String
    /// The entry of `van_ban` whose number and date stand in the index; the entry's own id mostly.
    let numberIn: String
    let origin: Origin
  }

  let name: String
  /// The profile of `Templates/profiles` that the papers follow.
  let profile: String
  let entries: [Entry]
  /// The index of the file, made last from what was made before; nil when the pack has none.
  let index: Entry?

  /// Reads a pack from parsed YAML; nil when it is wrong.
  init?(
    _ value: Value, compiler: TemplateCompiler, sources: Sources, into findings: inout Findings
  ) {
    var found = Findings()
    var reader = FieldReader(value, subject: "pack")
    name = reader.require(reader.text("name"), "name", else: "")
    profile = reader.text("profile") ?? "nd30"
    let entries = (reader.list("documents") ?? []).compactMap {
      Entry($0, compiler: compiler, sources: sources, into: &found)
    }
    index = reader.value("index").flatMap {
      Entry($0, fallbackID: "muc_luc", compiler: compiler, sources: sources, into: &found)
    }
    if entries.isEmpty, !found.mustStop {
      found.error("pack.empty", .empty, at: value.origin)
    }
    var ids: Set<String> = []
    for entry in entries + (index.map { [$0] } ?? []) where !ids.insert(entry.id).inserted {
      found.error("pack.duplicate-id", .duplicate(entry.id), at: entry.origin)
    }
    reader.finish(into: &found)
    self.entries = entries
    findings.add(found)
    if found.mustStop { return nil }
  }
}

extension PackPlan.Entry {
  init?(
    _ value: Value, fallbackID: String? = nil, compiler: TemplateCompiler, sources: Sources,
    into findings: inout Findings
  ) {
    var reader = FieldReader(value, subject: "pack")
    let id = reader.text("id") ?? fallbackID
    let paper = reader.text("paper")
    let sheet = reader.text("sheet")
    let word = reader.text("word")
    let file = reader.value("file")
    let title = reader.value("title")
    let condition = reader.value("when")
    let each = reader.value("each")
    let recordName = reader.text("as")
    let numberIn = reader.text("number_in")

    self.id = reader.require(id, "id", else: "")
    self.numberIn = numberIn ?? self.id
    self.recordName = recordName ?? ""
    origin = value.origin
    switch (paper, sheet, word) {
    case (let paper?, nil, nil): source = .paper(paper)
    case (nil, let sheet?, nil): source = .sheet(sheet)
    case (nil, nil, let word?): source = .word(word)
    default:
      findings.error("pack.one-source", .oneSource, at: value.origin)
      return nil
    }
    if each != nil, recordName == nil {
      findings.error("pack.each-needs-as", .eachNeedsAs, at: value.origin)
      return nil
    }
    func compiled(_ value: Value?, into findings: inout Findings) -> ValueTemplate? {
      value.flatMap { compiler.compileValue($0, sources: sources, into: &findings) }
    }
    self.title = compiled(title, into: &findings)
    self.condition = compiled(condition, into: &findings)
    self.each = compiled(each, into: &findings)
    guard
      let template = compiled(reader.require(file, "file", else: .text("?")), into: &findings)
    else { return nil }
    self.file = template
    reader.finish(into: &findings)
  }
}

extension Phrase {
  fileprivate static let empty = Phrase(
    vi: "bộ hồ sơ không có văn bản nào", en: "the pack has no documents")
  fileprivate static func duplicate(_ id: String) -> Phrase {
    Phrase(vi: "có hai mục cùng mã “\(id)”", en: "two entries have the id “\(id)”")
  }
  fileprivate static let oneSource = Phrase(
    vi: "mỗi mục cần đúng một trong ba: paper, sheet hoặc word",
    en: "an entry needs one of these: a paper, a sheet, or a word template")
  fileprivate static let eachNeedsAs = Phrase(
    vi: "mục có each phải đặt tên cho từng bản ghi bằng as",
    en: "an entry with each must name the record with as")
}

import Groundwork
import Spreadsheets

/// The data that a template is filled with, from wherever a person keeps it.
struct FillData {
  /// What templates see: always a record.
  let record: Record
  /// The records themselves, when the data is one list of them.
  let list: [Value]?
  /// The file that the data was read from; empty for a dossier, which is several.
  let bytes: [UInt8]
  /// The folder that paths in the data start from.
  let folder: String
  var sources: Sources

  /// The name under which templates see data that is a list.
  static let listName = "danh_sach"

  /// No data at all.
  static let none = FillData(
    record: Record(), list: nil, bytes: [], folder: ".", sources: Sources())

  /// Reads `path`: YAML, JSON, CSV, a workbook (`so-lieu.xlsx#Khen thưởng` for one sheet), or a
  /// dossier's folder.
  ///
  /// Nil when it cannot be used; `findings` then says why. `atOnce` is how many threads may read.
  ///
  /// - Throws: `WorkspaceFault` when the file cannot be read.
  init?(
    _ path: String, in workspace: any Workspace, library: TemplateLibrary?, atOnce: Int = 1,
    into findings: inout Findings
  ) throws(WorkspaceFault) {
    let place = try DataPlace(path, in: workspace)
    if place.kind == .folder {
      guard let library else { throw .missing("Templates") }
      let dossier = try OpenDossier(place.file, in: workspace, with: library)
      findings.add(dossier.findings)
      guard !dossier.findings.mustStop else { return nil }
      self.init(
        record: dossier.data, list: nil, bytes: [], folder: place.file, sources: dossier.sources)
      return
    }
    var sources = Sources()
    var found = Findings()
    let bytes = try workspace.read(place.file)
    let value = Self.value(place, bytes, atOnce: atOnce, sources: &sources, into: &found)
    found.resolve(with: sources)
    findings.add(found)
    guard let value, !found.mustStop else { return nil }
    let folder = place.file.splitPath.folder
    switch value.payload {
    case .record(let record):
      self.init(record: record, list: nil, bytes: bytes, folder: folder, sources: sources)
    case .list(let list):
      self.init(
        record: Record([(Self.listName, value)]), list: list, bytes: bytes, folder: folder,
        sources: sources)
    case .none where place.file.fileEnding != "json":
      self.init(record: Record(), list: nil, bytes: bytes, folder: folder, sources: sources)
    default:
      findings.error("data.not-a-record", .notARecord(value), at: .file(place.file))
      return nil
    }
  }

  private init(
    record: Record, list: [Value]?, bytes: [UInt8], folder: String, sources: Sources
  ) {
    self.record = record
    self.list = list
    self.bytes = bytes
    self.folder = folder
    self.sources = sources
  }

  /// A row of texts with its whole numbers and dates as such, where that prints the same:
  /// `1200` and `05/01/2026`, but not `007` or `1.50`.
  static func typed(_ row: Value) -> Value {
    guard let record = row.record else { return row }
    let values = record.values.map { value -> Value in
      guard let text = value.text, text.startsLikeNumber else { return value }
      if let number = Int(text), String(number) == text {
        return Value(.integer(number), from: value.origin)
      }
      if let date = CalendarDate(text), DateWording.short(date) == text {
        return Value(.date(date), from: value.origin)
      }
      return value
    }
    return Value(.record(Record(shape: record.shape, values: values)), from: row.origin)
  }

  private static func value(
    _ place: DataPlace, _ bytes: [UInt8], atOnce: Int, sources: inout Sources,
    into findings: inout Findings
  ) -> Value? {
    let text = SourceText(file: place.file, bytes: bytes)
    switch place.file.fileEnding {
    case "json":
      return readJSON(text, asWritten: true, atOnce: atOnce, sources: &sources, into: &findings)
    case "csv", "tsv":
      return readCSV(text, sources: &sources, into: &findings).map {
        Value(.list(($0.list ?? []).map(typed)), from: $0.origin)
      }
    // What a file's bytes say counts: an old workbook is refused with the cure.
    case "xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb", "ods":
      return WorkbookData(bytes, file: place.file, sources: &sources, into: &findings)
        .value(of: place.sheet, into: &findings)
    case "yaml", "yml": return readYAML(text, sources: &sources, into: &findings)
    case let ending:
      findings.error(
        "data.unknown-kind", .unknownKind(ending), at: .file(place.file), hints: [.knownKinds])
      return nil
    }
  }
}

extension String {
  /// Whether a whole number or date may follow; names and sentences are most of a table.
  fileprivate var startsLikeNumber: Bool {
    guard let first = utf8.first else { return false }
    return first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }
}

/// What a person named as the data: a file or folder, and perhaps a sheet of it.
private struct DataPlace {
  let file: String
  let sheet: String?
  let kind: WorkspaceEntry.Kind

  init(_ path: String, in workspace: any Workspace) throws(WorkspaceFault) {
    if let entry = try workspace.look(at: path) {
      let isFolder = entry.kind == .link && (try? workspace.list(path)) != nil
      (file, sheet, kind) = (path, nil, isFolder ? .folder : entry.kind)
      return
    }
    guard let mark = path.lastIndex(of: "#"), mark != path.startIndex else { throw .missing(path) }
    file = String(path[..<mark])
    sheet = String(path[path.index(after: mark)...])
    guard let entry = try workspace.look(at: file) else { throw .missing(file) }
    kind = entry.kind == .folder ? .file : entry.kind
  }
}

extension Phrase {
  fileprivate static func notARecord(_ value: Value) -> Phrase {
    Phrase(
      vi: "dữ liệu phải là một nhóm “tên: giá trị” hoặc danh sách, không phải \(value.kind.vi)",
      en: "the data must be a group of “name: value” or a list, not \(value.kind.en)")
  }
  fileprivate static func unknownKind(_ ending: String) -> Phrase {
    Phrase(
      vi: "không biết đọc dữ liệu từ tệp “.\(ending)”",
      en: "data cannot be read from a “.\(ending)” file")
  }
  fileprivate static let knownKinds = Phrase(
    vi: "dùng .yaml, .json, .csv, .xlsx hoặc thư mục hồ sơ",
    en: "use .yaml, .json, .csv, .xlsx or a dossier's folder")
}

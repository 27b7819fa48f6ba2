import Groundwork
import Office
import Records

/// The files of this package that tests read.
enum PackageFiles {
  /// The folder of the package.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  static func read(_ path: String) throws -> [UInt8] {
    try DiskWorkspace().read(root + "/" + path)
  }

  /// The schema that the product ships.
  static func schema() throws -> WorkbookSchema {
    var (sources, findings) = (Sources(), Findings())
    let source = SourceText(
      file: "so-lieu.yaml", bytes: try read("Templates/records/so-lieu.yaml"))
    let value = readYAML(source, sources: &sources, into: &findings) ?? .none
    return WorkbookSchema(value, into: &findings) ?? .empty
  }
}

/// A dossier in memory, and what was made of it.
struct DossierFolder {
  var dossier: Dossier
  var findings = Findings()

  static let words = [
    "ranks": [
      "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá",
      "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy",
    ], "award_forms": ["Giấy khen", "Bằng khen"],
  ]

  /// Reads a dossier of these files; `ho-so.yaml` is empty unless given.
  init(_ files: [String: String], main: String = "goi: x\n") throws {
    var all: [String: [UInt8]] = ["d/ho-so.yaml": Array(main.utf8)]
    for (name, text) in files { all["d/" + name] = Array(text.utf8) }
    try self.init(MemoryWorkspace(all), "d")
  }

  init(_ workspace: any Workspace, _ folder: String) throws {
    let reader = DossierReader(schema: try PackageFiles.schema(), words: Self.words)
    dossier = try reader.read(folder, in: workspace, into: &findings)
  }

  subscript(name: String) -> Value? { dossier.data[name] }

  /// “B7 intake.required”, in the order of reading; warnings end in “?”.
  var places: [String] {
    findings.inReadingOrder.map { finding in
      let mark = finding.severity == .warning ? "?" : ""
      return "\(Self.place(finding.location)) \(finding.code)\(mark)"
    }
  }

  static func place(_ location: Location) -> String {
    switch location {
    case .text(let file, let line, _): "\(file):\(line)"
    case .sheet(_, let sheet): sheet
    case .cell(_, let sheet, let address): "\(sheet)!\(address)"
    case .file(let file): file
    default: "?"
    }
  }
}

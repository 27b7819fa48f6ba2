import Groundwork
import Office
import Packaging
import Spreadsheets
import Testing

/// The package's own `Templates`, `Samples` and `Tests/Corpus`, in memory: a test may change a file
/// and build, and nothing touches the disk.
struct SampleWorld {
  let workspace: MemoryWorkspace

  /// `changing` puts other texts in place of files, by their path from the top of the package.
  init(changing texts: [String: String] = [:]) throws {
    let top = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    let disk = DiskWorkspace()
    var files: [String: [UInt8]] = [:]
    for folder in ["Templates", "Samples", "Tests/Corpus"] {
      for entry in try disk.tree("\(top)/\(folder)") {
        files["\(folder)/\(entry.name)"] = try disk.read("\(top)/\(folder)/\(entry.name)")
      }
    }
    for (path, text) in texts { files[path] = Array(text.utf8) }
    workspace = MemoryWorkspace(files)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try workspace.read(path), as: UTF8.self)
  }

  /// Builds a dossier into `Output`.
  func build(
    _ dossier: String, only: [String] = [], force: Bool = false
  ) async throws -> Outcome<BuildPack.Summary> {
    try await BuildPack(workspace: workspace, templates: "Templates")
      .run(.init(dossier: dossier, output: "Output", only: only, force: force))
  }

  /// The paragraphs of a built Word document, table cells too, in reading order.
  func paragraphs(of path: String) throws -> [String] {
    let package = try OfficePackage(reading: workspace.read(path))
    var reader = try package.xml("/word/document.xml")
    var paragraphs: [String] = []
    var isText = false
    while let event = try reader.next() {
      switch event {
      case .start:
        isText = reader.label == "w:t"
        if reader.label == "w:p" { paragraphs.append("") }
      case .text where isText:
        paragraphs[paragraphs.count - 1] += String(decoding: reader.text, as: UTF8.self)
      case .end:
        isText = false
      default:
        break
      }
    }
    return paragraphs
  }

  /// The rows of every sheet of a built workbook, each cell as text.
  func rows(of path: String) throws -> [[String]] {
    let book = try WorkbookReader(workspace.read(path), file: path)
    var rows: [[String]] = []
    for sheet in book.sheets {
      try book.sheet(sheet.index).readRows { row in
        rows.append(
          row.cells.map { cell in
            switch cell.value {
            case .text(let text): text
            case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
            default: ""
            }
          })
      }
    }
    return rows
  }
}

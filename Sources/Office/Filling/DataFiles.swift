import Groundwork
import WordDocuments

/// The pictures and documents that data refers to, read before anything is filled.
struct DataFiles {
  /// The bytes by path, as the data writes it.
  private(set) var files: [String: [UInt8]] = [:]

  /// Endings of what may stand in a Word document.
  private static let endings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "webp", "docx",
  ]
  /// A thousand photographs as a telephone takes them would be more than Word opens.
  private static let limit = 500 << 20

  static let none = DataFiles()

  private init() {}

  /// Folders in which pictures are kept, besides the data's own: a dossier has `anh`.
  private static let shelves = ["", "images", "anh"]

  /// Reads every such file below the data's folder that some text of the data names, or below its
  /// `images` or `anh`.
  ///
  /// - Throws: `WorkspaceFault` when a file is there and cannot be read.
  init(
    namedIn data: Record, below folder: String, in workspace: any Workspace
  ) throws(WorkspaceFault) {
    var names: Set<String> = []
    Self.collect(.record(data), into: &names)
    var total = 0
    for name in names.sorted() {
      for shelf in Self.shelves {
        let path = (shelf.isEmpty ? folder : folder.joined(shelf)).joined(name)
        guard let entry = try workspace.look(at: path), entry.kind == .file else { continue }
        total += entry.size
        guard total <= Self.limit else { throw .tooLarge(path, limit: Self.limit) }
        files[name] = try workspace.read(path)
        break
      }
    }
  }

  var resources: FillResources { FillResources { [files] in files[$0] } }

  /// Names and bytes, in a fixed order.
  var ingredients: [[UInt8]] {
    files.sorted { $0.key < $1.key }.flatMap { [Array($0.key.utf8), $0.value] }
  }

  private static func collect(_ value: borrowing Value, into names: inout Set<String>) {
    switch value.payload {
    case .text(let text), .markup(let text):
      // Most data is no file's name, and is told apart by its last few bytes.
      guard mayNameFile(text), endings.contains(text.fileEnding), isBelow(text)
      else { return }
      names.insert(text)
    case .list(let items): collect(items.span, into: &names)
    case .record(let record): collect(record.values.span, into: &names)
    default: break
    }
  }

  private static func collect(_ values: Span<Value>, into names: inout Set<String>) {
    for index in values.indices { collect(values[index], into: &names) }
  }

  private static func mayNameFile(_ text: String) -> Bool {
    guard let last = text.utf8.last, isLastLetter[Int(last)], text.utf8.count <= 300 else {
      return false
    }
    // A sentence ends in its point.
    return text.utf8.suffix(5).dropLast().contains(UInt8(ascii: "."))
  }
  /// Whether some ending ends in a byte, in small or capital letters.
  private static let isLastLetter: [Bool] = {
    let letters = endings.compactMap(\.utf8.last)
    return (0...UInt8.max).map { letters.contains($0 | 0x20) }
  }()

  /// No way up and no root: data leads to what lies beside it, and nowhere else.
  private static func isBelow(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0 != ".." }
  }
}

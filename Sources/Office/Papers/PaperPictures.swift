import Groundwork

/// The pictures that papers name, in one folder; after them, those that the data names.
struct PaperPictures: Sendable {
  private let folder: String
  private let workspace: any Workspace
  private let others: DataFiles

  /// Folders in which pictures are kept, besides the folder itself: a dossier has `anh`.
  private static let shelves = ["", "anh", "images"]

  init(
    below folder: String, in workspace: any Workspace, orElse others: DataFiles = .none
  ) {
    self.folder = folder
    self.workspace = workspace
    self.others = others
  }

  /// The bytes of a picture, read when it is asked for; nil when there is none that can be read.
  ///
  /// A path leads down from the folder and nowhere else.
  func load(_ path: String) -> [UInt8]? {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.allSatisfy({ !$0.isEmpty && $0 != ".." }) else { return others.files[path] }
    for shelf in Self.shelves {
      let place = (shelf.isEmpty ? folder : folder.joined(shelf)).joined(path)
      guard let entry = try? workspace.look(at: place), entry.kind == .file else { continue }
      return (try? workspace.read(place)) ?? others.files[path]
    }
    return others.files[path]
  }
}

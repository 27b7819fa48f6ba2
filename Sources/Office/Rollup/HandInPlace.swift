import Groundwork

/// Something that a unit may have handed in: a workbook, or a dossier's folder.
struct HandInPlace: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case workbook, dossier }

  /// As messages call it.
  let path: String
  let kind: Kind

  /// What the place is called, most telling first: the file, then the folder that it lies in.
  ///
  /// `nop/xa-hoa-mau/so-lieu.xlsx` says by its folder whose it is.
  var names: [String] {
    let (folder, name) = path.splitPath
    guard kind == .workbook else { return [name] }
    return [name.stemAndSuffix.stem, folder.splitPath.name]
  }

  /// How deep below a folder hand-ins are looked for: a province, its districts, their communes,
  /// and one more for the habit of zipping a folder with itself.
  private static let depth = 4

  /// Everything handed in at these paths, in the order of their names.
  ///
  /// - Parameter output: the folder of the last roll-up, which is nobody's hand-in.
  /// - Throws: `WorkspaceFault` when a path is missing or a folder cannot be read.
  static func all(
    at paths: [String], in workspace: any Workspace, besides output: String?
  ) throws(WorkspaceFault) -> [HandInPlace] {
    var places: [HandInPlace] = []
    for path in paths {
      guard let entry = try workspace.look(at: path) else { throw .missing(path) }
      if entry.kind == .file || entry.name.isWorkbookName {
        places.append(HandInPlace(path: path, kind: .workbook))
      } else {
        try gather(path, in: workspace, besides: output, depth: depth, into: &places)
      }
    }
    var seen: Set<HandInPlace> = []
    return places.filter { seen.insert($0).inserted }
  }

  private static func gather(
    _ folder: String, in workspace: any Workspace, besides output: String?, depth: Int,
    into places: inout [HandInPlace]
  ) throws(WorkspaceFault) {
    guard folder != output else { return }
    let entries = try workspace.list(folder)
    if entries.contains(where: { $0.name == Dossier.mainFile }) {
      places.append(HandInPlace(path: folder, kind: .dossier))
      return
    }
    for entry in entries where !entry.name.hasPrefix(".") && !entry.name.hasPrefix("~$") {
      let path = folder.joined(entry.name)
      if entry.kind == .folder {
        guard depth > 0 else { continue }
        try gather(path, in: workspace, besides: output, depth: depth - 1, into: &places)
      } else if entry.name.isWorkbookName {
        places.append(HandInPlace(path: path, kind: .workbook))
      }
    }
  }
}

extension String {
  /// Whether a file of this name is meant to be a workbook; of the old kinds too, so that somebody
  /// who handed one in is told.
  fileprivate var isWorkbookName: Bool {
    ["xlsx", "xlsm", "xls", "xlsb", "ods"].contains(stemAndSuffix.suffix)
  }
}

import Groundwork

/// The documents of an earlier run that stay when only some are made again.
struct KeptFiles {
  /// One document that stays as it is.
  struct File {
    let path: String
    /// Its entry in the earlier manifest, as it was.
    let entry: Value
    let bytes: [UInt8]
  }

  let files: [File]

  static let none = KeptFiles(files: [])

  private init(files: [File]) { self.files = files }

  /// What the folder's own manifest lists, without the zip and the documents made again; none when
  /// there is no such folder.
  ///
  /// - Throws: `WorkspaceFault` when a listed file cannot be read.
  init(
    in folder: String, besides made: [MadeDocument], workspace: any Workspace
  ) throws(WorkspaceFault) {
    let path = "\(folder)/\(OutputManifest.fileName)"
    var (sources, findings) = (Sources(), Findings())
    guard try workspace.look(at: path) != nil,
      let manifest = readJSON(
        SourceText(file: path, bytes: try workspace.read(path)), sources: &sources,
        into: &findings)
    else {
      self = .none
      return
    }
    let again = Set(made.map(\.id))
    var files: [File] = []
    for entry in manifest["files"]?.list ?? [] {
      // An entry without an id is the zip, which is packed anew.
      guard let name = entry["name"]?.text, let id = entry["id"]?.text, !again.contains(id) else {
        continue
      }
      files.append(
        File(path: name, entry: entry, bytes: try workspace.read("\(folder)/\(name)")))
    }
    self.init(files: files)
  }
}

import Groundwork

/// The files of one run, which appear in their folder all together or not at all.
///
/// They are written to a hidden folder beside the final one and moved into place by `commit`. An
/// existing output folder gives way only when it is wholly our own work. A run that is killed leaves
/// at most a hidden folder, which the next run in the same place clears away.
public struct OutputRun: ~Copyable {
  private enum State { case open, done }

  private let workspace: any Workspace
  private let place: OutputPlace
  private let claim: FolderClaim
  private var state = State.open

  /// Starts a run that will fill the folder at `path`.
  ///
  /// `digest` gives the SHA-256 of bytes in hexadecimal; it tells a file that somebody edited from
  /// one that is still as we made it.
  ///
  /// `resuming` leaves what a killed run left: see `leftovers`.
  ///
  /// Faults when the folder is there and may not be replaced, when another run is writing to it, or
  /// when the disk refuses.
  public init(
    replacing rule: ReplacementRule = .ownWork, at path: String, in workspace: any Workspace,
    resuming: Bool = false, digest: (([UInt8]) -> String)? = nil
  ) throws(WorkspaceFault) {
    let place = try OutputPlace(path)
    try workspace.makeFolder(place.making)
    let claim = try workspace.claim(place.making)
    do throws(WorkspaceFault) {
      // Whatever a killed run left there is ours, and nobody holds it.
      for leftover in resuming ? [] : try workspace.list(place.making) {
        try workspace.removeTree(place.making.joined(leftover.name))
      }
      try place.recover(in: workspace)
      try place.clearLeftovers(in: workspace)
      try rule.check(place.final, in: workspace, digest: digest)
    } catch {
      try? workspace.removeTree(place.making)
      throw error
    }
    self.workspace = workspace
    self.place = place
    self.claim = claim
  }

  /// Where files are added, also by several threads at once; of no use once the run has ended.
  var folder: RunFolder { RunFolder(workspace: workspace, path: place.making) }

  /// Adds a file; `name` is its path from the output folder, with `/` between folders.
  public func add(_ name: String, _ bytes: [UInt8]) throws(WorkspaceFault) {
    try folder.add(name, PiecedBytes(bytes))
  }

  /// The files that are in the run's folder already, by their paths from it.
  func leftovers() throws(WorkspaceFault) -> [String] {
    try workspace.tree(place.making).map(\.name)
  }

  /// The bytes of a file of this run.
  func bytes(of name: String) throws(WorkspaceFault) -> [UInt8] {
    try workspace.read(place.making.joined(name))
  }

  /// Takes a file, or a folder of files, out of the run.
  func drop(_ name: String) throws(WorkspaceFault) {
    try workspace.removeTree(place.making.joined(name))
  }

  /// Moves all files into place.
  public consuming func commit() throws(WorkspaceFault) {
    try workspace.flush(place.making)
    guard try workspace.look(at: place.final) != nil else {
      try workspace.move(place.making, to: place.final)
      state = .done
      return
    }
    try workspace.move(place.final, to: place.old)
    do throws(WorkspaceFault) {
      try workspace.move(place.making, to: place.final)
    } catch {
      try? workspace.move(place.old, to: place.final)
      throw error
    }
    state = .done
    // From here on the new files stand. What is left is cleaning, and a fault in it is no reason
    // to call the run failed: the next one will finish it.
    try? place.retireOld(in: workspace)
  }

  deinit {
    guard state == .open else { return }
    try? workspace.removeTree(place.making)
  }
}

/// The hidden folder that a run's files are gathered in.
struct RunFolder: Sendable {
  let workspace: any Workspace
  let path: String

  /// Adds a file; `name` is its path from the output folder, with `/` between folders.
  func add(_ name: String, _ bytes: PiecedBytes) throws(WorkspaceFault) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { throw .badName(name) }
    let path = path.joined(name)
    if parts.count > 1 { try workspace.makeFolder(path.splitPath.folder) }
    try workspace.write(bytes, toNew: path)
  }
}

/// Which existing folder may be replaced.
public enum ReplacementRule: Sendable, Hashable {
  /// Only one whose every file we made, and nobody changed since.
  case ownWork
  /// Any folder: our files are replaced, changed or not; files that are not ours stay.
  case anything

  /// Faults when the folder is there and may not give way.
  func check(
    _ folder: String, in workspace: any Workspace, digest: (([UInt8]) -> String)?
  ) throws(WorkspaceFault) {
    guard let entry = try workspace.look(at: folder) else { return }
    guard entry.kind == .folder else { throw .notFolder(folder) }
    guard self == .ownWork else { return }
    let files = try workspace.tree(folder)
    if files.isEmpty { return }
    let list = folder.joined(OutputManifest.fileName)
    guard let listed = try workspace.look(at: list), listed.kind == .file,
      let manifest = OutputManifest(try workspace.read(list))
    else { throw .foreignFolder(folder) }
    for file in files where file.name != OutputManifest.fileName {
      let path = folder.joined(file.name)
      guard file.kind == .file, let entry = manifest.entries[file.name] else {
        throw .foreignFile(path)
      }
      if let size = entry.size, size != file.size { throw .changedFile(path) }
      if let digest, let wanted = entry.sha256, digest(try workspace.read(path)) != wanted {
        throw .changedFile(path)
      }
      if let wanted = entry.crc32, checksum(of: try workspace.read(path)) != wanted {
        throw .changedFile(path)
      }
    }
  }
}

/// The final folder of a run and the hidden ones beside it.
struct OutputPlace {
  /// Ends of the hidden names: the folder being made, and the one that it replaced.
  private static let makingSuffix = ".tongket-tam"
  private static let oldSuffix = ".tongket-cu"

  let parent: String
  let final: String
  let making: String
  let old: String

  init(_ path: String) throws(WorkspaceFault) {
    let (parent, name) = path.splitPath
    guard !name.isEmpty, name != ".", name != "..", name != "/" else { throw .badName(path) }
    self.parent = parent
    final = parent.joined(name)
    // Room for the suffix within the 255 bytes that file systems allow.
    var stem = name
    while stem.utf8.count > 220 { stem.removeLast() }
    making = parent.joined("." + stem + Self.makingSuffix)
    old = parent.joined("." + stem + Self.oldSuffix)
  }

  /// Finishes or undoes what a run that was killed between its two moves left.
  func recover(in workspace: any Workspace) throws(WorkspaceFault) {
    guard try workspace.look(at: old) != nil else { return }
    if try workspace.look(at: final) == nil {
      try workspace.move(old, to: final)
    } else {
      try retireOld(in: workspace)
    }
  }

  /// Removes the replaced folder, after carrying over the files in it that are not ours.
  func retireOld(in workspace: any Workspace) throws(WorkspaceFault) {
    let list = old.joined(OutputManifest.fileName)
    var ours: Set<String> = []
    if let entry = try workspace.look(at: list), entry.kind == .file,
      let manifest = OutputManifest(try workspace.read(list))
    {
      ours = Set(manifest.entries.keys).union([OutputManifest.fileName])
    }
    for file in try workspace.tree(old) where !ours.contains(file.name) {
      let kept = final.joined(file.name)
      guard try workspace.look(at: kept) == nil else { continue }
      try workspace.makeFolder(kept.splitPath.folder)
      try workspace.move(old.joined(file.name), to: kept)
    }
    // The list goes last, so that a run killed here can still tell whose the other files are.
    for child in try workspace.list(old) where child.name != OutputManifest.fileName {
      try workspace.removeTree(old.joined(child.name))
    }
    try workspace.removeTree(old)
  }

  /// Clears what killed runs of other dossiers left in the same parent folder.
  func clearLeftovers(in workspace: any Workspace) throws(WorkspaceFault) {
    for entry in try workspace.list(parent)
    where entry.kind == .folder && entry.name.hasPrefix(".")
      && entry.name.hasSuffix(Self.makingSuffix)
    {
      let path = parent.joined(entry.name)
      // Held by a living run (our own too): not a leftover.
      guard path != making, let claim = try? workspace.claim(path) else { continue }
      try? workspace.removeTree(path)
      withExtendedLifetime(claim) {}
    }
  }
}

import Groundwork

/// One file that appears whole or not at all.
public enum OutputFile {
  /// Writes a file by way of a hidden folder beside it.
  ///
  /// An existing file is a fault unless the rule is `.anything`; nobody can tell whose it is.
  public static func write(
    _ bytes: [UInt8], to path: String, in workspace: any Workspace,
    replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) {
    try write(PiecedBytes(bytes), to: path, in: workspace, replacing: rule)
  }

  /// The same for a file in pieces.
  static func write(
    _ bytes: PiecedBytes, to path: String, in workspace: any Workspace,
    replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) {
    try make(path, in: workspace, replacing: rule) { (hidden) throws(WorkspaceFault) in
      try workspace.write(bytes, toNew: hidden)
    }
  }

  /// Makes a file of which only one piece at a time is in memory: they come until one is empty.
  static func write(
    to path: String, in workspace: any Workspace, replacing rule: ReplacementRule = .ownWork,
    pieces: () throws(WorkspaceFault) -> [UInt8]
  ) throws(WorkspaceFault) {
    try make(path, in: workspace, replacing: rule) { (hidden) throws(WorkspaceFault) in
      try workspace.write(toNew: hidden, pieces: pieces)
    }
  }

  private static func make(
    _ path: String, in workspace: any Workspace, replacing rule: ReplacementRule,
    _ write: (String) throws(WorkspaceFault) -> Void
  ) throws(WorkspaceFault) {
    let place = try OutputPlace(path)
    if let entry = try workspace.look(at: place.final) {
      if entry.kind == .folder { throw .isFolder(path) }
      if rule == .ownWork { throw .exists(path) }
    }
    try workspace.makeFolder(place.making)
    let claim = try workspace.claim(place.making)
    defer {
      try? workspace.removeTree(place.making)
      withExtendedLifetime(claim) {}
    }
    for leftover in try workspace.list(place.making) {
      try workspace.removeTree(place.making.joined(leftover.name))
    }
    let hidden = place.making.joined("tep")
    try write(hidden)
    try workspace.flush(place.making)
    try workspace.move(hidden, to: place.final)
  }
}

import Glibc
import Office
import Testing

@Suite("the disk")
struct DiskWorkspaceTests {
  /// A folder of this test's own, removed at the end.
  private static func inFolder(_ name: String, _ body: (String) throws -> Void) throws {
    let folder = "/tmp/tongket-test-\(getpid())-\(name)"
    let disk = DiskWorkspace()
    try disk.removeTree(folder)
    try disk.makeFolder(folder)
    defer { try? disk.removeTree(folder) }
    try body(folder)
  }

  @Test("files are written, read, listed, moved and removed")
  func roundTrip() throws {
    try Self.inFolder("round") { folder in
      let disk = DiskWorkspace()
      let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
      try disk.makeFolder(folder + "/một/hai")
      try disk.write(bytes, toNew: folder + "/một/hai/Tệp.bin")
      try disk.write([], toNew: folder + "/một/a")
      #expect(try disk.read(folder + "/một/hai/Tệp.bin") == bytes)
      #expect(try disk.read(folder + "/một/a") == [])
      #expect(
        try disk.tree(folder) == [
          WorkspaceEntry(name: "một/a", kind: .file, size: 0),
          WorkspaceEntry(name: "một/hai/Tệp.bin", kind: .file, size: 100_000),
        ])
      try disk.flush(folder)
      try disk.move(folder + "/một", to: folder + "/ba")
      #expect(try disk.look(at: folder + "/một") == nil)
      #expect(try disk.look(at: folder + "/ba")?.kind == .folder)
      try disk.removeTree(folder + "/ba")
      #expect(try disk.list(folder) == [])
    }
  }

  @Test("every refusal of the system has its own name")
  func faults() throws {
    try Self.inFolder("faults") { folder in
      let disk = DiskWorkspace()
      let file = folder + "/a"
      try disk.write([1, 2, 3], toNew: file)
      func fault(_ body: () throws(WorkspaceFault) -> Void) -> WorkspaceFault? {
        do throws(WorkspaceFault) {
          try body()
          return nil
        } catch {
          return error
        }
      }
      #expect(
        fault { () throws(WorkspaceFault) in _ = try disk.read(folder + "/b") }
          == .missing(folder + "/b"))
      #expect(
        fault { () throws(WorkspaceFault) in _ = try disk.read(folder) } == .isFolder(folder))
      #expect(
        fault { () throws(WorkspaceFault) in _ = try disk.read(file, limit: 2) }
          == .tooLarge(file, limit: 2))
      #expect(
        fault { () throws(WorkspaceFault) in _ = try disk.read(file + "/c") }
          == .notFolder(file + "/c"))
      #expect(
        fault { () throws(WorkspaceFault) in _ = try disk.read("/dev/null") }
          == .notPlain("/dev/null"))
      #expect(fault { () throws(WorkspaceFault) in _ = try disk.list(file) } == .notFolder(file))
      #expect(
        fault { () throws(WorkspaceFault) in try disk.write([], toNew: file) } == .exists(file))
      #expect(
        fault { () throws(WorkspaceFault) in try disk.makeFolder(file) } == .notFolder(file))
      #expect(fault { () throws(WorkspaceFault) in try disk.remove(folder) } == .exists(folder))
      #expect(
        fault { () throws(WorkspaceFault) in try disk.write([], toNew: folder + "/a\0b") }
          == .badName(folder + "/a\0b"))
      #expect(try disk.read(file) == [1, 2, 3])
    }
  }

  @Test("a folder is held by one run at a time, and let go with it")
  func claims() throws {
    try Self.inFolder("claims") { folder in
      let disk = DiskWorkspace()
      do {
        let claim = try disk.claim(folder)
        #expect(throws: WorkspaceFault.busy(folder)) { _ = try disk.claim(folder) }
        withExtendedLifetime(claim) {}
      }
      _ = try disk.claim(folder)
    }
  }

  @Test("a run on the disk replaces its own work")
  func run() throws {
    try Self.inFolder("run") { folder in
      let disk = DiskWorkspace()
      for turn in [1, 2] as [UInt8] {
        let run = try OutputRun(at: folder + "/x/", in: disk)
        try run.add("Giấy mời/01.docx", [turn])
        try run.add(
          "manifest.json",
          Array(#"{"files": [{"name": "Giấy mời/01.docx", "size": 1}]}"#.utf8))
        try run.commit()
        #expect(try disk.read(folder + "/x/Giấy mời/01.docx") == [turn])
      }
      #expect(try disk.list(folder).map(\.name) == ["x"])
    }
  }
}

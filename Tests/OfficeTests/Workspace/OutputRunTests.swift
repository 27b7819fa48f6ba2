import Office
import Testing

@Suite("an output folder appears whole or not at all")
struct OutputRunTests {
  private static let manifest = """
    {"files": [{"name": "a.txt", "size": 1}, {"name": "thư/b.txt", "size": 2, "sha256": "x"}]}
    """
  private static let ours: [String: [UInt8]] = [
    "Output/x/a.txt": [1], "Output/x/thư/b.txt": [2, 2],
    "Output/x/manifest.json": Array(manifest.utf8),
  ]

  private static func build(
    in workspace: any Workspace, replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) {
    let run = try OutputRun(replacing: rule, at: "Output/x", in: workspace)
    try run.add("c.txt", [3])
    try run.add("thư/d.txt", [4])
    try run.commit()
  }
  private static let built: [String: [UInt8]] = ["Output/x/c.txt": [3], "Output/x/thư/d.txt": [4]]

  @Test("a first run fills a new folder")
  func firstRun() throws {
    let world = MemoryWorkspace()
    try Self.build(in: world)
    #expect(world.files == Self.built)
  }

  @Test("a second run replaces what the first made, and nothing beside it")
  func secondRun() throws {
    let other: [String: [UInt8]] = ["Output/y/z.txt": [9], "Output/ghi-chu.txt": [8]]
    let world = MemoryWorkspace(Self.ours.merging(other) { $1 })
    try Self.build(in: world)
    #expect(world.files == Self.built.merging(other) { $1 })
  }

  @Test("a folder that is not wholly ours is left as it is")
  func foreign() throws {
    func refusal(_ change: (inout [String: [UInt8]]) -> Void) -> WorkspaceFault? {
      var files = Self.ours
      change(&files)
      let world = MemoryWorkspace(files)
      do throws(WorkspaceFault) {
        try Self.build(in: world)
        return nil
      } catch {
        #expect(world.files == files)
        return error
      }
    }
    #expect(
      refusal { $0["Output/x/manifest.json"] = nil } == .foreignFolder("Output/x"))
    #expect(refusal { $0["Output/x/ghi.txt"] = [7] } == .foreignFile("Output/x/ghi.txt"))
    #expect(refusal { $0["Output/x/a.txt"] = [1, 1] } == .changedFile("Output/x/a.txt"))
    #expect(
      refusal {
        $0 = ["Output/x": [1]]
      } == .notFolder("Output/x"))
  }

  @Test("an edited file of the same size is told by its digest")
  func digest() throws {
    let world = MemoryWorkspace(Self.ours)
    #expect(throws: WorkspaceFault.changedFile("Output/x/thư/b.txt")) {
      _ = try OutputRun(at: "Output/x", in: world) { _ in "y" }
    }
    _ = try OutputRun(at: "Output/x", in: world) { _ in "x" }
  }

  @Test("by force our files are replaced and the others stay")
  func force() throws {
    var files = Self.ours
    files["Output/x/thư/ghi.txt"] = [7]
    files["Output/x/a.txt"] = [5, 5, 5]
    let world = MemoryWorkspace(files)
    try Self.build(in: world, replacing: .anything)
    #expect(world.files == Self.built.merging(["Output/x/thư/ghi.txt": [7]]) { $1 })
  }

  @Test("a run that is given up leaves nothing")
  func abandoned() throws {
    let world = MemoryWorkspace(Self.ours)
    do {
      let run = try OutputRun(at: "Output/x", in: world)
      try run.add("c.txt", [3])
    }
    #expect(world.files == Self.ours)
    #expect(try world.list("Output").map(\.name) == ["x"])
  }

  @Test("two runs cannot write to one place at once")
  func busy() throws {
    let world = MemoryWorkspace()
    let run = try OutputRun(at: "Output/x", in: world)
    #expect(throws: WorkspaceFault.busy("Output/.x.tongket-tam")) {
      _ = try OutputRun(at: "Output/x", in: world)
    }
    try run.add("c.txt", [3])
    try run.commit()
    #expect(world.files == ["Output/x/c.txt": [3]])
  }

  @Test(
    "names that lead elsewhere are refused",
    arguments: ["../x", "/etc/x", "a//b", "", "a/./b", "a/"])
  func badNames(_ name: String) throws {
    let run = try OutputRun(at: "Output/x", in: MemoryWorkspace())
    #expect(throws: WorkspaceFault.badName(name)) { try run.add(name, []) }
  }

  @Test("whatever step fails, there is the old folder or the new one", arguments: [false, true])
  func everyFailure(isDeath: Bool) throws {
    var step = 1
    while true {
      var files = Self.ours
      files["Output/x/ghi.txt"] = [7]
      let world = MemoryWorkspace(files)
      let faulty = FaultyWorkspace(world, failingAt: step, isDeath: isDeath)
      try? Self.build(in: faulty, replacing: .anything)
      let visible = world.files.filter { !$0.key.contains("/.") }
      let isOld = visible == files
      let isNew = visible.filter { $0.key != "Output/x/ghi.txt" } == Self.built
      // Only between the two moves of a killed run is there neither; nothing is lost even then.
      let isBetween = isDeath && visible.isEmpty
      #expect(isOld || isNew || isBetween, "step \(step): \(visible.keys.sorted())")

      // The next run finishes what this one left, and the clerk's own file is still there.
      try Self.build(in: world, replacing: .anything)
      #expect(world.files == Self.built.merging(["Output/x/ghi.txt": [7]]) { $1 }, "step \(step)")
      #expect(try world.list("Output").map(\.name) == ["x"], "step \(step)")
      if faulty.stepCount < step { break }
      step += 1
    }
    #expect(step > 20)
  }

  @Test("what a killed run of another dossier left is cleared away")
  func leftovers() throws {
    let world = MemoryWorkspace(["Output/.y.tongket-tam/z.docx": [1], "Output/.y/z": [2]])
    try Self.build(in: world)
    #expect(world.files == Self.built.merging(["Output/.y/z": [2]]) { $1 })
  }

  @Test("a single file appears whole, and does not overwrite unasked")
  func singleFile() throws {
    let world = MemoryWorkspace()
    try OutputFile.write([1], to: "out/a.docx", in: world)
    #expect(world.files == ["out/a.docx": [1]])
    #expect(throws: WorkspaceFault.exists("out/a.docx")) {
      try OutputFile.write([2], to: "out/a.docx", in: world)
    }
    try OutputFile.write([2], to: "out/a.docx", in: world, replacing: .anything)
    #expect(world.files == ["out/a.docx": [2]])
    #expect(try world.list("out").map(\.name) == ["a.docx"])
  }
}

import Foundation
import Testing

/// Seeds and finds of the fuzzers, pushed through their doors once more.
@Suite("Hostile files")
struct HostileCorpusTests {
  @Test("every file of the corpus comes to an end", arguments: Door.allCases)
  func replay(_ door: Door) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/hostile/\(door.rawValue)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(names.count > 5)
    for name in names {
      let start = ContinuousClock.now
      door.push(Array(try Data(contentsOf: folder.appending(path: name))))
      // Ten times what the issue allows a release build, for a loaded machine.
      #expect(ContinuousClock.now - start < .seconds(20), "\(name)")
    }
  }
}

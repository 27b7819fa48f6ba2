import Groundwork
import Office
import Testing

@Suite("A dossier with many mistakes")
struct FaultyDossierTests {
  /// One planted mistake of `expected.tsv`.
  struct Planted {
    let number: String
    let file: String
    /// Cells (`Tuyển quân!G7`) or lines; any of them is the right place.
    let places: [String]
    let name: String
  }

  @Test("every planted mistake is found in one run, at its place")
  func allFound() async throws {
    let world = try SampleWorld()
    let outcome = try await world.build("Tests/Corpus/faulty-dossier")
    let planted = try readExpected(world)
    #expect(planted.count >= 20)
    for mistake in planted {
      let found = outcome.findings.all.contains { finding in
        mistake.places.contains { finding.location.stands(at: $0, in: mistake.file) }
      }
      #expect(found, "\(mistake.number) \(mistake.name) at \(mistake.places)")
    }
  }

  @Test("nothing is found where nothing was planted")
  func noneInvented() async throws {
    let world = try SampleWorld()
    let outcome = try await world.build("Tests/Corpus/faulty-dossier")
    let planted = try readExpected(world)
    for finding in outcome.findings.all where finding.severity == .error {
      let expected = planted.contains { mistake in
        mistake.places.contains { finding.location.stands(at: $0, in: mistake.file) }
      }
      #expect(expected, "\(finding.code) \(finding.message.en) \(finding.location)")
    }
  }

  @Test("every finding says what is wrong in both languages, and where")
  func readable() async throws {
    let world = try SampleWorld()
    let outcome = try await world.build("Tests/Corpus/faulty-dossier")
    for finding in outcome.findings.all {
      #expect(!finding.message.vi.isEmpty && !finding.message.en.isEmpty)
      #expect(finding.location.described(in: .vietnamese) != nil, "\(finding)")
    }
  }

  private func readExpected(_ world: SampleWorld) throws -> [Planted] {
    try world.text("Tests/Corpus/faulty-dossier/expected.tsv").split(separator: "\n").dropFirst()
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        return Planted(
          number: fields[0], file: fields[1],
          places: fields[2].split(separator: "|").map { $0.trimmingBlanks }, name: fields[3])
      }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Location {
  /// Whether this is the place that `expected.tsv` names: `Sheet!B7`, a sheet, or a line.
  fileprivate func stands(at place: String, in file: String) -> Bool {
    switch self {
    case .cell(let path, let sheet, let address):
      return path.hasSuffix(file) && place == "\(sheet)!\(address)"
    case .sheet(let path, let sheet):
      return path.hasSuffix(file) && place == sheet
    case .text(let path, let line, _):
      return path.hasSuffix(file) && place == "\(line)"
    default:
      return false
    }
  }
}

import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

@Suite("damaged documents")
struct DamagedDocxTests {
  /// Small numbers that are the same in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let surveyed: [PartName] = [
    "/word/document.xml", "/word/styles.xml", "/word/numbering.xml", "/word/settings.xml",
  ]

  /// The package with its parts changed.
  private func rewrite(
    _ package: OfficePackage, _ change: (PartName, inout [UInt8]) -> Void
  ) throws -> [UInt8] {
    var writer = PackageWriter()
    let names = package.partNames.filter { $0.fileExtension != "rels" }
    for name in names {
      var bytes = try package.part(name)
      change(name, &bytes)
      writer.add(
        name, contentType: package.contentType(of: name) ?? "application/xml", bytes)
    }
    for source in [nil] + names {
      for relationship in try package.relationships(of: source) {
        writer.keep(relationship, of: source)
      }
    }
    return try writer.finish()
  }

  /// Reads what may be damaged; true when it could be read.
  private func survives(_ bytes: [UInt8], _ profile: FormatProfile) throws -> Bool {
    do throws(WordFault) {
      let survey = try WordSurvey(reading: bytes, file: "a.docx")
      let components = survey.components(under: profile)
      #expect(components.roles.count == survey.paragraphs.count)
      return true
    } catch {
      return false
    }
  }

  private func sample(_ profile: FormatProfile) throws -> OfficePackage {
    var findings = Findings()
    return try OfficePackage(
      reading: Typesetter(profile).typeset(SamplePapers.document("bao-cao"), into: &findings))
  }

  @Test("a part that ends anywhere is a fault, never a crash", arguments: surveyed)
  func cut(_ part: PartName) throws {
    let profile = try SamplePapers.profile()
    let package = try sample(profile)
    guard package.contains(part) else { return }
    let count = try package.part(part).count
    for length in stride(from: 0, to: count - 1, by: max(1, count / 40)) {
      let bytes = try rewrite(package) { name, bytes in
        if name == part { bytes.removeSubrange(length...) }
      }
      #expect(try !survives(bytes, profile))
    }
  }

  @Test("elements doubled, left out or moved, and measures out of all bounds, are read through")
  func shuffled() throws {
    let profile = try SamplePapers.profile()
    let package = try sample(profile)
    var dice = Dice(state: 30_2020)
    for _ in 0..<80 {
      let bytes = try rewrite(package) { name, bytes in
        guard Self.surveyed.contains(name) else { return }
        for _ in 0...dice.roll(4) { damage(&bytes, &dice) }
      }
      #expect(try survives(bytes, profile))
    }
  }

  /// Changes one empty element, or one number in it, so that the XML stays well formed.
  private func damage(_ xml: inout [UInt8], _ dice: inout Dice) {
    let from = dice.roll(xml.count)
    guard let end = xml[from...].firstIndex(of: UInt8(ascii: "/")), end + 1 < xml.count,
      xml[end + 1] == UInt8(ascii: ">"),
      let start = xml[..<end].lastIndex(of: UInt8(ascii: "<"))
    else { return }
    let element = Array(xml[start...(end + 1)])
    switch dice.roll(3) {
    case 0: xml.removeSubrange(start...(end + 1))
    case 1: xml.insert(contentsOf: element, at: start)
    default:
      guard let digit = element.firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
      xml.insert(contentsOf: Array("-99999999999".utf8), at: start + digit)
    }
  }

  @Test("papers beyond all paper are refused, not looked at for minutes")
  func tooLong() throws {
    let many = String(repeating: "<w:p/>", count: 50_000)
    let taken = try WordSurvey(reading: InlineDocx(many).bytes(), file: "a.docx")
    #expect(taken.paragraphs.count == 50_000)
    #expect(throws: WordFault.self) {
      try WordSurvey(reading: InlineDocx(many + "<w:p/>").bytes(), file: "a.docx")
    }
    var large = InlineDocx("<w:p/>")
    large.styles = String(repeating: "<w:style/>", count: 3_200_000)
    #expect(throws: WordFault.self) {
      try WordSurvey(reading: large.bytes(), file: "a.docx")
    }
  }
}

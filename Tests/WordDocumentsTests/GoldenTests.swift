import Documents
import FoundationEssentials
import Groundwork
import Packaging
import Testing
import WordDocuments

/// The parts of one small paper, as readable XML under `Tests/Golden`.
///
/// `TONGKET_ACCEPT=1 swift test` rewrites them, and fails once so that nobody commits unread.
@Test(
  "the parts of a small paper are those that were looked at",
  arguments: ["ban-sao", "bao-cao-chu-thich", "cong-van", "cong-van-khan"])
func golden(_ name: String) throws {
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(
    SamplePapers.document(name), into: &findings)
  let package = try OfficePackage(reading: bytes)
  let folder = "Tests/Golden/typeset-\(name)"
  let accepts = ProcessInfo.processInfo.environment["TONGKET_ACCEPT"] == "1"
  var names: [String] = []
  for part in package.partNames {
    let file = part.entryName.replacing("/", with: "-")
    names.append(file)
    let made = readable(try package.part(part))
    if accepts {
      try FileManager.default.createDirectory(
        atPath: SamplePapers.root + "/" + folder, withIntermediateDirectories: true)
      try SamplePapers.write(Array(made.utf8), to: "\(SamplePapers.root)/\(folder)/\(file)")
    } else {
      let expected = try SamplePapers.read("\(folder)/\(file)")
      let lines = zip(made.split(separator: "\n"), expected.split(separator: "\n"))
      let difference = lines.first { $0 != $1 }
      #expect(made == expected, "\(file): \(difference.map { "\($0.0) … \($0.1)" } ?? "length")")
    }
  }
  let kept = try FileManager.default.contentsOfDirectory(
    atPath: SamplePapers.root + "/" + folder)
  #expect(kept.sorted() == names.sorted())
  if accepts { Issue.record("\(folder) was rewritten: look at it before you commit it") }
}

/// The XML with each element on a line of its own.
private func readable(_ xml: [UInt8]) -> String {
  var out = ""
  var depth = 0
  let pieces = String(decoding: xml, as: UTF8.self).split(separator: "<")
  for piece in pieces {
    let isEnd = piece.hasPrefix("/")
    if isEnd { depth -= 1 }
    if !isEnd || out.hasSuffix("\n") { out += String(repeating: " ", count: max(0, depth)) }
    out += "<" + piece
    let opens = !isEnd && !piece.hasPrefix("?") && !piece.contains("/>")
    if opens { depth += 1 }
    // Text and the tag after it stay on one line.
    if piece.hasSuffix(">") || piece.hasSuffix(">\n") {
      if !out.hasSuffix("\n") { out += "\n" }
    }
  }
  return out
}

import Glibc
import Testing

private let top = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 })

/// The program under test, which the build puts beside the tests.
private var program: String {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe buffer.withUnsafeMutableBufferPointer { place in
    unsafe place.baseAddress.map { unsafe readlink("/proc/self/exe", $0, place.count) } ?? 0
  }
  let path = String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
  return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/tongket"
}

@Suite("What the command line says", .serialized)
struct TranscriptTests {
  @Test(
    "transcripts hold",
    arguments: [
      "build", "check", "validate", "faulty", "broken", "data", "new", "fill", "inspect", "rollup",
      "explain",
      "usage",
    ])
  func transcript(_ name: String) throws {
    let transcript = try Transcript(path: "\(top)/Tests/Transcripts/\(name).md")
    let work = try makeFolder()
    defer { unsafe _ = system("rm -rf '\(work)'") }
    var answers: [[String]] = []
    for scene in transcript.scenes {
      let answer = try run(scene.command, in: work)
      answers.append(answer)
      #expect(answer == scene.answer, "% \(scene.command)")
    }
    #expect(!transcript.scenes.isEmpty)
    if unsafe getenv("TONGKET_ACCEPT") != nil {
      try writeText(transcript.rewritten(answers), to: transcript.path)
    }
  }

  /// Runs a command line from the top of the package; `$WORK` in it is a folder of its own.
  private func run(_ command: String, in work: String) throws -> [String] {
    let line = command.hasPrefix("tongket") ? "'\(program)'" + command.dropFirst(7) : command
    let script =
      "cd '\(top)'; WORK='\(work)'; export LC_ALL=vi_VN.UTF-8; "
      + "(\(line)) >'\(work).out' 2>'\(work).err' </dev/null"
    let status = unsafe system(script)
    defer { unsafe _ = system("rm -f '\(work).out' '\(work).err'") }
    func lines(_ ending: String) throws -> [String] {
      try readText(work + ending).split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0.replacing(work, with: "$WORK")) }
    }
    var answer = try lines(".out")
    // The text ends with a newline; there is no line after it.
    if answer.last == "" { answer.removeLast() }
    answer += try lines(".err").dropLast().map { $0.isEmpty ? "2>" : "2> \($0)" }
    let code = status >> 8 & 0xFF
    if code != 0 { answer.append("=> \(code)") }
    return answer
  }

  private func makeFolder() throws -> String {
    var template = Array("/tmp/tongket-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw CannotRead(path: "/tmp") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

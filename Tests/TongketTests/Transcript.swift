import Glibc

/// A file of `Tests/Transcripts`: prose around fenced blocks that each hold one command and what it
/// must answer.
///
///     % tongket validate DIR      the command
///     a line                      of the standard output
///     2> a line                   of the standard error
///     => 1                        the exit code, when it is not 0
struct Transcript {
  struct Scene {
    let command: String
    let answer: [String]
    /// Lines of the file that hold the answer.
    let lines: Range<Int>
  }

  let path: String
  private let text: [String]
  let scenes: [Scene]

  init(path: String) throws {
    self.path = path
    text = try readText(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    var scenes: [Scene] = []
    var start: Int?
    for (number, line) in text.enumerated() {
      if line.hasPrefix("% ") {
        start = number
      } else if line == "```", let begin = start {
        scenes.append(
          Scene(
            command: String(text[begin].dropFirst(2)), answer: Array(text[(begin + 1)..<number]),
            lines: (begin + 1)..<number))
        start = nil
      }
    }
    self.scenes = scenes
  }

  /// The file with the given answers in place of its own.
  func rewritten(_ answers: [[String]]) -> String {
    var lines = text
    for (scene, answer) in zip(scenes, answers).reversed() {
      lines.replaceSubrange(scene.lines, with: answer)
    }
    return lines.joined(separator: "\n")
  }
}

struct CannotRead: Error { let path: String }

func readText(_ path: String) throws -> String {
  guard let file = unsafe fopen(path, "r") else { throw CannotRead(path: path) }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

func writeText(_ text: String, to path: String) throws {
  guard let file = unsafe fopen(path, "w") else { throw CannotRead(path: path) }
  defer { unsafe fclose(file) }
  let bytes = Array(text.utf8)
  unsafe fwrite(bytes, 1, bytes.count, file)
}

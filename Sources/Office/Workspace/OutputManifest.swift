import Groundwork

/// What an output folder's own list says is in it.
///
/// Every folder that we write holds `manifest.json`: an object whose `files` is a list of objects
/// with `name` (the path from the folder), `size` in bytes, and `sha256` or `crc32` in hexadecimal.
/// Other fields are for people and other programs. The list does not name itself.
struct OutputManifest {
  static let fileName = "manifest.json"

  struct Entry {
    var size: Int?
    var sha256: String?
    var crc32: String?
  }

  let entries: [String: Entry]

  /// The list of these files, which says nothing else.
  static func json(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("files")
      $0.array {
        for file in files {
          $0.object {
            $0.key("name")
            $0.string(file.name)
            $0.key("size")
            $0.integer(file.bytes.count)
            $0.key("sha256")
            $0.string(digest(of: file.bytes))
          }
        }
      }
    }
    return Array((json.text + "\n").utf8)
  }

  /// Nil when the bytes are not such a list.
  init?(_ bytes: [UInt8]) {
    var (sources, findings) = (Sources(), Findings())
    let text = SourceText(file: Self.fileName, bytes: bytes)
    guard let value = readJSON(text, sources: &sources, into: &findings),
      let files = value["files"]?.list
    else { return nil }
    var entries: [String: Entry] = [:]
    for file in files {
      guard let name = file["name"]?.text else { return nil }
      entries[name] = Entry(
        size: file["size"]?.integer, sha256: file["sha256"]?.text, crc32: file["crc32"]?.text)
    }
    self.entries = entries
  }
}

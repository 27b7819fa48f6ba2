import Groundwork

/// The documents of a mail merge, as its `manifest.json` lists them.
///
/// While a merge runs, lists of the same form stand beside the documents, one for each batch, so
/// that a run that was stopped can be taken up again.
struct MergeList {
  /// One document.
  struct Entry: Sendable, Hashable {
    /// Path in the output folder.
    var name: String
    var size: Int
    /// CRC-32 of its bytes, in hexadecimal.
    var checksum: String
    /// SHA-256 of what it was made from: the template, its settings, the record.
    var ingredients: String
    /// SHA-256 of each picture that the paper shows, by the path under which it names it.
    var pictures: [String: String] = [:]
    /// Where the record came from, for people; nil when nobody can say.
    var record: String?
  }

  /// The folder, inside the run's own, that holds the lists of batches.
  static let batches = ".danh-sach"

  let entries: [Entry]

  /// Reads a list; nil when the bytes are none.
  init?(_ bytes: [UInt8]) {
    var (sources, findings) = (Sources(), Findings())
    let text = SourceText(file: OutputManifest.fileName, bytes: bytes)
    let value = readJSON(text, sources: &sources, into: &findings)
    guard let files = value?["files"]?.list else { return nil }
    entries = files.compactMap { file -> Entry? in
      guard let name = file["name"]?.text, let size = file["size"]?.integer,
        let checksum = file["crc32"]?.text, let ingredients = file["made_from"]?.text
      else { return nil }
      var pictures: [String: String] = [:]
      // A digest that is no text matches no picture, and the document is made anew.
      for (path, digest) in (file["pictures"]?.record ?? Record()).fields {
        pictures[path] = digest.text ?? ""
      }
      return Entry(
        name: name, size: size, checksum: checksum, ingredients: ingredients, pictures: pictures,
        record: file["record"]?.text)
    }
  }

  /// The list as it is written; it names no time and no machine.
  ///
  /// - Parameter entries: the documents in order, each as `Entry.json` has it.
  static func json(template: String, _ entries: some Collection<[UInt8]>) -> [UInt8] {
    var json = JSONWriter(reserving: entries.reduce(1_000) { $0 + $1.count + 8 })
    json.object {
      $0.key("tongket")
      $0.integer(1)
      $0.key("template")
      $0.string(template)
      $0.key("files")
      $0.array { for entry in entries { $0.fragment(entry) } }
    }
    return json.file()
  }
}

extension MergeList.Entry {
  /// The document as the list has it, two levels deep.
  var json: [UInt8] {
    var json = JSONWriter(inside: 2)
    json.object {
      $0.key("name")
      $0.string(name)
      if let record {
        $0.key("record")
        $0.string(record)
      }
      $0.key("size")
      $0.integer(size)
      $0.key("crc32")
      $0.string(checksum)
      $0.key("made_from")
      $0.string(ingredients)
      if !pictures.isEmpty {
        $0.key("pictures")
        $0.object {
          for (path, digest) in pictures.sorted(by: { $0.key < $1.key }) {
            $0.key(path)
            $0.string(digest)
          }
        }
      }
    }
    return json.sink.bytes
  }
}

import Groundwork

/// What a pack holds, for machines: `manifest.json` beside the documents and in the zip.
///
/// It names no time and no machine: the same dossier gives the same manifest.
struct Manifest {
  let dossier: String
  let pack: String
  let sample: Bool
  /// The totals that all documents share, as templates see them.
  let totals: Value
  let documents: [MadeDocument]
  /// Documents of an earlier run that stay.
  let kept: KeptFiles
  /// The zip of all documents; nil in the manifest that lies in the zip itself.
  var archive: (name: String, bytes: [UInt8])?
  let sources: Sources

  func json() -> String {
    var json = JSONWriter()
    json.object {
      $0.key("tongket")
      $0.integer(1)
      $0.key("dossier")
      $0.string(dossier)
      $0.key("pack")
      $0.string(pack)
      $0.key("sample")
      $0.bool(sample)
      $0.key("files")
      $0.array {
        for document in documents { write(document, to: &$0) }
        for file in kept.files { $0.value(file.entry) }
        if let archive {
          $0.object {
            $0.key("name")
            $0.string(archive.name)
            $0.key("size")
            $0.integer(archive.bytes.count)
            $0.key("sha256")
            $0.string(digest(of: archive.bytes))
          }
        }
      }
      $0.key("totals")
      $0.value(totals)
    }
    return json.text + "\n"
  }

  private func write(_ document: MadeDocument, to json: inout JSONWriter) {
    json.object {
      $0.key("name")
      $0.string(document.path)
      $0.key("id")
      $0.string(document.id)
      $0.key("title")
      $0.string(document.title)
      if !document.number.isEmpty {
        $0.key("number")
        $0.string(document.number)
      }
      if let date = document.date {
        $0.key("date")
        $0.string(date.description)
      }
      $0.key("records")
      $0.object {
        for (sheet, count) in document.records {
          $0.key(sheet)
          $0.integer(count)
        }
      }
      if let record = sources.location(of: document.record).described(in: .vietnamese) {
        $0.key("record")
        $0.string(record)
      }
      $0.key("size")
      $0.integer(document.bytes.count)
      $0.key("sha256")
      $0.string(digest(of: document.bytes))
    }
  }
}

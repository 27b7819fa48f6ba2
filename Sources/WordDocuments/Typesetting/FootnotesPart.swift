internal import Documents
internal import Packaging

/// The notes at the foot of pages (`word/footnotes.xml`).
struct FootnotesPart {
  let notes: [Footnote]

  /// Word's own two notes: the line above the notes of a page, and above those that go on.
  static let separators = [("separator", -1), ("continuationSeparator", 0)]

  func write(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:footnotes", ["xmlns:w": WordNamespace.main]) { xml in
      for (kind, id) in Self.separators {
        xml.element("w:footnote", ["w:type": kind, "w:id": String(id)]) { xml in
          xml.element("w:p") { xml in xml.element("w:r") { $0.empty("w:" + kind) } }
        }
      }
      for note in notes {
        xml.element("w:footnote", ["w:id": String(note.number)]) { xml in
          xml.open("w:p")
          ParagraphProperties(style: Role.footnote.id).write(to: &xml)
          xml.raisedRun { $0.empty("w:footnoteRef") }
          xml.run(" ")
          xml.runs(note.content)
          xml.close()
        }
      }
    }
  }
}

extension XMLWriter {
  /// The figure that calls a note; Word counts it itself.
  mutating func footnoteCall(_ note: Footnote, size: Double? = nil) {
    raisedRun(size: size) { $0.empty("w:footnoteReference", ["w:id": String(note.number)]) }
  }

  fileprivate mutating func raisedRun(
    size: Double? = nil, _ content: (inout XMLWriter) -> Void
  ) {
    var properties = RunProperties(size: size)
    properties.style = StyleSheet.noteNumberStyle
    open("w:r")
    properties.write(to: &self)
    content(&self)
    close()
  }
}

import Groundwork
import Packaging

/// Adds notes to the part that holds a sheet's notes, or makes one.
struct CommentsEdits {
  private let xml: [UInt8]
  private let prefix: String
  private var authors: (tag: MarkupTag, end: Int?, count: Int)?
  private var list: (tag: MarkupTag, end: Int?)?
  /// The notes that are there already.
  private(set) var existing: [CellAddress: Existing] = [:]

  /// A note that is there already.
  struct Existing {
    /// Where more text goes; nil for `<text/>`.
    var end: Int?
    var text: MarkupTag?
    /// Text without a run around it, which must have one before runs follow.
    var bare: Range<Int>?
  }

  /// - Parameter xml: nil when the sheet has no notes yet.
  init(_ xml: [UInt8]?, part: String, namespace: String) throws(PackageFault) {
    let isNew = xml == nil
    let xml =
      xml
      ?? Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <comments xmlns="\(namespace)"><authors></authors><commentList></commentList></comments>
        """.utf8)
    self.xml = xml
    var reader = try XMLReader(xml, part: part)
    var prefix = ""
    var comment: (address: CellAddress, note: Existing)?
    var bare: MarkupTag?
    while let event = try reader.next() {
      let label = event == .text ? "" : reader.label
      switch event {
      case .start:
        guard let tag = MarkupTag(xml, at: reader.offset) else { break }
        switch (reader.depth, label) {
        case (1, _): prefix = tag.prefix
        case (2, "x:authors"): authors = (tag, nil, 0)
        case (2, "x:commentList"): list = (tag, nil)
        case (3, "x:author"): authors?.count += 1
        case (3, "x:comment"):
          comment = reader["ref"].flatMap { CellAddress($0) }.map { ($0, Existing()) }
        case (4, "x:text"): comment?.note.text = tag
        case (5, "x:t"): bare = tag
        // Readings of Asian letters come after all runs.
        case (5, "x:rPh"), (5, "x:phoneticPr"):
          if comment?.note.end == nil { comment?.note.end = tag.start }
        default: break
        }
      case .end:
        switch (reader.depth, label) {
        case (1, "x:authors"):
          if authors?.tag.isEmpty == false { authors?.end = reader.offset }
        case (1, "x:commentList"):
          if list?.tag.isEmpty == false { list?.end = reader.offset }
        case (2, "x:comment"):
          if let comment, existing[comment.address] == nil {
            existing[comment.address] = comment.note
          }
          comment = nil
        case (3, "x:text"):
          if comment?.note.text?.isEmpty == false, comment?.note.end == nil {
            comment?.note.end = reader.offset
          }
        case (4, "x:t"):
          if let tag = bare {
            comment?.note.bare = tag.start..<reader.endOfElement(in: xml, tag: tag)
          }
          bare = nil
        default: break
        }
      case .text:
        break
      }
    }
    self.prefix = prefix
    if isNew { existing = [:] }
  }

  /// The part with more notes; a cell that has one gets the new text below it.
  func adding(_ cells: [NotedCell], author: String) -> [UInt8] {
    guard let authors, let list else { return xml }
    var edits = MarkupEdits()
    let name = element("author") { $0.text(author) }
    if let end = authors.end {
      edits.insert(name, at: end)
    } else {
      authors.tag.fill(with: name, in: &edits)
    }
    var added = ""
    for cell in cells {
      guard let note = existing[cell.address] else {
        added += comment(on: cell, by: authors.count)
        continue
      }
      let runs = run("\n\n", isBold: false) + self.runs(of: cell)
      if let bare = note.bare {
        edits.insert("<\(prefix)r>", at: bare.lowerBound)
        edits.insert("</\(prefix)r>", at: bare.upperBound)
      }
      if let end = note.end {
        edits.insert(runs, at: end)
      } else {
        note.text?.fill(with: runs, in: &edits)
      }
    }
    if let end = list.end {
      edits.insert(added, at: end)
    } else if !added.isEmpty {
      list.tag.fill(with: added, in: &edits)
    }
    return edits.applied(to: xml)
  }

  private func comment(on cell: NotedCell, by author: Int) -> String {
    "<\(prefix)comment ref=\"\(cell.address)\" authorId=\"\(author)\"><\(prefix)text>"
      + runs(of: cell) + "</\(prefix)text></\(prefix)comment>"
  }

  private func runs(of cell: NotedCell) -> String {
    var text = ""
    for (number, note) in cell.shown.enumerated() {
      text += run((number > 0 ? "\n" : "") + note.title + ": ", isBold: true)
      text += run(note.text, isBold: false)
    }
    return text
  }

  /// Text as Excel writes that of its own notes.
  private func run(_ text: String, isBold: Bool) -> String {
    element("r") { xml in
      xml.open(prefix + "rPr")
      if isBold { xml.empty(prefix + "b") }
      xml.empty(prefix + "sz", ["val": "9"])
      xml.empty(prefix + "color", ["indexed": "81"])
      xml.empty(prefix + "rFont", ["val": "Tahoma"])
      xml.empty(prefix + "family", ["val": "2"])
      xml.close()
      xml.element(prefix + "t", preserving: text)
    }
  }

  private func element(_ name: String, _ content: (inout XMLWriter) -> Void) -> String {
    var xml = XMLWriter()
    xml.open(prefix + name)
    content(&xml)
    xml.close()
    return String(decoding: xml.finish(), as: UTF8.self)
  }
}

import Groundwork

/// The boxes in which a sheet's notes are shown: VML, which Excel still wants beside every note.
///
/// The part is changed as text: old programs write VML that is no XML.
struct NoteShapes {
  /// A box for a note: wide enough for a sentence, as high as its lines need.
  struct Box {
    let address: CellAddress
    /// In pixels.
    let height: Int

    static let width = 300
  }

  private var text: [UInt8]
  private let columns: SheetColumns

  /// Numbers of shapes come in blocks of so many, which no two drawings of a workbook share.
  private static let block = 1_024

  /// - Parameter vml: nil when the sheet has no such drawing yet.
  init(_ vml: [UInt8]?, columns: SheetColumns) {
    text =
      vml
      ?? Array(
        """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" \
        xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:x="urn:schemas-microsoft-com:office:excel">
        <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>
        </xml>
        """.utf8)
    self.columns = columns
  }

  /// The numbers of the blocks that a drawing uses.
  static func blocks(of vml: [UInt8]) -> [Int] {
    guard let range = blockList(in: vml) else { return [] }
    return String(decoding: vml[range], as: UTF8.self).split(separator: ",").compactMap {
      Int($0.filter { $0 != " " })
    }
  }

  /// Where the list of blocks stands: the value of `data` in `<o:idmap … data="1,4"/>`.
  private static func blockList(in vml: [UInt8]) -> Range<Int>? {
    guard let tag = vml.place(of: "idmap "),
      let end = vml[tag...].firstIndex(of: UInt8(ascii: ">")),
      let data = vml.place(of: "data=", in: tag..<end), data + 6 < end
    else { return nil }
    let quote = vml[data + 5]
    guard let close = vml[(data + 6)..<end].firstIndex(of: quote) else { return nil }
    return (data + 6)..<close
  }

  /// The drawing with a box for each note.
  ///
  /// - Parameter nextBlock: a block that no drawing of the workbook uses; raised past those taken.
  func adding(_ boxes: [Box], nextBlock: inout Int) -> [UInt8] {
    guard !boxes.isEmpty, let end = text.lastPlace(of: "</") else { return text }
    let first = nextBlock
    let namespaces = missingNamespaces
    var shapes = ""
    if text.place(of: "id=\"_x0000_t202\"") == nil { shapes += kind(namespaces) }
    for (number, box) in boxes.enumerated() {
      // The first number of a block is the drawing's own.
      let (blocks, rest) = number.quotientAndRemainder(dividingBy: Self.block - 1)
      shapes += shape(
        box, number: (first + blocks) * Self.block + rest + 1, namespaces)
      nextBlock = first + blocks + 1
    }
    var edits = MarkupEdits()
    if let list = Self.blockList(in: text) {
      let mine = (first..<nextBlock).map(String.init).joined(separator: ",")
      edits.insert(list.isEmpty ? mine : "," + mine, at: list.upperBound)
    }
    edits.insert(shapes, at: end)
    return edits.applied(to: text)
  }

  /// Declarations of what our shapes need, when the root has them under other prefixes.
  private var missingNamespaces: String {
    let all = [
      ("v", "urn:schemas-microsoft-com:vml"), ("o", "urn:schemas-microsoft-com:office:office"),
      ("x", "urn:schemas-microsoft-com:office:excel"),
    ]
    return all.filter { text.place(of: "xmlns:\($0)=\"\($1)\"") == nil }
      .map { " xmlns:\($0)=\"\($1)\"" }.joined()
  }

  /// The kind of shape that a note is: a box with text.
  private func kind(_ namespaces: String) -> String {
    """
    <v:shapetype\(namespaces) id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
    path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
    <v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
    """
  }

  private func shape(_ box: Box, number: Int, _ namespaces: String) -> String {
    let place = box.address
    return """
      <v:shape\(namespaces) id="_x0000_s\(number)" type="#_x0000_t202" \
      style="position:absolute;margin-left:60pt;margin-top:2pt;\
      width:\(Box.width * 3 / 4)pt;height:\(box.height * 3 / 4)pt;z-index:1;visibility:hidden" \
      fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
      <v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
      <v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
      <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
      <x:Anchor>\(anchor(of: box))</x:Anchor><x:AutoFill>False</x:AutoFill>\
      <x:Row>\(place.row - 1)</x:Row><x:Column>\(place.column - 1)</x:Column></x:ClientData>\
      </v:shape>
      """
  }

  /// Left column, pixels in it, top row, pixels in it, right column, …, bottom row, …; from 0.
  private func anchor(of box: Box) -> String {
    let left = min(box.address.column, CellAddress.lastColumn - 1)
    let top = max(0, box.address.row - 2)
    var right = left
    var rest = Box.width + 15
    while right < CellAddress.lastColumn - 1 {
      let width = columns.pixels(of: right + 1)
      if rest <= width { break }
      rest -= width
      right += 1
    }
    let row = max(1, Int(columns.rowHeight * 4 / 3))
    let (rows, pixels) = (box.height + 4).quotientAndRemainder(dividingBy: row)
    let bottom = min(top + rows, CellAddress.lastRow - 1)
    return "\(left), 15, \(top), 4, \(right), \(min(rest, 2_000)), \(bottom), \(pixels)"
  }
}

extension NoteShapes.Box {
  /// A box that fits a cell's notes.
  init(for cell: NotedCell) {
    // Notes are in Tahoma 9, a third wider than the Times whose widths we know.
    let meter = TextMeter(face: FontFace(), size: 9 * 1.33)
    let room = Double(Self.width) * 0.75 - 10
    let lines = cell.shown.reduce(0) { $0 + meter.lines($1.title + ": " + $1.text, room: room) }
    self.init(address: cell.address, height: min(600, max(40, lines * 15 + 12)))
  }
}

extension [UInt8] {
  /// Where a text stands first.
  fileprivate func place(of text: String, in range: Range<Int>? = nil) -> Int? {
    let wanted = Array(text.utf8)
    let range = range ?? 0..<count
    guard let first = wanted.first, range.count >= wanted.count else { return nil }
    for index in range.lowerBound...(range.upperBound - wanted.count)
    where self[index] == first && self[index..<(index + wanted.count)].elementsEqual(wanted) {
      return index
    }
    return nil
  }

  /// Where a text stands last.
  fileprivate func lastPlace(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    for index in stride(from: count - wanted.count, through: 0, by: -1)
    where self[index..<(index + wanted.count)].elementsEqual(wanted) {
      return index
    }
    return nil
  }
}

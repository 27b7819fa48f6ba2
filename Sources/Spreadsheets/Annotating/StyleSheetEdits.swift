import Packaging

/// Adds coloured twins of styles to a workbook's style sheet.
struct StyleSheetEdits {
  /// What a twin is of.
  private struct Twin: Hashable {
    let style: Int
    let tone: ReviewNote.Tone
  }

  private let xml: [UInt8]
  /// Of the list of fills and that of cell formats: the tag, the end of its inside (nil for an
  /// empty tag), and how many there are.
  private struct List {
    let tag: MarkupTag
    var end: Int?
    var count = 0
  }
  private var fills: List?
  private var formats: List?
  private var formatRanges: [Range<Int>] = []
  /// Where each list goes when there is none.
  private var fillsPlace: Int?
  private var formatsPlace: Int?
  private let prefix: String
  private var twins: [Twin: Int] = [:]
  private var made: [String] = []

  /// Elements that come after the fills, and after the cell formats (ECMA-376-1, 18.8.39).
  private static let afterFills: Set<String> = [
    "x:borders", "x:cellStyleXfs", "x:cellXfs", "x:cellStyles", "x:dxfs", "x:tableStyles",
    "x:colors", "x:extLst",
  ]
  private static let afterFormats: Set<String> = [
    "x:cellStyles", "x:dxfs", "x:tableStyles", "x:colors", "x:extLst",
  ]

  init(_ xml: [UInt8], part: String) throws(PackageFault) {
    self.xml = xml
    var reader = try XMLReader(xml, part: part)
    var prefix = ""
    var format: MarkupTag?
    while let event = try reader.next() {
      let label = event == .text ? "" : reader.label
      switch event {
      case .start where reader.depth == 1:
        prefix = MarkupTag(xml, at: reader.offset)?.prefix ?? ""
      case .start where reader.depth == 2:
        if fillsPlace == nil, Self.afterFills.contains(label) { fillsPlace = reader.offset }
        if formatsPlace == nil, Self.afterFormats.contains(label) { formatsPlace = reader.offset }
        guard let tag = MarkupTag(xml, at: reader.offset) else { break }
        if label == "x:fills" { fills = List(tag: tag) }
        if label == "x:cellXfs" { formats = List(tag: tag) }
      case .start where reader.depth == 3:
        if label == "x:fill", fills?.end == nil { fills?.count += 1 }
        if label == "x:xf", formats != nil, formats?.end == nil {
          format = MarkupTag(xml, at: reader.offset)
        }
      case .end where reader.depth == 2:
        guard label == "x:xf", let tag = format else { break }
        formatRanges.append(tag.start..<reader.endOfElement(in: xml, tag: tag))
        format = nil
      case .end where reader.depth == 1:
        if label == "x:fills", fills?.tag.isEmpty == false { fills?.end = reader.offset }
        if label == "x:cellXfs", formats?.tag.isEmpty == false { formats?.end = reader.offset }
      case .end where reader.depth == 0:
        if fillsPlace == nil { fillsPlace = reader.offset }
        if formatsPlace == nil { formatsPlace = reader.offset }
      default:
        break
      }
    }
    formats?.count = formatRanges.count
    self.prefix = prefix
  }

  /// The number of the style that looks like another one, but coloured.
  mutating func twin(of style: Int, _ tone: ReviewNote.Tone) -> Int {
    let wanted = Twin(style: style, tone: tone)
    if let known = twins[wanted] { return known }
    let fill = firstFill + tone.rawValue
    made.append(format(like: style, fill: fill))
    // Without a list there is still the style 0 that every cell has.
    let number = max(1, formatRanges.count) + made.count - 1
    twins[wanted] = number
    return number
  }

  /// The number of our first fill; 0 and 1 are Excel's own, whatever they are said to be.
  private var firstFill: Int { fills.map { max(2, $0.count) } ?? 2 }

  private func format(like style: Int, fill: Int) -> String {
    guard formatRanges.indices.contains(style) else {
      return "<\(prefix)xf fillId=\"\(fill)\" applyFill=\"1\"/>"
    }
    let own = Array(xml[formatRanges[style]])
    guard let tag = MarkupTag(own, at: 0) else { return "" }
    var edits = MarkupEdits()
    tag.set("fillId", to: String(fill), in: &edits)
    tag.set("applyFill", to: "1", in: &edits)
    return String(decoding: edits.applied(to: own), as: UTF8.self)
  }

  // MARK: Writing

  /// Whether anything was added.
  var hasTwins: Bool { !made.isEmpty }

  /// The style sheet with the twins added.
  func finished() -> [UInt8] {
    guard !made.isEmpty else { return xml }
    var edits = MarkupEdits()
    let missing = max(0, 2 - (fills?.count ?? 0))
    let plain = [pattern("none"), pattern("gray125")].suffix(missing)
    let colours = ReviewNote.Tone.allCases.map { solid($0.colour) }
    add(plain + colours, to: fills, "fills", at: fillsPlace, &edits)
    let first = formatRanges.isEmpty ? ["<\(prefix)xf/>"] : []
    add(first + made, to: formats, "cellXfs", at: formatsPlace, &edits)
    return edits.applied(to: xml)
  }

  private func add(
    _ items: [String], to list: List?, _ name: String, at place: Int?, _ edits: inout MarkupEdits
  ) {
    let text = items.joined()
    guard let list else {
      edits.insert(
        "<\(prefix)\(name) count=\"\(items.count)\">\(text)</\(prefix)\(name)>",
        at: place ?? xml.count)
      return
    }
    if list.tag.value(of: "count") != nil {
      list.tag.set("count", to: String(list.count + items.count), in: &edits)
    }
    if let end = list.end {
      edits.insert(text, at: end)
    } else {
      list.tag.fill(with: text, in: &edits)
    }
  }

  private func pattern(_ type: String) -> String {
    "<\(prefix)fill><\(prefix)patternFill patternType=\"\(type)\"/></\(prefix)fill>"
  }

  private func solid(_ colour: String) -> String {
    "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"\(colour)\"/>"
      + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>"
  }

  /// A style sheet for a workbook that has none.
  static func plain(namespace: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <styleSheet xmlns="\(namespace)"><fonts count="1"><font><sz val="11"/>\
      <name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill \
      patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
      </cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" \
      xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" \
      builtinId="0"/></cellStyles></styleSheet>
      """.utf8)
  }
}

extension ReviewNote.Tone {
  /// What the cell is filled with: Excel's own “bad” and “neutral”.
  fileprivate var colour: String {
    switch self {
    case .error: "FFFFC7CE"
    case .warning: "FFFFEB9C"
    }
  }
}

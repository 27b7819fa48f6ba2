internal import Groundwork

/// Reads the body of a paper: cuts it at its directives and reads the Markdown between them.
///
/// A directive is a line of its own that starts with `:::`. Cutting before Markdown is read means
/// that it needs no blank lines around it and that no list or table can swallow it.
struct PaperReader {
  private(set) var body: [Block] = []
  private(set) var appendices: [Appendix] = []
  private let file: String
  private var findings = Findings()
  /// What `::: table` said, until its table comes.
  private var tableOptions: TableOptions?
  /// What `::: figure` said, until its picture comes.
  private var figureWidth: (share: Double, location: Location)?
  private var notes: FootnoteReader

  private struct TableOptions {
    var widths: [Double]?
    var alignments: [Alignment?] = []
    var hasBorders = true
    var location: Location
  }

  private init(file: String) {
    self.file = file
    notes = FootnoteReader(file: file)
  }

  static func read(
    _ markdown: String, file: String, firstLine: Int, into findings: inout Findings
  ) -> (body: [Block], appendices: [Appendix]) {
    var reader = PaperReader(file: file)
    reader.read(markdown, firstLine: firstLine)
    findings.add(reader.findings)
    return (reader.body, reader.appendices)
  }

  private mutating func read(_ whole: String, firstLine: Int) {
    let markdown = notes.take(from: whole, firstLine: firstLine, into: &findings)
    let bytes = markdown.utf8
    var (start, startLine) = (bytes.startIndex, firstLine)
    var (line, number) = (bytes.startIndex, firstLine)
    while line < bytes.endIndex {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let next = end < bytes.endIndex ? bytes.index(after: end) : end
      if let directive = Self.directive(in: markdown[line..<end]) {
        read(markdown[start..<line], firstLine: startLine)
        obey(directive, at: .text(file: file, line: number, column: 0))
        (start, startLine) = (next, number + 1)
      }
      (line, number) = (next, number + 1)
    }
    read(markdown[start...], firstLine: startLine)
    complainOfLooseTableOptions()
    notes.finish(into: &findings)
  }

  /// The words after `:::`; nil when the line is not a directive.
  private static func directive(in line: Substring) -> Substring? {
    let bytes = line.utf8
    let text = bytes.drop { $0 == UInt8(ascii: " ") }
    // Four blanks make something else in Markdown.
    guard text.starts(with: ":::".utf8), bytes.count - text.count < 4 else { return nil }
    return Substring(text.dropFirst(3))
  }

  /// Reads what stands between two directives.
  private mutating func read(_ markdown: Substring, firstLine: Int) {
    guard !markdown.isEmpty else { return }
    let marked = notes.mark(markdown, firstLine: firstLine, into: &findings)
    let blocks = MarkdownReader.read(
      marked, file: file, firstLine: firstLine, notes: notes, into: &findings)
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    var block = block
    if case .table(var table) = block, let options = tableOptions {
      apply(options, to: &table)
      block = .table(table)
      tableOptions = nil
    } else if case .figure(var figure) = block, let width = figureWidth {
      figure.width = width.share
      block = .figure(figure)
      figureWidth = nil
    } else {
      complainOfLooseTableOptions()
    }
    if appendices.isEmpty {
      body.append(block)
    } else {
      appendices[appendices.count - 1].body.append(block)
    }
  }

  private mutating func complainOfLooseTableOptions() {
    if let width = figureWidth {
      findings.error("paper.no-figure", .noFigure, at: width.location)
      figureWidth = nil
    }
    guard let options = tableOptions else { return }
    findings.error("paper.no-table", .noTable, at: options.location)
    tableOptions = nil
  }

  // MARK: Directives

  private static let names = [
    "appendix", "landscape", "portrait", "pagebreak", "table", "signatures", "center", "right",
    "figure", "toc",
  ]

  private mutating func obey(_ directive: Substring, at location: Location) {
    let words = directive.split(whereSeparator: \.isWhitespace)
    guard let name = words.first.map(String.init) else {
      findings.error("paper.unknown-directive", .emptyDirective, at: location)
      return
    }
    let rest = words.dropFirst()
    switch name {
    case "appendix": beginAppendix(Array(rest), at: location)
    case "table": tableOptions = options(Array(rest), at: location)
    case "figure": figureWidth = width(Array(rest), at: location)
    case "toc": add(.contents(depth: depth(Array(rest), at: location)))
    case "center": addAligned(rest, .center, at: location)
    case "right": addAligned(rest, .right, at: location)
    case "landscape", "portrait", "pagebreak", "signatures":
      if let extra = rest.first {
        findings.error(
          "paper.unknown-option", .unknownOption(String(extra), of: name), at: location)
      }
      switch name {
      case "landscape": add(.orientation(.landscape))
      case "portrait": add(.orientation(.portrait))
      case "pagebreak": add(.pageBreak)
      default: add(.signatures)
      }
    default:
      findings.error(
        "paper.unknown-directive", .unknownDirective(name), at: location,
        hints: .nearest(to: name, among: Self.names))
    }
  }

  /// `width=60`: hundredths of the text's width.
  private mutating func width(
    _ words: [Substring], at location: Location
  ) -> (share: Double, location: Location)? {
    let parts = words.first?.split(separator: "=", maxSplits: 1) ?? []
    if words.count == 1, parts.count == 2, parts[0] == "width", let share = Double(parts[1]),
      (1...100).contains(share)
    {
      return (share, location)
    }
    findings.error("paper.unknown-option", .badFigureWidth, at: location)
    return nil
  }

  /// `depth=2`: levels of titles; nil when nothing is said.
  private mutating func depth(_ words: [Substring], at location: Location) -> Int? {
    guard let word = words.first else { return nil }
    let parts = word.split(separator: "=", maxSplits: 1)
    if words.count == 1, parts.count == 2, parts[0] == "depth", let depth = Int(parts[1]),
      (1...9).contains(depth)
    {
      return depth
    }
    findings.error("paper.unknown-option", .badDepth, at: location)
    return nil
  }

  private mutating func beginAppendix(_ words: [Substring], at location: Location) {
    complainOfLooseTableOptions()
    var words = words[...]
    var orientation = Orientation.portrait
    if let first = words.first, let chosen = Orientation(rawValue: String(first)) {
      orientation = chosen
      words = words.dropFirst()
    }
    let title = inlines(words, at: location)
    if title.isEmpty { findings.error("paper.appendix-title", .noTitle, at: location) }
    appendices.append(
      Appendix(title: title, orientation: orientation, body: [], location: location))
  }

  private mutating func addAligned(
    _ words: ArraySlice<Substring>, _ alignment: Alignment, at location: Location
  ) {
    add(.paragraph(Paragraph(inlines(words, at: location), alignment: alignment)))
  }

  /// Words of a directive, which may hold emphasis and escapes like any other text.
  private mutating func inlines(_ words: ArraySlice<Substring>, at location: Location) -> [Inline] {
    guard case .text(let file, let line, _) = location else { return [] }
    // A figure and a full stop at the start would be a list; a title is never one.
    let text = "\u{2060}" + words.joined(separator: " ")
    let blocks = MarkdownReader.read(text, file: file, firstLine: line, into: &findings)
    guard case .paragraph(let paragraph)? = blocks.first else { return [] }
    var content = paragraph.content
    if content[0].text.unicodeScalars.first == "\u{2060}" {
      content[0].text.unicodeScalars.removeFirst()
    }
    return content.filter { !$0.text.isEmpty }
  }

  private mutating func options(_ words: [Substring], at location: Location) -> TableOptions {
    var options = TableOptions(location: location)
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1)
      let values = parts.count == 2 ? parts[1].split(separator: ",") : []
      switch parts.first {
      case "widths":
        let widths = values.compactMap { Double($0) }.filter { $0 > 0 && $0 < 100_000 }
        if widths.count == values.count, !widths.isEmpty {
          options.widths = widths
        } else {
          findings.error("paper.unknown-option", .badWidths(String(word)), at: location)
        }
      case "align":
        for value in values {
          let alignment = Self.alignments[String(value)]
          if alignment == nil {
            findings.error("paper.unknown-option", .badAlignment(String(value)), at: location)
          }
          options.alignments.append(alignment)
        }
      case "borders" where values == ["none"]: options.hasBorders = false
      default:
        findings.error(
          "paper.unknown-option", .unknownOption(String(word), of: "table"), at: location,
          hints: .nearest(
            to: String(parts.first ?? ""),
            among: ["widths=8,40,20", "align=c,l,r", "borders=none"]))
      }
    }
    return options
  }

  private static let alignments: [String: Alignment] = [
    "l": .left, "c": .center, "r": .right, "j": .justify,
  ]

  private mutating func apply(_ options: TableOptions, to table: inout Table) {
    table.hasBorders = options.hasBorders
    if let widths = options.widths {
      if widths.count == table.columnCount {
        table.widths = widths
      } else {
        findings.error(
          "paper.table-columns", .columns("widths", widths.count, table.columnCount),
          at: options.location)
      }
    }
    guard !options.alignments.isEmpty else { return }
    if options.alignments.count == table.columnCount {
      table.alignments = options.alignments
    } else {
      findings.error(
        "paper.table-columns", .columns("align", options.alignments.count, table.columnCount),
        at: options.location)
    }
  }
}

extension Phrase {
  fileprivate static var noTable: Phrase {
    Phrase(vi: "sau “::: table” không có bảng nào", en: "no table follows “::: table”")
  }
  fileprivate static var noFigure: Phrase {
    Phrase(vi: "sau “::: figure” không có hình nào", en: "no picture follows “::: figure”")
  }
  fileprivate static var badFigureWidth: Phrase {
    Phrase(
      vi: "“::: figure” chỉ nhận “width=60”: số từ 1 đến 100, phần trăm bề ngang vùng chữ",
      en: "“::: figure” takes “width=60”: 1 to 100 hundredths of the text's width")
  }
  fileprivate static var badDepth: Phrase {
    Phrase(
      vi: "“::: toc” chỉ nhận “depth=2”: số cấp đề mục, từ 1 đến 9",
      en: "“::: toc” takes “depth=2”: 1 to 9 levels of titles")
  }
  fileprivate static var emptyDirective: Phrase {
    Phrase(vi: "sau “:::” phải có một lệnh", en: "“:::” must be followed by a command")
  }
  fileprivate static func unknownDirective(_ name: String) -> Phrase {
    Phrase(vi: "không có lệnh “::: \(name)”", en: "there is no command “::: \(name)”")
  }
  fileprivate static func unknownOption(_ word: String, of name: String) -> Phrase {
    Phrase(
      vi: "lệnh “::: \(name)” không nhận “\(word)”", en: "“::: \(name)” does not take “\(word)”")
  }
  fileprivate static var noTitle: Phrase {
    Phrase(vi: "phụ lục phải có tên", en: "an appendix needs a title")
  }
  fileprivate static func badWidths(_ word: String) -> Phrase {
    Phrase(
      vi: "“\(word)” phải là các số dương cách nhau bằng dấu phẩy",
      en: "“\(word)” must be positive numbers with commas between")
  }
  fileprivate static func badAlignment(_ word: String) -> Phrase {
    Phrase(
      vi: "“align” chỉ nhận l, c, r, j; không nhận “\(word)”",
      en: "“align” takes l, c, r or j, not “\(word)”")
  }
  fileprivate static func columns(_ name: String, _ given: Int, _ wanted: Int) -> Phrase {
    Phrase(
      vi: "“\(name)” có \(given) giá trị nhưng bảng có \(wanted) cột",
      en: "“\(name)” has \(given) values but the table has \(wanted) columns")
  }
}

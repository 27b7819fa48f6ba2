import Groundwork
import Templating

extension StoryWriter {
  /// Prints a value with looks of its own.
  func print(_ rich: RichValue, _ value: Value) {
    switch context.place {
    case .plain, .attribute, .fill, .count: return print(rich.plainText)
    default: break
    }
    switch rich {
    case .listing(let text): print(lines: text)
    case .runs(let items): between(runs: apart { writer in writer.write(runs: items, depth: 0) })
    case .paragraphs(let items):
      between(
        blocks: apart { writer in
          for item in items { writer.write(paragraph: item) }
        })
    case .picture(let picture):
      if let run = self.run(of: picture) { between(runs: run) }
    case .document(let path):
      if let blocks = session.blocks(ofDocument: path, in: self) { between(blocks: blocks) }
    case .blocks(let items):
      between(
        blocks: apart { writer in
          for item in items { writer.write(block: item) }
        })
    }
  }

  /// What `body` writes, on its own.
  func apart(_ body: (StoryWriter) -> Void) -> [UInt8] {
    let kept = out
    out = []
    body(self)
    let made = out
    out = kept
    return made
  }

  // MARK: Runs

  /// Writes pieces of rich text as runs.
  func write(runs items: [Value], depth: Int) {
    guard depth < 20 else { return }
    for item in items {
      guard let piece = item.record else {
        write(run: item.isNone ? "" : item.printed, format: [])
        continue
      }
      if RichValue.isTagged(piece) {
        write(nested: piece, depth: depth)
        continue
      }
      let text = piece["text"] ?? .text("")
      if let inner = text.record, RichValue.isTagged(inner) {
        write(nested: inner, depth: depth)
        continue
      }
      let format = RunFormat(piece) { self.session.styles.id(of: $0, .character) }
      if let url = format.url {
        let id = session.hyperlink(to: url, from: part)
        append("<w:hyperlink r:id=\"\(id)\" w:tgtFrame=\"_blank\">")
        let mayEnd = mayEndParagraph
        mayEndParagraph = false
        write(run: text.isNone ? "" : text.printed, format: format.xml)
        mayEndParagraph = mayEnd
        append("</w:hyperlink>")
      } else {
        write(run: text.isNone ? "" : text.printed, format: format.xml)
      }
    }
  }

  private func write(nested: Record, depth: Int) {
    switch RichValue(nested) {
    case .runs(let items): write(runs: items, depth: depth + 1)
    case .picture(let picture): if let run = run(of: picture) { out += run }
    case let other: write(run: other.plainText, format: [])
    }
  }

  private func write(run text: String, format: [UInt8]) {
    let around = Surroundings(
      runProperties: format[...],
      paragraphProperties: madeProperties?[...]
        ?? session.renumbered(story.bytes[context.paragraphProperties]),
      canEndParagraph: mayEndParagraph
        && (context.canEndParagraph || context.place == .blocks || madeProperties != nil),
      isJustified: false)
    openRun(around)
    write(text, in: around)
    closeRun()
  }

  // MARK: Paragraphs

  func write(paragraph item: Value) {
    let record = item.record ?? Record()
    var properties: [UInt8] = []
    let style = record["parastyle"]?.text ?? record["style"]?.text
    if let style, !style.isEmpty {
      properties = Array("<w:pPr><w:pStyle w:val=\"".utf8)
      properties += RunFormat.escaped(session.styles.id(of: style, .paragraph))
      properties += Array("\"/></w:pPr>".utf8)
    }
    append("<w:p>")
    out += properties
    let outerProperties = madeProperties
    madeProperties = properties
    let outerPlace = context
    context.place = .text
    if item.record == nil {
      write(runs: [item], depth: 0)
    } else if let text = record["text"] {
      if let inner = text.record, !RichValue.isTagged(inner) {
        write(runs: [text], depth: 0)
      } else {
        write(runs: text.list ?? [.record(Record([("text", text)]))], depth: 0)
      }
    }
    context = outerPlace
    madeProperties = outerProperties
    append("</w:p>")
  }

  // MARK: Pictures

  /// A run that holds a picture; nil, with a finding, when it cannot be had.
  func run(of picture: Value) -> [UInt8]? {
    let path = picture["path"]?.text ?? picture.text ?? ""
    guard let file = session.picture(path, from: part, in: self) else { return nil }
    var (width, height) = (file.size.width, file.size.height)
    let wide = Self.extent(picture, "width")
    let high = Self.extent(picture, "height")
    switch (wide, high) {
    case (let wide?, let high?): (width, height) = (wide, high)
    case (let wide?, nil): (width, height) = (wide, height * wide / max(1, width))
    case (nil, let high?): (width, height) = (width * high / max(1, height), high)
    default: break
    }
    let id = session.nextDrawingID()
    let name = RunFormat.escaped(file.name)
    let link = picture["url"]?.text ?? picture["anchor"]?.text
    var click = ""
    if let link {
      let target = session.hyperlink(to: link, from: part)
      click =
        "<a:hlinkClick xmlns:a=\"\(Self.drawingML)\" xmlns:r=\"\(Self.relationships)\" r:id=\"\(target)\"/>"
    }
    let text = String(decoding: name, as: UTF8.self)
    let described =
      picture["alt"]?.text.map {
        " descr=\"\(String(decoding: RunFormat.escaped($0), as: UTF8.self))\""
      }
      ?? ""
    return apart { writer in
      writer.append(
        """
        <w:r><w:drawing><wp:inline xmlns:wp="\(Self.wordDrawing)" distT="0" distB="0" distL="0" \
        distR="0"><wp:extent cx="\(width)" cy="\(height)"/><wp:docPr id="\(id)" \
        name="Picture \(id)"\(described)\(click.isEmpty ? "/>" : ">\(click)</wp:docPr>")\
        <wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="\(Self.drawingML)" \
        noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="\(Self.drawingML)">\
        <a:graphicData uri="\(Self.picture)"><pic:pic xmlns:pic="\(Self.picture)"><pic:nvPicPr>\
        <pic:cNvPr id="\(id)" name="\(text)"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
        <a:blip xmlns:r="\(Self.relationships)" r:embed="\(file.relationship)"/><a:stretch>\
        <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>\
        <a:ext cx="\(width)" cy="\(height)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>\
        </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
        """)
    }
  }

  /// A length in EMU, from `width_emu` or `width_mm`.
  private static func extent(_ picture: Value, _ name: String) -> Int? {
    guard let record = picture.record else { return nil }
    var emu = 0.0
    if let given = record[name + "_emu"], let number = given.number {
      emu = number
    } else if let given = record[name + "_mm"], let number = given.number {
      emu = number * 36_000
    }
    // The schema's largest drawing.
    guard emu >= 1, emu <= 27_273_042_316_900 else { return nil }
    return Int(emu)
  }

  private static let office = "http://schemas.openxmlformats.org/"
  private static let drawingML = office + "drawingml/2006/main"
  private static let picture = office + "drawingml/2006/picture"
  private static let wordDrawing = office + "drawingml/2006/wordprocessingDrawing"
  static let relationships = office + "officeDocument/2006/relationships"
}

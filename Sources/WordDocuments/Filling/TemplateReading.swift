import Groundwork
import Packaging
import Templating

/// Reads a template's package and compiles every part that can hold tags.
struct TemplateReading {
  let package: OfficePackage
  let main: PartName
  private(set) var stories: [CompiledStory] = []
  private(set) var styles = StylesPart()
  private(set) var findings = Findings()
  private(set) var highestDrawingID = 0
  private(set) var highestBookmarkID = 0
  private(set) var bookmarkNames: Set<String> = []
  private(set) var lists = TemplateLists()
  private(set) var highestNoteIDs: [NoteKind: Int] = [:]
  private var noteCounts: [NoteKind: Int] = [:]
  private(set) var numberingPart: PartName?
  private let file: String
  private let options: TemplateOptions
  private let extent: StoryExtent
  private var flaws: TemplateFlaws
  /// What the parts that were read left of the limits; below 0 when there was too much.
  private var elementsLeft = TemplateLimits.elements
  private var tagsLeft = TemplateLimits.tags

  init(
    _ bytes: [UInt8], file: String, options: TemplateOptions, extent: StoryExtent
  ) throws(PackageFault) {
    self.extent = extent
    package = try OfficePackage(reading: bytes)
    guard let main = try package.part(ofKind: "officeDocument", from: nil),
      package.contains(main)
    else { throw .missingPart("/word/document.xml") }
    guard
      package.contentType(of: main)?.contains("wordprocessingml") ?? true
        || package.contentType(of: main)?.contains("ms-word") ?? true
    else { throw .notAPackage(.unknown) }
    self.main = main
    self.file = file
    flaws = TemplateFlaws(file: file)
    if let mismatch = WordFormat.mismatch(of: package.contentType(of: main), named: file) {
      findings.error(
        "word-template.wrong-ending", mismatch, at: .file(file), hints: [.saveUnderItsEnding])
    }
    var options = options
    options.escaping = .xml
    options.keepTrailingNewline = true
    options.trimBlocks = false
    options.lstripBlocks = false
    self.options = options
    let own = try package.relationships(of: main)
    let parts = try storyParts(own)
    defer { findings.add(flaws.findings) }
    let stylesPart = own.part(ofKind: "styles").flatMap { package.contains($0) ? $0 : nil }
    numberingPart = own.part(ofKind: "numbering").flatMap { package.contains($0) ? $0 : nil }
    let all = parts + [stylesPart, numberingPart].compactMap { $0 }
    guard all.reduce(0, { $0 + (package.compressed($1)?.size ?? 0) }) <= TemplateLimits.bytes
    else {
      findings.error("word-template.too-large", .templateTooLarge, at: .file(file))
      return
    }
    if let stylesPart { styles = try StylesPart(package, stylesPart) }
    if let numberingPart { lists = try TemplateLists(package, numberingPart) }
    for part in parts {
      try compile(part)
      guard elementsLeft >= 0, tagsLeft >= 0 else {
        findings.error(
          "word-template.too-large", elementsLeft < 0 ? .tooManyElements : .tooManyTags,
          at: .file(file))
        return
      }
    }
  }

  /// The parts with text, in the order in which they are compiled: the body first.
  private mutating func storyParts(_ own: [Relationship]) throws(PackageFault) -> [PartName] {
    var parts = [main]
    flaws.look(at: own, of: main, in: package)
    let outer = try package.relationships(of: nil)
    flaws.look(at: outer, of: nil, in: package)
    let kinds = ["header", "footer", "footnotes", "endnotes", "comments"]
    for relationship in own {
      guard let part = relationship.part, package.contains(part),
        kinds.contains(where: { relationship.isOffice($0) }), !parts.contains(part)
      else { continue }
      parts.append(part)
    }
    let properties = ["/core-properties", "/custom-properties", "/extended-properties"]
    for relationship in outer {
      guard let part = relationship.part, package.contains(part),
        properties.contains(where: { relationship.type.hasSuffix($0) }), !parts.contains(part)
      else { continue }
      parts.append(part)
    }
    // Addresses of links may hold tags as well.
    for part in parts {
      if let name = try? PartName(part.relationshipsPath), package.contains(name) {
        parts.append(name)
      }
    }
    return parts
  }

  private mutating func compile(_ part: PartName) throws(PackageFault) {
    let raw = try package.part(part)
    guard Self.isUTF8(raw) else {
      findings.error(
        "word-template.not-utf8", .notUTF8(part.entryName), at: .file(file), hints: [.saveAgain])
      return
    }
    var bytes = Self.utf8(raw)
    let isLinks = part.path.hasSuffix(".rels")
    if isLinks {
      guard let decoded = Self.decodedLinks(bytes) else { return }
      bytes = decoded
    }
    elementsLeft -= TemplateLimits.elements(in: bytes)
    guard elementsLeft >= 0 else { return }
    let tree = try MarkupTree(bytes, part: part.path)
    if !isLinks {
      noteIDs(tree)
      flaws.look(at: tree, of: part)
    }
    let plan = StoryPlan(tree, mostTags: tagsLeft)
    tagsLeft -= plan.tags.count
    guard tagsLeft >= 0 else { return }
    let isRepeated = extent == .record && (part == main || Self.holdsNotes(tree))
    guard !plan.tags.isEmpty || !plan.masks.isEmpty || !plan.problems.isEmpty || isRepeated else {
      return
    }
    let places = FindingPlaces(plan: plan, part: part.path, file: file, styles: styles)
    for problem in plan.problems.prefix(FindingPlaces.most) {
      findings.add(
        places.finding(
          .error, problem.code, problem.message, story: problem.story, range: problem.range,
          hints: problem.hints))
    }
    let assembly = try StoryAssembly(
      plan, StorySetting(extent: extent, styles: styles, lists: lists))
    let compiler = TemplateCompiler(options: options)
    var own = Findings()
    let program = compiler.compile(
      TemplateText(
        name: part.path, text: String(decoding: assembly.source, as: UTF8.self)), into: &own)
    for finding in own.all.prefix(FindingPlaces.most) {
      findings.add(places.moved(finding, lineTags: assembly.lineTags))
    }
    guard let program else { return }
    stories.append(
      CompiledStory(
        part: part.path, plan: plan, steps: assembly.steps, own: assembly.own,
        lineTags: assembly.lineTags, program: program))
  }

  private static func holdsNotes(_ tree: MarkupTree) -> Bool {
    tree.nodes.first.map { [.footnotes, .endnotes, .comments].contains($0.name) } ?? false
  }

  private mutating func noteIDs(_ tree: MarkupTree) {
    for node in tree.nodes.indices {
      switch tree.nodes[node].name {
      case .docPr:
        if let id = tree.value("id", of: node).flatMap({ Int($0) }), id < 1 << 30 {
          highestDrawingID = max(highestDrawingID, id)
        }
      case .bookmarkStart:
        if let id = tree.value("w:id", of: node).flatMap({ Int($0) }), id < 1 << 30 {
          highestBookmarkID = max(highestBookmarkID, id)
        }
        if let name = tree.value("w:name", of: node) { bookmarkNames.insert(name) }
      case .footnote, .endnote, .comment:
        guard let kind = NoteKind(tree.nodes[node].name),
          let id = tree.value("w:id", of: node).flatMap(TemplateLists.number)
        else { continue }
        // Beyond their number as well, as other programs count on.
        noteCounts[kind, default: 0] += 1
        highestNoteIDs[kind] = max(
          highestNoteIDs[kind, default: 0], id, noteCounts[kind, default: 0])
      default: continue
      }
    }
  }

  /// Whether a part is in UTF-8, as every Word program writes it, and says nothing else.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return false }
    // Without a mark, UTF-16 shows by the zeros of its first letters.
    guard !bytes.prefix(4).contains(0) else { return false }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard let end = head.firstRange(of: "?>"), let name = head.firstRange(of: "encoding="),
      name.upperBound < end.lowerBound
    else { return true }
    let named = head[name.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    return ["utf-8", "us-ascii", "ascii"].contains(named.lowercased())
  }

  /// The part in UTF-8, whatever it came in.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
      return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at -> UInt16 in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    var text = String(decoding: units, as: UTF16.self)
    if let end = text.firstRange(of: "?>") { text.removeSubrange(..<end.upperBound) }
    return Array(text.utf8)
  }

  /// Relationships with the percent signs of tags in addresses resolved; nil when there are none.
  private static func decodedLinks(_ bytes: [UInt8]) -> [UInt8]? {
    var text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("{{") || text.contains("%7B%7B") || text.contains("%7b%7b") else {
      return nil
    }
    for (encoded, plain) in [
      ("%7B", "{"), ("%7b", "{"), ("%7D", "}"), ("%7d", "}"),
    ] { text = text.replacing(encoded, with: plain) }
    // Blanks are encoded inside of tags too.
    var out = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      out += rest[..<open.lowerBound]
      let close = rest[open.upperBound...].firstRange(of: "}}")?.upperBound ?? rest.endIndex
      out += rest[open.lowerBound..<close].replacing("%20", with: " ").replacing("%7C", with: "|")
      rest = rest[close...]
    }
    return Array((out + rest).utf8)
  }
}

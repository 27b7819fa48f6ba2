import Groundwork
import Packaging

/// What the parts of one filled document share: ids, relationships, pictures, findings.
final class FillSession {
  struct AddedPart {
    var name: PartName
    var contentType: String
    var bytes: [UInt8]
  }

  /// A picture as a part of the document.
  struct Picture {
    var name: String
    var size: (width: Int, height: Int)
    var relationship: String
  }

  let template: WordTemplate
  private let resources: FillResources
  var findings = Findings()
  private var drawingID: Int
  private var bookmarkID: Int
  private var bookmarkNames: [String: Int] = [:]
  private(set) var addedParts: [AddedPart] = []
  private var addedNames: Set<PartName> = []
  /// Relationships made on the way, by the path of the part that they start from.
  private var made: [String: MadeRelationships] = [:]
  private var pictures: [String: (PartName, PictureFile)] = [:]
  private var failed: Set<String> = []
  var documents: [String: InsertedDocument] = [:]
  /// Styles and lists that inserted documents brought along.
  var merge = DocumentMerge()
  private var listIDs: (abstract: Int, list: Int)
  /// The present numbers of lists that start anew from time to time, by their own.
  private var presentLists: [Int: Int] = [:]
  var naming: RecordNaming
  /// The parts of notes that inserted documents add to.
  private(set) var notesParts: [NoteKind: PartName] = [:]

  private var stylesFault: PackageFault?

  /// The template's styles; none when they cannot be read, which `checkStyles()` tells.
  var styles: TemplateStyles {
    do throws(PackageFault) {
      return try template.styles.read()
    } catch {
      stylesFault = error
      return TemplateStyles()
    }
  }

  /// - Throws: `PackageFault` when the styles were asked for and could not be read.
  func checkStyles() throws(PackageFault) {
    if let stylesFault { throw stylesFault }
  }

  init(_ template: WordTemplate, _ resources: FillResources) {
    self.template = template
    self.resources = resources
    drawingID = template.highestDrawingID
    bookmarkID = template.highestBookmarkID
    listIDs = template.lists.highest
    naming = RecordNaming(highestNotes: template.highestNoteIDs)
  }

  // MARK: Ids

  func nextDrawingID() -> Int {
    drawingID += 1
    return drawingID
  }

  func nextBookmarkID() -> Int {
    bookmarkID += 1
    return bookmarkID
  }

  /// The name itself the first time, then with a number; Word's longest name has 40 letters.
  func freshBookmarkName(_ name: String) -> String {
    let used = bookmarkNames[name, default: 0]
    var number = used + 1
    guard number > 1 else {
      bookmarkNames[name] = 1
      return name
    }
    while true {
      let candidate = "\(name.prefix(34))_\(number)"
      if !template.bookmarkNames.contains(candidate) {
        bookmarkNames[name] = number
        return candidate
      }
      number += 1
    }
  }

  // MARK: Relationships

  func hyperlink(to url: String, from part: String) -> String {
    relate(
      part, type: StoryWriter.relationships + "/hyperlink",
      target: .external(url.isEmpty ? "about:blank" : url))
  }

  func relate(_ part: String, type: String, target: Relationship.Target) -> String {
    made[part, default: MadeRelationships(besides: takenIDs(of: part))].id(type, target)
  }

  private func takenIDs(of part: String) -> Set<String> {
    guard let name = try? PartName(part), let own = try? template.package.relationships(of: name)
    else { return [] }
    return Set(own.map(\.id))
  }

  /// What was made, in a fixed order of the parts.
  var addedRelationships: [(part: String, list: [Relationship])] {
    made.sorted { $0.key < $1.key }.map { ($0.key, $0.value.all) }
  }

  /// Keeps a relationship of a part that was added, under the id it has there.
  func keep(_ relationship: Relationship, of part: String) {
    made[part, default: MadeRelationships()].keep(relationship)
  }

  // MARK: Lists

  func nextListIDs() -> (abstract: Int, list: Int) {
    listIDs = (listIDs.abstract + 1, listIDs.list + 1)
    return listIDs
  }

  /// Lets a list count from its start: the first time as it is, then as another of the same looks.
  func restartList(_ list: Int) {
    guard presentLists[list] != nil else {
      presentLists[list] = list
      return
    }
    let fresh = listIDs.list + 1
    guard let xml = template.lists.restarted(list, as: fresh) else { return }
    listIDs.list = fresh
    presentLists[list] = fresh
    merge.lists += xml
  }

  func presentList(_ list: Int) -> Int { presentLists[list] ?? list }

  /// Properties of a paragraph with the present number of its list.
  func renumbered(_ properties: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !presentLists.isEmpty else { return properties }
    let mark = Array("<w:numId w:val=\"".utf8)
    guard let start = properties.indices.first(where: { properties[$0...].starts(with: mark) })
    else { return properties }
    let digits = properties[(start + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
    guard let list = TemplateLists.number(String(decoding: digits, as: UTF8.self)),
      let present = presentLists[list], present != list
    else { return properties }
    return properties[..<digits.startIndex] + Array(String(present).utf8)
      + properties[digits.endIndex...]
  }

  // MARK: Parts

  /// A part that is not there yet, named after a pattern: “/word/media/tk1.png”.
  func add(_ folder: String, _ ending: String, contentType: String, _ bytes: [UInt8])
    -> PartName?
  {
    var number = addedParts.count + 1
    while true {
      guard let name = try? PartName("\(folder)tk\(number).\(ending)") else { return nil }
      if !template.package.contains(name), addedNames.insert(name).inserted {
        addedParts.append(AddedPart(name: name, contentType: contentType, bytes: bytes))
        return name
      }
      number += 1
    }
  }

  /// Puts bytes into a part that was added last and had to be named before they were known.
  func complete(_ part: PartName, _ bytes: [UInt8]) {
    guard let place = addedParts.lastIndex(where: { $0.name == part }) else { return }
    addedParts[place].bytes = bytes
  }

  /// The path of the part that holds notes of a kind, made when the template has none.
  func notesPart(_ kind: NoteKind) -> String? {
    if let known = notesParts[kind] { return known.path }
    let name = kind.rawValue + "s"
    var part = (try? template.package.part(ofKind: name, from: template.main)) ?? nil
    if part == nil {
      part = add(
        "/word/", "xml",
        contentType:
          "application/vnd.openxmlformats-officedocument.wordprocessingml.\(name)+xml", [])
      guard let part else { return nil }
      _ = relate(
        template.main.path, type: StoryWriter.relationships + "/" + name, target: .part(part))
    }
    notesParts[kind] = part
    return part?.path
  }

  func resource(_ path: String) -> [UInt8]? { resources.load(path) }

  /// A picture as a part of the document, once however often it is shown.
  func picture(_ path: String, from part: String, in writer: StoryWriter) -> Picture? {
    if pictures[path] == nil, !failed.contains(path) {
      guard let bytes = resources.load(path) else {
        failed.insert(path)
        complain(
          "word-template.missing-picture",
          Phrase(vi: "không có tệp hình “\(path)”", en: "there is no picture file “\(path)”"),
          in: writer)
        return nil
      }
      guard let file = PictureFile(bytes),
        let name = add(
          "/word/media/", file.fileExtension, contentType: file.contentType, bytes)
      else {
        failed.insert(path)
        complain(
          "word-template.unknown-picture",
          Phrase(
            vi: "“\(path)” không phải hình PNG, JPEG, GIF, BMP hay TIFF",
            en: "“\(path)” is no PNG, JPEG, GIF, BMP or TIFF picture"), in: writer)
        return nil
      }
      pictures[path] = (name, file)
    }
    guard let (name, file) = pictures[path] else { return nil }
    let id = relate(part, type: StoryWriter.relationships + "/image", target: .part(name))
    return Picture(
      name: String(path.split(separator: "/").last ?? ""), size: file.size, relationship: id)
  }

  // MARK: Findings

  func complain(_ code: String, _ message: Phrase, in writer: StoryWriter) {
    findings.add(
      writer.story.finding(
        .error, code, message, tag: writer.context.tag, file: template.file,
        styles: template.styles))
  }
}

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
  /// Relationships made on the way, by the path of the part that they start from.
  private(set) var addedRelationships: [String: [Relationship]] = [:]
  private var pictures: [String: (PartName, PictureFile)] = [:]
  private var failed: Set<String> = []
  var documents: [String: InsertedDocument] = [:]
  /// Styles and lists that inserted documents brought along.
  var merge = DocumentMerge()
  private var listIDs: (abstract: Int, list: Int)

  var styles: TemplateStyles { template.styles }

  init(_ template: WordTemplate, _ resources: FillResources) {
    self.template = template
    self.resources = resources
    drawingID = template.highestDrawingID
    bookmarkID = template.highestBookmarkID
    listIDs = template.highestListIDs
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
    let made = addedRelationships[part, default: []]
    if let known = made.first(where: { $0.type == type && $0.target == target }) {
      return known.id
    }
    let id = "rIdTk\(made.count + 1)"
    addedRelationships[part, default: []].append(
      Relationship(id: id, type: type, target: target))
    return id
  }

  /// Keeps a relationship of a part that was added, under the id it has there.
  func keep(_ relationship: Relationship, of part: String) {
    addedRelationships[part, default: []].append(relationship)
  }

  func nextListIDs() -> (abstract: Int, list: Int) {
    listIDs = (listIDs.abstract + 1, listIDs.list + 1)
    return listIDs
  }

  // MARK: Parts

  /// A part that is not there yet, named after a pattern: “/word/media/tk1.png”.
  func add(_ folder: String, _ ending: String, contentType: String, _ bytes: [UInt8])
    -> PartName?
  {
    var number = addedParts.count + 1
    while true {
      guard let name = try? PartName("\(folder)tk\(number).\(ending)") else { return nil }
      if !template.package.contains(name), !addedParts.contains(where: { $0.name == name }) {
        addedParts.append(AddedPart(name: name, contentType: contentType, bytes: bytes))
        return name
      }
      number += 1
    }
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
            vi: "“\(path)” không phải hình PNG, JPEG, GIF hay BMP",
            en: "“\(path)” is no PNG, JPEG, GIF or BMP picture"), in: writer)
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

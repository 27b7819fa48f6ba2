import Packaging

/// Changes to some parts of a package; all others are carried over as they stand in the archive.
struct PackageEdits {
  private let package: OfficePackage
  /// Changed and new entries by their names in the archive.
  private var changed: [String: [UInt8]] = [:]
  private var added: [String] = []
  private var newTypes: [(part: PartName, contentType: String)] = []

  private static let contentTypes = "[Content_Types].xml"

  init(_ package: OfficePackage) { self.package = package }

  /// Puts other bytes in a part's place.
  mutating func replace(_ part: PartName, with bytes: [UInt8]) {
    changed[part.key(in: package)] = bytes
  }

  /// Adds a part.
  mutating func add(_ part: PartName, contentType: String, _ bytes: [UInt8]) {
    added.append(part.entryName)
    changed[part.entryName] = bytes
    if package.contentType(of: part) != contentType { newTypes.append((part, contentType)) }
  }

  /// A name that no part has yet: “/xl/comments” and “.xml” give “/xl/comments3.xml”.
  func freeName(_ stem: String, _ ending: String) throws(PackageFault) -> PartName {
    var number = 1
    while true {
      let name = try PartName("\(stem)\(number)\(ending)")
      if !package.contains(name), changed[name.entryName] == nil { return name }
      number += 1
    }
  }

  /// Adds a relationship from a part, and answers its id.
  mutating func relate(
    _ source: PartName, type: String, to target: PartName
  ) throws(PackageFault) -> String {
    let list = try PartName(source.relationshipsPath)
    var taken: Set<String> = []
    for relationship in try package.relationships(of: source) { taken.insert(relationship.id) }
    let key = list.key(in: package)
    var xml: [UInt8]
    if let known = changed[key] {
      xml = known
      taken.formUnion(Self.ids(in: try MarkupRoot(known, part: list.path)))
    } else if package.contains(list) {
      xml = try PlainText.utf8(package.part(list), part: list.path)
    } else {
      xml = Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        </Relationships>
        """.utf8)
      added.append(list.entryName)
    }
    var number = taken.count + 1
    while taken.contains("rId\(number)") { number += 1 }
    let root = try MarkupRoot(xml, part: list.path)
    changed[key] = root.appending(
      "<\(root.prefix)Relationship Id=\"rId\(number)\" Type=\"\(type)\" Target=\"\(target.path)\"/>"
    )
    return "rId\(number)"
  }

  private static func ids(in root: MarkupRoot) -> [String] { root.children.compactMap { $0["Id"] } }

  /// The package with the changes made.
  func finished() throws(PackageFault) -> [UInt8] {
    var changed = changed
    if !newTypes.isEmpty {
      let xml = try PlainText.utf8(
        package.entries.content(Self.contentTypes), part: Self.contentTypes)
      let root = try MarkupRoot(xml, part: Self.contentTypes)
      var text = ""
      for (part, contentType) in newTypes {
        text += "<\(root.prefix)Override PartName=\"\(part.path)\" ContentType=\"\(contentType)\"/>"
      }
      changed[Self.contentTypes] = root.appending(text)
    }
    let compressor = try Compressor()
    var archive = ArchiveWriter()
    for name in package.entries.names + added where !name.hasSuffix("/") {
      if let bytes = changed[name] {
        archive.addCompressed(name, compressor.compress(bytes))
      } else if let entry = package.entries.compressed(name) {
        archive.addCompressed(name, entry)
      }
    }
    return try archive.finish()
  }
}

extension PartName {
  /// The name under which the package's archive keeps the part, whatever its case.
  fileprivate func key(in package: OfficePackage) -> String {
    package.partNames.first { $0 == self }?.entryName ?? entryName
  }
}

/// The root element of a small list, such as one of relationships.
private struct MarkupRoot {
  let prefix: String
  private(set) var children: [[String: String]] = []
  private let xml: [UInt8]
  private var tag: MarkupTag?
  private var end: Int?

  init(_ xml: [UInt8], part: String) throws(PackageFault) {
    self.xml = xml
    var reader = try XMLReader(xml, part: part)
    var tag: MarkupTag?
    while let event = try reader.next() {
      switch event {
      case .start where reader.depth == 1:
        tag = MarkupTag(xml, at: reader.offset)
      case .start where reader.depth == 2:
        children.append(Dictionary(reader.attributes.map { ($0.name, $0.value) }) { a, _ in a })
      case .end where reader.depth == 0:
        if tag?.isEmpty == false { end = reader.offset }
      default:
        break
      }
    }
    self.tag = tag
    prefix = tag?.prefix ?? ""
  }

  /// The list with more in it.
  func appending(_ text: String) -> [UInt8] {
    var edits = MarkupEdits()
    if let end {
      edits.insert(text, at: end)
    } else {
      tag?.fill(with: text, in: &edits)
    }
    return edits.applied(to: xml)
  }
}

internal import Packaging

/// A package with some of its entries changed and some added; all others are copied as they stand,
/// not even unpacked.
struct PackageChanges {
  private let package: OfficePackage
  private var changes: [(name: String, bytes: [UInt8])] = []

  init(_ package: OfficePackage) { self.package = package }

  /// Whether nothing was changed yet.
  var isEmpty: Bool { changes.isEmpty }

  mutating func change(_ part: PartName, to bytes: [UInt8]) {
    changes.append((part.entryName, bytes))
  }

  /// A new part beside another and related from it; answers the relationship's id.
  ///
  /// - Parameters:
  ///   - stem: the first of its name, such as “comments”.
  ///   - id: what the relationship's id begins with.
  mutating func add(
    _ bytes: [UInt8], beside main: PartName, stem: String, contentType: String,
    relationship type: String, id: String
  ) throws(PackageFault) -> String {
    let name = try freeName(stem, beside: main)
    let id = try freeID(id, of: main)
    changes.append((name.entryName, bytes))
    try relate(main, to: name, type: type, id: id)
    try declare(name, contentType)
    return id
  }

  // MARK: Names

  private func freeName(_ stem: String, beside main: PartName) throws(PackageFault) -> PartName {
    let folder = main.path.prefix(through: main.path.lastIndex(of: "/") ?? main.path.startIndex)
    var number = 0
    while true {
      let name = try PartName("\(folder)\(stem)\(number == 0 ? "" : String(number)).xml")
      if !package.contains(name), !changes.contains(where: { $0.name == name.entryName }) {
        return name
      }
      number += 1
    }
  }

  private func freeID(_ start: String, of main: PartName) throws(PackageFault) -> String {
    var taken = Set(try package.relationships(of: main).map(\.id))
    taken.formUnion(given)
    var number = 1
    while taken.contains("\(start)\(number)") { number += 1 }
    return "\(start)\(number)"
  }

  /// Ids that were given away here.
  private var given: [String] = []

  // MARK: What names the new parts

  private mutating func relate(
    _ main: PartName, to name: PartName, type: String, id: String
  ) throws(PackageFault) {
    given.append(id)
    let rels = try PartName(main.relationshipsPath)
    func relationship(_ prefix: String) -> [UInt8] {
      var xml = XMLWriter()
      xml.empty(
        "\(prefix)Relationship", ["Id": id, "Type": type, "Target": name.path])
      return xml.finish()
    }
    guard let old = try content(rels.entryName, of: rels) else {
      var xml = XMLWriter()
      xml.declaration()
      xml.open(
        "Relationships",
        ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"])
      xml.raw(relationship(""))
      xml.close()
      changes.append((rels.entryName, xml.finish()))
      return
    }
    var edits = PartEdits(old)
    try edits.appendToRoot(part: rels.path, relationship)
    put(rels.entryName, edits.finish())
  }

  private static let contentTypes = "[Content_Types].xml"

  private mutating func declare(
    _ name: PartName, _ contentType: String
  ) throws(PackageFault) {
    let old: [UInt8]
    if let bytes = changed(Self.contentTypes) {
      old = bytes
    } else {
      old = try package.entries.content(Self.contentTypes)
    }
    var edits = PartEdits(old)
    try edits.appendToRoot(part: Self.contentTypes) { prefix in
      var xml = XMLWriter()
      xml.empty("\(prefix)Override", ["PartName": name.path, "ContentType": contentType])
      return xml.finish()
    }
    put(Self.contentTypes, edits.finish())
  }

  private func content(_ entry: String, of part: PartName) throws(PackageFault) -> [UInt8]? {
    if let bytes = changed(entry) { return bytes }
    return package.contains(part) ? try package.part(part) : nil
  }

  private func changed(_ name: String) -> [UInt8]? { changes.last { $0.name == name }?.bytes }

  private mutating func put(_ name: String, _ bytes: [UInt8]) {
    changes.removeAll { $0.name == name }
    changes.append((name, bytes))
  }

  // MARK: The whole

  /// The archive with these entries in the place of its own, and new ones at its end.
  consuming func finish() throws(PackageFault) -> [UInt8] {
    var archive = ArchiveWriter()
    var added = changes
    for name in package.entries.names {
      let place = added.firstIndex { Self.same($0.name, name) }
      if let place {
        archive.add(name, added.remove(at: place).bytes)
      } else if let entry = package.entries.compressed(name) {
        archive.addCompressed(name, entry)
      }
    }
    for change in added { archive.add(change.name, change.bytes) }
    return try archive.finish()
  }

  /// Whether two entries are one part, however their names are written.
  private static func same(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard let left = try? PartName("/" + one), let right = try? PartName("/" + other) else {
      return false
    }
    return left == right
  }
}

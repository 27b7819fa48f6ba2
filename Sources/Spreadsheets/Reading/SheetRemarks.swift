public import Groundwork
import Packaging

/// What is attached to cells of a sheet besides their values: comments and links.
public struct SheetRemarks: Sendable {
  /// A link, and the cells that carry it.
  public struct Link: Sendable, Hashable {
    public let range: CellRange
    /// An address outside, or “#'Tuyển quân'!B7” for a place in the workbook.
    public let target: String
  }

  /// What people remarked on a cell; a conversation has a line for each remark.
  public internal(set) var comments: [CellAddress: String] = [:]
  /// In the order of the file.
  public internal(set) var links: [Link] = []
  /// Single cells with links, which most links are; of two for one cell the first counts.
  private var linkOfCell: [CellAddress: String] = [:]
  private var wideLinks: [Link] = []
  /// Of links over several cells nobody makes more; each is looked through for every cell.
  private static let mostWideLinks = 200

  /// The link of a cell; nil when it has none.
  public func link(at address: CellAddress) -> String? {
    linkOfCell[address] ?? wideLinks.first { $0.range.contains(address) }?.target
  }

  init() {}

  init(_ package: OfficePackage, sheet: PartName, layout: SheetLayout) throws(PackageFault) {
    let relationships = try package.relationships(of: sheet)
    var targets: [String: String] = [:]
    for relationship in relationships {
      if case .external(let address) = relationship.target { targets[relationship.id] = address }
      if case .nowhere(let address) = relationship.target { targets[relationship.id] = address }
    }
    for link in layout.links {
      let outside = link.relationship.flatMap { targets[$0] }
      let inside = link.place.map { "#" + $0 }
      guard let target = outside.map({ $0 + (inside ?? "") }) ?? inside else { continue }
      add(Link(range: link.range, target: target))
    }
    for relationship in relationships {
      guard let part = relationship.part, package.contains(part) else { continue }
      if relationship.isOffice("comments") { try readNotes(package, part) }
    }
    for relationship in relationships {
      guard let part = relationship.part, package.contains(part),
        relationship.type == Self.conversations
      else { continue }
      try readConversations(package, part)
    }
  }
  private static let conversations =
    "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"

  private mutating func add(_ link: Link) {
    links.append(link)
    if link.range.isSingleCell {
      linkOfCell[link.range.first] = linkOfCell[link.range.first] ?? link.target
    } else if wideLinks.count < Self.mostWideLinks {
      wideLinks.append(link)
    }
  }

  /// The notes of all programs since 2007.
  private mutating func readNotes(
    _ package: OfficePackage, _ part: PartName
  ) throws(PackageFault) {
    var xml = try package.xml(part)
    var address: CellAddress?
    var text = ""
    // How the text is read aloud is no part of it.
    var phonetic = 0
    var isText = false
    while let event = try xml.next() {
      switch event {
      case .start:
        switch xml.label {
        case "x:comment":
          address = xml["ref"].flatMap { CellAddress($0) }
          text = ""
        case "x:rPh": phonetic += 1
        case "x:t": isText = phonetic == 0
        default: break
        }
      case .text:
        if isText { text += String(decoding: xml.text, as: UTF8.self) }
      case .end:
        switch xml.label {
        case "x:comment":
          if let address, comments[address] == nil { comments[address] = text }
          address = nil
        case "x:rPh": phonetic -= 1
        case "x:t": isText = false
        default: break
        }
      }
    }
  }

  /// The conversations of new Excel, which for old programs leaves a note with advice in their place.
  private mutating func readConversations(
    _ package: OfficePackage, _ part: PartName
  ) throws(PackageFault) {
    var xml = try package.xml(part)
    var said: [(CellAddress, String)] = []
    var isText = false
    while let event = try xml.next() {
      switch event {
      case .start:
        if xml.label.hasSuffix("threadedComment"),
          let address = xml["ref"].flatMap({ CellAddress($0) })
        {
          said.append((address, ""))
        }
        isText = xml.label.hasSuffix("}text") && !said.isEmpty
      case .text:
        if isText { said[said.count - 1].1 += String(decoding: xml.text, as: UTF8.self) }
      case .end: isText = false
      }
    }
    var lines: [CellAddress: [String]] = [:]
    for (address, text) in said { lines[address, default: []].append(text) }
    for (address, lines) in lines { comments[address] = lines.joined(separator: "\n") }
  }
}

extension WorkbookReader {
  /// The comments and links of a sheet.
  ///
  /// - Throws: `WorkbookFault` when a part that holds them is damaged.
  public func remarks(of sheet: SheetReader, at index: Int) throws(WorkbookFault) -> SheetRemarks {
    guard let part = parts[index], sheets[index].hasCells else { return SheetRemarks() }
    do throws(PackageFault) {
      return try SheetRemarks(package, sheet: part, layout: sheet.layout)
    } catch {
      throw .package(file: file, error)
    }
  }
}

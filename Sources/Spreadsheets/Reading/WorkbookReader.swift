import Groundwork
import Packaging

/// A sheet as the workbook lists it.
public struct SheetInfo: Sendable, Hashable {
  /// Whether people see the sheet.
  public enum Visibility: Sendable, Hashable {
    case visible
    /// Hidden by the menu, and shown again by it.
    case hidden
    /// Hidden by a program; the menu does not offer it.
    case veryHidden
  }

  /// Place among all sheets, from 0: what `WorkbookReader.sheet(_:)` takes.
  public let index: Int
  public let name: String
  public let visibility: Visibility
  /// False for charts and dialogs on a sheet of their own.
  public let hasCells: Bool

  public var isHidden: Bool { visibility != .visible }
}

/// Reads a workbook (.xlsx, .xlsm): its sheets by name, their rows one at a time.
///
/// Everything is checked against the standard limits. Memory holds the file and the texts that cells
/// share; of a sheet it holds a piece, and rows are never gathered.
public struct WorkbookReader: Sendable {
  /// All sheets, in the order of their tabs.
  public let sheets: [SheetInfo]
  let package: OfficePackage
  let file: String
  /// The part of each sheet; nil when the workbook names none.
  let parts: [PartName?]
  private let context: WorkbookContext

  /// How cells of this workbook show their values.
  public var displays: CellDisplays { CellDisplays(context) }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: how messages call it.
  /// - Throws: `WorkbookFault.package` for what is no workbook, or damaged, or hostile;
  ///   `.unreadable` for a package that is something else.
  public init(_ bytes: [UInt8], file: String) throws(WorkbookFault) {
    do throws(PackageFault) {
      let package = try OfficePackage(reading: bytes)
      let workbook = try Self.workbookPart(of: package)
      self.package = package
      self.file = file
      var relationships: [String: Relationship] = [:]
      for relationship in try package.relationships(of: workbook) {
        relationships[relationship.id] = relationship
      }
      var context = WorkbookContext()
      let list = try Self.readSheets(package, workbook, relationships, &context)
      sheets = list.map(\.info)
      parts = list.map(\.part)
      if let part = try package.part(ofKind: "sharedStrings", from: workbook),
        package.contains(part)
      {
        context.strings = try SharedStrings(package.part(part), part: part.path)
        context.hasStrings = true
      }
      if let part = try package.part(ofKind: "styles", from: workbook), package.contains(part) {
        context.formats = try NumberFormats(package, part)
      }
      self.context = context
    } catch {
      throw .package(file: file, error)
    }
  }

  /// The sheet with this name, whatever its case; nil when there is none.
  public func sheet(named name: String) -> SheetInfo? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Opens a sheet.
  ///
  /// - Parameter index: place among `sheets`, from 0.
  /// - Throws: `WorkbookFault` when the sheet is missing from the file, or malformed.
  public func sheet(_ index: Int) throws(WorkbookFault) -> SheetReader {
    let info = sheets[index]
    guard info.hasCells else { return SheetReader(emptyNamed: info.name, file: file) }
    guard let part = parts[index], package.contains(part) else {
      throw .unreadable(
        file: file,
        why: Phrase(
          vi: "trang “\(info.name)” có tên nhưng không có nội dung trong tệp",
          en: "sheet “\(info.name)” is listed, but the file does not hold it"))
    }
    return try SheetReader(package, part, name: info.name, file: file, context)
  }

  /// Hands every row of a sheet to `body`; see `SheetReader.readRows`.
  public func readRows(
    of sheet: Int, _ body: (SheetRow) -> Void
  ) throws(WorkbookFault) {
    try self.sheet(sheet).readRows(body)
  }

  private static func workbookPart(of package: OfficePackage) throws(PackageFault) -> PartName {
    guard let part = try package.part(ofKind: "officeDocument", from: nil), package.contains(part)
    else { throw .missingPart("/xl/workbook.xml") }
    let type = package.contentType(of: part) ?? ""
    if type.contains("sheet.binary") { throw .notAPackage(.binaryWorkbook) }
    if type.contains("wordprocessingml") || type.contains("ms-word") {
      throw .notAPackage(.wordDocument)
    }
    if type.contains("presentationml") { throw .notAPackage(.presentation) }
    return part
  }

  private static func readSheets(
    _ package: OfficePackage, _ workbook: PartName, _ relationships: [String: Relationship],
    _ context: inout WorkbookContext
  ) throws(PackageFault) -> [(info: SheetInfo, part: PartName?)] {
    var xml = try package.xml(workbook)
    var list: [(info: SheetInfo, part: PartName?)] = []
    while let event = try xml.next() {
      guard case .start = event else { continue }
      switch xml.label {
      case "x:workbookPr":
        context.date1904 = ["1", "true", "on"].contains(xml["date1904"])
      case "x:sheet":
        let relationship = xml["r:id"].flatMap { relationships[$0] }
        let visibility: SheetInfo.Visibility =
          switch xml["state"] {
          case "hidden": .hidden
          case "veryHidden": .veryHidden
          default: .visible
          }
        let info = SheetInfo(
          index: list.count, name: xml["name"] ?? "", visibility: visibility,
          hasCells: relationship.map { $0.isOffice("worksheet") } ?? true)
        list.append((info, relationship?.part))
      default:
        break
      }
    }
    return list
  }
}

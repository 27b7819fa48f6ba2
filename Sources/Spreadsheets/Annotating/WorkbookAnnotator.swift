import Groundwork
import Packaging

/// Puts notes into a copy of a workbook that somebody else made.
///
/// A cell with a note is coloured, and keeps all else of its look. Only what must change changes:
/// sheets with notes, the lists of styles, relationships and content types. Every other part,
/// known to us or not, is carried over as it stands in the archive, byte for byte.
///
///     var annotator = try WorkbookAnnotator(bytes, file: "so-lieu.xlsx")
///     annotator.add(notes, toSheet: "Tuyển quân")
///     let copy = try annotator.annotated(by: "TongKet")
public struct WorkbookAnnotator: Sendable {
  private let reader: WorkbookReader
  private let file: String
  private var notes: [Int: [ReviewNote]] = [:]

  /// How many notes one sheet gets: with many more, Excel takes minutes to open it.
  ///
  /// Cells beyond are coloured all the same.
  public static let notesOfSheet = 2_000

  /// - Parameters:
  ///   - bytes: the whole workbook.
  ///   - file: how messages call it.
  /// - Throws: `WorkbookFault` for what is no workbook, or damaged, or hostile.
  public init(_ bytes: [UInt8], file: String) throws(WorkbookFault) {
    reader = try WorkbookReader(bytes, file: file)
    self.file = file
  }

  /// Adds notes to the sheet of this name; false when the workbook has no such sheet with cells.
  @discardableResult
  public mutating func add(_ notes: [ReviewNote], toSheet name: String) -> Bool {
    guard let sheet = reader.sheets.first(where: { $0.name == name }), sheet.hasCells,
      let part = reader.parts[sheet.index], reader.package.contains(part)
    else { return false }
    self.notes[sheet.index, default: []] += notes
    return true
  }

  /// The workbook with the notes in it; the same workbook when there are none.
  ///
  /// - Parameter author: who the notes are said to be by.
  /// - Throws: `WorkbookFault` when a part that must change is damaged.
  public func annotated(by author: String) throws(WorkbookFault) -> [UInt8] {
    var moved: [(sheet: Int, part: PartName, notes: [ReviewNote])] = []
    for index in notes.keys.sorted() {
      guard let part = reader.parts[index], let notes = notes[index], !notes.isEmpty else {
        continue
      }
      // What lies under a merged range cannot be seen; its first cell can.
      let layout = try reader.sheet(index).layout
      moved.append(
        (
          index, part,
          notes.map { note in
            guard note.address.column > 0,
              let merged = layout.mergedRange(at: note.address)
            else { return note }
            return ReviewNote(merged.first, note.tone, title: note.title, text: note.text)
          }
        ))
    }
    do throws(PackageFault) {
      var work = try Annotation(reader.package, author: author)
      for sheet in moved { try work.add(sheet.notes, to: sheet.part) }
      return try work.finished()
    } catch {
      throw .package(file: file, error)
    }
  }
}

/// The work on one package.
private struct Annotation {
  private let package: OfficePackage
  private let author: String
  private var edits: PackageEdits
  private var styles: StyleSheetEdits
  private let stylesPart: PartName?
  private let workbook: PartName
  private let office: OfficeNames
  private var nextBlock = 1

  private static let stylesType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
  private static let commentsType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
  private static let drawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing"

  init(_ package: OfficePackage, author: String) throws(PackageFault) {
    self.package = package
    self.author = author
    edits = PackageEdits(package)
    guard let workbook = try package.part(ofKind: "officeDocument", from: nil) else {
      throw .missingPart("/xl/workbook.xml")
    }
    self.workbook = workbook
    let named = try package.relationships(of: workbook)
    office = OfficeNames(isStrict: named.contains { $0.type.contains("purl.oclc.org") })
    let part = try package.part(ofKind: "styles", from: workbook)
    stylesPart = part.flatMap { package.contains($0) ? $0 : nil }
    let xml = try stylesPart.map { part throws(PackageFault) in
      try PlainText.utf8(package.part(part), part: part.path)
    }
    styles = try StyleSheetEdits(
      xml ?? StyleSheetEdits.plain(namespace: office.main), part: stylesPart?.path ?? "styles")
    for name in package.partNames where name.fileExtension == "vml" {
      let blocks = NoteShapes.blocks(of: try package.part(name))
      nextBlock = max(nextBlock, (blocks.max() ?? 0) + 1)
    }
  }

  mutating func add(_ notes: [ReviewNote], to part: PartName) throws(PackageFault) {
    let xml = try PlainText.utf8(package.part(part), part: part.path)
    let outline = try SheetOutline(xml, part: part.path, wanted: Set(notes.map(\.address)))
    guard outline.dataTag != nil else { return }
    var cells: [CellAddress: NotedCell] = [:]
    for note in notes {
      let address = outline.resolved(note.address)
      cells[address, default: NotedCell(address: address, notes: [])].notes.append(note)
    }
    var looks: [CellAddress: Int] = [:]
    let ordered = cells.keys.sorted()
    for address in ordered {
      guard let cell = cells[address] else { continue }
      looks[address] = styles.twin(of: outline.style(at: address), cell.tone)
    }
    let shown = ordered.prefix(WorkbookAnnotator.notesOfSheet).compactMap { cells[$0] }
    let existing = try addComments(shown, to: part)
    let drawing = try addShapes(
      for: shown.filter { !existing.contains($0.address) }, existing: existing, outline, to: part)
    edits.replace(
      part,
      with: SheetEdits(xml, outline).applied(
        looks, drawing: drawing, relationships: office.relationships))
  }

  /// Adds the texts; answers the cells that had a note before.
  private mutating func addComments(
    _ cells: [NotedCell], to sheet: PartName
  ) throws(PackageFault) -> Set<CellAddress> {
    let known = try package.part(ofKind: "comments", from: sheet)
    if let part = known, package.contains(part) {
      let comments = try CommentsEdits(
        PlainText.utf8(package.part(part), part: part.path), part: part.path,
        namespace: office.main)
      edits.replace(part, with: comments.adding(cells, author: author))
      return Set(comments.existing.keys)
    }
    let part = try edits.freeName("/xl/comments", ".xml")
    let comments = try CommentsEdits(nil, part: part.path, namespace: office.main)
    edits.add(part, contentType: Self.commentsType, comments.adding(cells, author: author))
    _ = try edits.relate(sheet, type: office.kind("comments"), to: part)
    return []
  }

  /// Adds the boxes; answers the relationship that the sheet must refer to, nil when it does.
  private mutating func addShapes(
    for cells: [NotedCell], existing: Set<CellAddress>, _ outline: SheetOutline,
    to sheet: PartName
  ) throws(PackageFault) -> String? {
    let relationships = try package.relationships(of: sheet)
    let known = outline.drawing.flatMap { id in relationships.first { $0.id == id }?.part }
    var boxes = cells.map { NoteShapes.Box(for: $0) }
    if let part = known, package.contains(part) {
      let shapes = NoteShapes(try package.part(part), columns: outline.columns)
      edits.replace(part, with: shapes.adding(boxes, nextBlock: &nextBlock))
      return nil
    }
    // Notes that were there without boxes would not be shown once there is a drawing.
    boxes += existing.sorted().map { NoteShapes.Box(address: $0, height: 80) }
    let part = try edits.freeName("/xl/drawings/vmlDrawing", ".vml")
    let shapes = NoteShapes(nil, columns: outline.columns)
    edits.add(
      part, contentType: Self.drawingType, shapes.adding(boxes, nextBlock: &nextBlock))
    return try edits.relate(sheet, type: office.kind("vmlDrawing"), to: part)
  }

  consuming func finished() throws(PackageFault) -> [UInt8] {
    let xml = styles.finished()
    if let stylesPart {
      if styles.hasTwins { edits.replace(stylesPart, with: xml) }
    } else if styles.hasTwins {
      let part = try edits.freeName("/xl/styles", ".xml")
      edits.add(part, contentType: Self.stylesType, xml)
      _ = try edits.relate(workbook, type: office.kind("styles"), to: part)
    }
    return try edits.finished()
  }
}

/// The two sets of names that office packages use.
private struct OfficeNames {
  let isStrict: Bool

  /// The namespace of sheets.
  var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  var relationships: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// The type of a relationship.
  func kind(_ kind: String) -> String { relationships + "/" + kind }
}

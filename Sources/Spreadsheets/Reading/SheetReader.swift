import Groundwork
import Packaging

/// One sheet, ready to be read row by row.
///
/// A small sheet is unpacked whole; of a large one, memory holds a piece at a time, however many
/// rows it has.
public struct SheetReader: Sendable {
  /// The sheet's name, as on its tab.
  public let name: String
  public let layout: SheetLayout
  private let file: String
  private let part: String
  private let content: Content
  private let context: WorkbookContext

  private enum Content: Sendable {
    /// The sheet's XML, and what is inside `sheetData`.
    case whole([UInt8], rows: Range<Int>)
    case stream(SheetStream)
  }

  /// A sheet that has no cells at all, such as a chart on a sheet of its own.
  init(emptyNamed name: String, file: String) {
    self.name = name
    self.file = file
    part = ""
    content = .whole([], rows: 0..<0)
    context = WorkbookContext()
    layout = SheetLayout(merged: [], hiddenColumns: [], statedDimension: nil)
  }

  init(
    _ package: OfficePackage, _ part: PartName, name: String, file: String,
    _ context: WorkbookContext
  ) throws(WorkbookFault) {
    self.name = name
    self.file = file
    self.part = part.path
    self.context = context
    do throws(PackageFault) {
      var frame = SheetFrame()
      if let stream = try SheetStream(package, part, frame: &frame) {
        content = .stream(stream)
      } else {
        frame = SheetFrame()
        let plain = try PlainMarkup(package.part(part), part: part.path, root: "worksheet")
        do throws(MarkupScanner.Flaw) {
          let rows = try frame.read(plain.bytes, from: plain.start)
          content = .whole(plain.bytes, rows: rows)
        } catch {
          throw PackageFault(error, in: plain.bytes, part: part.path)
        }
      }
      layout = SheetLayout(
        merged: frame.merged, hiddenColumns: frame.hiddenColumns,
        statedDimension: frame.dimension, links: frame.links)
    } catch {
      throw .package(file: file, error)
    }
  }

  /// Hands every row to `body`, in the file's order.
  ///
  /// Rows without cells are handed on too. What is wrong with single cells is in the row's
  /// `problems`.
  ///
  /// - Throws: `WorkbookFault.package` when the sheet's XML is malformed.
  public func readRows(_ body: (SheetRow) -> Void) throws(WorkbookFault) {
    var scan = RowScan(sheet: name, file: file, context: context, layout: layout)
    do throws(PackageFault) {
      switch content {
      case .whole(let bytes, let rows):
        scan.begin(MarkupScanner(bytes, rows))
        do throws(MarkupScanner.Flaw) {
          while try scan.next() { body(scan.row) }
        } catch {
          throw PackageFault(error, in: bytes, part: part)
        }
      case .stream(let stream):
        try stream.read(through: &scan, body)
      }
    } catch {
      throw .package(file: file, error)
    }
    if scan.lacksSharedStrings {
      throw .unreadable(
        file: file,
        why: Phrase(
          vi: "trang “\(name)” dùng bảng chuỗi chung, nhưng tệp không có bảng ấy",
          en: "sheet “\(name)” uses shared strings, but the file has none"))
    }
  }
}

/// What cells of all sheets refer to.
struct WorkbookContext: Sendable {
  var strings = SharedStrings()
  var hasStrings = false
  var formats = NumberFormats()
  var date1904 = false
}

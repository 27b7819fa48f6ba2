import Groundwork
import Templating

/// One sheet of a template.
struct SheetForm: Sendable {
  let origin: Origin
  let name: Slot?
  /// Whether the sheet is there at all; nil for always.
  let condition: Expression?
  let page: PageForm
  let letterhead: LetterheadForm?
  /// Bold lines over the table.
  let title: [Slot]
  /// “(Kèm theo Quyết định số …)”, in italics under the title.
  let attachedTo: Slot?
  /// Points between the title and what follows; none at 0.
  let titleGap: Double
  /// “Đơn vị tính: người”, in italics at the right over the table.
  let unit: Slot?
  let table: TableForm
  /// Lines under the table.
  let after: [LineForm]
  let signatures: SignaturesForm?
  let charts: [ChartForm]
  let pictures: [PictureForm]
  /// Whether only the cells of open columns may be typed in.
  let isProtected: Bool

  init(_ value: Value, _ reader: inout FormReader) {
    origin = value.origin
    var fields = FieldReader(value, subject: FormReader.subject)
    name = reader.slot(&fields, "name")
    if name == nil { _ = fields.require(fields.value("name"), "name", else: .none) }
    condition = reader.expression(&fields, "when")
    page = PageForm(fields.value("page"), &reader)
    letterhead = fields.value("letterhead").map { LetterheadForm($0, &reader) }
    title = reader.slots(&fields, "title")
    attachedTo = reader.slot(&fields, "attached_to")
    titleGap = fields.number("title_gap", in: 0...100) ?? 9
    unit = reader.slot(&fields, "unit")
    table = TableForm(fields.require(fields.value("table"), "table", else: [:]), &reader)
    after = (fields.list("after") ?? []).map { LineForm($0, &reader) }
    signatures = fields.value("signatures").map { SignaturesForm($0, &reader) }
    isProtected = fields.bool("protect") ?? false
    charts = (fields.list("charts") ?? []).map { ChartForm($0, &reader) }
    pictures = (fields.list("pictures") ?? []).map { PictureForm($0, &reader) }
    fields.finish(into: &reader.findings)
  }
}

/// How the sheet is printed.
struct PageForm: Sendable {
  var setup = PageSetup()
  /// Whether the columns are stretched or squeezed to the width of the page, so that letters print
  /// at their true size.
  var fills = true

  init(_ value: Value?, _ reader: inout FormReader) {
    setup.isCenteredHorizontally = true
    guard let value else {
      setup.numberPages()
      return
    }
    var fields = FieldReader(value, subject: FormReader.subject)
    setup.orientation = fields.choice("orientation") ?? .portrait
    setup.paper = fields.choice("paper") ?? .a4
    fills = fields.bool("fill") ?? true
    if let margins = fields.value("margins") {
      var inner = FieldReader(margins, subject: FormReader.subject)
      setup.margins.top = inner.number("top", in: 0...100) ?? setup.margins.top
      setup.margins.bottom = inner.number("bottom", in: 0...100) ?? setup.margins.bottom
      setup.margins.left = inner.number("left", in: 0...100) ?? setup.margins.left
      setup.margins.right = inner.number("right", in: 0...100) ?? setup.margins.right
      inner.finish(into: &reader.findings)
    }
    if fields.bool("numbers") ?? true { setup.numberPages() }
    setup.header = fields.text("header") ?? setup.header
    setup.footer = fields.text("footer")
    fields.finish(into: &reader.findings)
  }
}

/// The two blocks at the head of a paper: whose it is, and the national title.
struct LetterheadForm: Sendable {
  let name: Slot?
  /// The direct superior, over the name.
  let parent: Slot?
  /// The right block; nil for the national title and motto (NĐ 30/2020, Phụ lục I, II.1).
  let right: [Slot]

  init(_ value: Value, _ reader: inout FormReader) {
    var fields = FieldReader(value, subject: FormReader.subject)
    name = reader.slot(&fields, "name")
    parent = reader.slot(&fields, "parent")
    right = reader.slots(&fields, "right")
    fields.finish(into: &reader.findings)
  }
}

/// A line of text over the whole width.
struct LineForm: Sendable {
  let text: Slot?
  let condition: Expression?
  let align: CellStyle.Horizontal
  let isBold: Bool
  let isItalic: Bool

  /// Reads a text, or a record with `text`, `align`, `bold`, `italic` and `when`.
  init(_ value: Value, _ reader: inout FormReader) {
    guard value.record != nil else {
      text = reader.slot(value)
      (condition, align, isBold, isItalic) = (nil, .left, false, false)
      return
    }
    var fields = FieldReader(value, subject: FormReader.subject)
    text = reader.slot(&fields, "text")
    condition = reader.expression(&fields, "when")
    align = fields.choice("align", of: CellStyle.Horizontal.self) ?? .left
    isBold = fields.bool("bold") ?? false
    isItalic = fields.bool("italic") ?? false
    fields.finish(into: &reader.findings)
  }
}

/// Who signs, and who receives.
struct SignaturesForm: Sendable {
  struct Signer: Sendable {
    /// The lines over the position that say on whose behalf it is signed.
    let authority: Slot?
    let position: Slot?
    /// “(Ký, ghi rõ họ tên)”, in italics under the position.
    let note: Slot?
    let rank: Slot?
    let name: Slot?
  }

  /// “Mù Cang Chải, ngày …”, in italics over the last signer.
  let placeDate: Slot?
  /// “Nơi nhận:” at the left, when there is one signer.
  let recipients: Slot?
  let archive: Slot?
  let signers: [Signer]

  init(_ value: Value, _ reader: inout FormReader) {
    var fields = FieldReader(value, subject: FormReader.subject)
    placeDate = reader.slot(&fields, "place_date")
    recipients = reader.slot(&fields, "recipients")
    archive = reader.slot(&fields, "archive")
    var signers: [Signer] = []
    for item in fields.list("signers") ?? [] {
      var inner = FieldReader(item, subject: FormReader.subject)
      signers.append(
        Signer(
          authority: reader.slot(&inner, "authority"), position: reader.slot(&inner, "position"),
          note: reader.slot(&inner, "note"), rank: reader.slot(&inner, "rank"),
          name: reader.slot(&inner, "name")))
      inner.finish(into: &reader.findings)
    }
    self.signers = signers
    fields.finish(into: &reader.findings)
  }
}

/// A chart of the table's columns.
struct ChartForm: Sendable {
  let origin: Origin
  let kind: ChartPlan.Kind
  let title: Slot?
  let categories: String
  let values: [String]
  let categoryTitle: Slot?
  let valueTitle: Slot?
  let showsValues: Bool
  /// How many rows of the table are shown, from its first; nil for all.
  let first: Int?
  /// Points.
  let height: Double
  let colors: [Color]

  init(_ value: Value, _ reader: inout FormReader) {
    origin = value.origin
    var fields = FieldReader(value, subject: FormReader.subject)
    kind = fields.choice("kind", of: ChartPlan.Kind.self) ?? .column
    title = reader.slot(&fields, "title")
    categories = fields.require(fields.text("categories"), "categories", else: "")
    values = fields.require(fields.texts("values"), "values", else: [])
    categoryTitle = reader.slot(&fields, "category_title")
    valueTitle = reader.slot(&fields, "value_title")
    showsValues = fields.bool("labels") ?? false
    first = fields.integer("first", in: 1...CellAddress.lastRow)
    height = fields.number("height", in: 72...800) ?? 240
    colors = (fields.texts("colors") ?? []).compactMap { Color($0) }
    fields.finish(into: &reader.findings)
  }
}

public import Groundwork
public import Templating

/// A workbook described in a file of `Templates/sheets`, compiled once and filled any number of
/// times.
///
/// The file format is described in `Documentation/sheets.md`. Reading it finds every mistake that
/// can be found without data; `plan(_:into:)` finds the rest.
public struct SheetTemplate: Sendable {
  /// Name of the file, for messages.
  public let name: String
  /// The data paths that the sheets read, such as `khen_thuong` or `r.ten`, sorted.
  public let fields: [String]
  /// The same as paths of the data, `khen_thuong[].ten`, with what the sheets do with them.
  public let asked: [TemplateField]
  private let properties: PropertiesForm
  private let sheets: [SheetForm]
  /// What everything reads but the tables' `rows`.
  private let fieldsBesideRows: Set<String>

  /// Reads a parsed template; nil when it holds errors, which are added to `findings`.
  ///
  /// - Parameter files: the pictures that lie beside the template, by their path from its folder;
  ///   nil when there is no such file.
  public init?(
    _ value: Value, name: String, sources: Sources, into findings: inout Findings,
    files: @escaping (String) -> [UInt8]? = { _ in nil }
  ) {
    var reader = FormReader(sources: sources, files: files)
    var form = FieldReader(value, subject: FormReader.subject)
    // Names the file for people; the program has no use for it.
    form.allow("name", "note")
    properties = PropertiesForm(&form, &reader)
    let list = form.require(form.list("sheets"), "sheets", else: [])
    sheets = list.map { SheetForm($0, &reader) }
    form.finish(into: &reader.findings)
    fields = reader.fields.sorted()
    asked = reader.asked.united
    fieldsBesideRows = reader.fieldsBesideRows
    findings.add(reader.findings)
    if reader.findings.mustStop { return nil }
    self.name = name
  }

  /// The workbook for some data.
  ///
  /// A sheet whose `when` says no is left out. When all are, the plan has no sheet, which
  /// `writeWorkbook(_:)` would refuse: `sheets.isEmpty` says that there is nothing to write.
  public func plan(_ data: Value, into findings: inout Findings) -> WorkbookPlan {
    plan(data, passing: nil, into: &findings).plan
  }

  /// Whether the items of a list can pass one at a time through the sheets that show it: they are a
  /// table's `rows` as they stand, and nothing else in the template asks for the list.
  ///
  /// What a template needs for that is told in `Documentation/sheets.md`.
  public func canPass(_ name: String) -> Bool {
    sheets.contains { $0.passes(name) } && sheets.allSatisfy { $0.canPass(name) }
      && !fieldsBesideRows.contains { $0.prefix { $0 != "." && $0 != "[" } == name }
  }

  /// The workbook for data without one list, whose items pass instead: once here, to be counted,
  /// added up and measured, and once for each sheet when it is written.
  ///
  /// Asked only where `canPass` is true of the list's name.
  public func plan(
    _ data: Value, passing list: PassingList, into findings: inout Findings
  ) -> PassingWorkbook {
    plan(data, passing: .some(list), into: &findings)
  }

  private func plan(
    _ data: Value, passing list: PassingList?, into findings: inout Findings
  ) -> PassingWorkbook {
    var styles = StyleBook()
    var made = PassingWorkbook()
    var taken: Set<String> = []
    for form in sheets {
      var planner = SheetPlanner(form: form, data: data, styles: styles, passing: list)
      guard let sheet = planner.plan() else {
        findings.add(planner.findings)
        continue
      }
      styles = planner.styles
      findings.add(planner.findings)
      if let wrong = sheetNameProblem(sheet.name) {
        findings.error("sheet.bad-name", wrong, at: form.origin)
      } else if !taken.insert(sheet.name.lowercased()).inserted {
        findings.error("sheet.bad-name", .nameTwice(sheet.name), at: form.origin)
      } else {
        made.rows[made.plan.sheets.count] = planner.passing
        made.plan.sheets.append(sheet)
        made.plan.names += planner.names
      }
    }
    made.plan.styles = styles
    made.plan.properties = properties.plan(data, into: &findings)
    return made
  }
}

/// A planned workbook some of whose rows are made only while it is written.
public struct PassingWorkbook {
  var plan = WorkbookPlan()
  /// What makes the rows, by the place of their sheet.
  var rows: [Int: PassingRows] = [:]

  /// Whether there is nothing to write, because every sheet was left out.
  public var isEmpty: Bool { plan.sheets.isEmpty }
}

/// `title`, `author`, `subject`, `keywords` and `created` of the workbook.
struct PropertiesForm: Sendable {
  private let title: Slot?
  private let author: Slot?
  private let subject: Slot?
  private let keywords: Slot?
  private let created: Slot?

  init(_ fields: inout FieldReader, _ reader: inout FormReader) {
    guard var inner = fields.reader("workbook") else {
      (title, author, subject, keywords, created) = (nil, nil, nil, nil, nil)
      return
    }
    title = reader.slot(&inner, "title")
    author = reader.slot(&inner, "author")
    subject = reader.slot(&inner, "subject")
    keywords = reader.slot(&inner, "keywords")
    created = reader.slot(&inner, "created")
    inner.finish(into: &reader.findings)
  }

  func plan(_ data: Value, into findings: inout Findings) -> WorkbookProperties {
    var plan = WorkbookProperties()
    // Excel keeps at most 255 characters of each.
    func short(_ text: String?) -> String? { text.map { String($0.prefix(200)) } }
    plan.title = short(title?.text(data, &findings))
    plan.author = short(author?.text(data, &findings))
    plan.subject = short(subject?.text(data, &findings))
    plan.keywords = short(keywords?.text(data, &findings))
    if let value = created?.value(data, &findings) {
      plan.created = value.date ?? value.text.flatMap { CalendarDate($0) }
    }
    return plan
  }
}

extension Phrase {
  fileprivate static func nameTwice(_ name: String) -> Phrase {
    Phrase(vi: "có hai trang cùng tên “\(name)”", en: "two sheets are called “\(name)”")
  }
}

import Groundwork

/// Takes a filled-in `FieldWorkbook` as data.
struct FieldWorkbookReading {
  /// The sheet of single values.
  static let valuesName = "Giá trị"

  /// A step to a place in the data.
  private enum Step {
    case field(String)
    case item(Int)
  }

  private let map: Grid
  private let grids: [Grid]

  init(_ map: Grid, _ grids: [Grid]) {
    self.map = map
    self.grids = grids
  }

  /// The data as templates see it; cells that are empty are not there.
  func value(into findings: inout Findings) -> Value {
    var draft = Draft()
    readValues(into: &draft, &findings)
    // Where each row of a list's sheet went, so that rows of inner lists find theirs.
    var rows: [String: [[Step]]] = [:]
    for entry in map.rows.dropFirst() {
      let texts = Dictionary(
        entry.cells.map { ($0.column, $0.content.text ?? "") },
        uniquingKeysWith: { first, _ in first })
      guard let sheet = texts[1], let path = texts[2] else { continue }
      read(sheet, path, parent: texts[3] ?? "", &rows, into: &draft, &findings)
    }
    return draft.value
  }

  private func readValues(into draft: inout Draft, _ findings: inout Findings) {
    guard let grid = grids.first(where: { $0.name == Self.valuesName }) else { return }
    for row in grid.rows.dropFirst() {
      guard let name = row.cells.first(where: { $0.column == 1 })?.content.text,
        let cell = row.cells.first(where: { $0.column == 2 })
      else { continue }
      draft.set(
        Self.fields(name)[...],
        Value(WorkbookData.payload(of: cell, into: &findings), from: cell.origin))
    }
  }

  /// `don_vi[].nguoi[]` as the list around it and the field in that list's items.
  private static func split(_ path: String) -> (outer: String, name: String) {
    let stem = path.dropLast(2)
    guard let end = stem.ranges(of: "[]").last?.upperBound else { return ("", String(stem)) }
    return (String(stem[..<end]), String(stem[end...].dropFirst()))
  }

  private static func fields(_ path: String) -> [Step] {
    path.split(separator: ".").map { .field(String($0)) }
  }

  private func read(
    _ sheet: String, _ path: String, parent: String, _ rows: inout [String: [[Step]]],
    into draft: inout Draft, _ findings: inout Findings
  ) {
    let isInner = !parent.isEmpty
    let (outer, name) = Self.split(path)
    let holders = isInner ? rows[outer] ?? [] : [[]]
    // A list without rows is a list all the same.
    for holder in holders { draft.makeList((holder + Self.fields(name))[...]) }
    guard
      let grid = grids.first(where: { $0.name == sheet })
        ?? grids.first(where: {
          $0.name.matchKey == sheet.matchKey
        }), let heading = grid.rows.first
    else { return }
    var counts: [Int: Int] = [:]
    for row in grid.rows.dropFirst() {
      var number = 1
      var values: [(field: String, value: Value)] = []
      for cell in row.cells {
        guard let title = heading.cells.first(where: { $0.column == cell.column })?.content.text
        else { continue }
        if isInner, title == parent {
          guard case .number(let given) = cell.content, let whole = Int(exactly: given),
            holders.indices.contains(whole - 1)
          else {
            findings.error(
              "data.no-outer-row", .noOuterRow(holders.count), at: cell.origin)
            continue
          }
          number = whole
          continue
        }
        values.append(
          (
            title == FieldWorkbook.valuesHeading ? "" : title,
            Value(WorkbookData.payload(of: cell, into: &findings), from: cell.origin)
          ))
      }
      guard !values.isEmpty, holders.indices.contains(number - 1) else { continue }
      let item = counts[number, default: 0]
      counts[number] = item + 1
      let place = holders[number - 1] + Self.fields(name) + [.item(item)]
      rows[path, default: []].append(place)
      for (field, value) in values { draft.set((place + Self.fields(field))[...], value) }
    }
  }

  // MARK: -

  /// Data that is being put together.
  private struct Draft {
    private var own: Value?
    private var names: [String] = []
    private var fields: [String: Draft] = [:]
    private var items: [Draft] = []
    private var isList = false

    mutating func set(_ steps: ArraySlice<Step>, _ value: Value) {
      change(steps) { $0.own = value }
    }

    mutating func makeList(_ steps: ArraySlice<Step>) { change(steps) { $0.isList = true } }

    private mutating func change(_ steps: ArraySlice<Step>, _ body: (inout Draft) -> Void) {
      switch steps.first {
      case nil: body(&self)
      case .field(let name)?:
        if fields[name] == nil { names.append(name) }
        fields[name, default: Draft()].change(steps.dropFirst(), body)
      case .item(let number)?:
        while items.count <= number { items.append(Draft()) }
        items[number].change(steps.dropFirst(), body)
      }
    }

    var value: Value {
      if isList { return .list(items.map(\.value)) }
      if let own { return own }
      return .record(Record(names.map { ($0, fields[$0]?.value ?? .none) }))
    }
  }
}

extension Phrase {
  fileprivate static func noOuterRow(_ count: Int) -> Phrase {
    Phrase(
      vi: "phải là số thứ tự của một dòng ở trang kia, từ 1 đến \(count)",
      en: "this must be the number of a row on the other sheet, from 1 to \(count)")
  }
}

import Groundwork
import Records

/// What the rules computed each value from.
struct ComputedInputs {
  private let data: Value
  private let schema: WorkbookSchema
  private let byPath: [String: PrintedValue]

  init(_ data: Value, _ schema: WorkbookSchema) {
    self.data = data
    self.schema = schema
    var byPath: [String: PrintedValue] = [:]
    for value in PrintedValues(data).all { byPath[value.path] = value }
    self.byPath = byPath
  }

  /// The values from which the one at this path was computed; empty for what was typed.
  func of(_ path: String) -> [PrintedValue] {
    let parts = path.split(separator: ".").map(String.init)
    guard let last = parts.last else { return [] }
    if parts.count == 3, parts[0] == "tong" { return total(of: last, in: parts[1]) }
    guard parts.count > 1, let sheet = schema[Self.name(of: parts[0])] else { return [] }
    let row = parts.dropLast().joined(separator: ".")
    if let field = sheet.computed.first(where: { $0.id == last }) {
      return operands(of: field).compactMap { byPath["\(row).\($0)"] }
    }
    if sheet.id == "khen_thuong", ["tien", "tien_goc", "he_so"].contains(last) {
      return ["\(row).hinh_thuc", "\(row).loai", "luong_co_so"].compactMap { byPath[$0] }
    }
    return []
  }

  /// The column that was added up, or the totals that were divided.
  private func total(of field: String, in sheet: String) -> [PrintedValue] {
    guard let known = schema[sheet] else { return [] }
    if let computed = known.computed.first(where: { $0.id == field }) {
      return operands(of: computed).compactMap { byPath["tong.\(sheet).\($0)"] }
    }
    let rows = data[sheet]?.list?.count ?? 0
    let column = sheet == "khen_thuong" && field == "tien" ? "tien" : field
    let cells = (0..<rows).compactMap { byPath["\(sheet)[\($0)].\(column)"] }
    guard cells.isEmpty, let named = known.columns.first(where: \.isRequired) else { return cells }
    // A count is made of the rows themselves.
    return (0..<rows).compactMap { byPath["\(sheet)[\($0)].\(named.id)"] }
  }

  private func operands(of field: ComputedField) -> [String] {
    switch field.formula {
    case .ratio(let done, let planned): [done, planned]
    case .change(let now, let before): [now, before]
    case .rank(let name): [name]
    }
  }

  /// `khen_thuong_tap_the[2]` is a row of `khen_thuong`.
  private static func name(of part: String) -> String {
    let name = String(part.prefix { $0 != "[" })
    return name.hasPrefix("khen_thuong") ? "khen_thuong" : name
  }
}

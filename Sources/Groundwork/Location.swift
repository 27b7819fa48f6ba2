/// A place in material that a person gave us.
public enum Location: Sendable, Hashable {
  /// No single place: a thing that is missing, or the run as a whole.
  case nowhere
  case file(String)
  /// A place in a text file; both numbers count from 1, 0 when unknown.
  case text(file: String, line: Int, column: Int)
  case sheet(file: String, sheet: String)
  case cell(file: String, sheet: String, CellAddress)
  /// A place in a Word document: the part, the nearest heading before it (nil when there is none),
  /// and the paragraph's number in the part, from 1.
  case paragraph(file: String, part: String, heading: String?, paragraph: Int)
  /// Not a place in a file but one of our own rules, for a value that was computed.
  case rule(Phrase)
  /// A place not yet looked up; `Findings.resolve` replaces it before anything is shown.
  case origin(Origin)
}

extension Location {
  /// “so-lieu.xlsx: trang Tuyển quân, ô B7”; nil when there is no place to name.
  public func described(in language: Language) -> String? {
    let vi = language == .vietnamese
    switch self {
    case .nowhere, .origin:
      return nil
    case .file(let file):
      return file
    case .text(let file, let line, let column):
      guard line > 0 else { return file }
      return column > 0 ? "\(file):\(line):\(column)" : "\(file):\(line)"
    case .sheet(let file, let sheet):
      return vi ? "\(file): trang \(sheet)" : "\(file): sheet \(sheet)"
    case .cell(let file, let sheet, let address):
      if address.column == 0 {
        return vi
          ? "\(file): trang \(sheet), dòng \(address.row)"
          : "\(file): sheet \(sheet), row \(address.row)"
      }
      return vi
        ? "\(file): trang \(sheet), ô \(address)" : "\(file): sheet \(sheet), cell \(address)"
    case .paragraph(let file, let part, let heading, let paragraph):
      let under = heading.map { vi ? ", mục “\($0)”" : ", under “\($0)”" } ?? ""
      return vi
        ? "\(file): \(part)\(under), đoạn \(paragraph)"
        : "\(file): \(part)\(under), paragraph \(paragraph)"
    case .rule(let rule):
      return rule.text(in: language)
    }
  }

  /// The order in which findings are read: file, then sheet, then place.
  var sortKey: (String, String, Int, Int) {
    switch self {
    case .nowhere, .origin: ("", "", 0, 0)
    case .file(let file): (file, "", 0, 0)
    case .text(let file, let line, let column): (file, "", line, column)
    case .sheet(let file, let sheet): (file, sheet, 0, 0)
    case .cell(let file, let sheet, let address): (file, sheet, address.row, address.column)
    case .paragraph(let file, let part, _, let paragraph): (file, part, paragraph, 0)
    case .rule(let rule): ("", rule.vi, 0, 0)
    }
  }
}

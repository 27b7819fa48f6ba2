import Groundwork
import Office
import Spreadsheets

/// `read WORKBOOK.xlsx` reads the first sheet and prints what is in it: how many rows, cells and
/// texts, how many characters, and the sum of all numbers, days among them as Excel counts them.
///
/// The bench kit compares the line with those of other readers.
@main
struct Read {
  static func main() throws {
    Surroundings.keepMemory()
    guard CommandLine.arguments.count > 1 else { return print("read WORKBOOK.xlsx") }
    let file = CommandLine.arguments[1]
    let workbook = try WorkbookReader(DiskWorkspace().read(file, limit: 1 << 30), file: file)
    var tally = Tally()
    try workbook.readRows(of: 0) { tally.add($0) }
    print(tally.line)
  }
}

/// What has been counted so far.
private struct Tally {
  var rows = 0
  var cells = 0
  var texts = 0
  var characters = 0
  var sum = 0.0

  mutating func add(_ row: SheetRow) {
    // Other readers count empty rows between full ones.
    rows = max(rows, row.number)
    for cell in row.cells {
      switch cell.value {
      case .text(let text):
        guard !text.isEmpty else { continue }
        texts += 1
        characters += text.unicodeScalars.count
      case .number(let number): sum += number
      case .date(let day, _): sum += Double(day.excelSerial)
      default: continue
      }
      cells += 1
    }
  }

  var line: String {
    let cents = (sum * 100).rounded() / 100
    return "{\"rows\": \(rows), \"cells\": \(cells), \"strings\": \(texts), "
      + "\"chars\": \(characters), \"sum\": \(cents)}"
  }
}

import Checking
import Groundwork
import Records

/// One value of a dossier's data that a paper may print.
struct PrintedValue: Sendable {
  /// Where it stands in the data: `tuyen_quan[3].chi_tieu`.
  let path: String
  let value: Value
  /// The ways in which papers print it, the most usual first.
  let forms: [String]
}

/// Every value of a dossier's data, by the ways in which it may be printed.
///
/// A filter of a template gives a new text that does not know where its figure came from; so the
/// way goes backwards, from what is printed to whatever could have been printed so.
struct PrintedValues: Sendable {
  let all: [PrintedValue]

  /// - Parameter roots: names at the top of the data that the template reads; all when empty.
  init(_ data: Value, reading roots: Set<String> = []) {
    var all: [PrintedValue] = []
    for (name, value) in data.record?.fields.map({ ($0, $1) }) ?? []
    where roots.isEmpty || roots.contains(name) {
      Self.gather(value, name, into: &all)
    }
    self.all = all
  }

  private static func gather(_ value: Value, _ path: String, into all: inout [PrintedValue]) {
    if let record = value.record {
      for (name, field) in record.fields { gather(field, "\(path).\(name)", into: &all) }
    } else if let list = value.list {
      for (number, item) in list.enumerated() { gather(item, "\(path)[\(number)]", into: &all) }
    } else {
      let forms = forms(of: value)
      if !forms.isEmpty { all.append(PrintedValue(path: path, value: value, forms: forms)) }
    }
  }

  /// As `so`, `dem`, `tien`, `phan_tram`, `ngay` and `ngay_ngan` print it, and as it was typed.
  private static func forms(of value: Value) -> [String] {
    var forms: [String] = []
    switch value.payload {
    case .integer(let number):
      forms = [
        VietnameseNumber.grouped(number), VietnameseNumber.twoDigits(number), String(number),
        VietnameseNumber.grouped(number) + " đồng",
      ]
    case .number(let number):
      forms = [
        VietnameseNumber.decimal(number, places: 2, trimming: true),
        VietnameseNumber.percent(number), VietnameseNumber.percent(number, places: 2),
        VietnameseNumber.percent(number, places: 0),
      ]
    case .date(let date): forms = [DateWording.full(date), DateWording.short(date)]
    case .text(let text): forms = [text]
    default: break
    }
    var seen: Set<String> = []
    return forms.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The values that print as this text: those that are it, then those that it is part of.
  func printing(_ text: String) -> [PrintedValue] {
    let wanted = text.composed
    let exact = all.filter { $0.forms.contains(wanted) }
    guard exact.isEmpty else { return exact }
    // A few words of a longer text, or a text with a figure in it.
    let longer = all.filter { value in value.forms.contains { $0.contains(wanted) } }
    guard longer.isEmpty else { return longer }
    return all.filter { value in
      value.forms.contains { form in
        form.utf8.count > 1 && wanted.contains(form)
          && PhraseFinder([form]).matches(in: Array(wanted.utf8)).isEmpty == false
      }
    }
  }
}

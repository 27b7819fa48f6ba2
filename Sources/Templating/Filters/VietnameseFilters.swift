import Groundwork

/// What official Vietnamese papers need: dates, numbers, money, words, names.
///
/// A value that is deliberately nothing passes through most of them, so that printing it marks what
/// is missing; in tables, where a blank is a fact, `so` and `phan_tram` print a dash.
let vietnameseFilters: [Filter] = [
  Filter("ngay") { run, input, _ in run.dated(input, DateWording.full) },
  Filter("ngay_ngan") { run, input, _ in run.dated(input, DateWording.short) },
  Filter("thu") { run, input, _ in run.dated(input, DateWording.weekday) },
  Filter("so", ["places"]) { run, input, arguments in
    guard !isBlank(input) else { return .text("–") }
    if case .integer(let value)? = Number(input), arguments.value(0, "places") == nil {
      return .text(VietnameseNumber.grouped(value))
    }
    guard let number = run.number(input),
      let places = run.places(arguments, or: 2)
    else { return .failed }
    return .text(
      VietnameseNumber.decimal(
        number, places: places, trimming: arguments.value(0, "places") == nil))
  },
  Filter("phan_tram", ["places"]) { run, input, arguments in
    guard !isBlank(input) else { return .text("–") }
    guard let number = run.number(input), let places = run.places(arguments, or: 1) else {
      return .failed
    }
    return .text(VietnameseNumber.percent(number, places: places))
  },
  Filter("tien") { run, input, _ in
    run.counted(input) { VietnameseNumber.grouped($0) + " đồng" }
  },
  Filter("bang_chu") { run, input, _ in run.counted(input) { NumberWords.words($0) } },
  Filter("tien_bang_chu") { run, input, _ in run.counted(input) { NumberWords.money($0) } },
  Filter("la_ma") { run, input, _ in run.counted(input) { RomanNumeral.text($0) } },
  Filter("hai_chu_so") { run, input, _ in
    run.counted(input) { VietnameseNumber.twoDigits($0) }
  },
  Filter("dem") { run, input, _ in
    let root = run.frames[run.frames[run.frame].root]
    let setting = root.context.data["thiet_lap"]?["dem_hai_chu_so"]?.bool ?? false
    return run.counted(input) {
      setting ? VietnameseNumber.twoDigits($0) : VietnameseNumber.grouped($0)
    }
  },
  Filter("viet_hoa") { run, input, _ in run.worded(input) { $0.vietnameseUppercased } },
  Filter("chu_dau_hoa") { run, input, _ in run.worded(input) { $0.capitalizedFirst } },
  Filter("chu_dau_thuong") { run, input, _ in run.worded(input) { $0.lowercasedFirst } },
  Filter("ten_goi") { run, input, _ in
    run.worded(input) { name in
      name.split(separator: " ").last.map(String.init) ?? name
    }
  },
  Filter("xep_ten", ["attribute"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    run.spend(items.count)
    let attribute = arguments.value(0, "attribute")
    let collation = VietnameseCollation()
    let keyed = items.map { item in
      let name = attribute.map { run.attribute(item, at: $0) } ?? item
      return (collation.nameKey(run.text(of: name)), item)
    }
    let order = keyed.indices.sorted { a, b in
      keyed[a].0 == keyed[b].0 ? a < b : keyed[a].0 < keyed[b].0
    }
    return .list(order.map { keyed[$0].1 })
  },
  Filter("can", ["name"], takesUndefined: true) { run, input, arguments in
    let isMissing =
      input.isNone || input.isUndefined || input.text.map { $0.isEmpty } ?? false
    guard isMissing, input.undefined?.isReported != true else { return input }
    let name =
      arguments.value(0, "name").map { run.text(of: $0) }
      ?? input.undefined?.path
      ?? run.unit.source.text(Int(run.place.lowerBound)..<Int(run.place.upperBound))
    return .text(run.missing(name))
  },
]

private func isBlank(_ value: Value) -> Bool {
  value.isNone || value.isUndefined || value.text.map { $0.isEmpty } ?? false
}

extension Interpreter {
  fileprivate mutating func places(_ arguments: Arguments, or fallback: Int) -> Int? {
    integer(arguments.value(0, "places"), or: fallback).map { min(max(0, $0), 12) }
  }

  fileprivate mutating func number(_ value: Value) -> Double? {
    if let number = Number(value) { return number.double }
    if usedUndefined(value) == nil { fail(.wanted("số", "a number", got: value)) }
    return nil
  }

  /// A date in words; text that names a day counts as that day.
  fileprivate mutating func dated(_ value: Value, _ words: (CalendarDate) -> String) -> Value {
    if let date = value.date ?? value.text.flatMap({ CalendarDate($0) }) {
      return .text(words(date))
    }
    if value.isNone { return value }
    if let trouble = usedUndefined(value) { return trouble }
    return fail(.wanted("ngày tháng", "a date", got: value))
  }

  /// A whole number in words; halves that a workbook may hold are rounded away from zero.
  fileprivate mutating func counted(_ value: Value, _ words: (Int) -> String) -> Value {
    if value.isNone { return value }
    guard let number = number(value) else { return .failed }
    guard let whole = Int(exactly: number.rounded()) else { return fail(.numberTooLarge) }
    return .text(words(whole))
  }

  fileprivate mutating func worded(_ value: Value, _ change: (String) -> String) -> Value {
    if value.isNone { return value }
    return like(value, change(text(of: value)))
  }
}

public import Groundwork

/// The records of one conference: what the clerk wrote, what follows from it, and whether it holds.
///
/// Everything is computed once, here, and every template, sheet and check uses the same figures.
///
///     var book = RecordBook(data: raw, schema: schema, law: law, sources: sources)
///     book.compute()
///     book.check(into: &findings)
public struct RecordBook: Sendable {
  /// The dossier's fields and one list of rows for each sheet; after `compute` with every computed
  /// field, as templates see them.
  public var data: Record
  /// The files, sheets and rules that origins refer to; `compute` adds the rules it used.
  public var sources: Sources
  public let schema: WorkbookSchema
  public let law: LawTables

  public init(data: Record, schema: WorkbookSchema, law: LawTables, sources: Sources) {
    self.data = data
    self.schema = schema
    self.law = law
    self.sources = sources
  }

  /// Adds every field that can be computed; each knows the rule that it came from.
  ///
  /// Sheets of the schema that the dossier lacks become empty lists, and groups such as `loi_van`
  /// empty records, so that templates may ask for any of them. Computing twice changes nothing.
  public mutating func compute() {
    var computation = Computation(book: self)
    computation.fillGroups()
    computation.computeConference()
    computation.computePapers()
    computation.computeSheets()
    computation.computeAwards()
    computation.computeCitations()
    data = computation.finished()
    sources = computation.sources
  }

  /// Compares the records with every rule; call it after `compute`.
  public func check(into findings: inout Findings) {
    let records = CheckedRecords(self)
    for rule in recordRules { rule.check(records, into: &findings) }
  }
}

/// The data while fields are being added to it.
///
/// Fields are gathered under their names and made into a record once: setting them one by one in a
/// `Record` would copy its names each time.
struct Computation {
  let schema: WorkbookSchema
  let law: LawTables
  var sources: Sources
  private var fields: [(name: String, value: Value)]
  private var places: [String: Int]
  /// Fields of `tong`, by sheet.
  var totals: [(sheet: String, fields: [(String, Value)])] = []

  init(book: RecordBook) {
    schema = book.schema
    law = book.law
    sources = book.sources
    fields = book.data.fields.map { ($0, $1) }
    places = Dictionary(zip(fields.map(\.name), fields.indices)) { first, _ in first }
  }

  subscript(name: String) -> Value? {
    get { places[name].map { fields[$0].value } }
    set {
      let value = newValue ?? .none
      if let place = places[name] {
        fields[place].value = value
      } else {
        places[name] = fields.count
        fields.append((name, value))
      }
    }
  }

  /// The rows of a sheet; empty when there is no such sheet.
  func rows(_ sheet: String) -> [Value] { self[sheet]?.list ?? [] }

  /// The origin of values that a rule computes.
  mutating func origin(_ rule: Phrase) -> Origin {
    .rule(source: sources.number(of: .rule(rule)))
  }

  mutating func finished() -> Record {
    let known = self["tong"]?.record ?? Record()
    let computed = Record(totals.map { ($0.sheet, Value.record(Record($0.fields))) })
    self["tong"] = .record(known.merging(computed))
    return Record(fields.map { ($0.name, $0.value) })
  }
}

extension Value {
  /// This record with fields added or replaced; anything else becomes a record of the fields.
  func adding(_ more: [(String, Value)]) -> Value {
    Value(.record((record ?? Record()).merging(Record(more))), from: origin)
  }

  /// The text, when there is any after spaces are dropped.
  var writtenText: String? {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
  }
}

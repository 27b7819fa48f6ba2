import Groundwork
import Records

/// What Intake must know of one column of the schema, ready for matching.
struct ColumnRule {
  /// Words that may be written, by their match keys.
  struct Choices {
    /// What happens to a word that is not among them.
    enum Stranger { case error, warning, passed }

    let words: [String]
    private let exact: Set<String>
    private let byKey: [String: String]
    let stranger: Stranger

    init(_ words: [String], stranger: Stranger = .error) {
      self.words = words
      self.stranger = stranger
      byKey = Dictionary(words.map { ($0.matchKey, $0) }) { first, _ in first }
      exact = Set(words)
    }

    /// The word as the list has it; nil when the list has none like it.
    func word(for written: String) -> String? {
      // Drop-downs write the very word, which saves folding it.
      exact.contains(written) ? written : byKey[written.matchKey]
    }
  }

  var id: String
  var heading: String
  /// Other headings under which clerks know the column.
  var also: [String] = []
  var kind = ColumnType.text
  var isRequired = false
  var isUnique = false
  var minimum: Double?
  var maximum: Double?
  /// Nil when anything may be written.
  var choices: Choices?
  /// The sheet and column whose values may be written; nil when there is no such list.
  var from: ColumnSchema.Reference?
}

/// What Intake must know of one sheet of the schema.
struct SheetRule {
  var id: String
  var name: String
  var columns: [ColumnRule]
  /// The place of each column by everything it may be called.
  let places: [String: Int]
  /// What the sheet may be called, as names are matched.
  private let nameKeys: [String]

  init(id: String, name: String, columns: [ColumnRule]) {
    self.id = id
    self.name = name
    self.columns = columns
    nameKeys = [name.matchKey, id.matchKey]
    var places: [String: Int] = [:]
    // What is printed counts before what is short for it: where one column's id is another's
    // heading, the heading wins.
    for spellings in [{ [$0.heading] }, { $0.also }, { [$0.id] }] as [(ColumnRule) -> [String]] {
      for (place, column) in columns.enumerated() {
        for spelling in spellings(column) {
          for key in [spelling.matchKey, spelling.withoutParentheses.matchKey]
          where places[key] == nil {
            places[key] = place
          }
        }
      }
    }
    self.places = places
  }

  /// Whether a sheet with this name, folded for matching, is meant.
  func isNamed(key: String) -> Bool { nameKeys.contains(key) }

  /// The rules of every sheet of a schema; `words` are the lists of the law tables by name.
  static func all(of schema: WorkbookSchema, words: [String: [String]]) -> [SheetRule] {
    schema.sheets.map { sheet in
      SheetRule(
        id: sheet.id, name: sheet.name,
        columns: sheet.columns.map { ColumnRule($0, words: words) })
    }
  }

  /// The place of the column with this heading; nil when the schema has none.
  func place(of heading: String) -> Int? {
    places[heading.matchKey] ?? places[heading.withoutParentheses.matchKey]
  }
}

extension ColumnRule {
  /// `words` are the lists of the law tables by name: `ranks` and `award_forms`.
  init(_ column: ColumnSchema, words: [String: [String]]) {
    id = column.id
    heading = column.heading
    also = column.also
    kind = column.type
    isRequired = column.isRequired
    isUnique = column.isUnique
    minimum = column.minimum
    maximum = column.maximum
    from = column.from
    if column.holdsRanks, let ranks = words["ranks"], !ranks.isEmpty {
      // Services have ranks of their own, such as those of professional soldiers.
      choices = Choices(ranks, stranger: .warning)
    } else if column.holdsAwardForms, let forms = words["award_forms"], !forms.isEmpty {
      // Whether a form may be given, and by whom, the law tables say.
      choices = Choices(forms, stranger: .passed)
    } else if !column.choices.isEmpty {
      choices = Choices(column.choices)
    }
  }
}

extension String {
  /// The text before a remark in parentheses: “Giá trị (đồng)” is “Giá trị”.
  var withoutParentheses: String {
    guard let open = firstIndex(of: "("), open != startIndex else { return self }
    return String(self[..<open])
  }
}

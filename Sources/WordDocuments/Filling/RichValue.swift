import Groundwork
import Templating

/// A value with looks of its own: a record with one of a few tags as its first field.
enum RichValue {
  /// `$richtext`: pieces of text, each with its format.
  case runs([Value])
  /// `$richtext_paragraphs`: such texts as paragraphs with a style.
  case paragraphs([Value])
  /// `$listing`: text whose line ends, tabs and page breaks count.
  case listing(String)
  /// `$image`: a picture from a file.
  case picture(Value)
  /// `$subdoc`: the body of another Word document.
  case document(String)
  /// `$blocks`: paragraphs, tables and pictures, described in data.
  case blocks([Value])

  private static let tags = [
    "$richtext", "$richtext_paragraphs", "$listing", "$image", "$subdoc", "$blocks",
  ]

  static func isTagged(_ record: Record) -> Bool {
    guard let first = record.names.first, first.utf8.first == UInt8(ascii: "$") else {
      return false
    }
    return tags.contains(first)
  }

  /// The meaning of a tagged record.
  init(_ record: Record) {
    let value = record.values.first ?? .none
    let items = value.list ?? (value.isNone ? [] : [value])
    switch record.names.first {
    case "$richtext_paragraphs": self = .paragraphs(items)
    case "$listing": self = .listing(value.text ?? value.printed)
    case "$image": self = .picture(value)
    case "$subdoc": self = .document(value.text ?? value["path"]?.text ?? "")
    case "$blocks": self = .blocks(items)
    default: self = .runs(items)
    }
  }

  /// The same as plain text, for places that know no looks.
  var plainText: String {
    switch self {
    case .runs(let items): items.map { Self.plain($0) }.joined()
    case .paragraphs(let items), .blocks(let items):
      items.map { Self.plain($0) }.joined(separator: "\n")
    case .listing(let text): text
    case .picture, .document: ""
    }
  }

  private static func plain(_ item: Value) -> String {
    guard let record = item.record else { return item.printed }
    if isTagged(record) { return RichValue(record).plainText }
    return record["text"].map { plain($0) } ?? ""
  }
}

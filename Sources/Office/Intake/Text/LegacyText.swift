import Groundwork

/// Notices text in an encoding from before Unicode, once for a whole file or sheet.
///
/// Whoever typed one cell in TCVN3 typed them all in it; a thousand findings would say no more.
struct LegacyText: Sendable {
  private var first: (encoding: LegacyEncoding, place: Origin, excerpt: String)?
  private var count = 0

  mutating func look(at text: String, _ place: TextPlace) {
    look(at: text, .line(source: 0, line: place.line, column: place.column))
  }

  mutating func look(at text: String, _ place: Origin) {
    guard let encoding = LegacyEncoding.detect(in: text) else { return }
    count += 1
    if first == nil { first = (encoding, place, text) }
  }

  /// Takes over what was seen in a text that comes after.
  mutating func add(_ other: LegacyText) {
    count += other.count
    first = first ?? other.first
  }

  /// Nil when there was none.
  func finding(as subject: String, in text: DecodedText) -> Finding? {
    guard let first else { return nil }
    return text.finding(
      .error, "\(subject).legacy-encoding", message,
      at: TextPlace(line: first.place.row, column: first.place.column),
      length: first.excerpt.count, hints: [Self.hint])
  }

  func finding(as subject: String) -> Finding? {
    guard let first else { return nil }
    return Finding(
      .error, "\(subject).legacy-encoding", message, at: .origin(first.place), hints: [Self.hint])
  }

  /// What a whole table has; nil when all is Unicode.
  static func finding(as subject: String, in grid: Grid) -> Finding? {
    var legacy = LegacyText()
    for row in grid.rows {
      for cell in row.cells {
        if let text = cell.content.text { legacy.look(at: text, cell.origin) }
      }
    }
    return legacy.finding(as: subject)
  }

  private var message: Phrase {
    let name = first?.encoding == .vni ? "VNI" : "TCVN3 (ABC)"
    let more = count - 1
    return Phrase(
      vi: "chữ gõ theo mã cũ \(name), không phải Unicode"
        + (more > 0 ? " (và \(more) chỗ nữa)" : ""),
      en: "the text is in the old \(name) encoding, not Unicode"
        + (more > 0 ? " (and in \(more) more places)" : ""))
  }

  private static let hint = Phrase(
    vi: "chuyển sang Unicode dựng sẵn bằng Unikey (Ctrl+Shift+F6) rồi dán lại",
    en: "convert it to composed Unicode, with Unikey (Ctrl+Shift+F6) for example")
}

public import Groundwork

/// Something to say about a cell, beside the cell itself.
public struct ReviewNote: Sendable, Hashable {
  /// How much it weighs, which chooses the cell's colour; of several the first weighs most.
  public enum Tone: Int, Sendable, Hashable, CaseIterable { case error, warning }

  /// The cell; column 0 stands for the first cell of the row.
  public let address: CellAddress
  public let tone: Tone
  /// What stands in bold above the text, such as “Lỗi”.
  public let title: String
  /// One or more lines.
  public let text: String

  public init(_ address: CellAddress, _ tone: Tone, title: String, text: String) {
    self.address = address
    self.tone = tone
    self.title = title
    self.text = text
  }
}

/// All notes of one cell, on their way into a sheet.
struct NotedCell {
  let address: CellAddress
  var notes: [ReviewNote]

  /// The heaviest tone of the notes.
  var tone: ReviewNote.Tone {
    notes.contains { $0.tone == .error } ? .error : .warning
  }

  /// How many notes a cell shows: a box that nobody can read to its end helps nobody.
  private static let shownNotes = 8

  /// The notes shown, as pairs of title and text.
  var shown: [(title: String, text: String)] {
    var shown = notes.prefix(Self.shownNotes).map { (title: $0.title, text: $0.text) }
    let rest = notes.count - shown.count
    if rest > 0 { shown.append((title: "+\(rest)", text: "…")) }
    return shown
  }
}

import Groundwork
import Testing

@Suite("Records beside the same fields")
struct RecordBesidesTests {
  static let common: Record = Record([("x", 1), ("y", 2)])
  static let rows = Record.Shape(["a", "y", "b"])

  /// One after another, so that what is remembered of one could spoil the next.
  static let records = [
    Record(shape: rows, values: [1, 2, 3]), Record(shape: rows, values: [4, 5, 6]),
    Record([("b", 1)]), Record(), Record([("y", 1), ("x", 2)]),
    Record(shape: rows, values: [7, 8, 9]),
  ]

  @Test("beside the same fields, records lie as if each were merged alone")
  func besides() {
    var besides = RecordBesides(Self.common)
    for record in Self.records {
      let result = besides.merging(record)
      let expected = Self.common.merging(record)
      #expect(result == expected)
      #expect(result.names == expected.names)
    }
  }

  @Test("rows of one shape give results of one shape")
  func shape() {
    var besides = RecordBesides(Self.common)
    let first = besides.merging(Self.records[0])
    #expect(besides.merging(Self.records[1]).shape === first.shape)
  }
}

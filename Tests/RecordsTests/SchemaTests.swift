import Groundwork
import Records
import Testing

@Suite("The workbook's schema")
struct SchemaTests {
  @Test("the fixture's schema and law tables have no mistakes")
  func fixture() {
    var findings = Findings()
    #expect(WorkbookSchema(Fixture.schemaValue, into: &findings) != nil)
    _ = LawTables(Fixture.lawValues, into: &findings)
    #expect(findings.all.map(\.message.vi) == [])
  }

  @Test(
    "sheets are found by name or id, however they are spelt",
    arguments: [
      ("Tuyển quân", "tuyen_quan"), ("TUYEN  QUAN", "tuyen_quan"), ("tuyen_quan", "tuyen_quan"),
      ("qp an", "qp_an"), ("QP-AN", "qp_an"),
    ])
  func sheetNames(_ written: String, _ id: String) {
    #expect(Fixture.schema.sheet(named: written)?.id == id)
    #expect(Fixture.schema.sheet(named: "Không có") == nil)
  }

  @Test(
    "columns are found by heading, other name or id",
    arguments: ["Xã phường, thị trấn", "dia phuong", "don_vi", "ĐƠN VỊ"])
  func headings(_ written: String) throws {
    let sheet = try #require(Fixture.schema["tuyen_quan"])
    #expect(sheet.column(headed: written)?.id == "don_vi")
    #expect(sheet["don_vi"]?.also == ["Địa phương"])
    #expect(sheet["don_vi"]?.from == ColumnSchema.Reference(sheet: "don_vi", column: "ten"))
    #expect(sheet["chi_tieu"]?.isSummed == true)
    #expect(sheet["chi_tieu"]?.type == .integer)
    #expect(sheet.computed.map(\.formula).last == .rank("ti_le"))
  }

  /// A schema of one sheet; columns without a heading get their id for one.
  private static func sheet(_ columns: [Value], _ computed: Value = .none) -> Value {
    let columns = columns.map { column -> Value in
      var record = column.record ?? Record()
      if record["heading"] == nil { record["heading"] = record["id"] }
      return .record(record)
    }
    return [
      "sheets": [
        ["id": "a", "name": "A", "columns": .list(columns), "computed": computed]
      ]
    ]
  }

  @Test(
    "a mistake in the file is named",
    arguments: [
      (["sheets": [["name": "A", "columns": []]]], "schema.missing-field", "thiếu “id”"),
      ("chữ", "schema.wrong-type", "phải là một nhóm “tên: giá trị”, không phải chữ"),
      (
        sheet([["id": "x", "typ": "integer"]]), "schema.unknown-field",
        "không có mục nào tên là “typ”"
      ),
      (
        sheet([["id": "x", "type": "so"]]), "schema.unknown-choice",
        "“type” không nhận giá trị “so”"
      ),
      (
        sheet([["id": "x", "sum": true]]), "schema.not-numeric",
        "cột “x” không phải cột số nên không cộng được"
      ),
      (
        sheet([["id": "x", "type": "integer", "min": 5, "max": 1]]), "schema.empty-range",
        "cột “x” có “min” lớn hơn “max”"
      ),
      (
        sheet([["id": "x"], ["id": "y", "heading": "X"]]), "schema.duplicate",
        "“X” được khai báo hai lần"
      ),
      (
        sheet([["id": "x", "from": "b.ten"]]), "schema.unknown-column",
        "không có cột nào là “b.ten”"
      ),
      (
        sheet([["id": "x", "from": "ten"]]), "schema.not-a-reference",
        "“ten” phải có dạng “trang.cột”, như “don_vi.ten”"
      ),
      (
        sheet([["id": "x"]], [["id": "r", "ratio": ["x", "z"]]]), "schema.unknown-column",
        "không có cột nào là “z”"
      ),
      (
        sheet([["id": "x"]], [["id": "r", "ratio": ["x"]]]), "schema.not-computable",
        "“r” phải có đúng một trong ratio: [a, b], change: [a, b], rank: a"
      ),
      (
        sheet([["id": "x"]], [["id": "x", "rank": "x"]]), "schema.duplicate",
        "“x” được khai báo hai lần"
      ),
    ] as [(Value, String, String)])
  func mistakes(_ value: Value, _ code: String, _ message: String) {
    var findings = Findings()
    _ = WorkbookSchema(value, into: &findings)
    #expect(findings.all.first?.code == code)
    #expect(findings.all.first?.message.vi == message)
  }
}

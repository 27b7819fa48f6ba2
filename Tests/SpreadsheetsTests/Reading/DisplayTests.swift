import Groundwork
import Spreadsheets
import Testing

@Suite("What a cell shows")
struct DisplayTests {
  /// A cell with the value under the format, as a workbook would hold it.
  private func shown(_ value: String, _ code: String, type: String = "n") throws -> String {
    var book = SampleBook(
      rows: "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"\(type)\"><v>\(value)</v></c></row>")
    book.styles = SampleBook.styles(["General", code])
    let reader = try WorkbookReader(book.bytes(), file: "a.xlsx")
    var text = ""
    let displays = reader.displays
    try reader.readRows(of: 0) { row in
      if let cell = row.cells.first { text = displays.text(of: cell) }
    }
    return text
  }

  @Test(
    "numbers",
    arguments: [
      ("1234.5", "General", "1234,5"), ("0.1", "General", "0,1"),
      ("0.30000000000000004", "General", "0,3"), ("123456789012", "General", "1,23457E+11"),
      ("12345678901", "General", "12345678901"), ("0.000000001", "General", "0,000000001"),
      ("-7", "General", "-7"), ("1E+20", "General", "1E+20"), ("0", "General", "0"),
      ("1234567.891", "#,##0.00", "1.234.567,89"), ("1234567", "#,##0", "1.234.567"),
      ("999", "#,##0", "999"), ("0", "#,##0", "0"), ("0", "#,###", ""),
      ("0.5", "0", "1"), ("2.5", "0", "3"), ("1.005", "0.00", "1,01"), ("-0.4", "0", "0"),
      ("7", "000", "007"), ("1234567", "0000", "1234567"), ("0.5", "#.##", ",5"),
      ("12", "0.0#", "12,0"), ("12.34", "0.0#", "12,34"), ("0.955", "0%", "96%"),
      ("0.955", "0.0%", "95,5%"), ("1500000", "#,##0,", "1.500"), ("1500000", "0.0,,", "1,5"),
      ("-1234", "#,##0;(#,##0)", "(1.234)"), ("0", "0;-0;\"không\"", "không"),
      ("12", "0 \"người\"", "12 người"), ("1500000", "#,##0 \"₫\"", "1.500.000 ₫"),
      ("1500000", "[$₫-42A] #,##0", "₫ 1.500.000"), ("5", "[Red][>3]0\"!\";0", "5!"),
      ("2", "[Red][>3]0\"!\";0", "2"), ("12345", "0.00E+00", "1,23E+04"),
      ("0.00012", "0.0E+0", "1,2E-4"), ("12345", "##0.0E+0", "12,3E+3"),
      ("99999", "0.0E+0", "1,0E+5"), ("0.5", "# ?/?", "1/2"), ("3.25", "# ?/?", "3 1/4"),
      ("0.333333", "# ??/??", "1/3"), ("1234567890", "000\\ 000\\ 0000", "123 456 7890"),
      ("5", ";;;", ""), ("1", "[=1]0%;[=0]0%;0.0%", "100%"), ("0.5", "[=1]0%;[=0]0%;0.0%", "50,0%"),
    ])
  func numbers(_ value: String, _ code: String, _ expected: String) throws {
    #expect(try shown(value, code) == expected, "\(value) under \(code)")
  }

  @Test(
    "days and times",
    arguments: [
      ("45246", "dd/mm/yyyy", "16/11/2023"), ("45246", "d/m/yy", "16/11/23"),
      ("45246", "yyyy-mm-dd", "2023-11-16"),
      ("45246", "\"ngày\" d \"tháng\" m", "ngày 16 tháng 11"),
      ("45246", "dddd", "Thứ Năm"), ("45246", "[$-409]dddd, mmmm d", "Thursday, November 16"),
      ("45246", "ddd mmm", "T5 Thg11"), ("45246.5", "dd/mm/yyyy hh:mm", "16/11/2023 12:00"),
      ("0.354166666666667", "hh:mm", "08:30"), ("0.75", "h:mm AM/PM", "6:00 CH"),
      ("0.75", "[$-409]h:mm AM/PM", "6:00 PM"), ("0.5000115740740741", "mm:ss", "00:01"),
      ("0.0909090909090909", "mm:ss.0", "10:54,5"), ("0.0909090909090909", "h:mm:ss", "2:10:55"),
      ("1.5", "[h]:mm", "36:00"), ("1.5", "[mm]", "2160"), ("0.5", "[ss]", "43200"),
      ("0.000011574", "ss.00", "01,00"), ("45246.9999999", "dd/mm/yyyy hh:mm", "17/11/2023 00:00"),
      ("-1", "dd/mm/yyyy", "####"),
    ])
  func dates(_ value: String, _ code: String, _ expected: String) throws {
    #expect(try shown(value, code) == expected, "\(value) under \(code)")
  }

  @Test("texts, truth values and errors show as they are, or as the section for text says")
  func others() throws {
    #expect(try shown("xã Mẫu", "#,##0", type: "str") == "xã Mẫu")
    #expect(try shown("Mẫu", "0;0;0;\"xã \"@", type: "str") == "xã Mẫu")
    #expect(try shown("Mẫu", "\"xã \"@", type: "str") == "xã Mẫu")
    #expect(try shown("1", "#,##0", type: "b") == "TRUE")
    #expect(try shown("#N/A", "#,##0", type: "e") == "#N/A")
  }
}

import Groundwork
import Testing

@Suite("Numbers typed as text")
struct WrittenNumberTests {
  @Test(
    "what is clear is read, what may be two things is not",
    arguments: [
      ("12", .value(12)), ("-3", .value(-3)), ("\u{2212}3,5", .value(-3.5)), ("007", .value(7)),
      ("95,5", .value(95.5)), ("95.5", .value(95.5)), ("0,125", .value(0.125)),
      ("1.2345", .value(1.2345)), ("1234,567", .value(1234.567)), ("0.1", .value(0.1)),
      ("1.234.567", .value(1_234_567)), ("1,234,567", .value(1_234_567)),
      ("1 234 567", .value(1_234_567)), ("1\u{A0}234", .value(1234)),
      ("1.234.567,5", .value(1_234_567.5)), ("1,234,567.25", .value(1_234_567.25)),
      ("1 234,5", .value(1234.5)), ("1.234,567", .value(1234.567)),
      ("123456789012345", .value(123_456_789_012_345)),
      ("1.234", .ambiguous), ("-1,250", .ambiguous), ("999.999", .ambiguous),
      ("1234567890123456", .notANumber), ("", .notANumber), ("-", .notANumber),
      ("5,", .notANumber), (",5", .notANumber), ("1..2", .notANumber), ("1.23.456", .notANumber),
      ("1.2345.678", .notANumber), ("12,34.5", .notANumber), ("1,234.567,8", .notANumber),
      ("1 23", .notANumber), ("0.123.456", .notANumber), ("1 234.567,8", .notANumber),
      ("12 người", .notANumber), ("1e5", .notANumber), ("+1", .notANumber), ("1-2", .notANumber),
      ("95%", .notANumber), ("12\u{301}", .notANumber),
    ] as [(String, WrittenNumber)])
  func read(_ text: String, _ expected: WrittenNumber) {
    #expect(WrittenNumber.read(text, wantsWhole: false) == expected)
  }

  @Test(
    "where a whole number is wanted, three digits after a separator are thousands",
    arguments: [
      ("1.234", .value(1234)), ("12,000", .value(12_000)), ("12,5", .value(12.5)),
      ("0.123", .value(0.123)),
    ] as [(String, WrittenNumber)])
  func whole(_ text: String, _ expected: WrittenNumber) {
    #expect(WrittenNumber.read(text, wantsWhole: true) == expected)
  }

  @Test("the number before a word is found for a hint")
  func leading() {
    #expect(WrittenNumber.leading(in: "12 người") == "12")
    #expect(WrittenNumber.leading(in: "12") == nil)
    #expect(WrittenNumber.leading(in: "người") == nil)
  }
}

import Groundwork
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test(
    "clerks' ways to write a day",
    arguments: [
      ("2023-11-16", "2023-11-16"), ("16/11/2023", "2023-11-16"), ("5.1.2026", "2026-01-05"),
      ("29-02-2024", "2024-02-29"),
    ])
  func reads(_ written: String, _ expected: String) {
    #expect(CalendarDate(written)?.description == expected)
  }

  @Test(
    "what names no day is refused",
    arguments: [
      "31/11/2023", "29/02/2023", "16/11/23", "16/11", "16-11/2023", "", "a/b/c", "0/1/2023",
      "2023-13-01", "16/11/20233",
    ])
  func refuses(_ written: String) {
    #expect(CalendarDate(written) == nil)
  }

  @Test(
    "Excel's day numbers, with the day that never was",
    arguments: [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45246, "2023-11-16")])
  func serials(_ serial: Int, _ day: String) {
    let date = CalendarDate(excelSerial: serial, date1904: false)
    #expect(date?.description == day)
    #expect(date?.excelSerial == serial)
  }

  @Test("the 29th of February 1900 does not exist")
  func leapBug() {
    #expect(CalendarDate(excelSerial: 60, date1904: false) == nil)
    #expect(CalendarDate(excelSerial: 0, date1904: true)?.description == "1904-01-01")
    #expect(CalendarDate(excelSerial: 43784, date1904: true)?.description == "2023-11-16")
  }

  @Test("days of the week", arguments: [("16/11/2023", 4), ("25/1/2021", 1), ("22/11/2026", 7)])
  func weekdays(_ written: String, _ weekday: Int) {
    #expect(CalendarDate(written)?.weekday == weekday)
  }

  @Test("counting days goes over month and leap year")
  func counting() throws {
    let day = try #require(CalendarDate("28/02/2024"))
    #expect(day.adding(days: 2)?.description == "2024-03-01")
    #expect(day.days(until: try #require(CalendarDate("01/03/2024"))) == 2)
    #expect(day.adding(days: -59)?.description == "2023-12-31")
  }
}

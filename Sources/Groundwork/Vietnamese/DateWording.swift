/// Days as official papers write them.
public enum DateWording {
  /// “ngày 05 tháng 01 năm 2020”: days below 10 and the months 1 and 2 have a nought before them,
  /// the months 3 to 9 never (NĐ 30/2020, Phụ lục I, II.4.c).
  public static func full(_ date: CalendarDate) -> String {
    let month =
      date.month <= 2 ? VietnameseNumber.twoDigits(date.month) : String(date.month)
    return "ngày \(VietnameseNumber.twoDigits(date.day)) tháng \(month) năm \(date.year)"
  }

  /// “05/01/2026”, for tables.
  public static func short(_ date: CalendarDate) -> String {
    "\(VietnameseNumber.twoDigits(date.day))/\(VietnameseNumber.twoDigits(date.month))/\(date.year)"
  }

  /// “thứ Hai” … “thứ Bảy”, “Chủ nhật”.
  public static func weekday(_ date: CalendarDate) -> String {
    ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][date.weekday - 1]
  }
}

import Groundwork

/// The names that `ho-so.yaml` is known to use.
///
/// Other names are the clerk's own and pass through to the templates; only one that is nearly a
/// known name, which is itself missing, is taken for a slip.
struct DossierKeys {
  private static let sections: [String: [String]] = [
    "ho_so": ["ma", "ten", "mau"],
    "co_quan": body + ["cap", "dia_danh", "ten_ngan", "don_vi_soan_thao"],
    "hoi_nghi": [
      "ten", "loai", "cong_tac", "nam", "nam_sau", "ngay", "buoi", "gio", "thoi_luong",
      "dia_diem", "chu_tri",
    ],
    "thiet_lap": ["lam_tron_tien", "dem_hai_chu_so"],
  ]
  /// A section of named entries: what each entry may hold.
  private static let entries: [String: [String]] = [
    "nguoi_ky": ["tham_quyen", "chuc_vu", "cap_bac", "ho_ten"],
    "van_ban": [
      "so", "ngay", "nguoi_ky", "kinh_gui", "noi_nhan", "trich_yeu", "tham_quyen", "de_nghi",
      "co_quan", "chu_toa", "thu_ky", "dia_diem", "gio_bat_dau", "gio_ket_thuc", "thanh_phan",
      "so_thanh_vien",
    ],
  ]
  private static let body = ["ten", "chu_quan", "viet_tat", "loai"]
  private static let plain = ["goi", "loi_van", "tai_lieu"]

  /// Sections in which dates are looked after.
  static let dated: Set<String> = ["hoi_nghi", "van_ban"]

  private let top: [String]

  /// `sheets` are the sheets of the schema, whose rows may stand in `ho-so.yaml` too.
  init(sheets: [String]) {
    top = Self.plain + Self.sections.keys.sorted() + Self.entries.keys.sorted() + sheets
  }

  func check(_ record: Record, into findings: inout Findings) {
    check(record, known: top, into: &findings)
    for (name, value) in record.fields {
      if let known = Self.sections[name] { check(value, known: known, into: &findings) }
      guard let known = Self.entries[name] else { continue }
      for (_, entry) in value.record?.fields ?? Record().fields {
        check(entry, known: known, into: &findings)
      }
    }
  }

  /// A section that is no record is the business of whoever uses it.
  private func check(_ section: Value, known: [String], into findings: inout Findings) {
    guard let record = section.record else { return }
    check(record, known: known, into: &findings)
  }

  private func check(_ record: Record, known: [String], into findings: inout Findings) {
    let absent = known.filter { record[$0] == nil }
    for (name, value) in record.fields where !known.contains(name) {
      guard let near = nearestName(to: name, among: absent) else { continue }
      findings.error(
        "intake.unknown-key",
        Phrase(vi: "không có mục nào tên là “\(name)”", en: "nothing is called “\(name)” here"),
        at: value.origin,
        hints: [Phrase(vi: "có phải ý bạn là “\(near)”?", en: "did you mean “\(near)”?")])
    }
  }
}

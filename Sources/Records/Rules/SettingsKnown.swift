import Groundwork

/// A setting that is not understood would silently change nothing; it is refused instead.
struct SettingsKnown: RecordRule {
  static let code = "setting.unknown"

  private static let words: [(setting: String, words: [String])] = [
    ("lam_tron_tien", MoneyRounding.allCases.map(\.rawValue)),
    ("lam_tron_du_phong", Limits.Rounding.allCases.map(\.rawValue)),
    ("tien_thuong", ["tinh", "nhap"]),
    ("danh_so", NumberSeries.allCases.map(\.rawValue)),
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for (setting, words) in Self.words {
      guard let value = records.setting(setting) else { continue }
      guard let written = value.text, words.contains(written) else {
        findings.error(
          Self.code, .unknown(value.text ?? value.kind.vi, in: setting), at: value.origin,
          hints: .nearest(to: value.text ?? "", among: words))
        continue
      }
    }
    if let value = records.setting("dem_hai_chu_so"), value.bool == nil {
      findings.error(
        Self.code, .unknown(value.text ?? value.kind.vi, in: "dem_hai_chu_so"), at: value.origin,
        hints: .nearest(to: "", among: ["true", "false"]))
    }
  }
}

extension Phrase {
  fileprivate static func unknown(_ written: String, in setting: String) -> Phrase {
    Phrase(
      vi: "“thiet_lap.\(setting)” không thể là “\(written)”",
      en: "“thiet_lap.\(setting)” cannot be “\(written)”")
  }
}

import Groundwork

/// A legal basis says enough to be found: type, number, date (NĐ 30/2020, Phụ lục I, II.6.a).
struct CitationsComplete: RecordRule {
  static let code = "citation.incomplete"
  static let noYear = "citation.no-year"
  static let lawWithNumber = "citation.law-with-number"
  static let yearDiffers = "citation.year-differs"

  /// Types that always have a number; resolutions of congresses, say, have none.
  private static let numbered: Set<String> = [
    "nghidinh", "thongtu", "thongtulientich", "quyetdinh", "chithi",
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for row in records.rows("can_cu") {
      let citation = Citation(row)
      if citation.isLaw {
        checkLaw(citation, row, &findings)
      } else {
        checkOther(citation, row, &findings)
      }
    }
  }

  private func checkLaw(_ citation: Citation, _ row: Value, _ findings: inout Findings) {
    if citation.subject == nil {
      findings.error(Self.code, .lacks(citation.type, .name), at: row.place(of: "trich_yeu"))
    }
    if citation.date == nil {
      findings.warning(Self.code, .lacks(citation.type, .date), at: row.place(of: "ngay"))
    }
    if let number = citation.number {
      findings.warning(
        Self.lawWithNumber, .lawWithNumber(citation.type, number), at: row.place(of: "so_ky_hieu"),
        hints: [Phrase(vi: "để trống ô này", en: "leave the cell blank")])
    }
  }

  private func checkOther(_ citation: Citation, _ row: Value, _ findings: inout Findings) {
    let isNumbered = Self.numbered.contains(citation.type.matchKey)
    guard let number = citation.number else {
      findings.add(
        Finding(
          isNumbered ? .error : .warning, Self.code, .lacks(citation.type, .number),
          at: .origin(row.place(of: "so_ky_hieu"))))
      return
    }
    let year = Self.year(in: number)
    if let date = citation.date {
      if let year, year != date.year {
        findings.warning(
          Self.yearDiffers, .yearDiffers(number, date.year), at: row.place(of: "ngay"))
      }
    } else if year == nil {
      findings.error(
        Self.noYear, .noYear(citation.type, number), at: row.place(of: "so_ky_hieu"),
        hints: [Phrase(vi: "ghi đủ, như “98/2023/NĐ-CP”", en: "write it whole, as “98/2023/NĐ-CP”")]
      )
    } else {
      findings.warning(Self.code, .lacks(citation.type, .date), at: row.place(of: "ngay"))
    }
    if citation.issuer == nil {
      findings.warning(Self.code, .lacks(citation.type, .issuer), at: row.place(of: "co_quan"))
    }
  }

  /// The year in “98/2023/NĐ-CP”; nil when there is none.
  private static func year(in number: String) -> Int? {
    number.split(separator: "/").compactMap { part in
      part.utf8.count == 4 ? Int(part) : nil
    }.first { (1945...2999).contains($0) }
  }
}

extension Phrase {
  fileprivate static let name = Phrase(vi: "tên (ở cột Trích yếu)", en: "its name")
  fileprivate static let number = Phrase(vi: "số, ký hiệu", en: "its number")
  fileprivate static let date = Phrase(vi: "ngày ban hành", en: "its date")
  fileprivate static let issuer = Phrase(vi: "cơ quan ban hành", en: "its issuing body")

  fileprivate static func lacks(_ type: String, _ what: Phrase) -> Phrase {
    Phrase(vi: "căn cứ “\(type)” thiếu \(what.vi)", en: "the basis “\(type)” lacks \(what.en)")
  }
  fileprivate static func noYear(_ type: String, _ number: String) -> Phrase {
    Phrase(
      vi: "căn cứ “\(type) số \(number)” không có năm",
      en: "the basis “\(type) số \(number)” has no year")
  }
  fileprivate static func yearDiffers(_ number: String, _ year: Int) -> Phrase {
    Phrase(
      vi: "số \(number) không khớp với ngày ban hành trong năm \(year)",
      en: "the number \(number) does not fit a date in \(year)")
  }
  fileprivate static func lawWithNumber(_ type: String, _ number: String) -> Phrase {
    Phrase(
      vi: "\(type.capitalizedFirst) chỉ ghi tên và ngày trong căn cứ; số \(number) không được in",
      en: "a \(type) is cited by name and date; the number \(number) is not printed")
  }
}

public import Groundwork

/// What the words of papers are read over for, besides their form: data that an office may edit
/// (`Templates/proofing/van-ban.yaml`, `Templates/law/loai-van-ban.yaml`).
public struct Proofing: Sendable, Hashable {
  /// Words that are never right, in small letters.
  public var slips: [Slip] = []
  /// Beginnings of the names of fonts whose letters are of an old encoding.
  public var legacyFonts: [String] = []
  /// Endings of font names that feign what a property of the text is for.
  public var feignedFonts: [FeignedFont] = []
  /// Academic titles and the like, which do not stand before a signer's name.
  public var academicTitles: [String] = []
  /// Types of papers without place and date, by name.
  public var undated: [String] = []
  /// Titles of papers whose form other rules than those of a profile give: certificates.
  public var ofOtherForm: [String] = []
  /// Types of papers with their abbreviations.
  public var types: [PaperType] = []
  /// Common nouns for administrative units, which are small before a name; here with a capital.
  public var unitNouns: [String] = []
  /// Beginnings of names before which such a noun is great.
  public var unitExceptions: [String] = []
  /// Words that take a capital after certain others.
  public var capitals: [Capital] = []
  /// Words of citations that take a capital before a figure, here in small letters.
  public var greatCitations: [String] = []
  /// Words of citations that are small before a figure, here with a capital.
  public var smallCitations: [String] = []
  /// Days of the week and months in words; nil when none are known.
  public var dayNames: DayNames?
  /// Bodies that are no more; nil when none are known.
  public var dissolved: Dissolved?

  /// A wrong word and the right one.
  public struct Slip: Sendable, Hashable {
    public var wrong: String
    public var right: String
  }

  /// “Times New Roman Bold” is another font and no bold letters.
  public struct FeignedFont: Sendable, Hashable {
    public var ending: String
    public var isBold: Bool
    public var isItalic: Bool
  }

  /// “Báo cáo”, “BC”.
  public struct PaperType: Sendable, Hashable {
    public var name: String
    public var abbreviation: String
  }

  /// `wrong` becomes `right` right after any of `leads`.
  public struct Capital: Sendable, Hashable {
    public var wrong: String
    public var right: String
    public var leads: [String]
  }

  /// Names of days and months without “thứ” and “tháng”, in small letters, and the words by which
  /// they are told from numbers.
  public struct DayNames: Sendable, Hashable {
    public var weekdays: [String]
    /// Times of day, after which a number is a weekday: “sáng thứ hai”.
    public var times: [String]
    /// Words after which a weekday with a date may stand: “vào thứ hai, ngày 16”.
    public var openings: [String]
    public var months: [String]
    /// Names that are no numbers: “giêng”.
    public var onlyMonths: [String]
    /// Words that follow a month: “tháng tám này”.
    public var closings: [String]
    /// Words before “tháng” that count months: “mỗi tháng hai lần”.
    public var counting: [String]
  }

  /// Bodies that are named no longer from a day on, unless the paragraph says that it means the
  /// past.
  public struct Dissolved: Sendable, Hashable {
    public var from: CalendarDate
    public var names: [String]
    public var unless: [String]
  }

  /// Nothing to read over for.
  public static let none = Proofing()

  private init() {}

  /// Reads the data; what is wrong with it is a finding, and read as nothing.
  ///
  /// - Parameter types: the table of types of papers; nil when there is none.
  public init(_ value: Value, types table: Value?, into findings: inout Findings) {
    var fields = FieldReader(value, subject: "proofing")
    slips = Self.items(fields.list("loi_go"), &findings) {
      Slip(wrong: $0.text("sai") ?? "", right: $0.text("dung") ?? "")
    }
    legacyFonts = fields.texts("phong_ma_cu") ?? []
    feignedFonts = Self.items(fields.list("phong_gia"), &findings) {
      FeignedFont(
        ending: $0.text("duoi") ?? "", isBold: $0.bool("dam") ?? false,
        isItalic: $0.bool("nghieng") ?? false)
    }
    academicTitles = fields.texts("hoc_ham_hoc_vi") ?? []
    undated = fields.texts("khong_ghi_ngay") ?? []
    ofOtherForm = fields.texts("the_thuc_rieng") ?? []
    unitNouns = fields.texts("don_vi_hanh_chinh") ?? []
    unitExceptions = fields.texts("tru_don_vi") ?? []
    capitals = Self.items(fields.list("viet_hoa"), &findings) {
      Capital(
        wrong: $0.text("sai") ?? "", right: $0.text("dung") ?? "", leads: $0.texts("sau") ?? [])
    }
    greatCitations = fields.texts("vien_dan_hoa") ?? []
    smallCitations = fields.texts("vien_dan_thuong") ?? []
    if var bodies = fields.reader("co_quan_cu") {
      let from = bodies.date("tu_ngay")
      let names = bodies.texts("ten") ?? []
      let unless = bodies.texts("tru_khi_co") ?? []
      dissolved = bodies.require(from, "tu_ngay", else: nil)
        .map { Dissolved(from: $0, names: names, unless: unless) }
      bodies.finish(into: &findings)
    }
    if var names = fields.reader("thu_va_thang") {
      dayNames = DayNames(
        weekdays: names.texts("thu") ?? [], times: names.texts("buoi") ?? [],
        openings: names.texts("truoc_thu") ?? [], months: names.texts("thang") ?? [],
        onlyMonths: names.texts("chi_la_thang") ?? [],
        closings: names.texts("sau_thang") ?? [], counting: names.texts("khong_truoc_thang") ?? [])
      names.finish(into: &findings)
    }
    fields.finish(into: &findings)
    types = (table?.record?["loai_van_ban"]?.list ?? []).compactMap { item in
      guard let name = item.record?["ten"]?.text, let short = item.record?["viet_tat"]?.text else {
        return nil
      }
      return PaperType(name: name, abbreviation: short)
    }
  }

  private static func items<Item>(
    _ list: [Value]?, _ findings: inout Findings, _ read: (inout FieldReader) -> Item
  ) -> [Item] {
    (list ?? []).map { value in
      var fields = FieldReader(value, subject: "proofing")
      let item = read(&fields)
      fields.finish(into: &findings)
      return item
    }
  }
}

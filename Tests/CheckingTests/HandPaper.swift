import Checking
import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

/// A line typed and formatted by hand, as offices do: no styles, everything said at the place.
struct HandLine {
  var text: String
  var size = 14.0
  var isBold = false
  var isItalic = false
  var isCapitals = false
  var alignment = "center"
  /// Twips.
  var indent = 0
  /// Points.
  var before = 0.0
  /// Whatever belongs inside `w:spacing`.
  var line = "w:line=\"264\" w:lineRule=\"auto\""
  var font = "Times New Roman"
  var color: String?
  /// A field instead of text.
  var field: String?
  /// Whether a line is drawn under it.
  var hasLine = false
  /// Points: the lines that hang on it as shapes.
  var shapes: [Double] = []

  init(_ text: String, size: Double = 14, bold: Bool = false, italic: Bool = false) {
    self.text = text
    self.size = size
    isBold = bold
    isItalic = italic
  }

  /// The same with a line under it.
  var lined: HandLine {
    var line = self
    line.hasLine = true
    return line
  }

  /// The same with a line of so many points that hangs on it as a shape.
  func drawn(_ points: Double) -> HandLine {
    var line = self
    line.hasLine = false
    line.shapes.append(points)
    return line
  }

  /// A paragraph of running text.
  static func body(_ text: String) -> HandLine {
    var line = HandLine(text)
    line.alignment = "both"
    line.indent = 720
    line.before = 6
    return line
  }

  /// A legal basis.
  static func basis(_ text: String) -> HandLine {
    var line = HandLine.body(text)
    line.isItalic = true
    return line
  }

  static func left(_ text: String, size: Double, bold: Bool = false, italic: Bool = false)
    -> HandLine
  {
    var line = HandLine(text, size: size, bold: bold, italic: italic)
    line.alignment = "left"
    return line
  }

  func write(to xml: inout XMLWriter) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        if hasLine {
          xml.raw("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\"/></w:pBdr>")
        }
        xml.raw("<w:spacing w:before=\"\(Int(before * 20))\" w:after=\"0\" \(line)/>")
        if indent != 0 { xml.empty("w:ind", ["w:firstLine": String(indent)]) }
        xml.empty("w:jc", ["w:val": alignment])
      }
      for points in shapes {
        xml.raw("<w:r><w:pict><v:line from=\"0,0\" to=\"\(points)pt,0\"/></w:pict></w:r>")
      }
      guard let field else {
        run(text, to: &xml)
        return
      }
      // A tab before the field stands outside of it.
      let lead = String(text.prefix { $0 == "\t" })
      if !lead.isEmpty { run(lead, to: &xml) }
      xml.element("w:fldSimple", ["w:instr": field]) {
        run(String(text.dropFirst(lead.count)), to: &$0)
      }
    }
  }

  private func run(_ text: String, to xml: inout XMLWriter) {
    xml.element("w:r") { xml in
      xml.element("w:rPr") { xml in
        xml.empty("w:rFonts", ["w:ascii": font, "w:hAnsi": font])
        if isBold { xml.empty("w:b") }
        if isItalic { xml.empty("w:i") }
        if isCapitals { xml.empty("w:caps") }
        if let color { xml.empty("w:color", ["w:val": color]) }
        xml.empty("w:sz", ["w:val": String(Int(size * 2))])
      }
      for (place, piece) in text.split(separator: "\t", omittingEmptySubsequences: false)
        .enumerated()
      {
        if place > 0 { xml.empty("w:tab") }
        xml.element("w:t", preserving: String(piece))
      }
    }
  }
}

/// A short report that is right in every respect, until a test spoils something.
struct HandPaper {
  var parent: HandLine? = HandLine("ỦY BAN NHÂN DÂN TỈNH YÊN BÁI", size: 13)
  var issuer: HandLine? = HandLine("ỦY BAN NHÂN DÂN HUYỆN MÙ CANG CHẢI", size: 13, bold: true)
    .lined
  var number: HandLine? = HandLine("Số: 245/BC-UBND", size: 13)
  var national: HandLine? = HandLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size: 13, bold: true)
  var motto: HandLine? = HandLine("Độc lập - Tự do - Hạnh phúc", size: 14, bold: true).lined
  var date: HandLine? = HandLine("Mù Cang Chải, ngày 10 tháng 11 năm 2023", size: 14, italic: true)
  var title: HandLine? = HandLine("BÁO CÁO", bold: true)
  var subject: HandLine? = HandLine("Kết quả công tác tuyển quân năm 2023", bold: true).lined
  /// The subject of a letter, under its number.
  var dispatch: HandLine?
  var bases: [HandLine] = []
  var enacting: HandLine?
  var body: [HandLine] = [
    .body(
      "Năm 2023, được sự quan tâm lãnh đạo, chỉ đạo của cấp trên, sự phối hợp của các cơ quan, "
        + "đơn vị, công tác tuyển quân của huyện hoàn thành 100% chỉ tiêu được giao."),
    .body(
      "Các xã, thị trấn đã tổ chức tốt ngày hội giao quân, bảo đảm trang trọng, an toàn, tiết "
        + "kiệm, được nhân dân đồng tình, ủng hộ."),
    .body(
      "Trên đây là báo cáo kết quả công tác tuyển quân năm 2023, Ủy ban nhân dân huyện báo cáo "
        + "để cấp trên theo dõi, chỉ đạo./."),
  ]
  var recipientsLabel: HandLine? = .left("Nơi nhận:", size: 12, bold: true, italic: true)
  var recipients: [HandLine] = [
    .left("- Ủy ban nhân dân tỉnh;", size: 11), .left("- Lưu: VT, BCHQS.", size: 11),
  ]
  var authority: HandLine? = HandLine("TM. ỦY BAN NHÂN DÂN", bold: true)
  var position: HandLine? = HandLine("CHỦ TỊCH", bold: true)
  var name: HandLine? = HandLine("Nông Văn Mẫu", bold: true)
  /// What stands at the top of the second and later pages.
  var header: HandLine? = {
    var line = HandLine("2")
    line.field = " PAGE "
    return line
  }()
  var footer: HandLine?
  var pageSize = (width: 11_906, height: 16_838)
  /// Top, right, bottom, left, in twips.
  var margins = (top: 1_134, right: 1_134, bottom: 1_134, left: 1_701)
  var hasTitlePage = true

  func docx() throws -> [UInt8] {
    var package = PackageWriter()
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package.relate(nil, type: base + "officeDocument", to: "/word/document.xml")
    var references = ""
    for (kind, line) in [("header", header), ("footer", footer)] {
      guard let line else { continue }
      let part: PartName = kind == "header" ? "/word/header1.xml" : "/word/footer1.xml"
      let id = package.relate("/word/document.xml", type: base + kind, to: part)
      references += "<w:\(kind)Reference w:type=\"default\" r:id=\"\(id)\"/>"
      let root = kind == "header" ? "w:hdr" : "w:ftr"
      package.add(
        part, contentType: type + kind + "+xml", Self.part(root) { line.write(to: &$0) })
    }
    package.add(
      "/word/document.xml", contentType: type + "document.main+xml",
      Self.part("w:document") { xml in
        xml.element("w:body") { xml in
          content(to: &xml)
          xml.element("w:sectPr") { xml in
            xml.raw(references)
            xml.empty(
              "w:pgSz", ["w:w": String(pageSize.width), "w:h": String(pageSize.height)])
            xml.empty(
              "w:pgMar",
              [
                "w:top": String(margins.top), "w:right": String(margins.right),
                "w:bottom": String(margins.bottom), "w:left": String(margins.left),
                "w:header": "567", "w:footer": "567", "w:gutter": "0",
              ])
            if hasTitlePage { xml.empty("w:titlePg") }
          }
        }
      })
    return try package.finish()
  }

  private static func part(_ root: String, _ content: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter()
    xml.declaration()
    xml.open(
      root,
      [
        "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "xmlns:v": "urn:schemas-microsoft-com:vml",
      ])
    content(&xml)
    xml.close()
    return xml.finish()
  }

  private func content(to xml: inout XMLWriter) {
    let head = [parent, issuer, number, dispatch].compactMap { $0 }
    Self.table([head, [national, motto, date].compactMap { $0 }], to: &xml)
    let opening: [HandLine] = [title, subject].compactMap { $0 } + bases
    for line in opening { line.write(to: &xml) }
    enacting?.write(to: &xml)
    for line in body { line.write(to: &xml) }
    let foot = [recipientsLabel].compactMap { $0 } + recipients
    Self.table(
      [foot, [authority, position, HandLine(""), name].compactMap { $0 }], to: &xml)
    HandLine("").write(to: &xml)
  }

  private static func table(_ columns: [[HandLine]], to xml: inout XMLWriter) {
    guard columns.contains(where: { !$0.isEmpty }) else { return }
    xml.element("w:tbl") { xml in
      xml.raw("<w:tblGrid><w:gridCol w:w=\"3600\"/><w:gridCol w:w=\"5700\"/></w:tblGrid>")
      xml.element("w:tr") { xml in
        for column in columns {
          xml.element("w:tc") { xml in
            for line in column.isEmpty ? [HandLine("")] : column { line.write(to: &xml) }
          }
        }
      }
    }
  }

  static let twoBases: [HandLine] = [
    .basis("Căn cứ Luật Nghĩa vụ quân sự ngày 19 tháng 6 năm 2015;"),
    .basis("Căn cứ Kế hoạch số 12/KH-UBND ngày 03 tháng 01 năm 2023 của UBND huyện;"),
  ]

  /// The paper's survey, after a change.
  static func survey(_ change: (inout HandPaper) -> Void = { _ in }) throws -> WordSurvey {
    var paper = HandPaper()
    change(&paper)
    return try WordSurvey(reading: paper.docx(), file: "giay.docx")
  }

  /// What the checker says of the paper after a change, under the decree's profile.
  static func findings(after change: (inout HandPaper) -> Void) throws -> [Finding] {
    try Checker(profile: SamplePapers.profile(), proofing: SamplePapers.proofing())
      .check(survey(change)).all
  }

  /// The codes of what the checker says of the paper after a change, in order, each once.
  static func codes(after change: (inout HandPaper) -> Void) throws -> [String] {
    var seen: Set<String> = []
    return try findings(after: change).map(\.code).filter { seen.insert($0).inserted }
  }
}

/// One thing done to a paper, and the codes that the checker must answer with: no more, no fewer.
struct Damage: Sendable, CustomTestStringConvertible {
  let what: String
  let codes: [String]
  let change: @Sendable (inout HandPaper) -> Void

  init(_ what: String, _ codes: String..., change: @escaping @Sendable (inout HandPaper) -> Void) {
    self.what = what
    self.codes = codes
    self.change = change
  }

  var testDescription: String { what }

  func test() throws { #expect(try HandPaper.codes(after: change) == codes) }
}

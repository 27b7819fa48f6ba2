import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

private func paragraph(_ properties: String, _ runs: String) -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
}

private func run(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

@Suite("what text looks like")
struct TextFormatTests {
  private static let styles = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsi="Calibri"/>
    <w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:b/><w:i/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Tiêu đề"/><w:basedOn w:val="Base"/>
    <w:rPr><w:i w:val="0"/><w:caps/><w:sz w:val="26"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Round"/><w:rPr><w:u/></w:rPr></w:style>
    """

  private func format(_ style: String, _ properties: String) throws -> TextFormat {
    var docx = InlineDocx(
      paragraph("<w:pStyle w:val=\"\(style)\"/>", run("Chữ", properties)))
    docx.styles = Self.styles
    docx.themeFonts = ("Cambria", "Times New Roman")
    return try #require(docx.survey().paragraphs.first?.runs.first).format
  }

  @Test func comesFromDefaultsAndTheTheme() throws {
    let format = try format("Normal", "")
    #expect(format.ascii == "Times New Roman")
    #expect(format.latin == "Calibri")
    #expect(format.size == 14)
    #expect(format.language == "vi-VN")
    #expect(!format.isBold)
  }

  @Test func followsTheChainOfStyles() throws {
    let format = try format("Title", "")
    #expect(format.isBold && !format.isItalic && format.isCapitals)
    #expect(format.size == 13)
  }

  @Test(
    "a toggle in two kinds of styles turns itself off; said directly, it holds",
    arguments: [
      ("Normal", "<w:rStyle w:val=\"Strong\"/>", true),
      ("Title", "<w:rStyle w:val=\"Strong\"/>", false),
      ("Title", "<w:rStyle w:val=\"Strong\"/><w:b/>", true),
      ("Title", "<w:b w:val=\"false\"/>", false),
      ("Title", "<w:b w:val=\"off\"/>", false),
      ("Normal", "<w:b/>", true),
      ("Unknown", "<w:rStyle w:val=\"Unknown\"/>", false),
    ])
  func toggles(_ style: String, _ properties: String, _ isBold: Bool) throws {
    #expect(try format(style, properties).isBold == isBold)
  }

  @Test func directFormattingGoesFirst() throws {
    let format = try format(
      "Title",
      "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:color w:val=\"ff0000\"/>"
        + "<w:sz w:val=\"23\"/><w:u w:val=\"single\"/><w:lang w:val=\"en-US\"/>")
    #expect(format.ascii == "Arial")
    #expect(format.color == "FF0000")
    #expect(format.size == 11.5)
    #expect(format.isUnderlined)
    #expect(format.language == "en-US")
  }

  @Test func aStyleBasedOnItselfEnds() throws {
    #expect(try format("Normal", "<w:rStyle w:val=\"Round\"/>").isUnderlined)
  }

  @Test func anOldFormatKeptByATrackedChangeDoesNotCount() throws {
    let format = try format(
      "Normal",
      "<w:b/><w:rPrChange w:id=\"1\"><w:rPr><w:b w:val=\"0\"/><w:i/></w:rPr></w:rPrChange>")
    #expect(format.isBold && !format.isItalic)
  }
}

@Suite("how paragraphs are set")
struct ParagraphFormatTests {
  @Test func withoutAnythingSaid() throws {
    let paragraph = try #require(InlineDocx("<w:p/>").survey().paragraphs.first)
    #expect(paragraph.format.alignment == .left)
    #expect(paragraph.format.line == .multiple(1))
    #expect(paragraph.markFormat.size == 10)
    #expect(paragraph.isBlank)
  }

  @Test func directly() throws {
    let docx = InlineDocx(
      paragraph(
        "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\"/><w:top w:val=\"nil\"/></w:pBdr>"
          + "<w:spacing w:before=\"120\" w:after=\"60\" w:line=\"360\" w:lineRule=\"exact\"/>"
          + "<w:ind w:left=\"284\" w:hanging=\"142\" w:right=\"1cm\"/><w:jc w:val=\"both\"/>"
          + "<w:outlineLvl w:val=\"2\"/>", run("x")))
    let format = try #require(docx.survey().paragraphs.first).format
    #expect(format.alignment == .justify)
    #expect(format.left == Length(twips: 284))
    #expect(format.firstLine == Length(twips: -142))
    #expect(format.right == Length(twips: 567))
    #expect(format.spaceBefore == 6 && format.spaceAfter == 3)
    #expect(format.line == .exact(18))
    #expect(format.keepsWithNext && format.outlineLevel == 2)
    #expect(format.hasBottomBorder && !format.hasTopBorder)
  }

  @Test("a list moves a paragraph more than its style, less than the paragraph itself")
  func lists() throws {
    var docx = InlineDocx(
      paragraph("<w:pStyle w:val=\"A\"/>", run("x"))
        + paragraph(
          "<w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
          run("x"))
        + paragraph(
          "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:ind w:firstLine=\"720\"/>", run("x"))
        + paragraph("<w:pStyle w:val=\"B\"/>", run("x"))
        + paragraph("<w:pStyle w:val=\"B\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", run("x")))
    docx.styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:pPr><w:ind w:left="100"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      <w:ind w:left="300"/></w:pPr></w:style>
      """
    docx.numbering = """
      <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="720"
      w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      """
    let paragraphs = try docx.survey().paragraphs
    #expect(paragraphs.map(\.format.left.twips) == [100, 720, 720, 300, 300])
    #expect(paragraphs.map(\.format.firstLine.twips) == [0, -360, 720, -360, -360])
    #expect(paragraphs.map(\.isNumbered) == [false, true, true, true, false])
  }
}

@Suite("what a part shows")
struct StoryTests {
  @Test("text is read through links, insertions and content controls, and not what was deleted")
  func wrappers() throws {
    let docx = InlineDocx(
      "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>"
        + "<w:hyperlink r:id=\"x\">" + run("một ") + "</w:hyperlink>"
        + "<w:ins w:id=\"1\">" + run("hai") + "</w:ins>"
        + "<w:del w:id=\"2\"><w:r><w:delText>ba</w:delText></w:r></w:del>"
        + "<w:r><w:tab/><w:noBreakHyphen/><w:br/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>"
        + "</w:p></w:sdtContent></w:sdt>")
    let paragraphs = try docx.survey().paragraphs
    #expect(paragraphs.map(\.text) == ["một hai\t-\n□"])
  }

  @Test("neighbouring runs of one look are one, and say which bytes they are")
  func runs() throws {
    let docx = InlineDocx(
      "<w:p>" + run("Độc") + run(" lập") + run("!", "<w:b/>") + "</w:p>")
    let runs = try #require(docx.survey().paragraphs.first).runs
    #expect(runs.map(\.range) == [0..<12, 12..<13])
    #expect(runs.map(\.format.isBold) == [false, true])
  }

  @Test func cellsKnowTheirPlaces() throws {
    let docx = InlineDocx(
      "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"2000\"/>"
        + "<w:gridCol w:w=\"3000\"/></w:tblGrid>"
        + "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>"
        + "<w:p>" + run("a") + "</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        + "<w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p>" + run("b")
        + "</w:p></w:tc></w:tr></w:tbl><w:p>" + run("c") + "</w:p></w:tc></w:tr></w:tbl><w:p/>")
    let survey = try docx.survey()
    #expect(survey.tables.count == 2)
    #expect(survey.tables[0].columns.map(\.twips) == [1000, 2000, 3000])
    #expect(survey.tables[0].headerRows == 1)
    #expect(survey.tables[0].rowCount == 2)
    #expect(survey.tables[0].paragraphs == 0..<5)
    #expect(survey.tables[1].outer == 0)
    let cells = survey.paragraphs.map(\.cell)
    #expect(cells.map { $0?.table } == [0, 0, 0, 1, 0, nil])
    #expect(cells.map { $0?.row } == [0, 0, 1, 0, 1, nil])
    #expect(cells.map { $0?.column } == [0, 2, 0, 0, 0, nil])
    #expect(cells.map { $0?.span } == [2, 1, 1, 1, 1, nil])
  }

  @Test("lines of a table may come from itself, a cell or its style")
  func borders() throws {
    let cell = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    let drawn = "<w:top w:val=\"single\"/>"
    var docx = InlineDocx(
      "<w:tbl><w:tblPr/>\(cell)</w:tbl>"
        + "<w:tbl><w:tblPr><w:tblBorders>\(drawn)</w:tblBorders></w:tblPr>\(cell)</w:tbl>"
        + "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr>\(cell)</w:tbl>"
        + "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblBorders><w:top w:val=\"nil\"/>"
        + "</w:tblBorders></w:tblPr>\(cell)</w:tbl>"
        + "<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:tcBorders>\(drawn)</w:tcBorders></w:tcPr><w:p/>"
        + "</w:tc></w:tr></w:tbl>")
    docx.styles = """
      <w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:insideH w:val="single"/>
      </w:tblBorders></w:tblPr></w:style>
      """
    #expect(try docx.survey().tables.map(\.hasBorders) == [false, true, true, false, true])
  }

  @Test("of two versions of a text box the first counts, after its anchor")
  func textBoxes() throws {
    let inside = "<w:txbxContent><w:p>" + run("trong khung") + "</w:p></w:txbxContent>"
    let docx = InlineDocx(
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(inside)"
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(inside)"
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("ngoài")
        + "</w:p><w:p>" + run("sau") + "</w:p>")
    let paragraphs = try docx.survey().paragraphs
    #expect(paragraphs.map(\.text) == ["ngoài", "trong khung", "sau"])
    #expect(paragraphs.map(\.isInTextBox) == [false, true, false])
    #expect(paragraphs.map(\.hasDrawing) == [true, false, false])
    #expect(paragraphs.map(\.number) == [1, 2, 3])
  }

  @Test(
    "a level line that is drawn is measured, and anything else is not",
    arguments: [
      (shape("line", 1_270_000, 0), [100.0]),
      (shape("straightConnector1", 1_270_000, 12_700), [100]),
      (shape("rect", 1_270_000, 9_525), [100]), (shape("rect", 1_270_000, 635_000), []),
      (shape("line", 1_270_000, 1_270_000), []), (shape("ellipse", 1_270_000, 0), []),
      (#"<w:pict><v:line from="38.4pt,.55pt" to="138.4pt,.6pt"/></w:pict>"#, [100]),
      (#"<w:pict><v:line from="0,0" to="1in,0"/></w:pict>"#, [72]),
      (#"<w:pict><v:line from="0,0" to="200,0"/></w:pict>"#, []),
      (
        ##"<w:pict><v:shape type="#_x0000_t32" style="position:absolute; width:100pt;height:0"/></w:pict>"##,
        [100]
      ),
      (#"<w:pict><v:rect style="width:2.54cm;height:.75pt"/></w:pict>"#, [72]),
      (#"<w:pict><v:rect style="width:2.54cm;height:1cm"/></w:pict>"#, []),
      (
        ##"<w:pict><v:shape type="#_x0000_t202" style="width:100pt;height:0"/></w:pict>"##, []
      ),
      (
        #"<w:pict><v:line from="0,0" to="1in,0"/><v:line from="0,0" to="1in,0"/></w:pict>"#, []
      ),
    ])
  func drawnLines(_ drawing: String, _ points: [Double]) throws {
    let paragraph = try InlineDocx("<w:p><w:r>\(drawing)</w:r></w:p>").survey().paragraphs[0]
    #expect(paragraph.drawnLines.map { ($0.points * 10).rounded() / 10 } == points)
    #expect(paragraph.hasOtherDrawing == points.isEmpty)
  }

  /// A drawing of one shape of this kind, as wide and high as said, in English Metric Units.
  private static func shape(_ preset: String, _ width: Int, _ height: Int) -> String {
    "<w:drawing><wp:anchor><wp:extent cx=\"\(width)\" cy=\"\(height)\"/><a:graphic><wps:wsp>"
      + "<wps:spPr><a:prstGeom prst=\"\(preset)\"/></wps:spPr></wps:wsp></a:graphic></wp:anchor>"
      + "</w:drawing>"
  }

  @Test("headings by style and by hand name what follows")
  func headings() throws {
    var docx = InlineDocx(
      "<w:p>" + run("trước") + "</w:p>" + "<w:p>" + run("I. ĐẶC ĐIỂM", "<w:b/>") + "</w:p>"
        + "<w:p>" + run("nội dung") + "</w:p>"
        + paragraph("<w:pStyle w:val=\"H\"/>", run("Kết luận"))
        + "<w:p>" + run("cuối", "<w:b/>") + "</w:p><w:p/>")
    docx.styles = """
      <w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      """
    let survey = try docx.survey()
    #expect(
      survey.paragraphs.map(\.heading)
        == [nil, nil, "I. ĐẶC ĐIỂM", "I. ĐẶC ĐIỂM", "Kết luận", "Kết luận"])
    #expect(
      survey.location(of: survey.paragraphs[2])
        == .paragraph(
          file: "a.docx", part: "word/document.xml", heading: "I. ĐẶC ĐIỂM", paragraph: 3))
  }

  @Test(
    "page numbers are found however the field is written",
    arguments: [
      "<w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \"><w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr>"
        + "<w:t>2</w:t></w:r></w:fldSimple>",
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> page </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr>"
        + "<w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r><w:instrText>PA</w:instrText></w:r><w:r><w:instrText>GE</w:instrText></w:r>"
        + "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r>",
    ])
  func fields(_ xml: String) throws {
    let paragraph = try #require(InlineDocx("<w:p>\(xml)</w:p>").survey().paragraphs.first)
    #expect(paragraph.fields.map(\.name) == ["PAGE"])
    #expect(paragraph.fields.first?.format.size == 13)
    #expect(paragraph.hasPageField)
  }
}

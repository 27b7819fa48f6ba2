internal import Packaging

/// The elements of Word's parts that a survey looks at.
enum SurveyTag: String, CaseIterable {
  // Stories.
  case document = "w:document"
  case body = "w:body"
  case header = "w:hdr"
  case footer = "w:ftr"
  case paragraph = "w:p"
  case paragraphProperties = "w:pPr"
  case run = "w:r"
  case runProperties = "w:rPr"
  case text = "w:t"
  case tab = "w:tab"
  case positionedTab = "w:ptab"
  case lineBreak = "w:br"
  case carriageReturn = "w:cr"
  case noBreakHyphen = "w:noBreakHyphen"
  case symbol = "w:sym"
  case fieldCharacter = "w:fldChar"
  case instruction = "w:instrText"
  case simpleField = "w:fldSimple"
  case pageNumber = "w:pgNum"
  case drawing = "w:drawing"
  case picture = "w:pict"
  case object = "w:object"
  case textBoxContent = "w:txbxContent"
  case alternateContent = "mc:AlternateContent"
  case choice = "mc:Choice"
  case fallback = "mc:Fallback"
  case deleted = "w:del"
  case movedAway = "w:moveFrom"
  case table = "w:tbl"
  case tableProperties = "w:tblPr"
  case tableStyle = "w:tblStyle"
  case tableBorders = "w:tblBorders"
  case tableGrid = "w:tblGrid"
  case gridColumn = "w:gridCol"
  case row = "w:tr"
  case rowProperties = "w:trPr"
  case repeatedRow = "w:tblHeader"
  case gridBefore = "w:gridBefore"
  case cell = "w:tc"
  case cellProperties = "w:tcPr"
  case gridSpan = "w:gridSpan"
  case cellBorders = "w:tcBorders"
  case sectionProperties = "w:sectPr"
  case pageSize = "w:pgSz"
  case pageMargins = "w:pgMar"
  case titlePage = "w:titlePg"
  case pageNumbers = "w:pgNumType"
  case headerReference = "w:headerReference"
  case footerReference = "w:footerReference"
  case type = "w:type"
  case evenAndOddHeaders = "w:evenAndOddHeaders"
  // Old properties that a tracked change keeps.
  case paragraphChange = "w:pPrChange"
  case runChange = "w:rPrChange"
  case sectionChange = "w:sectPrChange"
  case tableChange = "w:tblPrChange"
  // Properties.
  case alignment = "w:jc"
  case indents = "w:ind"
  case spacing = "w:spacing"
  case contextualSpacing = "w:contextualSpacing"
  case keepNext = "w:keepNext"
  case keepLines = "w:keepLines"
  case pageBreakBefore = "w:pageBreakBefore"
  case outlineLevel = "w:outlineLvl"
  case paragraphBorders = "w:pBdr"
  case top = "w:top"
  case left = "w:left"
  case start = "w:start"
  case bottom = "w:bottom"
  case right = "w:right"
  case end = "w:end"
  case insideHorizontal = "w:insideH"
  case insideVertical = "w:insideV"
  case numbering = "w:numPr"
  case numberingLevel = "w:ilvl"
  case numberingID = "w:numId"
  case paragraphStyle = "w:pStyle"
  case runStyle = "w:rStyle"
  case frame = "w:framePr"
  case fonts = "w:rFonts"
  case size = "w:sz"
  case bold = "w:b"
  case italic = "w:i"
  case capitals = "w:caps"
  case smallCapitals = "w:smallCaps"
  case struck = "w:strike"
  case doublyStruck = "w:dstrike"
  case hidden = "w:vanish"
  case underline = "w:u"
  case color = "w:color"
  case highlight = "w:highlight"
  case verticalAlignment = "w:vertAlign"
  case language = "w:lang"
  // Styles.
  case defaults = "w:docDefaults"
  case runDefaults = "w:rPrDefault"
  case paragraphDefaults = "w:pPrDefault"
  case style = "w:style"
  case name = "w:name"
  case basedOn = "w:basedOn"
  // Numbering.
  case abstractList = "w:abstractNum"
  case level = "w:lvl"
  case list = "w:num"
  case abstractListID = "w:abstractNumId"
  case levelOverride = "w:lvlOverride"
  // Theme.
  case majorFonts = "a:majorFont"
  case minorFonts = "a:minorFont"
  case latinFont = "a:latin"
  case eastAsianFont = "a:ea"
  case complexFont = "a:cs"
  // Drawings.
  case extent = "wp:extent"
  case presetGeometry = "a:prstGeom"
  case customGeometry = "a:custGeom"
  case vectorLine = "v:line"
  case vectorShape = "v:shape"
  case vectorRectangle = "v:rect"
  // Anything else.
  case other = ""

  private static let all = allCases

  init(_ name: XMLName) {
    self = name.index < Self.all.count ? Self.all[name.index] : .other
  }
}

/// The attributes that a survey looks at.
enum SurveyAttribute {
  static let val = name("w:val")
  static let w = name("w:w")
  static let h = name("w:h")
  static let top = name("w:top")
  static let bottom = name("w:bottom")
  static let left = name("w:left")
  static let right = name("w:right")
  static let start = name("w:start")
  static let end = name("w:end")
  static let header = name("w:header")
  static let footer = name("w:footer")
  static let gutter = name("w:gutter")
  static let type = name("w:type")
  static let id = name("r:id")
  static let firstLine = name("w:firstLine")
  static let hanging = name("w:hanging")
  static let before = name("w:before")
  static let after = name("w:after")
  static let beforeAutomatic = name("w:beforeAutospacing")
  static let afterAutomatic = name("w:afterAutospacing")
  static let line = name("w:line")
  static let lineRule = name("w:lineRule")
  static let ascii = name("w:ascii")
  static let latin = name("w:hAnsi")
  static let eastAsian = name("w:eastAsia")
  static let complex = name("w:cs")
  static let asciiTheme = name("w:asciiTheme")
  static let latinTheme = name("w:hAnsiTheme")
  static let eastAsianTheme = name("w:eastAsiaTheme")
  static let complexTheme = name("w:cstheme")
  static let styleID = name("w:styleId")
  static let isDefault = name("w:default")
  static let numberID = name("w:numId")
  static let abstractID = name("w:abstractNumId")
  static let level = name("w:ilvl")
  static let character = name("w:char")
  static let instruction = name("w:instr")
  static let fieldType = name("w:fldCharType")
  static let horizontalAlign = name("w:xAlign")
  static let typeface = name("typeface")
  static let width = name("cx")
  static let height = name("cy")
  static let preset = name("prst")
  static let from = name("from")
  static let to = name("to")
  static let style = name("style")
  static let shapeType = name("type")

  private static let labels = [
    "w:val", "w:w", "w:h", "w:top", "w:bottom", "w:left", "w:right", "w:start", "w:end",
    "w:header", "w:footer", "w:gutter", "w:type", "r:id", "w:firstLine", "w:hanging", "w:before",
    "w:after", "w:beforeAutospacing", "w:afterAutospacing", "w:line", "w:lineRule", "w:ascii",
    "w:hAnsi", "w:eastAsia", "w:cs", "w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme",
    "w:cstheme", "w:styleId", "w:default", "w:numId", "w:abstractNumId", "w:ilvl", "w:char",
    "w:instr", "w:fldCharType", "w:xAlign", "typeface", "cx", "cy", "prst", "from", "to", "style",
    "type",
  ]

  /// Element names first, so that a `SurveyTag` has its own number; a name that is both keeps
  /// that of the element.
  static let vocabulary = XMLVocabulary(
    SurveyTag.allCases.map(\.rawValue) + labels.filter { SurveyTag(rawValue: $0) == nil })

  private static func name(_ label: String) -> XMLName {
    guard let index = vocabulary.names.firstIndex(of: label) else {
      preconditionFailure("“\(label)” is not among the attributes of a survey")
    }
    return XMLName(index: index)
  }
}

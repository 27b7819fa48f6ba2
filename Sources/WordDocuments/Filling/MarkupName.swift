import Packaging

/// The elements that filling has to know about.
enum MarkupName: UInt8, Sendable {
  case other
  case body, hdr, ftr, footnote, endnote, comment, txbxContent, footnotes, endnotes, comments
  case p, pPr, r, rPr, t, tab, br, cr, noBreakHyphen, softHyphen, delText, instrText
  case lastRenderedPageBreak, proofErr, bookmarkStart, bookmarkEnd, commentRangeStart
  case commentRangeEnd, pStyle, jc, sectPr, numPr, numId, rStyle
  case hyperlink, ins, del, moveTo, moveFrom, smartTag, customXml, fldSimple
  case sdt, sdtPr, sdtContent, dataBinding, showingPlaceholder, id
  case tbl, tblPr, tblGrid, gridCol, tr, trPr, tc, tcPr, gridSpan, vMerge, shd
  case gridBefore, gridAfter, tblStyle
  case drawing, pict, object, docPr, alternateContent, choice, fallback, blip, relationIDs
  case style, name, basedOn, link, next, abstractNum, num, abstractNumId, lvl, lvlOverride, numFmt,
    start
  case ilvl, keepNext, keepLines, pageBreakBefore, framePr, widowControl, type, pgNumType
  case headerReference, footerReference, footnoteReference, endnoteReference, commentReference
  case sectPrChange, pPrChange

  /// By the name as files write it, with the customary prefixes.
  private static let known: [(String, MarkupName)] = [
    ("w:body", .body), ("w:hdr", .hdr), ("w:ftr", .ftr), ("w:footnote", .footnote),
    ("w:endnote", .endnote), ("w:comment", .comment), ("w:txbxContent", .txbxContent),
    ("w:p", .p), ("w:pPr", .pPr), ("w:r", .r), ("w:rPr", .rPr), ("w:t", .t), ("w:tab", .tab),
    ("w:br", .br), ("w:cr", .cr), ("w:noBreakHyphen", .noBreakHyphen),
    ("w:softHyphen", .softHyphen), ("w:delText", .delText), ("w:instrText", .instrText),
    ("w:lastRenderedPageBreak", .lastRenderedPageBreak), ("w:proofErr", .proofErr),
    ("w:bookmarkStart", .bookmarkStart), ("w:bookmarkEnd", .bookmarkEnd),
    ("w:commentRangeStart", .commentRangeStart), ("w:commentRangeEnd", .commentRangeEnd),
    ("w:pStyle", .pStyle), ("w:jc", .jc), ("w:sectPr", .sectPr), ("w:numPr", .numPr),
    ("w:numId", .numId), ("w:rStyle", .rStyle), ("w:hyperlink", .hyperlink), ("w:ins", .ins),
    ("w:del", .del), ("w:moveTo", .moveTo), ("w:moveFrom", .moveFrom),
    ("w:smartTag", .smartTag), ("w:customXml", .customXml), ("w:fldSimple", .fldSimple),
    ("w:sdt", .sdt), ("w:sdtPr", .sdtPr), ("w:sdtContent", .sdtContent),
    ("w:dataBinding", .dataBinding), ("w15:dataBinding", .dataBinding),
    ("w:showingPlcHdr", .showingPlaceholder), ("w:id", .id), ("w:tbl", .tbl),
    ("w:tblPr", .tblPr), ("w:tblGrid", .tblGrid), ("w:gridCol", .gridCol), ("w:tr", .tr),
    ("w:trPr", .trPr), ("w:tc", .tc), ("w:tcPr", .tcPr), ("w:gridSpan", .gridSpan),
    ("w:vMerge", .vMerge), ("w:shd", .shd), ("w:gridBefore", .gridBefore),
    ("w:gridAfter", .gridAfter), ("w:tblStyle", .tblStyle), ("w:drawing", .drawing),
    ("w:pict", .pict), ("w:object", .object), ("wp:docPr", .docPr),
    ("mc:AlternateContent", .alternateContent), ("mc:Choice", .choice),
    ("mc:Fallback", .fallback), ("a:blip", .blip), ("dgm:relIds", .relationIDs),
    ("w:style", .style), ("w:name", .name), ("w:basedOn", .basedOn), ("w:link", .link),
    ("w:next", .next),
    ("w:abstractNum", .abstractNum), ("w:num", .num), ("w:abstractNumId", .abstractNumId),
    ("w:footnotes", .footnotes), ("w:endnotes", .endnotes), ("w:comments", .comments),
    ("w:lvl", .lvl), ("w:lvlOverride", .lvlOverride), ("w:numFmt", .numFmt), ("w:start", .start),
    ("w:ilvl", .ilvl), ("w:keepNext", .keepNext), ("w:keepLines", .keepLines),
    ("w:pageBreakBefore", .pageBreakBefore), ("w:framePr", .framePr),
    ("w:widowControl", .widowControl), ("w:type", .type), ("w:pgNumType", .pgNumType),
    ("w:headerReference", .headerReference), ("w:footerReference", .footerReference),
    ("w:footnoteReference", .footnoteReference), ("w:endnoteReference", .endnoteReference),
    ("w:commentReference", .commentReference), ("w:sectPrChange", .sectPrChange),
    ("w:pPrChange", .pPrChange),
  ]

  /// The names as numbers, for an outline of a part.
  static let codes = XMLNameCodes(known.map { (name: $0.0, code: $0.1.rawValue) })
}

extension XMLOutline.Element {
  var name: MarkupName { MarkupName(rawValue: code) ?? .other }
}

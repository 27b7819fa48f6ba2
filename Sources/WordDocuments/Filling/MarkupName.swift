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
  fileprivate static let known: [(String, MarkupName)] = [
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
}

/// Finds names by their bytes, without a text for each.
struct MarkupNames: Sendable {
  static let known = MarkupNames(MarkupName.known)

  /// Open addressing; a hash of 0 is a free place.
  private var hashes: [UInt64]
  private var names: [MarkupName]

  private init(_ known: [(String, MarkupName)]) {
    hashes = Array(repeating: 0, count: 512)
    names = Array(repeating: .other, count: 512)
    for (name, value) in known {
      var at = 0
      let hash = Self.hash(of: Array(name.utf8).span, from: &at, offset: 0)
      var slot = Int(truncatingIfNeeded: hash) & 511
      while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & 511 }
      hashes[slot] = hash
      names[slot] = value
    }
  }

  /// The name with this hash.
  subscript(_ hash: UInt64) -> MarkupName {
    var slot = Int(truncatingIfNeeded: hash) & 511
    while hashes[slot] != hash {
      if hashes[slot] == 0 { return .other }
      slot = (slot + 1) & 511
    }
    return names[slot]
  }

  /// The hash of the name that starts at, or `offset` bytes after, a place, and the place behind it.
  static func hash(of bytes: Span<UInt8>, from at: inout Int, offset: Int = 1) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    at += offset
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      at += 1
    }
    return hash
  }
}

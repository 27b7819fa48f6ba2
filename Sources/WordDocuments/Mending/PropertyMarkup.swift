internal import Packaging

/// The children of a properties element (`w:pPr`, `w:rPr`, `w:sectPr`) as they stand in a part's
/// bytes, and what they are to become.
struct PropertyMarkup {
  struct Child {
    let name: String
    /// Where it stands in the part; nil for a new one.
    let range: Range<Int>?
    let attributes: [(name: String, value: String)]
    /// What takes its place; nil while it stays as it is.
    var bytes: [UInt8]?
  }

  let element: String
  /// Where the element stands; empty where there is none yet.
  let range: Range<Int>
  /// Where its end tag starts; nil when it has none.
  let contentEnd: Int?
  private(set) var children: [Child]
  private var removed: [Range<Int>] = []
  private let order: [String: Int]
  /// Namespaces that the part does not declare by themselves, for whatever is new.
  private let declarations: String

  /// - Parameter order: the names of possible children, as the schema orders them.
  init(
    _ element: String, range: Range<Int>, contentEnd: Int?, children: [Child],
    order: [String: Int], declarations: String
  ) {
    self.element = element
    self.range = range
    self.contentEnd = contentEnd
    self.children = children
    self.order = order
    self.declarations = declarations
  }

  private var isChanged: Bool {
    !removed.isEmpty || children.contains { $0.bytes != nil }
  }

  /// Puts a child in the place that the schema gives it, instead of any of that name.
  mutating func set(_ name: String, _ attributes: [(name: String, value: String)]) {
    let index = children.firstIndex { $0.name == name }
    let child = Child(
      name: name, range: index.flatMap { children[$0].range }, attributes: attributes,
      bytes: Self.tag(name, attributes, declarations))
    if let index { children[index] = child } else { insert(child) }
  }

  /// Sets some attributes of a child and leaves its others; nil takes an attribute away.
  mutating func merge(_ name: String, _ changes: [(name: String, value: String?)]) {
    var attributes = children.first { $0.name == name }?.attributes ?? []
    for change in changes {
      let index = attributes.firstIndex { $0.name == change.name }
      switch (index, change.value) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append((change.name, value))
      case (nil, nil): break
      }
    }
    set(name, attributes)
  }

  /// Adds a child beside others of its name.
  mutating func add(_ name: String, _ attributes: [(name: String, value: String)]) {
    insert(
      Child(
        name: name, range: nil, attributes: attributes,
        bytes: Self.tag(name, attributes, declarations)))
  }

  mutating func remove(where isUnwanted: (Child) -> Bool) {
    removed += children.filter(isUnwanted).compactMap(\.range)
    children.removeAll(where: isUnwanted)
  }

  private mutating func insert(_ child: Child) {
    let place = order[child.name] ?? 0
    let index = children.firstIndex { (order[$0.name] ?? Int.max) > place }
    children.insert(child, at: index ?? children.count)
  }

  /// Changes the part where the children changed, and nowhere else.
  func apply(to edits: inout PartEdits) {
    guard isChanged else { return }
    guard let contentEnd else {
      edits.replace(range, with: whole(children.compactMap(\.bytes)))
      return
    }
    for range in removed { edits.replace(range, with: []) }
    var waiting: [UInt8] = []
    for child in children {
      guard let range = child.range else {
        waiting += child.bytes ?? []
        continue
      }
      if !waiting.isEmpty { edits.replace(range.lowerBound..<range.lowerBound, with: waiting) }
      waiting = []
      if let bytes = child.bytes { edits.replace(range, with: bytes) }
    }
    if !waiting.isEmpty { edits.replace(contentEnd..<contentEnd, with: waiting) }
  }

  /// The element as it will be, for writing it once more; nothing when it has no children.
  func copy(from part: [UInt8]) -> [UInt8] {
    let all = children.compactMap { child in
      child.bytes ?? child.range.map { Array(part[$0]) }
    }
    return all.isEmpty ? [] : whole(all)
  }

  private func whole(_ children: [[UInt8]]) -> [UInt8] {
    Array("<\(element)\(declarations)>".utf8) + children.joined()
      + Array("</\(element)>".utf8)
  }

  private static func tag(
    _ name: String, _ attributes: [(name: String, value: String)], _ declarations: String
  ) -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("<\(name)\(declarations)")
    for attribute in attributes {
      // A name without a customary prefix belongs to some extension that this element outlives.
      guard !attribute.name.hasPrefix("{") else { continue }
      xml.raw(" \(attribute.name)=\"")
      xml.text(attribute.value.replacing("\"", with: "&#34;"))
      xml.raw("\"")
    }
    xml.raw("/>")
    return xml.finish()
  }
}

/// The orders in which the schema of WordprocessingML wants children
/// (ISO/IEC 29500-1, Annex A: CT_PPr, CT_RPr, CT_SectPr).
enum PropertyOrder {
  static let paragraph = index([
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
  ])
  static let run = index([
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps",
    "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
    "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
  ])
  static let section = index([
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
    "sectPrChange",
  ])

  private static func index(_ names: [String]) -> [String: Int] {
    var order: [String: Int] = [:]
    for (place, name) in names.enumerated() { order["w:" + name] = place }
    return order
  }
}

extension String {
  /// The text with Latin letters and their combining marks joined, as Unicode's composed form (NFC).
  ///
  /// Macs and some converters write “ệ” as “e” and two marks; such text looks right and matches
  /// nothing. Marks may come in any order. Only Latin letters with marks of U+0300–U+036F are
  /// composed, which is all that Vietnamese and its neighbours write; other scripts pass as they are.
  public var composed: String {
    // A mark of U+0300–U+036F starts with byte CC or CD in UTF-8; most text has none.
    guard hasByte(0xCC, or: 0xCD) else { return self }
    var out = String.UnicodeScalarView()
    var letter: Unicode.Scalar?
    var marks: [Unicode.Scalar] = []
    func flush(into out: inout String.UnicodeScalarView) {
      if let letter {
        out.append(contentsOf: Composition.join(letter, marks))
      } else {
        out.append(contentsOf: marks)
      }
      letter = nil
      marks.removeAll(keepingCapacity: true)
    }
    for scalar in unicodeScalars {
      if (0x300...0x36F).contains(scalar.value) {
        marks.append(contentsOf: Composition.plainMarks(scalar))
      } else {
        flush(into: &out)
        letter = scalar
      }
    }
    flush(into: &out)
    return String(out)
  }
}

private enum Composition {
  /// One letter and its marks: taken apart, the marks put in canonical order, and joined again.
  static func join(_ letter: Unicode.Scalar, _ marks: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard !marks.isEmpty else { return [letter] }
    var base = letter
    var all = marks
    while let (inner, mark) = parts[base] {
      base = inner
      all.insert(mark, at: 0)
    }
    // Marks below a letter come before marks above it; those of one class keep their order.
    let ordered = all.enumerated().sorted { left, right in
      let (a, b) = (order(left.element), order(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
    var left: [Unicode.Scalar] = []
    var lastOrder: UInt8 = 0
    for mark in ordered {
      let blocked = !left.isEmpty && lastOrder == order(mark)
      if !blocked, let whole = wholes[key(base, mark)] {
        base = whole
      } else {
        left.append(mark)
        lastOrder = order(mark)
      }
    }
    return [base] + left
  }

  /// Marks that Unicode itself replaces by others.
  static func plainMarks(_ mark: Unicode.Scalar) -> [Unicode.Scalar] {
    switch mark.value {
    case 0x340: ["\u{300}"]
    case 0x341: ["\u{301}"]
    case 0x343: ["\u{313}"]
    case 0x344: ["\u{308}", "\u{301}"]
    default: [mark]
    }
  }

  private static func order(_ mark: Unicode.Scalar) -> UInt8 {
    mark.properties.canonicalCombiningClass.rawValue
  }

  private static func key(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> UInt32 {
    base.value << 12 | (mark.value & 0xFFF)
  }

  private static let wholes: [UInt32: Unicode.Scalar] = {
    var table: [UInt32: Unicode.Scalar] = [:]
    for (mark, pairs) in compositions {
      var base: Unicode.Scalar?
      for scalar in pairs.unicodeScalars {
        if let first = base {
          table[key(first, mark)] = scalar
          base = nil
        } else {
          base = scalar
        }
      }
    }
    return table
  }()

  private static let parts: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = {
    var table: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
    for (mark, pairs) in compositions {
      var base: Unicode.Scalar?
      for scalar in pairs.unicodeScalars {
        if let first = base {
          table[scalar] = (first, mark)
          base = nil
        } else {
          base = scalar
        }
      }
    }
    return table
  }()

  /// Every canonical composition of a Latin letter with one mark: letter and result in turn.
  ///
  /// From the Unicode Character Database.
  private static let compositions: [(Unicode.Scalar, String)] = [
    ("\u{300}", "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"),
    (
      "\u{301}",
      "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉ"
        + "ĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"
    ),
    ("\u{302}", "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"),
    ("\u{303}", "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
    ("\u{304}", "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"),
    ("\u{306}", "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"),
    (
      "\u{307}",
      "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨ"
        + "ṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"
    ),
    ("\u{308}", "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"),
    ("\u{309}", "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
    ("\u{30A}", "AÅaåUŮuůwẘyẙ"),
    ("\u{30B}", "OŐoőUŰuű"),
    (
      "\u{30C}",
      "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞ"
        + "hȟ"
    ),
    ("\u{30F}", "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"),
    ("\u{311}", "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
    ("\u{31B}", "OƠoơUƯuư"),
    (
      "\u{323}",
      "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợ"
        + "UỤuụƯỰưựYỴyỵ"
    ),
    ("\u{324}", "UṲuṳ"),
    ("\u{325}", "AḀaḁ"),
    ("\u{326}", "SȘsșTȚtț"),
    ("\u{327}", "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
    ("\u{328}", "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
    ("\u{32D}", "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
    ("\u{32E}", "HḪhḫ"),
    ("\u{330}", "EḚeḛIḬiḭUṴuṵ"),
    ("\u{331}", "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
  ]
}

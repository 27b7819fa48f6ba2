internal import Documents
internal import Groundwork

/// How exactly papers are measured.
enum Tolerance {
  /// Word's dialogs take hundredths of a centimetre and its files whole twips; what differs by
  /// less was meant to be right.
  static let length = Length(millimetres: 0.2)
  /// Points; sizes and gaps are kept in halves and twentieths.
  static let points = 0.06
  /// Of line spacing, which is kept in 240ths.
  static let lines = 0.006
}

extension Allowed where Amount == Length {
  /// Whether a measured length will do.
  func admits(_ length: Length) -> Bool {
    if let choices {
      return choices.contains { abs($0.points - length.points) <= Tolerance.length.points }
    }
    return length.points >= range.lowerBound.points - Tolerance.length.points
      && length.points <= range.upperBound.points + Tolerance.length.points
  }

  /// “từ 30 mm đến 35 mm”.
  var demand: Phrase {
    Demand.phrase(range.lowerBound.phrase, range.upperBound.phrase, choices?.map(\.phrase))
  }
}

extension Allowed where Amount == Double {
  /// Whether a measured amount will do.
  func admits(_ amount: Double, within tolerance: Double = Tolerance.points) -> Bool {
    if let choices { return choices.contains { abs($0 - amount) <= tolerance } }
    return amount >= range.lowerBound - tolerance && amount <= range.upperBound + tolerance
  }

  /// “từ 13 đến 14”, with a unit when one is given.
  func demand(_ unit: String = "") -> Phrase {
    Demand.phrase(
      range.lowerBound.phrase(unit), range.upperBound.phrase(unit),
      choices?.map { $0.phrase(unit) })
  }
}

private enum Demand {
  static func phrase(_ low: Phrase, _ high: Phrase, _ choices: [Phrase]?) -> Phrase {
    if let choices, choices.count > 1 {
      return Phrase(
        vi: "là " + choices.map(\.vi).joined(separator: " hoặc "),
        en: "be " + choices.map(\.en).joined(separator: " or "))
    }
    if low == high { return Phrase(vi: "là \(low.vi)", en: "be \(low.en)") }
    return Phrase(vi: "từ \(low.vi) đến \(high.vi)", en: "be \(low.en) to \(high.en)")
  }
}

extension Length {
  /// Millimetres as people write them: “30 mm”, “12,7 mm”.
  var phrase: Phrase { millimetres.phrase(" mm") }
}

extension Double {
  /// At most two decimals, with a comma in Vietnamese.
  func phrase(_ unit: String = "") -> Phrase {
    let vi = VietnameseNumber.decimal(self, places: 2, trimming: true)
    let en = String(vi.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
    return Phrase(vi: vi + unit, en: en + unit)
  }
}

extension Phrase {
  /// “cỡ chữ của quốc hiệu là 16; phải từ 12 đến 13”.
  static func measured(_ what: Phrase, _ measured: Phrase, must demand: Phrase) -> Phrase {
    Phrase(
      vi: "\(what.vi) là \(measured.vi); phải \(demand.vi)",
      en: "\(what.en) is \(measured.en); it must \(demand.en)")
  }

  /// The phrase with a capital letter less, as it stands inside a sentence.
  var lowercased: Phrase { Phrase(vi: vi.lowercasedFirst, en: en.lowercasedFirst) }
}

import Groundwork

/// How much a template may hold, over all its parts with text, its styles and its lists.
///
/// What it is filled with may be far larger; but a template is a thing that a person made, and
/// compiling one must end in a moment.
enum TemplateLimits {
  /// Bytes of XML; two hundred pages with tables are about 10 MB.
  static let bytes = 32_000_000
  /// Elements; a table of ten thousand rows with five cells each has about 400,000.
  static let elements = 500_000
  /// Tags; the largest forms of offices have a few thousand.
  static let tags = 50_000

  /// How many elements there can be at most in some XML: what begins with “<” and is no end.
  static func elements(in bytes: [UInt8]) -> Int {
    var count = 0
    var isOpen = false
    for byte in bytes {
      if isOpen, byte != UInt8(ascii: "/") { count += 1 }
      isOpen = byte == UInt8(ascii: "<")
    }
    return count
  }
}

extension Phrase {
  static let templateTooLarge = Phrase(
    vi: "mẫu có hơn \(TemplateLimits.bytes / 1_000_000) MB chữ và định dạng",
    en: "the template has more than \(TemplateLimits.bytes / 1_000_000) MB of text and formats")
  static let tooManyElements = Phrase(
    vi: "mẫu có hơn \(VietnameseNumber.grouped(TemplateLimits.elements)) phần tử",
    en: "the template has more than \(TemplateLimits.elements) elements")
  static let tooManyTags = Phrase(
    vi: "mẫu có hơn \(VietnameseNumber.grouped(TemplateLimits.tags)) thẻ",
    en: "the template has more than \(TemplateLimits.tags) tags")
}

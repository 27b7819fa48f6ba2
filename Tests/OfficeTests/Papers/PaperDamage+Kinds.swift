import Documents
import Groundwork
import WordDocuments

/// A line longer than any that fits, for paragraphs whose alignment shows.
private let longText = 400

extension PaperDamage {
  static let kinds: [PaperDamage] = pages + fonts + head + opening + text + foot + words

  private static let pages: [PaperDamage] = [
    .page("a top margin of 4 mm", .top(Length(millimetres: 4)), "margin.top"),
    .page("a bottom margin of 10 mm", .bottom(Length(millimetres: 10)), "margin.bottom"),
    .page("a left margin of 15 mm", .left(Length(millimetres: 15)), "margin.left"),
    .page("a right margin of 40 mm", .right(Length(millimetres: 40)), "margin.right"),
    .page(
      "American paper",
      .size(width: Length(millimetres: 215.9), height: Length(millimetres: 279.4)),
      "page.size"),
    .pageNumber("a page number of 10 points", "page-number.size") {
      [.text($0, 0..<9, .size(10))]
    },
    .pageNumber("a page number in italics", "page-number.italic") {
      [.text($0, 0..<9, .italic(true))]
    },
    .pageNumber("a page number at the right", "page-number.align") {
      [.paragraph($0, .alignment(.right))]
    },
  ]

  private static let fonts: [PaperDamage] = [
    .look("text in Arial", .body, .font("Arial"), "font.name"),
    .look("a title in a feigned font", .title, .font("Times New Roman Bold"), "font.name"),
    .look("a subject in .VnTime", .subject, .font(".VnTime"), "font.name", "font.legacy"),
    .look("a name in Calibri", .signerName, .font("Calibri"), "font.name"),
    .look("a recipient in Tahoma", .recipient, .font("Tahoma"), "font.name"),
    .look("text in red", .body, .color("FF0000"), "font.color"),
    .look("a subject in blue", .subject, .color("0000FF"), "font.color"),
    .look("a date in grey", .placeDate, .color("7F7F7F"), "font.color"),
  ]

  private static let head: [PaperDamage] = [
    .look("a national line of 18 points", .national, .size(18), "national.size"),
    .look("a light national line", .national, .bold(false), "national.bold"),
    .look("a slanted national line", .national, .italic(true), "national.italic"),
    .setting("a national line at the left", .national, .alignment(.left), "national.align"),
    .writing("a misspelt national line", .national, "national.wording") { text, _ in
      // One letter without its mark.
      text.contains("ả")
        ? text.replacing("ả", with: "a", maxReplacements: 1)
        : text.contains("Ộ") ? text.replacing("Ộ", with: "O", maxReplacements: 1) : nil
    },
    .writing("a national line with long dashes", .national, "national.wording") { text, _ in
      text.contains(" - ") ? text.replacing(" - ", with: " – ") : nil
    },
    .look("an issuer of 9 points", .issuer, .size(9), "issuer.size"),
    .look("a slanted issuer", .issuer, .italic(true), "issuer.italic"),
    .setting("an issuer at the left", .issuer, .alignment(.left), "issuer.align"),
    .look("a superior of 17 points", .parent, .size(17), "parent.size"),
    .look("a slanted superior", .parent, .italic(true), "parent.italic"),
    .look("a number of 11 points", .number, .size(11), "number.size"),
    .look("a slanted number", .number, .italic(true), "number.italic"),
    .setting("a number at the left", .number, .alignment(.left), "number.align"),
    .writing("a number without its zero", .number, "number.padding") { text, profile in
      text.contains(" 07") && profile.head.number.padding > 1
        ? text.replacing(" 07", with: " 7") : nil
    },
    .writing("a number with spaces", .number, "number.spaces") { text, profile in
      profile.head.number.pattern.hasPrefix("S") && text.contains("-")
        ? text.replacing("-", with: " - ") : nil
    },
    .writing("a number's label with a space", .number, "number.label") { text, _ in
      text.hasPrefix("Số:") ? text.replacing("Số:", with: "Số :") : nil
    },
    .writing("another type in the symbol", .number, "number.type") { text, profile in
      profile.id == "nd30" && text.contains("/BC-") ? text.replacing("/BC-", with: "/KH-") : nil
    },
    .writing("a year in the symbol", .number, "number.year") { text, profile in
      profile.id == "nd30" && text.contains("/BC-")
        ? text.replacing("/BC-", with: "/2023/BC-")
        : nil
    },
    .look("a date of 9 points", .placeDate, .size(9), "date.size"),
    .look("an upright date", .placeDate, .italic(false), "date.italic") {
      $0.head.placeDate.style.isItalic
    },
    .setting("a date at the left", .placeDate, .alignment(.left), "date.align"),
    .writing("a month with a zero too many", .placeDate, "date.month-padding") { text, _ in
      for month in 3...9 where text.contains("tháng \(month) ") {
        return text.replacing("tháng \(month) ", with: "tháng 0\(month) ")
      }
      return text.contains("tháng 11 ") ? text.replacing("tháng 11 ", with: "tháng 1 ") : nil
    },
    .writing("a day without its zero", .placeDate, "date.day-padding") { text, profile in
      guard profile.head.placeDate.padDaysBelow > 0, let day = text.firstMatch(of: #/ngày \d\d/#)
      else { return nil }
      return text.replacing(day.output, with: "ngày 5")
    },
    .writing("no comma after the place", .placeDate, "date.place") { text, _ in
      text.contains(", ngày") ? text.replacing(", ngày", with: " ngày") : nil
    },
    .writing("a day that never was", .placeDate, "date.impossible") { text, _ in
      text.contains(#/ngày \d+ tháng \d+/#)
        ? text.replacing(#/ngày \d+ tháng \d+/#, with: "ngày 31 tháng 11")
        : nil
    },
    .writing("a small place", .placeDate, "date.place") { text, profile in
      profile.head.placeDate.pattern.hasPrefix("{place}") ? text.lowercasedFirst : nil
    },
  ]

  private static let opening: [PaperDamage] = [
    .look("a title of 11 points", .title, .size(11), "title.size"),
    .look("a light title", .title, .bold(false), "title.bold") { $0.title.isBold },
    .look("a slanted title", .title, .italic(true), "title.italic"),
    .look("a subject of 18 points", .subject, .size(18), "subject.size"),
    .look("a light subject", .subject, .bold(false), "subject.bold") { $0.subject.isBold },
    .look("a slanted subject", .subject, .italic(true), "subject.italic"),
    .writing("a subject in capitals", .subject, "subject.case") { text, profile in
      profile.id.hasPrefix("gbt") ? nil : text.vietnameseUppercased
    },
    .look("an addressee of 10 points", .addressee, .size(10), "addressees.size"),
    .look("a slanted addressee", .addressee, .italic(true), "addressees.italic"),
    .look("a basis of 11 points", .basis, .size(11), "basis.size"),
    .look("an upright basis", .basis, .italic(false), "basis.italic") {
      $0.basis.style.isItalic
    },
    .writing("a basis that ends with a comma", .basis, "basis.mark") { text, _ in
      text.hasSuffix(";") ? text.dropLast() + "," : nil
    },
    .writing("a law with its number", .basis, "basis.law-number") { text, profile in
      guard !profile.id.hasPrefix("gbt"), text.contains("Căn cứ Luật "), text.hasSuffix(";") else {
        return nil
      }
      return text.dropLast() + " số 06/2022/QH15;"
    },
    .look("a light enacting line", .enacting, .bold(false), "enacting.bold"),
    .look("an enacting line of 18 points", .enacting, .size(18), "enacting.size"),
  ]

  private static let text: [PaperDamage] = [
    .look("text of 11 points", .body, .size(11), "body.size"),
    .look("text of 19 points", .body, .size(19), "body.size"),
    .setting("text at the left", .body, .alignment(.left), "body.align") { paper, index in
      paper.survey.paragraphs[index].text.utf8.count > longText
    },
    .setting("text without an indent", .body, .firstLine(.zero), "body.indent"),
    .setting("an indent of 20 mm", .body, .firstLine(Length(millimetres: 20)), "body.indent"),
    .setting("double lines", .body, .line(.multiple(2)), "body.line"),
    .setting("lines of 9 points", .body, .line(.exact(9)), "body.line"),
    .setting("paragraphs without a gap", .body, .spaceBefore(0), "body.spacing") { paper, index in
      index > 0 && [.body, .basis, .proposal].contains(paper.components.roles[index - 1])
        && paper.profile.body.spaceBefore.range.lowerBound > 0
        && paper.survey.paragraphs[index - 1].format.spaceAfter == 0
    },
  ]

  private static let foot: [PaperDamage] = [
    .look("a label of 15 points", .recipientsLabel, .size(15), "recipients.label.size"),
    .look("an upright label", .recipientsLabel, .italic(false), "recipients.label.italic") {
      $0.recipients.labelStyle.isItalic
    },
    .look("a light label", .recipientsLabel, .bold(false), "recipients.label.bold") {
      $0.recipients.labelStyle.isBold
    },
    .look("a recipient of 15 points", .recipient, .size(15), "recipients.list.size"),
    .look("a slanted recipient", .recipient, .italic(true), "recipients.list.italic"),
    .writing("a recipient without its mark", .recipient, "recipients.mark") { text, _ in
      text.hasSuffix(";") ? String(text.dropLast()) : nil
    },
    .writing("an archive line without its colon", .archive, "archive.form") { text, profile in
      profile.recipients.archive.contains("Lưu:") ? text.replacing("Lưu:", with: "Lưu") : nil
    },
    .look("a post of 11 points", .signerPosition, .size(11), "signature.position.size"),
    .look("a light post", .signerPosition, .bold(false), "signature.position.bold") {
      $0.signature.position.isBold
    },
    .look("a slanted post", .signerPosition, .italic(true), "signature.position.italic"),
    .look("a light authority", .signerAuthority, .bold(false), "signature.authority.bold") {
      $0.signature.authority.isBold
    },
    .look("a name of 18 points", .signerName, .size(18), "signature.name.size"),
    .look("a light name", .signerName, .bold(false), "signature.name.bold") {
      $0.signature.name.isBold
    },
    .look("a slanted name", .signerName, .italic(true), "signature.name.italic"),
    .writing("a name in capitals", .signerName, "signature.name-case") { text, profile in
      profile.signature.name.isCapitals ? nil : text.vietnameseUppercased
    },
    .writing("a name with a degree", .signerName, "signature.title") { text, _ in "TS. " + text },
    .look("an appendix's label of 11 points", .appendixLabel, .size(11), "appendix.label.size"),
    .look("a light appendix title", .appendixTitle, .bold(false), "appendix.title.bold") {
      $0.appendix.title.isBold
    },
  ]

  private static let words: [PaperDamage] = [
    .writing("doubled spaces", .body, "text.doubled-spaces") { text, _ in
      text.contains(" ") ? text.replacing(" ", with: "   ", maxReplacements: 1) : nil
    },
    .writing("a slip", .body, "text.slip") { text, _ in "Nghị đinh là sai. " + text },
    .writing("something left to be filled in", .body, "text.placeholder") { text, _ in
      text.isEmpty ? nil : "Có ....... người. " + text
    },
    .writing("a tag left", .body, "text.placeholder") { text, _ in "{{ x }} " + text },
    .writing("a date with a zero too many", .body, "text.date-padding") { text, profile in
      profile.head.placeDate.padMonthsBelow > 0 ? "Từ ngày 12 tháng 05 năm 2023. " + text : nil
    },
    .writing("a decree without its year", .body, "text.citation-year") { text, _ in
      "Theo Nghị định số 02 của Chính phủ. " + text
    },
    .writing("a first citation without its day", .body, "citation.first") { text, _ in
      "Theo Kế hoạch số 9901/KH-MAU. " + text
    },
    .writing("a weekday that begins small", .body, "text.capital-day") { text, _ in
      "Họp sáng thứ hai tại hội trường. " + text
    },
    .writing("a great khoản", .body, "text.capital") { text, _ in
      "Theo quy định tại Khoản 2 Điều 5. " + text
    },
    .writing("letters in pieces", .body, "unicode.mixed") { text, _ in
      "To\u{302}\u{309}ng ke\u{302}\u{301}t. " + text
    },
    // What bears no number, such as a news release, needs none.
    .writing("no end mark", .body, "end-mark", if: { !$0.components[.number].isEmpty }) {
      text, profile in
      profile.body.endMark == "./." && text.hasSuffix("./.") ? text.dropLast(3) + "." : nil
    },
    .writing("a paragraph that begins small", .body, "text.capital-start") { text, profile in
      profile.id.hasPrefix("gbt") ? nil : "năm qua, mọi việc đều tốt. " + text
    },
    .writing("decimal numbers", .body, "body.decimal-number") { text, _ in "1.1. " + text },
  ]
}

import Groundwork

extension Problem {
  static let unclosedComment = Problem(
    "unclosed-comment",
    Phrase(vi: "ghi chú chưa được đóng bằng “#}”", en: "the comment is never closed with “#}”"))
  static let unclosedTag = Problem(
    "unclosed-tag", Phrase(vi: "thẻ chưa được đóng", en: "the tag is never closed"))
  static let unclosedRaw = Problem(
    "unclosed-block",
    Phrase(vi: "“raw” chưa được đóng bằng “endraw”", en: "“raw” is never closed with “endraw”"))
  static let unclosedText = Problem(
    "unclosed-text", Phrase(vi: "thiếu dấu nháy đóng", en: "the closing quote is missing"))
  static let unclosedBracket = Problem(
    "unclosed-bracket", Phrase(vi: "thiếu dấu ngoặc đóng", en: "the closing bracket is missing"))
  /// A tag that another kind of delimiter closes.
  static func wrongClosing(_ closing: String, of opening: String, wanted: String) -> Problem {
    Problem(
      "unclosed-tag",
      Phrase(
        vi: "thẻ mở bằng “\(opening)” phải đóng bằng “\(wanted)”, không phải “\(closing)”",
        en: "a tag opened with “\(opening)” is closed with “\(wanted)”, not “\(closing)”"))
  }
  static func unexpected(_ text: String) -> Problem {
    Problem(
      "unexpected", Phrase(vi: "“\(text)” không thể đứng ở đây", en: "unexpected “\(text)”"),
      hints: otherLanguages[text].map {
        [Phrase(vi: "có phải ý bạn là “\($0)”?", en: "did you mean “\($0)”?")]
      } ?? [])
  }
  /// What other languages write, and what is written here instead.
  private static let otherLanguages = [
    "=": "==", "&": "and", "||": "or", "!": "not", "?": "a if b else c", ";": ",", "$": "~",
  ]
  static let elseIf = Problem(
    "unexpected",
    Phrase(vi: "“else” không có điều kiện", en: "“else” takes no condition"),
    hints: [Phrase(vi: "có phải ý bạn là “elif”?", en: "did you mean “elif”?")])
  static func curlyQuote(_ text: String) -> Problem {
    Problem(
      "curly-quote",
      Phrase(
        vi: "dấu nháy cong “\(text)” không dùng được trong thẻ",
        en: "the curly quote “\(text)” does not work inside a tag"),
      hints: [Phrase(vi: "dùng dấu nháy thẳng: ' hoặc \"", en: "use a straight quote: ' or \"")])
  }
  static func expected(_ wanted: String, got: String) -> Problem {
    Problem(
      "expected",
      Phrase(vi: "cần “\(wanted)”, gặp \(got)", en: "expected “\(wanted)”, found \(got)"))
  }
  static func expectedExpression(got: String) -> Problem {
    Problem(
      "expected-expression",
      Phrase(vi: "cần một biểu thức, gặp \(got)", en: "expected an expression, found \(got)"))
  }
  static func expectedName(got: String) -> Problem {
    Problem(
      "expected-name", Phrase(vi: "cần một tên, gặp \(got)", en: "expected a name, found \(got)"))
  }
  static let tooLong = Problem(
    "too-long",
    Phrase(
      vi: "mẫu có quá \(SyntaxLimit.words) từ và thẻ",
      en: "the template has more than \(SyntaxLimit.words) words and tags"))
  static let tooDeep = Problem(
    "too-deep",
    Phrase(
      vi: "lồng nhau quá \(SyntaxLimit.expressionDepth) tầng",
      en: "nested more than \(SyntaxLimit.expressionDepth) deep"))
  static let tooTall = Problem(
    "too-deep",
    Phrase(
      vi: "biểu thức dài quá \(SyntaxLimit.expressionHeight) phép tính nối tiếp",
      en: "more than \(SyntaxLimit.expressionHeight) operations hang on one another"))
  static func cannotAssign(_ text: String) -> Problem {
    Problem(
      "cannot-assign",
      Phrase(vi: "không thể gán cho “\(text)”", en: "“\(text)” cannot be assigned to"))
  }
  static let badArguments = Problem(
    "bad-arguments",
    Phrase(
      vi: "đối số theo vị trí phải đứng trước đối số có tên",
      en: "arguments by position must come before arguments by name"))
  static let defaultOrder = Problem(
    "bad-arguments",
    Phrase(
      vi: "tham số không có mặc định phải đứng trước tham số có mặc định",
      en: "a parameter without a default must come before those with one"))
  static let callerWithoutDefault = Problem(
    "bad-arguments",
    Phrase(vi: "tham số “caller” phải có mặc định", en: "the parameter “caller” needs a default"))
  static func filledRequired(_ name: String) -> Problem {
    Problem(
      "required-block",
      Phrase(
        vi: "khối bắt buộc “\(name)” phải để trống",
        en: "the required block “\(name)” must be empty"))
  }
  static let expectedCall = Problem(
    "expected-call",
    Phrase(vi: "“call” cần một lời gọi macro", en: "“call” needs a call of a macro"))
  static let chainedTests = Problem(
    "unexpected", Phrase(vi: "không thể viết hai “is” liền nhau", en: "tests cannot be chained"))
  static func unknownTag(_ name: String, meant: String?) -> Problem {
    Problem(
      "unknown-tag", Phrase(vi: "không có thẻ “\(name)”", en: "there is no tag “\(name)”"),
      hints: meant.map {
        [Phrase(vi: "có phải ý bạn là “\($0)”?", en: "did you mean “\($0)”?")]
      } ?? [])
  }
  static func tagNotSupported(_ name: String) -> Problem {
    Problem(
      "not-supported",
      Phrase(vi: "thẻ “\(name)” không được hỗ trợ", en: "the tag “\(name)” is not supported"))
  }
  static func strayTag(_ name: String, wanted: [String], open: (name: String, line: Int)?)
    -> Problem
  {
    guard let open else {
      return Problem(
        "stray-tag",
        Phrase(vi: "“\(name)” không đóng khối nào", en: "“\(name)” closes nothing that is open"))
    }
    let list = wanted.map { "“\($0)”" }
    return Problem(
      "stray-tag",
      Phrase(
        vi: "“\(name)” không thể đứng ở đây; cần \(list.joined(separator: " hoặc "))",
        en: "unexpected “\(name)”; looking for \(list.joined(separator: " or "))"),
      hints: [.openBlock(open.name, open.line)])
  }
  static func unclosedBlock(_ name: String, wanted: [String]) -> Problem {
    let list = wanted.map { "“\($0)”" }
    return Problem(
      "unclosed-block",
      Phrase(
        vi: "“\(name)” chưa được đóng; cần \(list.joined(separator: " hoặc "))",
        en: "“\(name)” is never closed; looking for \(list.joined(separator: " or "))"))
  }
  static func duplicateBlock(_ name: String) -> Problem {
    Problem(
      "duplicate-block",
      Phrase(vi: "khối “\(name)” có hai lần", en: "the block “\(name)” is defined twice"))
  }
  static func outsideLoop(_ name: String) -> Problem {
    Problem(
      "outside-loop",
      Phrase(vi: "“\(name)” chỉ dùng được trong “for”", en: "“\(name)” only works inside “for”"))
  }
  static func extendsInside(_ block: String) -> Problem {
    Problem(
      "extends-inside",
      Phrase(
        vi: "“extends” không đặt được trong “\(block)”",
        en: "“extends” does not work inside “\(block)”"))
  }
}

extension Phrase {
  static func openBlock(_ name: String, _ line: Int) -> Phrase {
    Phrase(
      vi: "khối trong cùng còn mở là “\(name)” ở dòng \(line)",
      en: "the innermost open block is “\(name)” from line \(line)")
  }
}

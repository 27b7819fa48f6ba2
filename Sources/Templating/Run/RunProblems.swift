import Groundwork

/// What can go wrong while a template runs.
extension Problem {
  static let divisionByZero = Problem(
    "division-by-zero", Phrase(vi: "chia cho 0", en: "division by zero"))
  static let numberTooLarge = Problem(
    "number-too-large", Phrase(vi: "số quá lớn", en: "the number is too large"))
  static func cannotCombine(_ left: Phrase, _ sign: String, _ right: Phrase) -> Problem {
    Problem(
      "wrong-type",
      Phrase(
        vi: "không thể tính \(left.vi) \(sign) \(right.vi)",
        en: "cannot work out \(left.en) \(sign) \(right.en)"),
      hints: sign == "+"
        ? [Phrase(vi: "dùng “~” để nối chữ", en: "use “~” to join text")] : [])
  }
  static func cannotCompare(_ left: Phrase, _ right: Phrase) -> Problem {
    Problem(
      "wrong-type",
      Phrase(
        vi: "không thể so sánh \(left.vi) với \(right.vi)",
        en: "cannot compare \(left.en) with \(right.en)"))
  }
  static func wanted(_ vi: String, _ en: String, got: Value) -> Problem {
    Problem(
      "wrong-type",
      Phrase(vi: "cần \(vi), gặp \(got.kind.vi)", en: "needs \(en), not \(got.kind.en)"))
  }
  static func notIterable(_ value: Value) -> Problem {
    .wanted("một danh sách", "a list", got: value)
  }
  static func notCallable(_ value: Value) -> Problem {
    Problem(
      "not-callable",
      Phrase(vi: "\(value.kind.vi) không gọi được", en: "\(value.kind.en) cannot be called"))
  }
  static func noMethod(_ name: String, _ value: Value) -> Problem {
    Problem(
      "unknown-method",
      Phrase(
        vi: "\(value.kind.vi) không có “\(name)()”", en: "\(value.kind.en) has no “\(name)()”"),
      hints: nearest(name, methodNames(of: value)))
  }
  static func badArgument(_ vi: String, _ en: String) -> Problem {
    Problem("bad-arguments", Phrase(vi: vi, en: en))
  }
  static func unknownArgument(_ name: String, of what: String, near known: [String] = []) -> Problem
  {
    var problem = Problem.badArgument(
      "“\(what)” không có đối số “\(name)”", "“\(what)” takes no argument “\(name)”")
    problem.hints = nearest(name, known)
    return problem
  }
  static func tooManyArguments(_ count: Int, of what: String) -> Problem {
    .badArgument(
      "“\(what)” nhận nhiều nhất \(count) đối số", "“\(what)” takes at most \(count) arguments")
  }
  static func missingArgument(_ name: String, of what: String) -> Problem {
    .badArgument("“\(what)” thiếu đối số “\(name)”", "“\(what)” needs the argument “\(name)”")
  }
  static func unpack(_ wanted: Int, _ got: Int) -> Problem {
    Problem(
      "unpack",
      Phrase(vi: "cần \(wanted) giá trị, gặp \(got)", en: "needs \(wanted) values, found \(got)"))
  }
  static func brokenTemplate(_ name: String) -> Problem {
    Problem(
      "broken-template",
      Phrase(vi: "mẫu “\(name)” có lỗi", en: "the template “\(name)” has errors"))
  }
  static func requiredBlock(_ name: String) -> Problem {
    Problem(
      "required-block",
      Phrase(vi: "chưa có nội dung cho khối “\(name)”", en: "the block “\(name)” must be filled"))
  }
  static let extendedTwice = Problem(
    "extended-twice",
    Phrase(
      vi: "mẫu chỉ kế thừa được một mẫu khác", en: "a template can only extend one other template"))
  static let notRecursive = Problem(
    "not-recursive",
    Phrase(vi: "vòng lặp này thiếu “recursive”", en: "this loop is not marked “recursive”"))
  static let notANamespace = Problem(
    "cannot-assign",
    Phrase(
      vi: "chỉ gán được mục của “namespace”", en: "only a namespace's fields can be assigned to"))
  /// `names` are those that may have been meant where the program stands.
  static func undefined(_ undefined: Undefined, names: [String] = []) -> Problem {
    let path = undefined.path
    let code = undefined.reason.code
    switch undefined.reason {
    case .name:
      return Problem(
        code, Phrase(vi: "không có gì tên là “\(path)”", en: "nothing is called “\(path)”"),
        hints: nearest(path, names))
    case .export(let known):
      return Problem(
        code, Phrase(vi: "không có gì tên là “\(path)”", en: "nothing is called “\(path)”"),
        hints: nearest(path, known))
    case .field(let kind, let known):
      let parts = path.split(separator: ".")
      let name = parts.last.map(String.init) ?? path
      let object = parts.dropLast().joined(separator: ".")
      let owner =
        object.isEmpty
        ? kind
        : Phrase(vi: "“\(object)” (\(kind.vi))", en: "“\(object)” (\(kind.en))")
      return Problem(
        code,
        Phrase(vi: "\(owner.vi) không có “\(name)”", en: "\(owner.en) has no “\(name)”"),
        hints: nearest(name, known))
    case .item(let kind):
      return Problem(
        code,
        Phrase(vi: "\(kind.vi) không có mục “\(path)”", en: "\(kind.en) has no item “\(path)”"))
    case .parameter:
      return Problem(
        code,
        Phrase(vi: "thiếu đối số “\(path)”", en: "the argument “\(path)” was not given"))
    case .noElse:
      return Problem(
        code, Phrase(vi: "“if” này thiếu “else”", en: "this “if” has no “else”"))
    case .emptyList, .reported:
      return Problem(code, Phrase(vi: "danh sách trống", en: "the list is empty"))
    }
  }

  static func missingValue(_ path: String) -> Problem {
    Problem(
      "missing-value", Phrase(vi: "“\(path)” còn để trống", en: "“\(path)” has no value yet"))
  }

  static func budget(_ limit: Interpreter.Limit, _ budget: Budget) -> Problem {
    switch limit {
    case .steps:
      Problem(
        "too-many-steps",
        Phrase(
          vi: "mẫu chạy quá \(budget.steps) bước",
          en: "the template takes more than \(budget.steps) steps"))
    case .depth:
      Problem(
        "too-deep-run",
        Phrase(
          vi: "gọi lồng nhau quá \(budget.depth) tầng",
          en: "calls are nested more than \(budget.depth) deep"))
    case .outputBytes:
      Problem(
        "output-too-large",
        Phrase(
          vi: "kết quả dài quá \(budget.outputBytes) byte",
          en: "the result is longer than \(budget.outputBytes) bytes"))
    case .textBytes:
      Problem(
        "text-too-large",
        Phrase(
          vi: "một đoạn chữ dài quá \(budget.textBytes) byte",
          en: "a text is longer than \(budget.textBytes) bytes"))
    case .allTexts:
      Problem(
        "text-too-large",
        Phrase(
          vi: "các đoạn chữ dài cộng lại quá \(Interpreter.longTexts) byte",
          en: "the long texts come to more than \(Interpreter.longTexts) bytes"))
    case .rangeSize:
      Problem(
        "range-too-large",
        Phrase(
          vi: "danh sách dài quá \(budget.rangeSize) mục",
          en: "the list is longer than \(budget.rangeSize) items"))
    }
  }
}

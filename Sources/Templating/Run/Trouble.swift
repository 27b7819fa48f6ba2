import Groundwork

/// What can go wrong while a template runs, in words.
struct Trouble {
  var code: String
  var message: Phrase
  var hints: [Phrase] = []

  init(_ code: String, _ message: Phrase, hints: [Phrase] = []) {
    self.code = "template." + code
    self.message = message
    self.hints = hints
  }

  static let divisionByZero = Trouble(
    "division-by-zero", Phrase(vi: "chia cho 0", en: "division by zero"))
  static let numberTooLarge = Trouble(
    "number-too-large", Phrase(vi: "số quá lớn", en: "the number is too large"))
  static func cannotCombine(_ left: Phrase, _ sign: String, _ right: Phrase) -> Trouble {
    Trouble(
      "wrong-type",
      Phrase(
        vi: "không thể tính \(left.vi) \(sign) \(right.vi)",
        en: "cannot work out \(left.en) \(sign) \(right.en)"),
      hints: sign == "+"
        ? [Phrase(vi: "dùng “~” để nối chữ", en: "use “~” to join text")] : [])
  }
  static func cannotCompare(_ left: Phrase, _ right: Phrase) -> Trouble {
    Trouble(
      "wrong-type",
      Phrase(
        vi: "không thể so sánh \(left.vi) với \(right.vi)",
        en: "cannot compare \(left.en) with \(right.en)"))
  }
  static func wanted(_ vi: String, _ en: String, got: Value) -> Trouble {
    Trouble(
      "wrong-type",
      Phrase(vi: "cần \(vi), gặp \(got.kind.vi)", en: "needs \(en), not \(got.kind.en)"))
  }
  static func notIterable(_ value: Value) -> Trouble {
    .wanted("một danh sách", "a list", got: value)
  }
  static func notCallable(_ value: Value) -> Trouble {
    Trouble(
      "not-callable",
      Phrase(vi: "\(value.kind.vi) không gọi được", en: "\(value.kind.en) cannot be called"))
  }
  static func noMethod(_ name: String, _ value: Value) -> Trouble {
    Trouble(
      "unknown-method",
      Phrase(
        vi: "\(value.kind.vi) không có “\(name)()”", en: "\(value.kind.en) has no “\(name)()”"))
  }
  static func badArgument(_ vi: String, _ en: String) -> Trouble {
    Trouble("bad-arguments", Phrase(vi: vi, en: en))
  }
  static func unknownArgument(_ name: String, of what: String) -> Trouble {
    .badArgument("“\(what)” không có đối số “\(name)”", "“\(what)” takes no argument “\(name)”")
  }
  static func tooManyArguments(_ count: Int, of what: String) -> Trouble {
    .badArgument(
      "“\(what)” nhận nhiều nhất \(count) đối số", "“\(what)” takes at most \(count) arguments")
  }
  static func missingArgument(_ name: String, of what: String) -> Trouble {
    .badArgument("“\(what)” thiếu đối số “\(name)”", "“\(what)” needs the argument “\(name)”")
  }
  static func unpack(_ wanted: Int, _ got: Int) -> Trouble {
    Trouble(
      "unpack",
      Phrase(vi: "cần \(wanted) giá trị, gặp \(got)", en: "needs \(wanted) values, found \(got)"))
  }
  static func missingTemplate(_ name: String) -> Trouble {
    Trouble(
      "missing-template",
      Phrase(vi: "không tìm thấy mẫu “\(name)”", en: "there is no template “\(name)”"))
  }
  static func brokenTemplate(_ name: String) -> Trouble {
    Trouble(
      "broken-template",
      Phrase(vi: "mẫu “\(name)” có lỗi", en: "the template “\(name)” has errors"))
  }
  static func requiredBlock(_ name: String) -> Trouble {
    Trouble(
      "required-block",
      Phrase(vi: "chưa có nội dung cho khối “\(name)”", en: "the block “\(name)” must be filled"))
  }
  static let notRecursive = Trouble(
    "not-recursive",
    Phrase(vi: "vòng lặp này thiếu “recursive”", en: "this loop is not marked “recursive”"))
  static let notANamespace = Trouble(
    "cannot-assign",
    Phrase(
      vi: "chỉ gán được mục của “namespace”", en: "only a namespace's fields can be assigned to"))
  static func notSupported(_ name: String) -> Trouble {
    Trouble(
      "not-supported",
      Phrase(vi: "“\(name)” không được hỗ trợ", en: "“\(name)” is not supported"))
  }

  static func undefined(_ undefined: Undefined) -> Trouble {
    let path = undefined.path
    switch undefined.reason {
    case .name(let known):
      return Trouble(
        "unknown-name",
        Phrase(vi: "không có gì tên là “\(path)”", en: "nothing is called “\(path)”"),
        hints: nearest(path, known))
    case .field(let kind, let known):
      let parts = path.split(separator: ".")
      let name = parts.last.map(String.init) ?? path
      let object = parts.dropLast().joined(separator: ".")
      let owner =
        object.isEmpty
        ? kind
        : Phrase(vi: "“\(object)” (\(kind.vi))", en: "“\(object)” (\(kind.en))")
      return Trouble(
        "unknown-field",
        Phrase(vi: "\(owner.vi) không có “\(name)”", en: "\(owner.en) has no “\(name)”"),
        hints: nearest(name, known))
    case .item(let kind):
      return Trouble(
        "no-item",
        Phrase(vi: "\(kind.vi) không có mục “\(path)”", en: "\(kind.en) has no item “\(path)”"))
    case .parameter:
      return Trouble(
        "missing-argument",
        Phrase(vi: "thiếu đối số “\(path)”", en: "the argument “\(path)” was not given"))
    case .noElse:
      return Trouble(
        "no-else", Phrase(vi: "“if” này thiếu “else”", en: "this “if” has no “else”"))
    case .emptyList, .reported:
      return Trouble("no-item", Phrase(vi: "danh sách trống", en: "the list is empty"))
    }
  }

  static func missingValue(_ path: String) -> Trouble {
    Trouble(
      "missing-value", Phrase(vi: "“\(path)” còn để trống", en: "“\(path)” has no value yet"))
  }

  static func budget(_ limit: Interpreter.Limit, _ budget: Budget) -> Trouble {
    switch limit {
    case .steps:
      Trouble(
        "too-many-steps",
        Phrase(
          vi: "mẫu chạy quá \(budget.steps) bước",
          en: "the template takes more than \(budget.steps) steps"))
    case .depth:
      Trouble(
        "too-deep-run",
        Phrase(
          vi: "gọi lồng nhau quá \(budget.depth) tầng",
          en: "calls are nested more than \(budget.depth) deep"))
    case .outputBytes:
      Trouble(
        "output-too-large",
        Phrase(
          vi: "kết quả dài quá \(budget.outputBytes) byte",
          en: "the result is longer than \(budget.outputBytes) bytes"))
    case .textBytes:
      Trouble(
        "text-too-large",
        Phrase(
          vi: "một đoạn chữ dài quá \(budget.textBytes) byte",
          en: "a text is longer than \(budget.textBytes) bytes"))
    case .rangeSize:
      Trouble(
        "range-too-large",
        Phrase(
          vi: "danh sách dài quá \(budget.rangeSize) mục",
          en: "the list is longer than \(budget.rangeSize) items"))
    }
  }

  private static func nearest(_ name: String, _ known: [String]) -> [Phrase] {
    nearestName(to: name, among: known).map {
      [Phrase(vi: "có phải ý bạn là “\($0)”?", en: "did you mean “\($0)”?")]
    } ?? []
  }
}

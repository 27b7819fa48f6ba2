import Groundwork

/// One kind of mistake in a template, found while it is read or while it runs, in words.
struct Problem {
  var code: String
  var message: Phrase
  var hints: [Phrase] = []

  init(_ code: String, _ message: Phrase, hints: [Phrase] = []) {
    self.code = "template." + code
    self.message = message
    self.hints = hints
  }

  /// The name that was most likely meant, as a hint; none when nothing is near.
  static func nearest(_ name: String, _ known: some Sequence<String>) -> [Phrase] {
    nearestName(to: name, among: known).map {
      [Phrase(vi: "có phải ý bạn là “\($0)”?", en: "did you mean “\($0)”?")]
    } ?? []
  }
}

extension Problem {
  static func missingTemplate(_ name: String) -> Problem {
    Problem(
      "missing-template",
      Phrase(vi: "không tìm thấy mẫu “\(name)”", en: "there is no template “\(name)”"))
  }
  static func unknownFilter(_ name: String) -> Problem {
    Problem(
      "unknown-filter",
      Phrase(vi: "không có bộ lọc “\(name)”", en: "there is no filter “\(name)”"),
      hints: nearest(name, FilterTable.names))
  }
  static func unknownTest(_ name: String) -> Problem {
    Problem(
      "unknown-test",
      Phrase(vi: "không có phép thử “\(name)”", en: "there is no test “\(name)”"),
      hints: nearest(name, TestTable.names))
  }
  static func notSupported(_ name: String) -> Problem {
    Problem(
      "not-supported",
      Phrase(vi: "“\(name)” không được hỗ trợ", en: "“\(name)” is not supported"))
  }
}

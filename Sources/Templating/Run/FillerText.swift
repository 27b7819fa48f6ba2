import Groundwork

extension Interpreter {
  /// `lipsum(n=5, html=true, min=20, max=100)`: paragraphs of `min` words or more, below `max`.
  ///
  /// Jinja draws the words by lot. A paper must come out the same every time, so here they are
  /// Cicero's, in his order, and how many there are depends on the paragraph's number alone.
  mutating func fillerText(_ arguments: Arguments) -> Value {
    if let trouble = check(arguments, ["n", "html", "min", "max"], of: "lipsum") { return trouble }
    guard let count = integer(arguments.value(0, "n"), or: 5),
      let least = integer(arguments.value(2, "min"), or: 20),
      let limit = integer(arguments.value(3, "max"), or: 100)
    else { return .failed }
    guard count <= 0 || least < limit else {
      return fail(.badArgument("“max” phải lớn hơn “min”", "“max” must be above “min”"))
    }
    let isMarkup = flag(arguments.value(1, "html"), or: true)
    var text = ""
    for paragraph in 0..<max(0, count) {
      let spread = limit.subtractingReportingOverflow(least)
      let words = least + (spread.overflow ? 0 : paragraph * 37 % spread.partialValue)
      spend(max(1, words))
      // A word and its blank have eight letters or so.
      guard text.utf8.count + max(0, words) / 4 <= options.budget.textBytes else {
        return exhausted(.textBytes)
      }
      if isExhausted { return .failed }
      if paragraph > 0 { text += isMarkup ? "\n" : "\n\n" }
      let sentences = fillerParagraph(words, from: paragraph * 11)
      text += isMarkup ? "<p>" + sentences + "</p>" : sentences
    }
    return isMarkup ? .markup(text) : .text(text)
  }
}

/// Sentences of twelve words with a comma in their middle.
private func fillerParagraph(_ count: Int, from start: Int) -> String {
  var text = ""
  for index in 0..<max(0, count) {
    let word = cicero[(start % cicero.count + index) % cicero.count]
    if index > 0 { text += " " }
    text += index % 12 == 0 ? capitalized(word) : word
    if index + 1 == count { break }
    if index % 12 == 5 { text += "," }
    if index % 12 == 11 { text += "." }
  }
  return text + "."
}

/// From “De finibus bonorum et malorum”, as typesetters have cut it for centuries.
private let cicero = """
  lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et
  dolore magna aliqua ut enim ad minim veniam quis nostrud exercitation ullamco laboris nisi ut aliquip
  ex ea commodo consequat duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore
  eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt in culpa qui officia
  deserunt mollit anim id est laborum
  """.split(whereSeparator: \.isWhitespace).map(String.init)

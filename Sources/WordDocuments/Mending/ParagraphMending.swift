internal import Documents
internal import Packaging

/// Mends one paragraph: its properties, the looks of its runs, and how its text is written.
struct ParagraphMending {
  private var markup: ParagraphMarkup
  private let part: [UInt8]
  private let namespaces: String
  private var looks: [(range: Range<Int>, look: WordMend.Look)] = []
  private var writings: [(range: Range<Int>, text: [UInt8])] = []

  /// - Parameter namespaces: what new elements must declare.
  init(_ markup: ParagraphMarkup, in part: [UInt8], namespaces: String) {
    self.markup = markup
    self.part = part
    self.namespaces = namespaces
  }

  mutating func add(_ range: Range<Int>, _ look: WordMend.Look) { looks.append((range, look)) }

  /// Of writings that overlap the first is kept; whatever asked for the other asks again.
  mutating func add(_ range: Range<Int>, _ text: String) {
    guard !writings.contains(where: { $0.range.overlaps(range) || $0.range == range }) else {
      return
    }
    writings.append((range, Array(text.utf8)))
  }

  mutating func add(_ setting: WordMend.Setting) {
    switch setting {
    case .alignment(let alignment):
      markup.properties.set("w:jc", [("w:val", alignment.wordName)])
    case .firstLine(let length):
      markup.properties.merge(
        "w:ind",
        [
          ("w:left", "0"), ("w:start", nil), ("w:leftChars", nil), ("w:startChars", nil),
          ("w:hanging", nil), ("w:hangingChars", nil), ("w:firstLineChars", nil),
          ("w:firstLine", String(length.twips)),
        ])
    case .spaceBefore(let points):
      markup.properties.merge(
        "w:spacing",
        [
          ("w:before", Self.twips(points)), ("w:beforeLines", nil), ("w:beforeAutospacing", nil),
        ])
    case .spaceAfter(let points):
      markup.properties.merge(
        "w:spacing",
        [("w:after", Self.twips(points)), ("w:afterLines", nil), ("w:afterAutospacing", nil)])
    case .line(let line):
      let (amount, rule) =
        switch line {
        case .multiple(let lines): (Int((lines * 240).rounded()), "auto")
        case .exact(let points): (Int((points * 20).rounded()), "exact")
        case .atLeast(let points): (Int((points * 20).rounded()), "atLeast")
        }
      markup.properties.merge(
        "w:spacing", [("w:line", String(amount)), ("w:lineRule", rule)])
    case .joinsOwnKind(let joins):
      markup.properties.set("w:contextualSpacing", joins ? [] : [("w:val", "0")])
    }
  }

  private static func twips(_ points: Double) -> String { String(Int((points * 20).rounded())) }

  // MARK: Making the changes

  mutating func apply(to edits: inout PartEdits) {
    // `<w:p/>` has no looks that anyone could see.
    guard !markup.tag.isEmpty else { return }
    markup.properties.apply(to: &edits)
    writings.sort { $0.range.lowerBound < $1.range.lowerBound }
    for run in markup.runs where !run.isEmpty { apply(run, to: &edits) }
  }

  /// Sets a run's looks, and parts it where they change within it.
  private func apply(_ run: ParagraphMarkup.Run, to edits: inout PartEdits) {
    let cuts = cuts(in: run.range)
    var properties = run.properties
    Self.set(looks(at: run.range.lowerBound..<(cuts.first ?? run.range.upperBound)), &properties)
    properties.apply(to: &edits)
    var waiting = cuts[...]
    for child in run.children {
      while let cut = waiting.first, cut <= child.range.lowerBound {
        edits.replace(
          child.bytes.lowerBound..<child.bytes.lowerBound, with: parting(run, at: cut, cuts))
        waiting.removeFirst()
      }
      apply(child, of: run, &waiting, cuts, to: &edits)
    }
  }

  private func apply(
    _ child: ParagraphMarkup.Child, of run: ParagraphMarkup.Run, _ waiting: inout ArraySlice<Int>,
    _ cuts: [Int], to edits: inout PartEdits
  ) {
    let own = writings.filter {
      $0.range.overlaps(child.range)
        || $0.range.isEmpty && child.range.contains($0.range.lowerBound)
    }
    switch child.kind {
    case .fixed: return
    case .sign:
      guard let writing = own.first else { return }
      let starts = writing.range.lowerBound >= child.range.lowerBound
      edits.replace(child.bytes, with: starts ? text(writing.text[...]) : [])
    case .text(let old):
      let inner = waiting.prefix { $0 < child.range.upperBound }
      waiting.removeFirst(inner.count)
      guard !own.isEmpty || !inner.isEmpty else { return }
      edits.replace(
        child.bytes, with: written(old, child.range, own, inner, of: run, cuts))
    }
  }

  /// The text of a child as it will be written, with the run parted at the cuts within.
  private func written(
    _ old: [UInt8], _ range: Range<Int>, _ own: [(range: Range<Int>, text: [UInt8])],
    _ inner: ArraySlice<Int>, of run: ParagraphMarkup.Run, _ cuts: [Int]
  ) -> [UInt8] {
    var out: [UInt8] = []
    var piece: [UInt8] = []
    var next = range.lowerBound
    var waiting = inner
    func flush() {
      out += text(piece[...])
      piece = []
    }
    func copy(to end: Int) {
      while next < end {
        let stop = min(end, waiting.first ?? end)
        piece += old[(next - range.lowerBound)..<(stop - range.lowerBound)]
        next = stop
        part()
      }
    }
    func part() {
      while let cut = waiting.first, cut <= next {
        flush()
        out += parting(run, at: cut, cuts)
        waiting.removeFirst()
      }
    }
    for writing in own {
      copy(to: max(next, min(writing.range.lowerBound, range.upperBound)))
      if writing.range.lowerBound >= range.lowerBound { piece += writing.text }
      next = max(next, min(writing.range.upperBound, range.upperBound))
      part()
    }
    copy(to: range.upperBound)
    flush()
    return out
  }

  private func text(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard !text.isEmpty else { return [] }
    var xml = XMLWriter()
    xml.raw("<w:t\(namespaces) xml:space=\"preserve\">")
    xml.text(utf8: text)
    xml.raw("</w:t>")
    return xml.finish()
  }

  // MARK: Parting runs

  /// Where looks begin or end inside a run.
  private func cuts(in range: Range<Int>) -> [Int] {
    var cuts: Set<Int> = []
    for (place, _) in looks {
      for end in [place.lowerBound, place.upperBound]
      where range.lowerBound < end && end < range.upperBound {
        cuts.insert(end)
      }
    }
    return cuts.sorted()
  }

  /// The end of a run and the beginning of the next, which looks as it should from `cut` on.
  private func parting(_ run: ParagraphMarkup.Run, at cut: Int, _ cuts: [Int]) -> [UInt8] {
    var properties = run.properties
    let end = cuts.first { $0 > cut } ?? run.range.upperBound
    Self.set(looks(at: cut..<end), &properties)
    return Array("</w:r><w:r\(namespaces)>".utf8) + properties.copy(from: part)
  }

  /// The looks that hold for a piece of a run; those of a run without text, such as the mark of a
  /// field, are the ones around it.
  private func looks(at piece: Range<Int>) -> [WordMend.Look] {
    looks.filter { place, _ in
      piece.isEmpty
        ? place.lowerBound <= piece.lowerBound && piece.lowerBound <= place.upperBound
        : place.lowerBound <= piece.lowerBound && piece.upperBound <= place.upperBound
    }.map(\.look)
  }

  private static func set(_ looks: [WordMend.Look], _ properties: inout PropertyMarkup) {
    for look in looks {
      switch look {
      case .font(let name):
        properties.set(
          "w:rFonts",
          [("w:ascii", name), ("w:eastAsia", name), ("w:hAnsi", name), ("w:cs", name)])
      case .size(let points):
        let half = String(Int((points * 2).rounded()))
        properties.set("w:sz", [("w:val", half)])
        properties.set("w:szCs", [("w:val", half)])
      case .bold(let isOn):
        properties.set("w:b", Self.toggle(isOn))
        properties.set("w:bCs", Self.toggle(isOn))
      case .italic(let isOn):
        properties.set("w:i", Self.toggle(isOn))
        properties.set("w:iCs", Self.toggle(isOn))
      case .underlined(let isOn):
        properties.set("w:u", [("w:val", isOn ? "single" : "none")])
      case .capitals(let isOn):
        properties.set("w:caps", Self.toggle(isOn))
      case .color(let color):
        properties.set("w:color", [("w:val", color)])
      }
    }
  }

  private static func toggle(_ isOn: Bool) -> [(name: String, value: String)] {
    isOn ? [] : [("w:val", "0")]
  }
}

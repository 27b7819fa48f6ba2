internal import Documents
internal import Groundwork

/// The foot: who gets the paper, and who signs it.
extension ComponentFinder {
  /// Finds recipients and signatures; answers the paragraphs they take, nil when there are none.
  func findFoot(in range: Range<Int>) -> Range<Int>? {
    let date = findSigningDate(in: range)
    let foot = findSigners(in: range)
    guard let date, let foot else { return foot ?? date.map { $0..<($0 + 1) } }
    return min(foot.lowerBound, date)..<max(foot.upperBound, date + 1)
  }

  /// The date below the signature, where the profile has it there; its paragraph.
  private func findSigningDate(in range: Range<Int>) -> Int? {
    guard profile.head.placeDate.position == .signature else { return nil }
    for index in range.suffix(Self.dateReach).reversed() {
      guard survey.paragraphs[index].cell == nil, let line = whole(index),
        words.isPlaceDate(line.folded), line.text.utf8.count <= Self.dateLimit
      else { continue }
      found.add(line.span, as: .placeDate)
      return index
    }
    return nil
  }

  /// Paragraphs at the end within which a signature's date may stand.
  private static let dateReach = 20
  /// Bytes of the longest line with a place and a date.
  private static let dateLimit = 120

  /// The recipients below everything else, where the profile has them there; where they begin.
  func findColophon(in range: Range<Int>) -> Int? {
    guard profile.recipients.position == .foot, let label = recipientsLabel(in: range) else {
      return nil
    }
    found.add(label.span, as: .recipientsLabel)
    for index in label.span.paragraph..<range.upperBound {
      guard let line = whole(index), line.span != label.span else { continue }
      addRecipient(line)
    }
    return label.span.paragraph
  }

  private func findSigners(in range: Range<Int>) -> Range<Int>? {
    guard let label = recipientsLabel(in: range) else { return findSignatureTable(in: range) }
    found.add(label.span, as: .recipientsLabel)
    guard let table = table(of: label.span.paragraph) else {
      let above = findSignatureTable(in: range.lowerBound..<label.span.paragraph)
      return findLooseFoot(from: label, before: range.upperBound, signed: above)
    }
    let paragraphs = survey.tables[table].paragraphs
    let column = cell(of: label.span.paragraph, in: table)?.column
    for index in paragraphs where index >= label.span.paragraph {
      guard cell(of: index, in: table)?.column == column else { continue }
      for line in lines(of: index) where line.span != label.span { addRecipient(line) }
    }
    let rest = paragraphs.filter { index in
      cell(of: index, in: table)?.column != column || index < label.span.paragraph
    }
    findSignatures(rest, in: table)
    guard found.signatures.isEmpty else {
      return findRows(above: table, in: range)..<paragraphs.upperBound
    }
    // A table for the recipients alone: those who sign stand in one above it.
    let above = findSignatureTable(in: range.lowerBound..<paragraphs.lowerBound)
    return (above?.lowerBound ?? paragraphs.lowerBound)..<paragraphs.upperBound
  }

  /// Letters of the longest paragraph that may hold the label: it stands on a short line.
  private static let labelLimit = 400

  private func recipientsLabel(in range: Range<Int>) -> Line? {
    guard !words.recipients.isEmpty else { return nil }
    for index in range where survey.paragraphs[index].text.utf8.count < Self.labelLimit {
      let label = lines(of: index).first { line in
        guard line.folded.hasPrefix(words.recipients) else { return false }
        let rest = line.folded.dropFirst(words.recipients.count).drop { $0 == " " }
        return rest.isEmpty || rest.first == ":"
      }
      if let label { return label }
    }
    return nil
  }

  private func addRecipient(_ line: Line) {
    guard !Self.isOrnament(line) else {
      found.add(line.span, as: .ornament)
      return
    }
    guard !words.isColophon(line.folded) else {
      found.add(line.span, as: .colophon)
      return
    }
    let bare = line.folded.undashed
    let isArchive = !words.archive.isEmpty && bare.hasPrefix(words.archive)
    if !isArchive, isDrafter(line) {
      found.add(line.span, as: .drafter)
      return
    }
    found.add(line.span, as: isArchive ? .archive : .recipient)
  }

  /// The sign of whoever drafted the paper: a short line without dash and mark below the archive's.
  private func isDrafter(_ line: Line) -> Bool {
    guard !found[.archive].isEmpty, line.text.utf8.count <= Self.drafterLimit,
      let first = line.folded.first, first != "-", first != "–", first != "+"
    else { return false }
    return !line.text.hasSuffix(".") && !line.text.hasSuffix(";") && !line.text.hasSuffix(",")
  }

  /// Bytes of the longest such sign, with the number of copies.
  private static let drafterLimit = 24

  // MARK: Signatures in a table

  /// The last table without lines that holds a post in capitals; nil when there is none.
  private func findSignatureTable(in range: Range<Int>) -> Range<Int>? {
    for table in survey.tables.indices.reversed() {
      let paragraphs = survey.tables[table].paragraphs
      guard survey.tables[table].outer == nil, !survey.tables[table].hasBorders,
        range.lowerBound <= paragraphs.lowerBound, paragraphs.upperBound <= range.upperBound
      else { continue }
      findSignatures(Array(paragraphs), in: table)
      guard !found.signatures.isEmpty else { return nil }
      return findRows(above: table, in: range)..<paragraphs.upperBound
    }
    return nil
  }

  /// Rows of signers in tables of their own right above one; answers where the first begins.
  private func findRows(above last: Int, in range: Range<Int>) -> Int {
    var start = survey.tables[last].paragraphs.lowerBound
    for table in survey.tables.indices[..<last].reversed() {
      let paragraphs = survey.tables[table].paragraphs
      guard survey.tables[table].outer == nil else { continue }
      guard !survey.tables[table].hasBorders, range.lowerBound <= paragraphs.lowerBound,
        paragraphs.upperBound <= start,
        (paragraphs.upperBound..<start).allSatisfy({ survey.paragraphs[$0].isBlank }),
        let top = paragraphs.first(where: { !survey.paragraphs[$0].isBlank }),
        let first = whole(top), isCapitals(first),
        isBold(first)
      else { break }
      let below = found.signatures
      found.signatures = []
      findSignatures(Array(paragraphs), in: table)
      found.signatures += below
      start = paragraphs.lowerBound
    }
    return start
  }

  private func findSignatures(_ paragraphs: [Int], in table: Int) {
    var columns: [Int: [Line]] = [:]
    for index in paragraphs {
      guard let column = cell(of: index, in: table)?.column else { continue }
      columns[column, default: []] += lines(of: index)
    }
    for (_, lines) in columns.sorted(by: { $0.key < $1.key }) { addSignature(lines) }
  }

  /// Posts in capitals, then whatever stands above the name, then the name.
  func addSignature(_ lines: [Line]) {
    let shown = lines.filter { !Self.isOrnament($0) && !$0.folded.hasPrefix("(") }
    var posts = shown.prefix { isCapitals($0) }
    // A name in capitals is known by the room for the signature above it.
    if posts.count == shown.count, let last = posts.last, let above = posts.dropLast().last,
      last.span.paragraph > above.span.paragraph + 1
    {
      posts.removeLast()
    }
    guard !posts.isEmpty else { return }
    var signature = WordSurvey.Signature()
    for (place, line) in posts.enumerated() {
      let isPosition =
        place == posts.count - 1 && (place > 0 || !line.folded.startsWithAny(words.prefixes))
      if isPosition {
        signature.position = line.span
      } else {
        signature.authority.append(line.span)
      }
      found.add(line.span, as: isPosition ? .signerPosition : .signerAuthority)
    }
    let rest = shown.dropFirst(posts.count)
    for line in rest.dropLast() {
      signature.aboveName.append(line.span)
      found.add(line.span, as: .aboveName)
    }
    if let name = rest.last {
      signature.name = name.span
      found.add(name.span, as: .signerName)
    }
    found.signatures.append(signature)
  }

  // MARK: Without a table

  /// Recipients at the left, the signature at the right, set apart by tabs or spaces; or the
  /// recipients alone, when a table above holds the signatures.
  private func findLooseFoot(
    from label: Line, before end: Int, signed: Range<Int>?
  ) -> Range<Int> {
    var signers: [Line] = []
    var next = label.span.paragraph
    var last = next
    while next < end {
      let isFirst = next == label.span.paragraph
      if !isFirst, survey.paragraphs[next].cell != nil || startsPage(next) { break }
      for line in lines(of: next) where line.span != label.span {
        let isDashed = line.folded.hasPrefix("-") || line.folded.hasPrefix("–")
        let isIndented = line.span.range.lowerBound > 0 && !isDashed
        if isDashed || (signed != nil && !isIndented) {
          addRecipient(line)
        } else {
          signers.append(line)
        }
        last = next
      }
      next += 1
    }
    if signed == nil { addSignature(signers) }
    if signed == nil, found.signatures.isEmpty {
      // Some set the signature above the recipients, in paragraphs of its own.
      let above = signaturesAbove(label.span.paragraph)
      return above..<(last + 1)
    }
    return (signed?.lowerBound ?? label.span.paragraph)..<(last + 1)
  }

  private func startsPage(_ index: Int) -> Bool {
    survey.paragraphs[index].hasPageBreak || sectionStarts.contains(index)
  }

  /// Paragraphs above the recipients within which a signature may stand.
  private static let signatureReach = 14

  /// A signature that stands above `end`; answers where it begins, or `end`.
  private func signaturesAbove(_ end: Int) -> Int {
    let reach = max(0, end - Self.signatureReach)..<end
    guard
      let first = reach.first(where: { index in
        guard survey.paragraphs[index].cell == nil, let line = whole(index),
          survey.paragraphs[index].format.alignment != .justify
        else { return false }
        return isBold(line) && isCapitals(line) && found.roles[index] == .other
      })
    else { return end }
    addSignature((first..<end).flatMap { lines(of: $0) })
    return first
  }
}

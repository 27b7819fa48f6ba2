import Groundwork

/// What every official paper has at its head and foot.
extension SheetPlanner {
  // MARK: Letterhead

  /// Writes whose paper it is at the left, the national title at the right (NĐ 30/2020, Phụ lục I,
  /// II.1–2).
  mutating func writeLetterhead() {
    guard let letterhead = form.letterhead else { return }
    let shares = [0.42, 0.58]
    guard let blocks = blocks(shares) else { return }
    // The national title must stay on one line: 88 mm at 13 points, 81 mm at 12.
    let isWide = width(blocks[1]) > 262
    let size = isWide ? 13.0 : 12.0
    var left: [Line] = []
    if let parent = letterhead.parent?.text(data, &findings) {
      left += name(parent, FontFace(), size: size, room: width(blocks[0]))
    }
    if let text = letterhead.name?.text(data, &findings) {
      let face = FontFace(bold: true)
      left += name(text, face, size: size, room: width(blocks[0]))
      // A third to a half of the name, which is as wide as its last line.
      let last = left.last.map { FontMetrics.width(of: $0.text, face: face, size: size) } ?? 0
      left.append(rule(last * 0.45))
    }
    var right: [Line] = []
    let own = letterhead.right.flatMap { $0.lines(data, &findings) }
    if own.isEmpty {
      right.append(Line(.nationalTitle, looks.line(size: size, bold: true, vertical: .top)))
      right.append(Line(.motto, looks.line(size: size + 1, bold: true, vertical: .top)))
      right.append(
        rule(FontMetrics.width(of: .motto, face: FontFace(bold: true), size: size + 1)))
    } else {
      right = own.map { Line($0, looks.line(size: 13, vertical: .top)) }
    }
    writeSideBySide([left, right], in: blocks)
    writeGap(12)
  }

  /// The name of a body in capitals, broken where a typist would break it.
  private mutating func name(_ name: String, _ face: FontFace, size: Double, room: Double)
    -> [Line]
  {
    let style = looks.line(size: size, bold: face.bold, vertical: .top)
    let padding = Double(SheetMeasures.paddingPixels + 2) * 72 / 96
    return AdministrativeName.lines(of: name.vietnameseUppercased, fitting: room - padding) {
      FontMetrics.width(of: $0, face: face, size: size)
    }.map { Line($0, style) }
  }

  private struct Line {
    var text: String
    var style: StyleID
    var isRule = false

    init(_ text: String, _ style: StyleID) {
      self.text = text
      self.style = style
    }
  }

  /// A line of some points' length under a text, made of low lines.
  ///
  /// A border would run under the whole cell; these small letters leave the line in the middle.
  private mutating func rule(_ length: Double) -> Line {
    let size = 6.0
    let count = max(1, Int((length / (size / 2)).rounded()))
    var line = Line(
      String(repeating: "_", count: count),
      looks.intern(
        CellStyle {
          $0.size = size
          $0.isBold = true
          $0.horizontal = .center
          $0.vertical = .top
        }))
    line.isRule = true
    return line
  }

  /// Writes lines into blocks that lie side by side, the first of each in one row, and so on.
  private mutating func writeSideBySide(_ columns: [[Line]], in blocks: [ClosedRange<Int>]) {
    for index in 0..<(columns.map(\.count).max() ?? 0) {
      let present = columns.filter { $0.indices.contains(index) }
      let onlyRules = present.allSatisfy { $0[index].isRule }
      let row = sheet.append(RowPlan(height: onlyRules ? .points(9) : .fitted))
      for (lines, block) in zip(columns, blocks) where lines.indices.contains(index) {
        put(lines[index].text, lines[index].style, row: row, columns: block)
      }
    }
  }

  // MARK: Signatures

  /// Writes who signs, and at the left who receives (NĐ 30/2020, Phụ lục I, II.7 and II.9).
  mutating func writeSignatures() {
    guard let form = form.signatures else { return }
    let receives = recipients(form)
    let count = form.signers.count + (receives.isEmpty ? 0 : 1)
    guard count > 0 else { return }
    // A single signer stands in the right half.
    let isAlone = count == 1
    let shares = [Double](repeating: 1 / Double(isAlone ? 2 : count), count: isAlone ? 2 : count)
    guard let blocks = blocks(shares) else { return }
    writeGap(12)
    if let text = form.placeDate?.text(data, &findings) {
      let row = sheet.append(RowPlan(height: .fitted))
      put(
        text, looks.line(size: 13, italic: true), row: row, columns: blocks[blocks.count - 1])
    }
    let signers = form.signers.map { lines(of: $0) }
    let top = signers.map(\.top.count).max() ?? 0
    // Room for the signature and the seal.
    let gap = 4
    var columns = signers.map { signer in
      signer.top + blanks(top - signer.top.count + gap) + [signer.name]
    }
    if !receives.isEmpty { columns.insert(receives, at: 0) }
    if isAlone { columns.insert([], at: 0) }
    writeSideBySide(columns, in: blocks)
  }

  private func blanks(_ count: Int) -> [Line] {
    [Line](repeating: Line("", .standard), count: max(0, count))
  }

  private mutating func lines(of signer: SignaturesForm.Signer) -> (top: [Line], name: Line) {
    let bold = looks.line(size: 13, bold: true)
    var top = (signer.authority?.lines(data, &findings) ?? []).map { Line($0, bold) }
    if let position = signer.position?.text(data, &findings) { top.append(Line(position, bold)) }
    if let note = signer.note?.text(data, &findings) {
      top.append(Line(note, looks.line(size: 12, italic: true)))
    }
    let rank = signer.rank?.text(data, &findings)
    let name = signer.name?.text(data, &findings)
    return (top, Line([rank, name].compactMap { $0 }.joined(separator: " "), bold))
  }

  private mutating func recipients(_ form: SignaturesForm) -> [Line] {
    let names = form.recipients?.lines(data, &findings) ?? []
    let archive = form.archive?.text(data, &findings)
    guard !names.isEmpty || archive != nil else { return [] }
    let style = looks.line(size: 11, align: .left, vertical: .top)
    var lines = [Line("Nơi nhận:", looks.line(size: 12, bold: true, italic: true, align: .left))]
    lines += names.map { Line("- \($0);", style) }
    if let archive { lines.append(Line("- Lưu: \(archive).", style)) }
    return lines
  }
}

extension String {
  fileprivate static let nationalTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  fileprivate static let motto = "Độc lập - Tự do - Hạnh phúc"
}

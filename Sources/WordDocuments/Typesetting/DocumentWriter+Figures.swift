internal import Documents
internal import Groundwork
internal import Packaging

/// Pictures in the text, with their captions.
extension DocumentWriter {
  mutating func write(_ figure: Figure) {
    guard let picture = pictures[figure.path] else { return }
    let look = profile.figure
    figures += 1
    drawings += 1
    let (number, id) = (figures, drawings)
    let words = figure.description.isEmpty ? figure.caption.plainText : figure.description
    let size = size(of: picture, figure)
    emit(.figure, []) { $0.spaceBefore = Length(points: look.spaceBefore).twips }
    append { $0.picture(picture, size, id: id, description: words) }
    pages.add(height: Double(size.height) / 12_700 + look.spaceBefore)
    let pattern = figure.caption.isEmpty ? look.singlePattern : look.pattern
    emit(.caption, [])
    append { xml in
      xml.caption(pattern, number: number, sequence: look.sequence, figure.caption)
    }
  }

  /// In EMU: as the paper says, or its own, but no wider than the text and no higher than allowed.
  private func size(
    of picture: PictureShelf.Picture, _ figure: Figure
  ) -> (width: Int, height: Int) {
    let limit = Length(twips: textWidth).emu
    let wanted = figure.width.map { Int(Double(limit) * $0 / 100) } ?? picture.size.width
    let size = picture.size(width: min(limit, wanted))
    let highest = profile.figure.height.emu
    return size.height > highest ? picture.size(height: highest) : size
  }
}

extension XMLWriter {
  /// A label such as “Hình 2” with a caption; `number` is shown until Word counts anew.
  fileprivate mutating func caption(
    _ pattern: String, number: Int, sequence: String, _ caption: [Inline]
  ) {
    // What stands around the names in braces.
    let (field, words): (Character, Character) = ("\u{1F}", "\u{1E}")
    var piece = ""
    for character in Wording.fill(pattern, ["n": String(field), "caption": String(words)]) {
      guard character == field || character == words else {
        piece.append(character)
        continue
      }
      run(piece)
      piece = ""
      if character == field {
        element("w:fldSimple", ["w:instr": " SEQ \(sequence) \\* ARABIC "]) {
          $0.run(String(number))
        }
      } else {
        runs(caption)
      }
    }
    run(piece)
  }
}

extension SignatureTable {
  /// The pictures of a signature and of the seal over it, for the room above the name.
  ///
  /// The signature stands in the middle of the room, the seal covers a share of it at its left
  /// (NĐ 30/2020, Phụ lục I, Phần I, II.7 and II.8; Điều 33).
  ///
  /// - Parameter place: of the signature among all, which tells apart two that say the same.
  func writePictures(at place: Int, in width: Int, to xml: inout XMLWriter) {
    let signature = signatures[place]
    let look = profile.signature
    let (column, room) = (Length(twips: width).emu, look.room.emu)
    let written = pictures[signature.picture]
    let size =
      written?.size(height: look.pictures.signatureHeight.emu) ?? (width: column / 3, height: 0)
    let left = (column - size.width) / 2
    let id = firstDrawing + 2 * place + 1
    if let written {
      xml.floatingPicture(
        written, size, x: left, y: (room - size.height) / 2, id: id,
        description: words(look.pictures.signatureText, signature))
    }
    if let seal = pictures[signature.seal] {
      let sealed = seal.size(height: look.pictures.sealHeight.emu)
      let right = left + Int(Double(size.width) * look.pictures.overlap)
      xml.floatingPicture(
        seal, sealed, x: right - sealed.width, y: (room - sealed.height) / 2, id: id + 1,
        description: words(look.pictures.sealText, signature))
    }
  }

  /// For those who cannot see it.
  private func words(_ pattern: String, _ signature: SignatureBlock) -> String {
    Wording.fill(pattern, ["name": signature.name ?? ""])
  }
}

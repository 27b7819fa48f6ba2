extension StoryWriter {
  // MARK: Containers

  /// Gives a cell, note or header a last paragraph when it would have none.
  func ensureParagraph(_ properties: Range<Int>) {
    guard !isMuted, !endsInParagraph() else { return }
    append("<w:p>")
    append(part: properties)
    append("</w:p>")
  }

  /// Whether the last block written is a paragraph, passing over ends of bookmarks.
  private func endsInParagraph() -> Bool {
    var end = out.count
    while end > 1, out[end - 1] == UInt8(ascii: ">") {
      guard let open = out[..<end].lastIndex(of: UInt8(ascii: "<")) else { return false }
      let tag = out[open..<end]
      if tag.elementsEqual("</w:p>".utf8) { return true }
      guard tag.dropLast().last == UInt8(ascii: "/") else { return false }
      if tag.starts(with: "<w:p/".utf8) || tag.starts(with: "<w:p ".utf8) { return true }
      guard tag.starts(with: "<w:bookmark".utf8) || tag.starts(with: "<w:comment".utf8) else {
        return false
      }
      end = open
    }
    return false
  }

  // MARK: Tables

  func finishRow(from start: Int) {
    guard !isMuted, start <= out.count else { return }
    if !Self.holds("<w:tc", out[start...]) { out.removeSubrange(start...) }
  }

  func finishTable(from start: Int) {
    guard !isMuted, start <= out.count else { return }
    guard holdsRow(from: start) else {
      out.removeSubrange(start...)
      return
    }
    GridRepair.repair(&out, from: start)
  }

  func holdsRow(from start: Int) -> Bool { Self.holds("<w:tr", out[start...]) }

  /// Whether an element of this name starts here.
  private static func holds(_ name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let name = Array(name.utf8)
    var at = bytes.startIndex
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[open...].prefix(name.count + 1)
      if rest.starts(with: name), let last = rest.last, rest.count > name.count,
        last == 0x20 || last == UInt8(ascii: ">") || last == UInt8(ascii: "/")
      {
        return true
      }
      at = open + 1
    }
    return false
  }
}

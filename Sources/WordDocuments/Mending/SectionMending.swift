internal import Documents
internal import Packaging

/// Mends the set-up of one section's pages.
struct SectionMending {
  private var markup: PropertyMarkup

  init(_ markup: PropertyMarkup) { self.markup = markup }

  /// - Parameter number: makes the header or footer with the page's number, and answers its
  ///   relationship.
  mutating func add(
    _ setting: WordMend.PageSetting, _ profile: FormatProfile,
    number: () throws(PackageFault) -> String
  ) throws(PackageFault) {
    switch setting {
    case .size(let width, let height):
      markup.merge(
        "w:pgSz",
        [
          ("w:w", String(width.twips)), ("w:h", String(height.twips)), ("w:code", nil),
          ("w:orient", width > height ? "landscape" : nil),
        ])
    case .top(let length): set("w:top", length)
    case .bottom(let length): set("w:bottom", length)
    case .left(let length):
      set("w:left", length)
      markup.merge("w:pgMar", [("w:gutter", "0")])
    case .right(let length): set("w:right", length)
    case .pageNumber:
      let edge: WordMend.Edge = profile.pageNumber.place == .top ? .header : .footer
      remove(edge, .common)
      addReference(edge, .common, try number())
      markup.merge("w:pgMar", [("w:\(edge.rawValue)", String(profile.pageNumber.fromEdge.twips))])
    case .bareFirstPage: bareFirstPage(profile)
    case .without(let edge, let pages): remove(edge, pages)
    }
  }

  func apply(to edits: inout PartEdits) { markup.apply(to: &edits) }

  private mutating func set(_ side: String, _ length: Length) {
    markup.merge("w:pgMar", [(side, String(length.twips))])
  }

  /// The page's number is hidden; what stands at the other edge goes on standing there.
  private mutating func bareFirstPage(_ profile: FormatProfile) {
    let numbered: WordMend.Edge = profile.pageNumber.place == .top ? .header : .footer
    let other: WordMend.Edge = numbered == .header ? .footer : .header
    remove(numbered, .first)
    if let common = reference(other, .common), reference(other, .first) == nil {
      addReference(other, .first, common)
    }
    markup.set("w:titlePg", [])
  }

  // MARK: References

  private static func name(_ edge: WordMend.Edge) -> String { "w:\(edge.rawValue)Reference" }

  private func reference(_ edge: WordMend.Edge, _ pages: WordMend.Pages) -> String? {
    markup.children.first { Self.isReference($0, edge, pages) }?.attributes
      .first { $0.name == "r:id" }?.value
  }

  private mutating func remove(_ edge: WordMend.Edge, _ pages: WordMend.Pages) {
    markup.remove { Self.isReference($0, edge, pages) }
  }

  private mutating func addReference(
    _ edge: WordMend.Edge, _ pages: WordMend.Pages, _ id: String
  ) {
    markup.add(Self.name(edge), [("w:type", pages.rawValue), ("r:id", id)])
  }

  private static func isReference(
    _ child: PropertyMarkup.Child, _ edge: WordMend.Edge, _ pages: WordMend.Pages
  ) -> Bool {
    guard child.name == name(edge) else { return false }
    let type = child.attributes.first { $0.name == "w:type" }?.value ?? "default"
    return type == pages.rawValue
  }
}

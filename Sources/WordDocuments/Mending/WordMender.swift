public import Documents
internal import Packaging

/// Mends the form of finished documents in copies of them.
///
/// Of the package only the parts with something to mend are changed, and of these only the places
/// themselves; everything else is copied as it stands, not even unpacked. No word is ever changed.
/// The same document with the same mends gives the same bytes.
public struct WordMender: Sendable {
  private let profile: FormatProfile

  /// A mender of papers of one regime: a page number that is missing is set as its profile says.
  public init(_ profile: FormatProfile) { self.profile = profile }

  /// A copy of the document with the mends made, of which a later one wins over an earlier.
  ///
  /// - Parameter mends: for places of a survey of these very bytes; others are left out.
  /// - Throws: `WordFault` when the bytes are no Word document that could be read, or when a part
  ///   is kept in UTF-16, which no Word program writes.
  public func mend(_ bytes: [UInt8], _ mends: [WordMend]) throws(WordFault) -> [UInt8] {
    do throws(PackageFault) {
      let package = try OfficePackage(reading: bytes)
      guard let main = try package.part(ofKind: "officeDocument", from: nil) else {
        throw PackageFault.missingPart("/word/document.xml")
      }
      var changes = PackageChanges(package)
      for part in Self.parts(of: mends, main) {
        guard let name = try? PartName("/" + part), package.contains(name) else { continue }
        let old = try package.part(name)
        guard !old.starts(with: [0xFF, 0xFE]), !old.starts(with: [0xFE, 0xFF]) else {
          throw PackageFault.damaged(entry: part)
        }
        let work = MendedPart(name: name, bytes: old, isMain: name == main, profile: profile)
        changes.change(name, to: try work.mend(mends, &changes))
      }
      return try changes.finish()
    } catch {
      throw WordFault(reading: error)
    }
  }

  /// The parts in which there is something to mend, in the order of the mends.
  private static func parts(of mends: [WordMend], _ main: PartName) -> [String] {
    var seen: Set<String> = []
    return mends.map { $0.part ?? main.entryName }.filter { seen.insert($0).inserted }
  }
}

extension WordMend {
  /// The part that it changes; nil for the main one.
  fileprivate var part: String? {
    switch self {
    case .text(let place, _, _), .paragraph(let place, _), .writing(let place, _, _): place.part
    case .page: nil
    }
  }

  fileprivate var offset: Int? {
    switch self {
    case .text(let place, _, _), .paragraph(let place, _), .writing(let place, _, _):
      place.offset
    case .page: nil
    }
  }
}

/// One part while it is mended.
private struct MendedPart {
  let name: PartName
  let bytes: [UInt8]
  let isMain: Bool
  let profile: FormatProfile
  /// The files of the Strict variant use other names for the same things.
  private let isStrict: Bool
  /// What new elements must declare because the root does not, as hardly any program leaves out.
  private let namespaces: String

  func mend(
    _ all: [WordMend], _ changes: inout PackageChanges
  ) throws(PackageFault) -> [UInt8] {
    let mends = all.filter { $0.part.map { $0 == name.entryName } ?? isMain }
    var reader = try MarkupReader(
      bytes, part: name.path, wanted: Set(mends.compactMap(\.offset)), declarations: namespaces)
    try reader.read()
    var paragraphs: [Int: ParagraphMending] = [:]
    var sections: [Int: SectionMending] = [:]
    for mend in mends {
      guard case .page(let index, let setting) = mend else {
        add(mend, reader.paragraphs, to: &paragraphs)
        continue
      }
      let markup =
        reader.sections.indices.contains(index)
        ? reader.sections[index] : noSection(before: reader.bodyEnd)
      guard let markup else { continue }
      var section = sections[index] ?? SectionMending(markup)
      try section.add(setting, profile) { () throws(PackageFault) in
        try addNumber(&changes)
      }
      sections[index] = section
    }
    var edits = PartEdits(bytes)
    for offset in paragraphs.keys.sorted() { paragraphs[offset]?.apply(to: &edits) }
    for index in sections.keys.sorted() { sections[index]?.apply(to: &edits) }
    return edits.finish()
  }

  private func add(
    _ mend: WordMend, _ found: [Int: ParagraphMarkup],
    to paragraphs: inout [Int: ParagraphMending]
  ) {
    guard let offset = mend.offset, let markup = found[offset] else { return }
    var paragraph =
      paragraphs[offset] ?? ParagraphMending(markup, in: bytes, namespaces: namespaces)
    switch mend {
    case .text(_, let range, let look): paragraph.add(range, look)
    case .writing(_, let range, let text): paragraph.add(range, text)
    case .paragraph(_, let setting): paragraph.add(setting)
    case .page: break
    }
    paragraphs[offset] = paragraph
  }

  /// Where a document says nothing of its pages, what it will say at its end.
  private func noSection(before end: Int?) -> PropertyMarkup? {
    end.map {
      PropertyMarkup(
        "w:sectPr", range: $0..<$0, contentEnd: nil, children: [], order: PropertyOrder.section,
        declarations: namespaces)
    }
  }

  /// The header or footer with the page's number; answers its relationship.
  private func addNumber(_ changes: inout PackageChanges) throws(PackageFault) -> String {
    let edge = profile.pageNumber.place == .top ? "header" : "footer"
    return try changes.add(
      FixedParts.part(ProfileParts(profile: profile).writeUnstyledNumber),
      beside: name, stem: "\(edge)TongKet",
      contentType:
        "application/vnd.openxmlformats-officedocument.wordprocessingml.\(edge)+xml",
      relationship: relationships + edge, id: "rIdNumber")
  }

  // MARK: Namespaces

  private var relationships: String { Self.relationships(isStrict: isStrict) }

  private static func relationships(isStrict: Bool) -> String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  }

  init(name: PartName, bytes: [UInt8], isMain: Bool, profile: FormatProfile) {
    self.name = name
    self.bytes = bytes
    self.isMain = isMain
    self.profile = profile
    let start = String(decoding: bytes.prefix(8_192), as: UTF8.self)
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    isStrict = start.contains(strict)
    func declaration(_ prefix: String, _ uri: String) -> String {
      let isBound =
        start.contains("xmlns:\(prefix)=\"\(uri)\"") || start.contains("xmlns:\(prefix)='\(uri)'")
      return isBound ? "" : " xmlns:\(prefix)=\"\(uri)\""
    }
    let uses = String(Self.relationships(isStrict: isStrict).dropLast())
    namespaces =
      declaration("w", isStrict ? strict : WordNamespace.main)
      + (isMain ? declaration("r", uses) : "")
  }
}

internal import Packaging

/// Where the paragraphs of a Word document stand that findings about templates count by number.
public struct TemplateParagraphs: Sendable {
  /// The main part as findings call it, such as “word/document.xml”.
  public let part: String
  private let starts: [Int]

  /// - Throws: `WordFault.cannotRead` when the bytes are no Word document, or damaged.
  public init(reading bytes: [UInt8]) throws(WordFault) {
    do throws(PackageFault) {
      let package = try OfficePackage(reading: bytes)
      guard let main = try package.part(ofKind: "officeDocument", from: nil) else {
        throw .missingPart("/word/document.xml")
      }
      let raw = try package.part(main)
      let text = TemplateReading.utf8(raw)
      let tree = try MarkupTree(text, part: main.path)
      part = main.entryName
      // A byte-order mark is left out of the tree and counts in the file.
      let shift = raw.count - text.count == 3 ? 3 : 0
      starts = tree.nodes.filter { $0.name == .p }.map { $0.open.lowerBound + shift }
    } catch {
      throw WordFault(reading: error)
    }
  }

  /// The offset of a paragraph of the main part, counted from 1; nil when there is none.
  public subscript(paragraph: Int) -> Int? {
    starts.indices.contains(paragraph - 1) ? starts[paragraph - 1] : nil
  }
}

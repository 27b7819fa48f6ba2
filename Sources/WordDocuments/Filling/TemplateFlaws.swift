import Groundwork
import Packaging

/// What is wrong with a template's package before anything is filled in.
///
/// A filled document is as sound as its template and no sounder, so that its flaws are told; only
/// those are looked for that keep Word from opening a file, or make it offer to repair one.
struct TemplateFlaws {
  private(set) var findings = Findings()
  private let file: String

  init(file: String) { self.file = file }

  /// Looks whether the parts that a part (nil: the package) uses are there, and of a known type.
  mutating func look(
    at relationships: [Relationship], of source: PartName?, in package: OfficePackage
  ) {
    for relationship in relationships {
      guard let part = relationship.part else { continue }
      if !package.contains(part) {
        add(.missingPart(part.entryName, usedBy: source?.entryName ?? "_rels/.rels"))
      } else if package.contentType(of: part) == nil {
        add(.noContentType(part.entryName))
      }
    }
  }

  /// Looks for cells that do not end in a paragraph, which Word calls a damaged file.
  mutating func look(at tree: MarkupTree, of part: PartName) {
    var bare = 0
    for cell in tree.nodes.indices where tree.nodes[cell].name == .tc {
      guard let last = tree.children(of: cell).last else {
        bare += 1
        continue
      }
      switch tree.nodes[last].name {
      case .tbl, .tcPr: bare += 1
      // A mark of a bookmark, a comment or a change may follow the paragraph; what stands in a
      // content control or in markup of other programs is theirs to end.
      default: continue
      }
    }
    if bare > 0 { add(.bareCells(bare, in: part.entryName)) }
  }

  /// Looks whether the XML of a part that filling carries over unread is well formed.
  mutating func look(atUnread part: PartName, in package: OfficePackage) {
    do throws(PackageFault) {
      let bytes = try package.part(part)
      let type = package.contentType(of: part) ?? ""
      guard type.hasSuffix("xml") || ["xml", "rels"].contains(part.fileExtension) else { return }
      try XMLReader.check(bytes, part: part.path)
    } catch {
      add(.unreadable(error.phrase))
    }
  }

  private mutating func add(_ flaw: Phrase) {
    findings.warning(
      "word-template.flawed", flaw, at: .file(file), hints: [.mendTemplate])
  }
}

extension Phrase {
  fileprivate static func missingPart(_ part: String, usedBy source: String) -> Phrase {
    Phrase(
      vi: "mẫu vốn đã hỏng: “\(source)” dùng “\(part)”, nhưng trong tệp không có phần ấy",
      en: "the template itself is flawed: “\(source)” uses “\(part)”, which is not in the file")
  }

  fileprivate static func noContentType(_ part: String) -> Phrase {
    Phrase(
      vi: "mẫu vốn đã hỏng: không khai loại nội dung của phần “\(part)”",
      en: "the template itself is flawed: it does not declare the content type of “\(part)”")
  }

  fileprivate static func bareCells(_ count: Int, in part: String) -> Phrase {
    Phrase(
      vi: "mẫu vốn đã hỏng: trong “\(part)” có \(count) ô bảng không kết thúc bằng một đoạn văn",
      en: count == 1
        ? "the template itself is flawed: a table cell in “\(part)” does not end in a paragraph"
        : "the template itself is flawed: \(count) table cells in “\(part)” do not end in a paragraph"
    )
  }

  fileprivate static func unreadable(_ reason: Phrase) -> Phrase {
    Phrase(
      vi: "mẫu vốn đã hỏng: \(reason.vi)", en: "the template itself is flawed: \(reason.en)")
  }

  fileprivate static let mendTemplate = Phrase(
    vi: "văn bản làm ra cũng hỏng như mẫu; mở mẫu bằng Word, để Word sửa rồi lưu lại",
    en:
      "what is filled is flawed in the same way; open the template in Word, let it repair it, and save"
  )
}

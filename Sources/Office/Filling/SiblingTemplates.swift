import Groundwork
import Templating

/// The templates that lie beside the main one, for `include`, `import` and `extends`.
///
/// All of them are read before anything is compiled: a compiled template does not reach for files.
struct SiblingTemplates: Sendable {
  /// The texts by the names that templates call them by, paths from the folder.
  private(set) var texts: [String: String] = [:]

  /// Most that is read: a template of a megabyte is a mistake, and a folder of pictures is no
  /// library of templates.
  private enum Limit {
    static let file = 1 << 20
    static let files = 500
    static let total = 16 << 20
  }

  static let none = SiblingTemplates()

  private init() {}

  /// Reads what the main template names, and what those name; everything in the folder where a name
  /// is only worked out when the template runs.
  ///
  /// - Throws: `WorkspaceFault` when the folder cannot be read.
  init(
    beside template: String, text main: String, in workspace: any Workspace
  ) throws(WorkspaceFault) {
    let (folder, own) = template.splitPath
    texts[own] = main
    var mentions = TemplateMentions(main)
    guard mentions.any else { return }
    let entries = try workspace.list(folder).filter { $0.kind == .file && $0.size <= Limit.file }
    let present = Set(entries.map(\.name))
    var total = main.utf8.count
    var waiting = mentions.names
    while let name = waiting.popLast() {
      guard texts[name] == nil, texts.count < Limit.files, total < Limit.total else { continue }
      guard present.contains(name) || Self.isBelow(name) else { continue }
      guard let text = try Self.read(folder.joined(name), in: workspace) else { continue }
      texts[name] = text
      total += text.utf8.count
      let more = TemplateMentions(text)
      waiting += more.names
      mentions.areDynamic = mentions.areDynamic || more.areDynamic
    }
    guard mentions.areDynamic else { return }
    for entry in entries where texts[entry.name] == nil {
      guard texts.count < Limit.files, total < Limit.total else { break }
      guard let text = try Self.read(folder.joined(entry.name), in: workspace) else { continue }
      texts[entry.name] = text
      total += text.utf8.count
    }
  }

  /// The text of a template beside the main one, under the name that messages show.
  func template(_ name: String) -> TemplateText? {
    texts[name].map { TemplateText(name: name, text: $0) }
  }

  /// A path below the folder: no way up, no root.
  private static func isBelow(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// Nil for what is no text, or no file.
  private static func read(
    _ path: String, in workspace: any Workspace
  ) throws(WorkspaceFault) -> String? {
    guard let entry = try workspace.look(at: path), entry.kind == .file else { return nil }
    guard entry.size <= Limit.file else { return nil }
    var unread = Findings()
    return SourceText(file: path, bytes: try workspace.read(path))
      .decoded(as: "template", into: &unread)?.text
  }
}

/// The names in a template that may be other templates' names.
private struct TemplateMentions {
  /// Whether the template names others at all.
  var any = false
  /// Whether a name is worked out instead of written.
  var areDynamic = false
  /// What stands in quotes anywhere: a name too many costs nothing but a look.
  var names: [String] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
      index = open + 1
      guard open > 0, bytes[open - 1] == UInt8(ascii: "{") else { continue }
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "%")) ?? bytes.count
      let words = String(decoding: bytes[index..<end], as: UTF8.self)
        .drop { $0 == "-" || $0 == "+" || $0.isWhitespace }
      guard
        let word = ["include", "import", "extends", "from"].first(where: { words.hasPrefix($0) })
      else { continue }
      any = true
      let name = words.dropFirst(word.count).drop { $0.isWhitespace }
      let isWritten = name.first.map { "\"'[".contains($0) } ?? false
      if !isWritten || name.contains("~") { areDynamic = true }
    }
    guard any else { return }
    names = Self.quoted(bytes)
  }

  private static func quoted(_ bytes: [UInt8]) -> [String] {
    var names: Set<String> = []
    for quote in [UInt8(ascii: "'"), UInt8(ascii: "\"")] {
      for piece in bytes.split(separator: quote) where piece.count <= 200 {
        let name = String(decoding: piece, as: UTF8.self)
        if !name.contains("\n") { names.insert(name) }
      }
    }
    return names.sorted()
  }
}

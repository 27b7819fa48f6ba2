import Groundwork
import Packaging

/// What inserted documents bring along: styles and lists that the template does not have.
struct DocumentMerge {
  var styles: [UInt8] = []
  var styleIDs: Set<String> = []
  var abstractLists: [UInt8] = []
  var lists: [UInt8] = []
  var notes: [NoteKind: [UInt8]] = [:]
}

extension FillSession {
  /// The body of another document, made to fit this one; nil, with a finding, when it cannot be.
  func blocks(ofDocument path: String, in writer: StoryWriter) -> [UInt8]? {
    do {
      if documents[path] == nil {
        guard let bytes = resource(path) else {
          complain(
            "word-template.missing-document",
            Phrase(vi: "không có tệp Word “\(path)”", en: "there is no Word file “\(path)”"),
            in: writer)
          return nil
        }
        documents[path] = try InsertedDocument(bytes)
      }
      return try documents[path]?.blocks(for: writer)
    } catch {
      complain(
        "word-template.unreadable-document",
        Phrase(
          vi: "không đọc được “\(path)”: \(error.phrase.vi)",
          en: "“\(path)” could not be read: \(error.phrase.en)"), in: writer)
      return nil
    }
  }
}

import Groundwork
import Packaging

/// A Word document whose body is put into another.
struct InsertedDocument {
  /// Its blocks as they go into the other, once ids and relationships are those of that one.
  var blocks: [UInt8]
}

/// What inserted documents bring along: styles and lists that the template does not have.
struct DocumentMerge {
  var styles: [UInt8] = []
  var abstractLists: [UInt8] = []
  var lists: [UInt8] = []
}

extension FillSession {
  /// The body of another document, made to fit this one; nil, with a finding, when it cannot be.
  func blocks(ofDocument path: String, in writer: StoryWriter) -> [UInt8]? {
    nil
  }
}

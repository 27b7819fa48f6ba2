/// A template as a person wrote it, under the name that messages show.
public struct TemplateText: Sendable, Hashable {
  public var name: String
  public var text: String
  /// The number of the text's first line in its file, from 1.
  ///
  /// A paper's body starts below its front matter, and messages count lines in the whole file.
  public var firstLine: Int

  public init(name: String, text: String, firstLine: Int = 1) {
    self.name = name
    self.text = text
    self.firstLine = firstLine
  }
}

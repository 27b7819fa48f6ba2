extension FormatProfile {
  /// How pictures and their captions look.
  public struct FigureLook: Sendable, Hashable {
    /// Of the caption.
    public var style: ElementStyle
    /// `{n}` and `{caption}`.
    public var pattern: String
    /// `{n}`, where there is no caption.
    public var singlePattern: String
    /// What Word calls the numbers; it counts those of one name together.
    public var sequence: String
    /// Above the picture, in points.
    public var spaceBefore: Double
    /// Of the highest picture; a higher one is made smaller.
    public var height: Length
  }

  /// How the list of titles looks.
  public struct ContentsLook: Sendable, Hashable {
    /// What stands above it.
    public var title: String
    public var titleStyle: ElementStyle
    public var style: ElementStyle
    /// How much farther right each level begins than the one above it.
    public var indent: Length
    /// Levels that it lists, unless the paper says otherwise.
    public var depth: Int
    /// What leads to the page's number.
    public var leader: Leader
    /// Whether Word works the page numbers out anew when it opens the file; it asks first.
    public var updates: Bool

    /// What stands between a title and its page.
    public enum Leader: String, Sendable, Hashable, CaseIterable {
      case none, dot, hyphen, underscore
    }
  }

  /// Where pictures of a signature and a seal are set.
  public struct SigningPictures: Sendable, Hashable {
    /// Of the signature.
    public var signatureHeight: Length
    /// Of the seal.
    public var sealHeight: Length
    /// The share of the signature that the seal covers, at its left.
    public var overlap: Double
    /// What those read who cannot see them; `{name}` is the signer's.
    public var signatureText: String
    public var sealText: String
  }
}

extension FormatProfile.FigureLook {
  init(_ fields: inout ProfileReader) {
    style = fields.group("caption") { $0.style() }
    pattern = fields.text("pattern")
    singlePattern = fields.text("single_pattern")
    sequence = fields.text("sequence")
    spaceBefore = fields.number("space_before", in: 0...200)
    height = fields.length("height", in: 10...1000)
  }
}

extension FormatProfile.ContentsLook {
  init(_ fields: inout ProfileReader) {
    title = fields.text("text")
    titleStyle = fields.group("title") { $0.style() }
    style = fields.group("entry") { $0.style() }
    indent = fields.length("indent", in: 0...50)
    depth = fields.integer("depth", in: 1...9)
    leader = fields.choice("leader") ?? .none
    updates = fields.bool("update")
  }
}

extension FormatProfile.SigningPictures {
  init(_ fields: inout ProfileReader) {
    signatureHeight = fields.length("signature_height", in: 5...100)
    sealHeight = fields.length("seal_height", in: 5...100)
    overlap = fields.number("overlap", in: 0...1)
    signatureText = fields.text("signature_text")
    sealText = fields.text("seal_text")
  }
}

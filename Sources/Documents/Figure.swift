public import Groundwork

/// A picture with its caption.
public struct Figure: Sendable, Hashable {
  /// As the paper writes it; whoever typesets the paper knows where it leads.
  public var path: String
  /// Without the label and the number; empty for none.
  public var caption: [Inline]
  /// What those read who cannot see the picture; empty where the caption says it.
  public var description: String
  /// Hundredths of the text's width; nil for the picture's own size.
  public var width: Double?
  public var location: Location

  /// A picture of its own size.
  public init(
    path: String, caption: [Inline] = [], description: String = "", location: Location = .nowhere
  ) {
    self.path = path
    self.caption = caption
    self.description = description
    self.location = location
  }
}

/// A picture that a paper names, and where.
public struct NamedPicture: Sendable, Hashable {
  public var path: String
  /// Whether it must let what lies under it show, as a signature's or a seal's
  /// (NĐ 30/2020, Phụ lục I, Phần I, II.7 and II.8: “.png”, transparent).
  public var isTransparent: Bool
  public var location: Location
}

extension Document {
  /// Every picture that the paper names, in order; one that is named twice comes twice.
  public var pictures: [NamedPicture] {
    var pictures: [NamedPicture] = []
    for blocks in [body] + appendices.map(\.body) { Self.collect(blocks, into: &pictures) }
    for signature in signatures + (copy?.signatures ?? []) {
      for path in [signature.picture, signature.seal].compactMap(\.self) {
        pictures.append(NamedPicture(path: path, isTransparent: true, location: .file(file)))
      }
    }
    return pictures
  }

  private static func collect(_ blocks: [Block], into pictures: inout [NamedPicture]) {
    for block in blocks {
      switch block {
      case .figure(let figure):
        pictures.append(
          NamedPicture(path: figure.path, isTransparent: false, location: figure.location))
      case .list(let list): for item in list.items { collect(item, into: &pictures) }
      default: break
      }
    }
  }

  /// The depths of the titles of the paper itself and its appendices, in order.
  public var titleDepths: [Int] {
    (body + appendices.flatMap(\.body)).compactMap {
      if case .heading(let depth, _) = $0 { depth } else { nil }
    }
  }

  /// Whether the paper lists its titles somewhere.
  public var hasContents: Bool {
    (body + appendices.flatMap(\.body)).contains {
      if case .contents = $0 { true } else { false }
    }
  }
}

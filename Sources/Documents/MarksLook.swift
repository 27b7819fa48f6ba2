extension FormatProfile {
  /// How the marks of secrecy, urgency and circulation look.
  public struct MarksLook: Sendable, Hashable {
    /// How secret a paper is: below the number, at the left.
    public var secrecy: Kind
    /// How urgent it is: below that.
    public var urgency: Kind
    /// Among whom it may go round: in the top margin, at the right.
    public var circulation: Kind
    /// Width of the box's lines in points.
    public var border: Double
    /// Between the words and a box whose width is not prescribed.
    public var padding: Length
    /// Between a box and what stands next to it.
    public var gap: Length

    /// All three kinds, in the order of a page.
    public var kinds: [Kind] { [circulation, secrecy, urgency] }

    /// Marks of one kind.
    public struct Kind: Sendable, Hashable {
      public var style: ElementStyle
      /// Those that there are, with their boxes.
      public var items: [Item]
    }

    /// A mark and its box.
    public struct Item: Sendable, Hashable {
      /// As it is printed.
      public var text: String
      /// Nil where the rule leaves it to the words.
      public var width: Length?
      /// Nil where the rule leaves it to the words.
      public var height: Length?
    }
  }

  /// How the line looks that says where the issuing body is to be found.
  public struct ContactLook: Sendable, Hashable {
    public var style: ElementStyle
    /// From the lower edge of the paper to the text.
    public var fromEdge: Length
    /// Width of the rule above it, in points.
    public var border: Double
    /// What stands between two pieces.
    public var separator: String
    /// The pieces, in their order.
    public var items: [Item]

    /// One piece of the line.
    public struct Item: Sendable, Hashable {
      public var field: Contact.Field
      /// `{text}` stands for what the paper tells.
      public var pattern: String
    }
  }

  /// The sign of whoever drafted a paper, and in how many copies it goes out.
  public struct DrafterLook: Sendable, Hashable {
    public var style: ElementStyle
    /// `{drafter}` and `{copies}`.
    public var pattern: String
    /// `{drafter}`, where the number of copies is not told.
    public var singlePattern: String
  }
}

extension FormatProfile.MarksLook {
  init(_ fields: inout ProfileReader) {
    secrecy = fields.group("secrecy") { Kind(&$0) }
    urgency = fields.group("urgency") { Kind(&$0) }
    circulation = fields.group("circulation") { Kind(&$0) }
    border = fields.number("border", in: 0...12)
    padding = fields.length("padding", in: 0...20)
    gap = fields.length("gap", in: 0...50)
  }
}

extension FormatProfile.MarksLook.Kind {
  fileprivate init(_ fields: inout ProfileReader) {
    style = fields.style()
    items = fields.groups("items") { item in
      FormatProfile.MarksLook.Item(
        text: item.text("text"), width: item.optionalLength("width", in: 5...150),
        height: item.optionalLength("height", in: 4...50))
    }
  }
}

extension FormatProfile.ContactLook {
  init(_ fields: inout ProfileReader) {
    style = fields.style()
    fromEdge = fields.length("from_edge", in: 0...200)
    border = fields.number("border", in: 0...12)
    separator = fields.text("separator")
    items = fields.groups("items") { item in
      Item(field: item.choice("name") ?? .address, pattern: item.text("pattern"))
    }
  }
}

extension FormatProfile.DrafterLook {
  init(_ fields: inout ProfileReader) {
    style = fields.style()
    pattern = fields.text("pattern")
    singlePattern = fields.text("single_pattern")
  }
}

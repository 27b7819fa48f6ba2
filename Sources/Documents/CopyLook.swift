extension FormatProfile {
  /// How the attestation of a copy looks, and the lines of electronic ones.
  public struct CopyLook: Sendable, Hashable {
    /// Of the copy's form, “SAO Y”.
    public var style: ElementStyle
    /// The forms that there are.
    public var forms: [Form]
    /// From the paper down to the rule, in points.
    public var spaceBefore: Double
    /// Width of the rule across the text, in points.
    public var border: Double

    /// A form of copy.
    public struct Form: Sendable, Hashable {
      /// As it is printed.
      public var text: String
      /// What the symbol of such a copy begins with, “SY”.
      public var symbol: String
    }
  }

  /// The line at the top of page 1 of what is signed as a file.
  public struct SigningLook: Sendable, Hashable {
    public var style: ElementStyle
    /// `{form}`, `{issuer}` and `{time}`.
    public var copy: String
    /// Of an attachment in a file of its own: `{number}`, `{symbol}` and `{time}`.
    public var attachment: String
    /// Blanks in place of a time that is not yet known.
    public var blank: Int
  }
}

extension FormatProfile.CopyLook {
  init(_ fields: inout ProfileReader) {
    style = fields.group("form") { $0.style() }
    forms = fields.groups("forms") { form in
      Form(text: form.text("text"), symbol: form.text("symbol"))
    }
    spaceBefore = fields.number("space_before", in: 0...200)
    border = fields.number("border", in: 0...12)
  }
}

extension FormatProfile.SigningLook {
  init(_ fields: inout ProfileReader) {
    style = fields.style()
    copy = fields.text("copy")
    attachment = fields.text("attachment")
    blank = fields.integer("blank", in: 0...100)
  }
}

/// Where the pieces of one paragraph stand in the bytes of its part.
struct ParagraphMarkup {
  let tag: XMLTag
  var properties: PropertyMarkup
  var runs: [Run] = []

  /// A run with its text.
  struct Run {
    /// Right after its start tag.
    let start: Int
    /// Whether it is an empty-element tag, in which nothing can be set.
    let isEmpty: Bool
    var properties: PropertyMarkup
    /// Which bytes of the paragraph's text are the run's.
    var range: Range<Int>
    var children: [Child] = []
  }

  /// What stands in a run besides its properties.
  struct Child {
    let kind: Kind
    /// Where it stands in the part.
    let bytes: Range<Int>
    /// Which bytes of the paragraph's text it gives: none for a picture.
    let range: Range<Int>

    enum Kind {
      /// `w:t`, with its text.
      case text([UInt8])
      /// A tab, a break, a sign: all or nothing.
      case sign
      /// What no mending touches.
      case fixed
    }
  }
}

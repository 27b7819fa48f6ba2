/// How official papers of one regime must look, and how we print them.
///
/// A profile is data (`Templates/profiles/*.yaml`; every field is described in
/// `Documentation/profiles.md`) and never contains a sentence of a paper. The typesetter and the
/// checker read the same profile, so the checker finds nothing wrong with what the typesetter made.
public struct FormatProfile: Sendable, Hashable {
  public var id: String
  public var name: String
  /// The rule that the profile puts into figures; nil for habits.
  public var source: String?
  /// What whoever relies on it must know, such as that it was not held against the rule's text.
  public var note: String?
  public var page: Page
  public var font: Font
  /// Sizes that one paper uses together, in points; the first is the one in use.
  public var sizeSteps: [SizeStep]
  public var pageNumber: PageNumber
  public var head: Head
  public var title: ElementStyle
  public var subject: ElementStyle
  /// “(Kèm theo …)” under the subject of an attachment.
  public var attachedTo: ElementStyle
  public var addressees: Addressees
  /// Who decides, above the bases.
  public var authority: ElementStyle
  public var basis: Basis
  public var enacting: ElementStyle
  public var body: Body
  public var schemes: [Scheme]
  /// The letters that number points, in order.
  public var letters: [String]
  public var table: TableLook
  public var signature: Signature
  public var recipients: RecipientsLook
  public var appendix: AppendixLook
  /// Boxes that say how secret, how urgent, and among whom a paper is.
  public var marks: MarksLook
  /// Where the issuing body is to be found, at the foot of the first page.
  public var contact: ContactLook
  /// Pictures and their captions.
  public var figure: FigureLook
  /// The list of titles.
  public var contents: ContentsLook
  /// Of notes at the foot of the page.
  public var footnote: ElementStyle
  /// The attestation below a copy.
  public var copy: CopyLook
  /// The line at the top of what is signed as a file.
  public var signing: SigningLook

  /// The sheet of paper.
  public struct Page: Sendable, Hashable {
    public var width: Length
    public var height: Length
    public var margins: Margins
    /// On pages that are wider than high.
    public var landscapeMargins: Margins
    /// Left and right change places on the back of a sheet.
    public var isMirrored: Bool
  }

  public struct Margins: Sendable, Hashable {
    public var top: Allowed<Length>
    public var bottom: Allowed<Length>
    public var left: Allowed<Length>
    public var right: Allowed<Length>
  }

  public struct Font: Sendable, Hashable {
    public var name: String
    /// Six hexadecimal digits, red first.
    public var color: String
    /// Language tag of the text, `vi-VN`.
    public var language: String
  }

  /// A set of sizes that move together.
  public struct SizeStep: Sendable, Hashable {
    public var name: String
    /// Of the lines that stay small in the head.
    public var small: Double
    /// Of the body and all else.
    public var normal: Double
  }

  public struct PageNumber: Sendable, Hashable {
    public enum Place: String, Sendable, Hashable, CaseIterable { case top, bottom }
    public var size: Allowed<Double>
    /// Nil for the font of all text.
    public var font: String?
    public var alignment: Alignment
    /// On even pages; nil for that of all pages.
    public var evenAlignment: Alignment?
    public var place: Place
    /// From the edge of the paper to the number.
    public var fromEdge: Length
    public var isHiddenOnFirst: Bool
    /// `{n}` stands for the number.
    public var pattern: String
  }

  /// The two columns at the head of the first page.
  public struct Head: Sendable, Hashable {
    public enum Model: String, Sendable, Hashable, CaseIterable {
      case twoColumns = "two_columns"
      /// One line below another in the middle of the page, the issuing body as a letterhead.
      case centered
    }
    public var model: Model
    /// The least room between the two columns.
    public var gap: Length
    public var national: [NationalLine]
    public var parent: ElementStyle
    public var issuer: ElementStyle
    public var number: Number
    public var placeDate: PlaceDate
    public var dispatchSubject: Patterned
  }

  /// A line above place and date that is the same on all papers.
  public struct NationalLine: Sendable, Hashable {
    /// What the line is called among the styles in Word.
    public var name: String
    public var text: String
    public var style: ElementStyle
  }

  /// An element with its wording; names in braces are filled in.
  public struct Patterned: Sendable, Hashable {
    public var style: ElementStyle
    public var pattern: String
  }

  public struct Number: Sendable, Hashable {
    public var style: ElementStyle
    /// `{number}`, `{symbol}` and `{year}`.
    public var pattern: String
    /// Blanks in place of a number that is not yet given.
    public var blank: Int
    /// Figures that a number has at least, filled up with 0.
    public var padding: Int
    /// The time in which no number comes twice.
    public var period: Period

    /// How long numbers run on before they begin anew.
    public enum Period: String, Sendable, Hashable, CaseIterable {
      case year
      /// The term of a committee.
      case term
    }
  }

  public struct PlaceDate: Sendable, Hashable {
    public var style: ElementStyle
    /// `{place}` and `{date}`.
    public var pattern: String
    /// `{day}`, `{month}` and `{year}`.
    public var date: String
    /// Blanks in place of a figure that is not yet given.
    public var blank: Int
    /// Days below this get a 0 before them.
    public var padDaysBelow: Int
    /// Months below this get a 0 before them.
    public var padMonthsBelow: Int
    public var position: Position

    /// Where a paper tells its date.
    public enum Position: String, Sendable, Hashable, CaseIterable {
      /// At the top of the first page, with the number.
      case head
      /// Below the name of who signs.
      case signature
    }
  }

  /// To whom a paper is addressed.
  public struct Addressees: Sendable, Hashable {
    public var style: ElementStyle
    public var label: String
    public var items: Listing
    /// After a single addressee.
    public var singleMark: String
  }

  /// How the lines of a short list begin and end.
  public struct Listing: Sendable, Hashable {
    public var dash: String
    public var mark: String
    public var lastMark: String
  }

  /// The legal bases.
  public struct Basis: Sendable, Hashable {
    public var style: ElementStyle
    /// What each begins with.
    public var dash: String
    /// Whether italics are kept to papers with an enacting line; in others bases are upright.
    public var isItalicOnlyWhenEnacting: Bool
    /// Whether laws are cited with their numbers.
    public var citesLawNumbers: Bool
    public var mark: String
    public var lastMark: String
  }

  public struct Body: Sendable, Hashable {
    public var size: Allowed<Double>
    public var alignment: Alignment
    /// Of a paragraph's first line.
    public var indent: Allowed<Length>
    /// Before each paragraph, in points.
    public var spaceBefore: Allowed<Double>
    public var line: LineSpacing
    public var endMark: String
    /// What starts a dashed item, one for each depth; deeper ones use the last.
    public var dashes: [String]
  }

  /// Room for a line of text.
  public enum LineSpacing: Sendable, Hashable {
    /// Times the font's own height.
    case multiple(Allowed<Double>)
    /// Points, whatever the font.
    case exact(Allowed<Double>)
  }

  /// How the parts of a paper are numbered.
  public struct Scheme: Sendable, Hashable {
    public var name: String
    /// From the widest part to the narrowest.
    public var levels: [Level]

    public init(name: String, levels: [Level]) {
      self.name = name
      self.levels = levels
    }
  }

  public struct Level: Sendable, Hashable {
    /// How figures are written.
    public enum Numeral: String, Sendable, Hashable, CaseIterable {
      case none, roman, decimal, letter
      /// 一, 二 … 十, 十一.
      case chinese
    }
    /// Where the title stands.
    public enum Title: String, Sendable, Hashable, CaseIterable { case beside, below }

    public var name: String
    /// The depth of the Markdown heading that makes this level; nil when none does.
    public var heading: Int?
    /// Whether items of numbered lists are parts of this level.
    public var takesLists: Bool
    public var numeral: Numeral
    /// `{n}` stands for the number.
    public var label: String
    /// Whether the label is bold even where the text is not.
    public var isLabelBold: Bool
    public var title: Title
    /// Whether numbers run on through wider parts.
    public var continues: Bool
    /// Whether the first line is indented like the body's.
    public var isIndented: Bool
    /// Of a title; items of lists look like the body.
    public var style: ElementStyle
  }

  public struct TableLook: Sendable, Hashable {
    public var size: Allowed<Double>
    public var isHeaderBold: Bool
    public var headerAlignment: Alignment
    /// Width of the lines in points; 0 for none.
    public var border: Double
    /// Left and right of the text in a cell.
    public var padding: Length
    /// Above and below the text in a cell, in points.
    public var space: Double
    public var repeatsHeader: Bool
  }

  public struct Signature: Sendable, Hashable {
    public var authority: ElementStyle
    public var position: ElementStyle
    public var aboveName: ElementStyle
    public var name: ElementStyle
    /// In points, from the body down.
    public var spaceBefore: Double
    /// For the signature and the seal.
    public var room: Length
    /// Where pictures of the signature and the seal are set in that room.
    public var pictures: SigningPictures
    /// Share of the text's width that the block takes.
    public var width: Allowed<Double>
    /// Signers side by side at most, where there are several.
    public var perRow: Int
    /// The least room between two of them.
    public var columnGap: Length
    /// Abbreviations of authority that may start a line.
    public var prefixes: [String]
    /// Kinds of bodies whose signers may show their rank.
    public var rankAllowed: [String]
  }

  public struct RecipientsLook: Sendable, Hashable {
    public var label: String
    public var labelStyle: ElementStyle
    public var listStyle: ElementStyle
    public var items: Listing
    /// `{archive}` stands for what is kept and where.
    public var archive: String
    /// Below the list, at its right.
    public var drafter: DrafterLook
    public var position: Position
    public var colophon: Colophon

    /// Where the recipients stand.
    public enum Position: String, Sendable, Hashable, CaseIterable {
      /// Beside the signature, or below it where the paper says so.
      case signature
      /// Between lines at the foot of the last page.
      case foot
    }
  }

  /// The lines between which recipients stand at the foot of the last page, and what stands last
  /// there.
  public struct Colophon: Sendable, Hashable {
    /// Thickness of the first and the last line, in points; 0 for none.
    public var outer: Double
    /// Of those between, in points.
    public var inner: Double
    /// Who printed the paper and when: `{issuer}`, `{date}`, and a tab before what stands at the
    /// right; empty for nothing.
    public var pattern: String
  }

  public struct AppendixLook: Sendable, Hashable {
    /// `{n}` stands for the number.
    public var label: String
    /// When there is only one.
    public var singleLabel: String
    public var numeral: Level.Numeral
    public var heading: ElementStyle
    public var title: ElementStyle
    public var reference: Patterned
    public var restartsPageNumbers: Bool
  }

  /// The scheme of this name; nil when the profile has none.
  public func scheme(named name: String) -> Scheme? { schemes.first { $0.name == name } }
}

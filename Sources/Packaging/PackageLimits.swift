/// How much an office package, and the XML inside it, may ask of us.
///
/// Real packages stay far below; hostile ones end in a fault instead of in the machine's memory.
public struct PackageLimits: Sendable, Hashable {
  /// Entries in a package: a workbook with a thousand sheets, drawings and their relationships.
  public var entries = 4_096
  /// Bytes of all parts unpacked.
  public var unpackedBytes = 500_000_000
  /// Bytes of one part unpacked: a sheet as high as Excel allows, with ten cells in each row, is
  /// about 430 MB.
  public var partBytes = 450_000_000
  /// Times that a part may be larger unpacked than packed; deflate itself ends at 1,032, and
  /// empty rows of a real sheet reach about 300.
  public var ratio = 1_000
  /// Parts below this size unpacked may have any ratio: a megabyte of blanks harms nobody.
  public var ratioFreeBytes = 1_000_000
  /// Elements inside elements; Word's deepest nesting (tables in text boxes in tables) is about 60.
  public var depth = 256
  /// Attributes on one element; a Word root declares some 35 namespaces.
  public var attributes = 256
  /// Namespaces declared on an element and those around it; every new one is compared with all
  /// of them, and Word's parts have about 50.
  public var namespaces = 256
  /// Bytes of one attribute's value: long formulas of validations stay under 8 KB.
  public var attributeBytes = 1_000_000
  /// Bytes of one tag, comment or processing instruction, with all its attributes.
  public var markupBytes = 2_000_000
  /// Bytes of one element's or attribute's name.
  public var nameBytes = 1_000
  /// Bytes of one run of text; Excel's longest cell is 32,767 characters.
  public var textBytes = 10_000_000

  public init() {}

  /// What every reader uses unless told otherwise.
  public static let standard = PackageLimits()

  /// Bytes of an entry's name; longer ones do not fit the systems that packs are unpacked on.
  static let nameLength = 1_024
}

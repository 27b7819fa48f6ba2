/// Files that data refers to: pictures and documents to insert.
///
/// A template opens no files itself; whoever fills it says what a path means.
public struct FillResources: Sendable {
  let load: @Sendable (String) -> [UInt8]?

  /// Resources by their path as the data writes it; nil when there is no such file.
  public init(_ load: @escaping @Sendable (String) -> [UInt8]?) { self.load = load }

  /// For data that refers to no files.
  public static let none = FillResources { _ in nil }
}

import Groundwork
import Packaging
import Synchronization

/// The styles of a template, read when something first asks for them.
///
/// They can be half of all that a template holds, and most documents are filled without a single
/// one: a part that filling does not need is copied as it stands.
final class StylesPart: Sendable {
  /// The part's name; nil when the template has none.
  let name: PartName?
  private let package: OfficePackage?
  private let known: Mutex<TemplateStyles?>

  /// A template without styles.
  init() {
    name = nil
    package = nil
    known = Mutex(TemplateStyles())
  }

  /// - Throws: `PackageFault` when the part's bytes are damaged, so that no copy of it is either.
  init(_ package: OfficePackage, _ part: PartName) throws(PackageFault) {
    try XMLReader.checkProlog(TemplateReading.utf8(package.part(part)), part: part.path)
    name = part
    self.package = package
    known = Mutex(nil)
  }

  /// What the part says.
  ///
  /// - Throws: `PackageFault` when it is not well formed.
  func read() throws(PackageFault) -> TemplateStyles {
    if let known = known.withLock({ $0 }) { return known }
    guard let package, let name else { return TemplateStyles() }
    // Two threads that come at once read the same.
    let styles = try TemplateStyles(package, name)
    known.withLock { $0 = styles }
    return styles
  }

  /// Whether paragraphs of this style are headings; not when the part cannot be read, for whoever
  /// only tells where something stands.
  func isHeading(_ id: String) -> Bool { (try? read())?.isHeading(id) ?? false }
}

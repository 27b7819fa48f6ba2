internal import Documents
internal import Packaging

/// The parts that are the same in every document of one profile, written and compressed once.
///
/// Styles alone are some ten times as long as a letter's text; a batch of letters would spend most
/// of its time on making the same ones again.
struct FixedParts: Sendable {
  let settings: CompressedEntry
  let fonts: CompressedEntry
  let number: CompressedEntry
  /// Nil where even pages show it as odd ones do.
  let evenNumber: CompressedEntry?
  private let styles: [(scheme: String, entry: CompressedEntry)]

  init(_ profile: FormatProfile) throws(PackageFault) {
    let compressor = try Compressor()
    let looks = ProfileParts(profile: profile)
    settings = compressor.compress(Self.part(looks.writeSettings))
    fonts = compressor.compress(Self.part(looks.writeFonts))
    number = compressor.compress(Self.part(looks.writeNumber))
    evenNumber =
      profile.pageNumber.evenAlignment == nil
      ? nil : compressor.compress(Self.part(looks.writeEvenNumber))
    var styles: [(scheme: String, entry: CompressedEntry)] = []
    for scheme in profile.schemes {
      let bytes = Self.part { StyleSheet(profile: profile, scheme: scheme).write(to: &$0) }
      styles.append((scheme.name, compressor.compress(bytes)))
    }
    self.styles = styles
  }

  /// Nil for a scheme that the profile does not have.
  func styles(for scheme: FormatProfile.Scheme) -> CompressedEntry? {
    styles.first { $0.scheme == scheme.name }?.entry
  }

  static func part(_ write: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter(reserving: 4_096)
    write(&xml)
    return xml.finish()
  }
}

import Groundwork

extension WorkspaceEntry {
  /// Whether this, in a dossier's folder, holds the figures.
  var holdsFigures: Bool {
    // Excel's lock file while the workbook is open.
    guard !name.hasPrefix("~$"), !name.hasPrefix(".") else { return false }
    let (stem, suffix) = name.stemAndSuffix
    guard stem.matchKey == Dossier.figures.matchKey else { return false }
    return kind == .folder
      || ["xlsx", "xlsm", "xls", "xlsb", "ods", "json", "yaml"].contains(suffix)
  }

  /// Whether this is a workbook that can be read.
  var isWorkbook: Bool { kind == .file && ["xlsx", "xlsm"].contains(name.stemAndSuffix.suffix) }
}

extension String {
  /// The name before the last point, and what comes after it in small letters.
  var stemAndSuffix: (stem: String, suffix: String) {
    guard let point = lastIndex(of: "."), point != startIndex else { return (self, "") }
    return (String(self[..<point]), self[index(after: point)...].lowercased())
  }
}

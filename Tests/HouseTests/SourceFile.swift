import Glibc

/// One source file, as lines.
struct SourceFile {
  let path: String
  let lines: [String]

  /// Lines that are not wholly comment.
  var code: [String] {
    lines.filter { !$0.trimmed.hasPrefix("//") }
  }

  /// Modules that the file imports, whatever stands before the word `import`.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
        words[..<at].allSatisfy({ Self.beforeImport.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
      let name =
        kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  private static let beforeImport: Set<String> = [
    "public", "internal", "private", "package", "fileprivate",
  ]
}

extension String {
  var trimmed: Substring { drop { $0 == " " || $0 == "\t" } }
}

/// The top of the package, found from where this file was compiled.
private let top = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 })

struct NoSuchFolder: Error { let path: String }

func folders(in path: String) throws -> [String] {
  try entries(of: "\(top)/\(path)").filter(\.isFolder).map(\.name)
}

/// Every Swift file of a room, in the order of the paths.
func sources(of room: String) throws -> [SourceFile] {
  try swiftFiles(under: "\(top)/Sources/\(room)").map { path in
    SourceFile(path: path, lines: try text(of: path).split(separator: "\n").map(String.init))
  }
}

private func swiftFiles(under folder: String) throws -> [String] {
  try entries(of: folder).flatMap { entry -> [String] in
    let path = "\(folder)/\(entry.name)"
    if entry.isFolder { return try swiftFiles(under: path) }
    return entry.name.hasSuffix(".swift") ? [path] : []
  }
}

private func entries(of path: String) throws -> [(name: String, isFolder: Bool)] {
  guard let stream = unsafe opendir(path) else { throw NoSuchFolder(path: path) }
  defer { unsafe closedir(stream) }
  var found: [(name: String, isFolder: Bool)] = []
  while let entry = unsafe readdir(stream) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
      unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    guard !name.hasPrefix(".") else { continue }
    found.append((name, unsafe entry.pointee.d_type == UInt8(DT_DIR)))
  }
  return found.sorted { $0.name < $1.name }
}

private func text(of path: String) throws -> String {
  guard let file = unsafe fopen(path, "r") else { throw NoSuchFolder(path: path) }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

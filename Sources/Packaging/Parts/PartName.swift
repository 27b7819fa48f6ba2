/// The name of a part inside an office package, such as “/word/document.xml”.
///
/// Names that differ only in the case of Latin letters, or in how a character is percent-encoded,
/// are the same name (ECMA-376-2, 6.2.2).
public struct PartName: Sendable {
  /// The name as it was given, with its leading “/”.
  public let path: String
  /// What names are compared by.
  let key: String

  /// - Throws: `PackageFault.badPartName` when the package standard forbids the name.
  public init(_ path: String) throws(PackageFault) {
    guard let key = Self.key(of: path) else { throw .badPartName(path) }
    self.path = path
    self.key = key
  }

  /// The name without the leading “/”, as archives keep it.
  public var entryName: String { String(path.dropFirst()) }

  /// The last segment's ending in lower case, without the dot; nil when it has none.
  public var fileExtension: String? {
    let bytes = Array(key.utf8)
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")),
      !bytes[dot...].contains(UInt8(ascii: "/")), dot + 1 < bytes.count
    else { return nil }
    return String(decoding: bytes[(dot + 1)...], as: UTF8.self)
  }

  /// “/word/” of “/word/document.xml”: what relative targets start from.
  var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "/" }
    return String(path[...slash])
  }

  /// The part that holds this part's relationships: “/word/_rels/document.xml.rels”.
  public var relationshipsPath: String {
    let folder = folder
    let file = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    return folder + "_rels/" + file + ".rels"
  }

  /// Nil when the name is not allowed.
  private static func key(of path: String) -> String? {
    let bytes = Array(path.utf8)
    guard bytes.count > 1, bytes.count <= PackageLimits.nameLength, bytes[0] == UInt8(ascii: "/")
    else { return nil }
    var key: [UInt8] = []
    key.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        guard index + 1 < bytes.count, let high = hexDigit(bytes[index]),
          let low = hexDigit(bytes[index + 1])
        else { return nil }
        byte = high << 4 | low
        index += 2
        // An encoded slash would make one segment into two.
        guard byte != UInt8(ascii: "/") else { return nil }
      }
      switch byte {
      case 0..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: "?"),
        UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\""), UInt8(ascii: "|"):
        return nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        key.append(byte | 0x20)
      default:
        key.append(byte)
      }
    }
    for segment in key.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    where segment.isEmpty || segment.last == UInt8(ascii: ".") {
      return nil
    }
    return String(validating: key, as: UTF8.self)
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension PartName: Hashable, Comparable {
  public static func == (left: PartName, right: PartName) -> Bool { left.key == right.key }
  public static func < (left: PartName, right: PartName) -> Bool { left.key < right.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension PartName: ExpressibleByStringLiteral {
  /// A name that we wrote ourselves; one that is not allowed is our mistake.
  public init(stringLiteral path: String) {
    guard let key = Self.key(of: path) else {
      preconditionFailure("“\(path)” is not a part name")
    }
    self.path = path
    self.key = key
  }
}

extension PartName: CustomStringConvertible {
  public var description: String { path }
}

/// What a picture's first bytes tell: its format and its natural size.
struct PictureFile: Sendable {
  enum Format: String, Sendable { case png, jpeg, gif, bmp, tiff }

  let format: Format
  /// In EMU, of which an inch has 914,400.
  let size: (width: Int, height: Int)

  /// The ending that office programs give such files.
  var fileExtension: String { format == .jpeg ? "jpg" : format.rawValue }
  var contentType: String { "image/\(format.rawValue)" }

  /// Nil for what is no picture that Word shows.
  init?(_ bytes: [UInt8]) {
    let read: (Format, Int, Int, Double, Double)?
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      read = Self.png(bytes)
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      read = Self.jpeg(bytes)
    } else if bytes.starts(with: "GIF8".utf8) {
      read = bytes.count < 10 ? nil : (.gif, Self.little(bytes, 6), Self.little(bytes, 8), 72, 72)
    } else if bytes.starts(with: "BM".utf8) {
      read = Self.bmp(bytes)
    } else if let directory = ImageDirectory(bytes[...]) {
      read = (.tiff, directory.width, directory.height, directory.across, directory.down)
    } else {
      read = nil
    }
    guard let (format, width, height, across, down) = read, width > 0, height > 0 else {
      return nil
    }
    self.format = format
    size = (
      max(1, Int(Double(width) / across * 914_400)), max(1, Int(Double(height) / down * 914_400))
    )
  }

  private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int = 2) -> Int {
    bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) }
  }
  private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int = 2) -> Int {
    bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func png(_ bytes: [UInt8]) -> (Format, Int, Int, Double, Double)? {
    guard bytes.count >= 33 else { return nil }
    var across = 72.0
    var down = 72.0
    var at = 8
    while at + 12 <= bytes.count {
      let length = big(bytes, at, 4)
      let type = bytes[(at + 4)..<(at + 8)]
      if type.elementsEqual("IDAT".utf8) { break }
      if type.elementsEqual("pHYs".utf8), length == 9, at + 17 <= bytes.count, bytes[at + 16] == 1 {
        // Pixels for each metre.
        let (x, y) = (big(bytes, at + 8, 4), big(bytes, at + 12, 4))
        if x > 0, y > 0 {
          across = (Double(x) * 0.0254).rounded()
          down = (Double(y) * 0.0254).rounded()
        }
      }
      at += 12 + length
    }
    return (.png, big(bytes, 16, 4), big(bytes, 20, 4), max(1, across), max(1, down))
  }

  private static func jpeg(_ bytes: [UInt8]) -> (Format, Int, Int, Double, Double)? {
    var across = 72.0
    var down = 72.0
    var at = 2
    while at + 9 < bytes.count {
      guard bytes[at] == 0xFF else { return nil }
      let marker = bytes[at + 1]
      if marker == 0xFF || marker == 0x01 || (0xD0...0xD7).contains(marker) {
        at += marker == 0xFF ? 1 : 2
        continue
      }
      let length = big(bytes, at + 2)
      if marker == 0xE0, at + 16 <= bytes.count, bytes[(at + 4)...].starts(with: "JFIF".utf8) {
        let unit = bytes[at + 11]
        let (x, y) = (Double(big(bytes, at + 12)), Double(big(bytes, at + 14)))
        if unit == 1, x > 0, y > 0 { (across, down) = (x, y) }
        if unit == 2, x > 0, y > 0 {
          (across, down) = ((x * 2.54).rounded(), (y * 2.54).rounded())
        }
      }
      let exif = bytes[min(at + 4, bytes.count)..<min(at + 2 + max(2, length), bytes.count)]
      if marker == 0xE1, exif.starts(with: Array("Exif".utf8) + [0, 0]),
        let directory = ImageDirectory(exif.dropFirst(6))
      {
        (across, down) = (directory.across, directory.down)
      }
      // Any start of frame but the tables between them.
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
        return (.jpeg, big(bytes, at + 7), big(bytes, at + 5), across, down)
      }
      at += 2 + max(2, length)
    }
    return nil
  }

  private static func bmp(_ bytes: [UInt8]) -> (Format, Int, Int, Double, Double)? {
    guard bytes.count >= 54 else { return nil }
    let (x, y) = (little(bytes, 38, 4), little(bytes, 42, 4))
    let across = x > 0 ? (Double(x) * 0.0254).rounded() : 96
    let down = y > 0 ? (Double(y) * 0.0254).rounded() : 96
    return (.bmp, little(bytes, 18, 4), little(bytes, 22, 4), max(1, across), max(1, down))
  }
}

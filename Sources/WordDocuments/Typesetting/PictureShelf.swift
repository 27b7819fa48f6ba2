internal import Documents
internal import Groundwork
internal import Packaging

/// The pictures of one paper, put into its package.
struct PictureShelf {
  /// A picture that is a part of the package.
  struct Picture {
    /// By which the text refers to it.
    let relationship: String
    let name: String
    /// Natural size in EMU, of which an inch has 914,400.
    let size: (width: Int, height: Int)

    /// The size at a height, or at a width, in EMU.
    func size(height: Int) -> (width: Int, height: Int) {
      (max(1, size.width * height / max(1, size.height)), max(1, height))
    }
    func size(width: Int) -> (width: Int, height: Int) {
      (max(1, width), max(1, size.height * width / max(1, size.width)))
    }
  }

  private var pictures: [String: Picture] = [:]

  /// Takes every picture that the paper names; one that cannot be had, or that Word does not show,
  /// is an error, and is left out.
  init(
    _ document: Document, _ resources: FillResources, of source: PartName,
    in package: inout PackageWriter, into findings: inout Findings
  ) {
    var refused: Set<String> = []
    for named in document.pictures where !refused.contains(named.path) {
      if pictures[named.path] != nil { continue }
      guard let bytes = resources.load(named.path) else {
        refused.insert(named.path)
        findings.error("paper.picture-missing", .noPicture(named.path), at: named.location)
        continue
      }
      guard let file = PictureFile(bytes), !named.isTransparent || file.format == .png else {
        refused.insert(named.path)
        findings.error(
          "paper.picture-kind", .wrongKind(named.path, mustBePNG: named.isTransparent),
          at: named.location)
        continue
      }
      let name = "image\(pictures.count + 1).\(file.fileExtension)"
      // Of figures and an ending that we know, which is always the name of a part.
      guard let part = try? PartName("/word/media/" + name) else { continue }
      package.add(part, contentType: file.contentType, bytes)
      pictures[named.path] = Picture(
        relationship: package.relate(
          source, type: WordNamespace.relationships + "/image", to: part),
        name: name, size: file.size)
    }
  }

  /// The picture at a path; nil when it could not be had.
  subscript(path: String?) -> Picture? { path.flatMap { pictures[$0] } }
}

extension Length {
  /// In EMU, of which a point has 12,700.
  var emu: Int { Int((points * 12_700).rounded()) }
}

extension XMLWriter {
  /// A run with a picture that stands in the line like a letter.
  mutating func picture(
    _ picture: PictureShelf.Picture, _ size: (width: Int, height: Int), id: Int,
    description: String
  ) {
    element("w:r") { xml in
      xml.element("w:drawing") { xml in
        xml.open("wp:inline", ["xmlns:wp": Self.wordDrawing])
        xml.noDistances()
        xml.extent(size)
        xml.drawn(picture, size, id: id, description: description)
        xml.close()
      }
    }
  }

  /// A run with a picture that floats over the text, so far right of and below where its paragraph
  /// begins; lengths in EMU.
  mutating func floatingPicture(
    _ picture: PictureShelf.Picture, _ size: (width: Int, height: Int), x: Int, y: Int, id: Int,
    description: String
  ) {
    element("w:r") { xml in
      xml.element("w:drawing") { xml in
        xml.open("wp:anchor", ["xmlns:wp": Self.wordDrawing])
        xml.noDistances()
        for (name, value) in [
          ("simplePos", 0), ("relativeHeight", 251_658_240 + id), ("behindDoc", 0), ("locked", 0),
          ("layoutInCell", 1), ("allowOverlap", 1),
        ] {
          xml.attribute(name, value)
        }
        xml.empty("wp:simplePos", ["x": "0", "y": "0"])
        xml.element("wp:positionH", ["relativeFrom": "column"]) {
          $0.element("wp:posOffset", text: String(x))
        }
        xml.element("wp:positionV", ["relativeFrom": "paragraph"]) {
          $0.element("wp:posOffset", text: String(y))
        }
        xml.extent(size)
        xml.empty("wp:wrapNone")
        xml.drawn(picture, size, id: id, description: description)
        xml.close()
      }
    }
  }

  private mutating func noDistances() {
    for name in ["distT", "distB", "distL", "distR"] { attribute(name, 0) }
  }

  private mutating func extent(_ size: (width: Int, height: Int)) {
    empty("wp:extent", ["cx": String(size.width), "cy": String(size.height)])
    empty("wp:effectExtent", ["l": "0", "t": "0", "r": "0", "b": "0"])
  }

  private mutating func drawn(
    _ picture: PictureShelf.Picture, _ size: (width: Int, height: Int), id: Int,
    description: String
  ) {
    empty("wp:docPr", ["id": String(id), "name": "Picture \(id)", "descr": description])
    element("wp:cNvGraphicFramePr") {
      $0.empty("a:graphicFrameLocks", ["xmlns:a": Self.drawing, "noChangeAspect": "1"])
    }
    element("a:graphic", ["xmlns:a": Self.drawing]) { xml in
      xml.element("a:graphicData", ["uri": Self.pictureDrawing]) { xml in
        xml.element("pic:pic", ["xmlns:pic": Self.pictureDrawing]) { xml in
          xml.element("pic:nvPicPr") { xml in
            xml.empty("pic:cNvPr", ["id": String(id), "name": picture.name])
            xml.empty("pic:cNvPicPr")
          }
          xml.element("pic:blipFill") { xml in
            xml.empty("a:blip", ["r:embed": picture.relationship])
            xml.element("a:stretch") { $0.empty("a:fillRect") }
          }
          xml.element("pic:spPr") { xml in
            xml.element("a:xfrm") { xml in
              xml.empty("a:off", ["x": "0", "y": "0"])
              xml.empty("a:ext", ["cx": String(size.width), "cy": String(size.height)])
            }
            xml.element("a:prstGeom", ["prst": "rect"]) { $0.empty("a:avLst") }
          }
        }
      }
    }
  }

  private static let office = "http://schemas.openxmlformats.org/"
  private static let drawing = office + "drawingml/2006/main"
  private static let pictureDrawing = office + "drawingml/2006/picture"
  private static let wordDrawing = office + "drawingml/2006/wordprocessingDrawing"
}

extension Phrase {
  fileprivate static func noPicture(_ path: String) -> Phrase {
    Phrase(vi: "không tìm thấy hình “\(path)”", en: "the picture “\(path)” was not found")
  }
  fileprivate static func wrongKind(_ path: String, mustBePNG: Bool) -> Phrase {
    mustBePNG
      ? Phrase(
        vi: "hình chữ ký, con dấu “\(path)” phải là tệp PNG nền trong suốt",
        en: "the picture of a signature or seal “\(path)” must be a transparent PNG")
      : Phrase(
        vi: "“\(path)” không phải là hình mà Word hiển thị được",
        en: "“\(path)” is no picture that Word shows")
  }
}

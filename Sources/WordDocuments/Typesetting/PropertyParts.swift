internal import Documents
internal import Groundwork
internal import Packaging

/// The small parts beside the text: properties, settings, fonts, page number.
struct PropertyParts {
  let document: Document
  let profile: FormatProfile

  private var title: String {
    [document.title, document.subject].compactMap(\.self).joined(separator: " ").flat
  }

  /// Made and changed on the paper's own date: the house has no clock.
  func writeCore(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.element("dc:title", text: title)
      if let subject = document.subject { xml.element("dc:subject", text: subject.flat) }
      if let issuer = document.letterhead?.issuer {
        xml.element("dc:creator", text: issuer.flat)
      }
      if let keywords = document.keywords { xml.element("cp:keywords", text: keywords.flat) }
      xml.element("dc:language", text: profile.font.language)
      if let date = document.letterhead?.date {
        for name in ["dcterms:created", "dcterms:modified"] {
          xml.element(name, ["xsi:type": "dcterms:W3CDTF"], text: "\(date)T00:00:00Z")
        }
      }
    }
  }

  func writeExtended(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element(
      "Properties",
      [
        "xmlns":
          "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
      ]
    ) { xml in
      xml.element("Application", text: "TongKet")
      if let issuer = document.letterhead?.issuer { xml.element("Company", text: issuer.flat) }
    }
  }

  /// The data of an outgoing electronic document (NĐ 30/2020, Phụ lục VI), as far as they are
  /// known when it is made; their names and greatest lengths are the decree's.
  var registration: [(name: String, value: String)] {
    let head = document.letterhead
    let signer = document.signatures.last
    let fields: [(String, String?, Int)] = [
      ("TypeName", document.title.map { $0.lowercased().capitalizedFirst }, 100),
      ("CodeNumber", head?.number, 11),
      ("CodeNotation", head?.symbol, 30),
      ("IssuedDate", head?.date.map(String.init(describing:)), 10),
      ("OrganName", head?.issuer, 200),
      ("Subject", document.subject, 500),
      ("Language", "Tiếng Việt", 30),
      ("Position", signer?.position, 100),
      ("FullName", signer?.name, 50),
    ]
    return fields.compactMap { name, value, limit in
      value.map { (name, String($0.flat.prefix(limit))) }
    }
  }

  func writeCustom(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element(
      "Properties",
      [
        "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
      ]
    ) { xml in
      // The format's own identifier for properties that people define, and their first number.
      for (index, field) in registration.enumerated() {
        xml.element(
          "property",
          [
            "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": String(index + 2),
            "name": field.name,
          ]
        ) { $0.element("vt:lpwstr", text: field.value) }
      }
    }
  }

  func writeSettings(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:settings", ["xmlns:w": WordNamespace.main]) { xml in
      if profile.page.isMirrored { xml.empty("w:mirrorMargins") }
      xml.empty("w:defaultTabStop", ["w:val": String(profile.body.indent.chosen.twips)])
      xml.empty("w:characterSpacingControl", ["w:val": "doNotCompress"])
      xml.element("w:compat") { xml in
        // A line that ends in a break of ours is not to be stretched to the margin.
        xml.empty("w:doNotExpandShiftReturn")
        // Without it Word lays the page out as Word 2007 did, and says so in its title bar.
        xml.empty(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
            "w:val": "15",
          ])
      }
      xml.empty("w:themeFontLang", ["w:val": profile.font.language])
      xml.empty("w:decimalSymbol", ["w:val": ","])
      xml.empty("w:listSeparator", ["w:val": ";"])
    }
  }

  func writeFonts(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:fonts", ["xmlns:w": WordNamespace.main]) { xml in
      xml.element("w:font", ["w:name": profile.font.name]) { xml in
        xml.empty("w:charset", ["w:val": "00"])
        xml.empty("w:family", ["w:val": "roman"])
        xml.empty("w:pitch", ["w:val": "variable"])
      }
    }
  }

  /// The header, or the footer, that shows the page's number.
  func writeNumber(to xml: inout XMLWriter) {
    xml.declaration()
    let root = profile.pageNumber.place == .top ? "w:hdr" : "w:ftr"
    xml.element(root, ["xmlns:w": WordNamespace.main]) { xml in
      xml.element("w:p") { xml in
        ParagraphProperties(style: Role.pageNumber.id).write(to: &xml)
        let pattern = profile.pageNumber.pattern
        let parts = Wording.fill(pattern, ["n": "\u{1F}"]).split(
          separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
        xml.run(String(parts.first ?? ""))
        xml.element("w:fldSimple", ["w:instr": " PAGE "]) { $0.run("2") }
        if parts.count > 1 { xml.run(String(parts[1])) }
      }
    }
  }
}

extension String {
  /// The text on one line.
  fileprivate var flat: String {
    split(separator: Inline.lineBreak).joined(separator: " ")
  }
}

internal import Documents
internal import Groundwork
internal import Packaging

/// What is known of a document, for those who do not open it: its three property parts.
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
}

extension String {
  /// The text on one line.
  fileprivate var flat: String {
    split(separator: Inline.lineBreak).joined(separator: " ")
  }
}

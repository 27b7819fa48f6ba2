import Groundwork

/// Every paper names a signer whom the dossier describes.
struct SignersKnown: RecordRule {
  static let code = "signer.unknown"
  static let missing = "signer.missing"
  static let incomplete = "signer.incomplete"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let known = records.data["nguoi_ky"]?.record ?? Record()
    for paper in records.papers {
      // Minutes are signed by the secretary and the chair instead.
      let roles = paper.isMinutes ? ["chu_toa", "thu_ky"] : ["nguoi_ky"]
      for role in roles {
        guard let named = paper.value[role], !named.isNone else {
          findings.error(Self.missing, .noSigner(paper.name, role), at: paper.value.origin)
          continue
        }
        guard let name = named.text else { continue }
        if known[name]?.record == nil {
          findings.error(
            Self.code, .unknown(name), at: named.origin,
            hints: .nearest(to: name, among: known.names))
        }
      }
    }
    for (name, signer) in known.fields where signer.record != nil {
      if signer["chuc_vu"]?.writtenText == nil {
        findings.error(Self.incomplete, .lacks(name, "chuc_vu"), at: signer.origin)
      }
      if signer["ho_ten"]?.writtenText == nil {
        findings.warning(Self.incomplete, .lacks(name, "ho_ten"), at: signer.origin)
      }
    }
  }
}

extension CheckedRecords.Paper {
  var isMinutes: Bool { id == "bien_ban" || id.hasPrefix("bien_ban_") }
}

extension Phrase {
  fileprivate static func noSigner(_ paper: String, _ role: String) -> Phrase {
    Phrase(vi: "\(paper) thiếu “\(role)”", en: "\(paper) lacks “\(role)”")
  }
  fileprivate static func unknown(_ name: String) -> Phrase {
    Phrase(
      vi: "không có “\(name)” trong mục “nguoi_ky”", en: "nobody in “nguoi_ky” is called “\(name)”")
  }
  fileprivate static func lacks(_ name: String, _ field: String) -> Phrase {
    Phrase(
      vi: "người ký “\(name)” thiếu “\(field)”", en: "the signer “\(name)” lacks “\(field)”")
  }
}

public import Groundwork
import Templating

extension OwnRules {
  /// Reads a list of rules; a rule that is wrong is an error at its line, and is left out.
  ///
  /// - Parameters:
  ///   - value: `Templates/records/quy-tac-rieng.yaml`, parsed.
  ///   - sources: what the origins in `value` refer to.
  public init(
    _ value: Value, schema: WorkbookSchema, sources: Sources, into findings: inout Findings
  ) {
    guard !value.isNone else {
      self = .none
      return
    }
    guard let list = value.list else {
      findings.error("own-rule.not-a-list", .notAList(value.kind), at: value.origin)
      self = .none
      return
    }
    var reading = OwnRuleReading(schema: schema, sources: sources)
    rules = list.compactMap { reading.rule($0) }
    findings.add(reading.findings)
  }
}

/// Reads the rules of one file.
private struct OwnRuleReading {
  let schema: WorkbookSchema
  let sources: Sources
  var findings = Findings()
  private let compiler = TemplateCompiler()
  private var codes: Set<String> = []

  /// What an office's codes start with, so that they never meet one of ours.
  private static let prefix = "rieng."

  /// Names of the data besides the sheets, for saying which name was meant.
  private static let others = [
    "goi", "ho_so", "co_quan", "hoi_nghi", "nguoi_ky", "van_ban", "loi_van", "tai_lieu",
    "thiet_lap", "tong",
    "tong_ghi", "luong_co_so", "can_cu_cho", "khen_thuong_tap_the", "khen_thuong_ca_nhan",
    "ket_qua_theo_nhom", "ton_tai_theo_nhom",
  ]

  init(schema: WorkbookSchema, sources: Sources) {
    self.schema = schema
    self.sources = sources
  }

  /// Nil when the rule is wrong.
  mutating func rule(_ value: Value) -> OwnRule? {
    var own = Findings()
    var fields = FieldReader(value, subject: "own-rule")
    let code = fields.require(fields.text("code"), "code", else: "")
    let sheetID = fields.text("sheet")
    let severity = fields.choice("severity", of: Finding.Severity.self) ?? .error
    let whenText = fields.text("when")
    let mustText = fields.require(fields.text("must"), "must", else: "")
    let message = fields.require(fields.value("message"), "message", else: .none)
    let cure = fields.value("cure")
    fields.finish(into: &own)
    guard value.record != nil else {
      findings.add(own)
      return nil
    }
    func place(_ field: String) -> Origin { value[field]?.origin ?? value.origin }

    if !code.isEmpty { check(code: code, at: place("code"), &own) }
    if let sheetID, schema[sheetID] == nil {
      own.error(
        "own-rule.unknown-sheet", .unknownSheet(sheetID), at: place("sheet"),
        hints: .nearest(to: sheetID, among: schema.sheets.map(\.id)))
    }
    let when = whenText.flatMap { expression($0, at: place("when"), sheetID, &own) }
    let must =
      mustText.isEmpty ? nil : expression(mustText, at: place("must"), sheetID, &own)
    let words = words(message, &own)
    let cureWords = cure.flatMap { self.words($0, &own) }
    findings.add(own)
    guard !own.mustStop, let must, let words else { return nil }
    return OwnRule(
      code: code, severity: severity, sheet: sheetID, when: when, must: must, message: words,
      cure: cureWords)
  }

  private mutating func check(code: String, at place: Origin, _ own: inout Findings) {
    let isPlain = code.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
    guard isPlain, code.hasPrefix(Self.prefix), code.utf8.count > Self.prefix.utf8.count else {
      own.error("own-rule.bad-code", .badCode(code), at: place, hints: [.codeForm])
      return
    }
    if !codes.insert(code).inserted {
      own.error("own-rule.duplicate-code", .duplicateCode(code), at: place)
    }
  }

  private func expression(
    _ text: String, at place: Origin, _ sheet: String?, _ own: inout Findings
  ) -> Expression? {
    guard
      let expression = compiler.compileExpression(
        text, at: sources.location(of: place), into: &own)
    else { return nil }
    // On a sheet that is not there, every name would be unknown.
    if let sheet, schema[sheet] == nil { return expression }
    let known = names(in: sheet)
    var complained: Set<String> = []
    for field in expression.asked where !field.isOptional {
      let root = String(field.path.prefix { $0 != "." && $0 != "[" })
      guard !known.contains(root), complained.insert(root).inserted else { continue }
      own.error(
        "own-rule.unknown-name", .unknownName(root), at: place,
        hints: .nearest(to: root, among: known))
    }
    return expression
  }

  /// What an expression may name: the fields of a row, and the data of the dossier.
  private func names(in sheet: String?) -> [String] {
    let row = sheet.flatMap { schema[$0] }
    let fields = row.map { $0.columns.map(\.id) + $0.computed.map(\.id) + ["stt"] } ?? []
    let awards = sheet == "khen_thuong" ? ["tien", "tien_goc", "he_so", "stt_nhom"] : []
    return fields + awards + schema.sheets.map(\.id) + Self.others
  }

  /// A text for both languages, or one for each.
  private func words(_ value: Value, _ own: inout Findings) -> ValueTemplate? {
    guard !value.isNone else { return nil }
    let both: Value
    if value.text != nil {
      both = Value(.record(Record([("vi", value)])), from: value.origin)
    } else {
      var fields = FieldReader(value, subject: "own-rule")
      _ = fields.require(fields.text("vi"), "vi", else: "")
      _ = fields.require(fields.text("en"), "en", else: "")
      fields.finish(into: &own)
      both = value
    }
    return compiler.compileValue(both, sources: sources, into: &own)
  }
}

extension Phrase {
  fileprivate static func notAList(_ kind: Phrase) -> Phrase {
    Phrase(
      vi: "quy tắc riêng phải là một danh sách, không phải \(kind.vi)",
      en: "the office's rules must be a list, not \(kind.en)")
  }
  fileprivate static func badCode(_ code: String) -> Phrase {
    Phrase(
      vi: "“\(code)” không thể là mã của quy tắc riêng",
      en: "“\(code)” cannot be the code of an office's rule")
  }
  fileprivate static let codeForm = Phrase(
    vi: "viết như “rieng.tam-hoan”: chữ thường không dấu, chữ số, gạch nối",
    en: "write it as “rieng.tam-hoan”: small letters without marks, figures, hyphens")
  fileprivate static func duplicateCode(_ code: String) -> Phrase {
    Phrase(
      vi: "mã “\(code)” đã dùng cho quy tắc khác", en: "another rule has the code “\(code)”")
  }
  fileprivate static func unknownSheet(_ sheet: String) -> Phrase {
    Phrase(vi: "không có trang nào mã là “\(sheet)”", en: "no sheet has the id “\(sheet)”")
  }
  fileprivate static func unknownName(_ name: String) -> Phrase {
    Phrase(vi: "số liệu không có “\(name)”", en: "the data has no “\(name)”")
  }
}

import Groundwork

/// A picture on a sheet, such as an emblem: a file that lies beside the template.
struct PictureForm: Sendable {
  let plan: ImagePlan?

  init(_ value: Value, _ reader: inout FormReader) {
    var fields = FieldReader(value, subject: FormReader.subject)
    let path = fields.require(fields.text("file"), "file", else: "")
    let place = fields.text("at") ?? "A1"
    let text = fields.text("text")
    // Millimetres in the file, points in the plan.
    let width = fields.number("width", in: 1...1_000).map { $0 * 72 / 25.4 }
    let height = fields.number("height", in: 1...1_000).map { $0 * 72 / 25.4 }
    fields.finish(into: &reader.findings)
    guard let address = CellAddress(place) else {
      reader.findings.error(
        "sheet.wrong-type", .noAddress(place), at: fields.record["at"]?.origin ?? fields.origin)
      plan = nil
      return
    }
    guard let bytes = reader.picture(path) else {
      if !path.isEmpty {
        reader.findings.error(
          "sheet.no-picture", .noPicture(path),
          at: fields.record["file"]?.origin ?? fields.origin, hints: [.besideTemplate])
      }
      plan = nil
      return
    }
    var plan = ImagePlan(bytes, at: address)
    plan.width = width
    plan.height = height
    plan.alternativeText = text
    self.plan = plan
  }
}

extension Phrase {
  fileprivate static func noAddress(_ text: String) -> Phrase {
    Phrase(
      vi: "“at” phải là địa chỉ ô như “B2”, không phải “\(text)”",
      en: "“at” must be the address of a cell, such as “B2”, not “\(text)”")
  }
  fileprivate static func noPicture(_ path: String) -> Phrase {
    Phrase(
      vi: "không có tệp ảnh PNG, JPEG, GIF hay BMP nào tên là “\(path)”",
      en: "there is no PNG, JPEG, GIF or BMP picture called “\(path)”")
  }
  fileprivate static let besideTemplate = Phrase(
    vi: "đặt ảnh cạnh tệp mẫu bảng; đường dẫn tính từ thư mục của tệp mẫu",
    en: "put the picture beside the template; the path counts from the template's folder")
}

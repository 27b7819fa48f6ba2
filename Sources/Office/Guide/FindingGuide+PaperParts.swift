import Groundwork

extension FindingGuide {
  /// What is found in marks, copies, notes, pictures and lists of titles while a paper is made.
  static let paperParts: [FindingKind] = [
    FindingKind(
      "paper.unknown-mark", [.error], example: "urgency: rất khẩn",
      vi: "thể thức không có dấu chỉ độ mật, mức độ khẩn, phạm vi lưu hành này",
      en: "the profile has no such mark of secrecy, urgency or circulation",
      cure: Phrase(vi: "dùng dấu trong gợi ý", en: "use a mark of the hint")),
    FindingKind(
      "paper.unknown-copy", [.error], example: "form: photo",
      vi: "thể thức không có hình thức sao này",
      en: "the profile has no such form of copy",
      cure: Phrase(
        vi: "dùng sao y, sao lục hoặc trích sao", en: "use sao y, sao lục or trích sao")),
    FindingKind(
      "paper.copy-symbol", [.warning], example: "sao y mà ký hiệu SL-UBND",
      vi: "ký hiệu bản sao không phải của hình thức sao này",
      en: "the copy's symbol is another form's",
      cure: Phrase(vi: "bắt đầu bằng SY, SL hoặc TrS", en: "begin with SY, SL or TrS")),
    FindingKind(
      "paper.footnote-missing", [.error], example: "[^1] không có “[^1]: …”",
      vi: "chú thích không có nội dung",
      en: "a note that is called has no text",
      cure: Phrase(vi: "thêm dòng “[^1]: …”", en: "add the line “[^1]: …”")),
    FindingKind(
      "paper.footnote-unused", [.error], example: "[^2]: … không được gọi",
      vi: "chú thích không được gọi trong phần chữ",
      en: "nothing in the text calls the note",
      cure: Phrase(vi: "gọi bằng [^2], hoặc bỏ đi", en: "call it with [^2], or take it out")),
    FindingKind(
      "paper.footnote-twice", [.error], example: "[^1] gọi ở hai chỗ",
      vi: "chú thích được viết hoặc gọi hai lần",
      en: "the note is written or called twice",
      cure: Phrase(vi: "đặt cho mỗi chú thích một tên", en: "give each note a name of its own")),
    FindingKind(
      "paper.footnote-text", [.error], example: "[^1]: - một danh sách",
      vi: "chú thích không phải là một đoạn văn",
      en: "a note is not one paragraph",
      cure: Phrase(vi: "viết thành một đoạn", en: "write it as one paragraph")),
    FindingKind(
      "paper.picture-missing", [.error], example: "anh/le-ky.png",
      vi: "không tìm thấy hình trong thư mục hồ sơ, hay trong “anh” của nó",
      en: "the picture is not in the dossier's folder, nor in its “anh”",
      cure: Phrase(vi: "chép tệp vào đó", en: "put the file there")),
    FindingKind(
      "paper.picture-kind", [.error], example: "chu-ky.jpg",
      vi: "tệp không phải hình mà Word hiển thị được; chữ ký, con dấu phải là PNG",
      en: "no picture that Word shows; a signature or seal must be a PNG",
      cure: Phrase(vi: "dùng PNG hoặc JPEG", en: "use PNG or JPEG")),
    FindingKind(
      "paper.no-figure", [.error], example: "::: figure rồi đoạn văn",
      vi: "sau “::: figure” không có hình",
      en: "no picture follows “::: figure”",
      cure: Phrase(vi: "đặt hình ngay sau", en: "put the picture right after it")),
    FindingKind(
      "paper.contents-empty", [.error], example: "::: toc, không có đề mục",
      vi: "văn bản không có đề mục nào để đưa vào mục lục",
      en: "the paper has no titles for its list of titles",
      cure: Phrase(vi: "thêm đề mục, hoặc bỏ “::: toc”", en: "add titles, or drop “::: toc”")),
  ]
}

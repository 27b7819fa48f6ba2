import Groundwork

extension FindingGuide {
  /// What is found in finished papers: by checking their words and lines, and by asking where they
  /// came from.
  static let checkedPapers: [FindingKind] = [
    FindingKind(
      "addressees.label", [.error], example: "“Gửi:”",
      vi: "dòng “Kính gửi:” viết sai",
      en: "“Kính gửi:” is written wrongly",
      cure: Phrase(vi: "viết “Kính gửi:”", en: "write “Kính gửi:”")),
    FindingKind(
      "addressees.mark", [.warning], example: "“- UBND tỉnh”",
      vi: "dòng kính gửi kết thúc sai dấu",
      en: "a line of those addressed ends with the wrong mark",
      cure: Phrase(vi: "dùng “;”, dòng cuối “.”", en: "use “;”, and “.” after the last")),
    FindingKind(
      "addressees.bold", [.error], example: "Kính gửi in đậm",
      vi: "phần kính gửi không in đậm",
      en: "those addressed are not in bold",
      cure: Phrase(vi: "bỏ in đậm", en: "take the bold away")),
    FindingKind(
      "basis.law-number", [.warning], example: "“Luật … số 06/2022/QH15”",
      vi: "căn cứ là luật, pháp lệnh mà ghi số",
      en: "a law among the bases bears its number",
      cure: Phrase(vi: "chỉ ghi tên và ngày của luật", en: "give its name and date only")),
    FindingKind(
      "body.decimal-number", [.warning], example: "“1.1. …”",
      vi: "đánh số thập phân, không phải một cấp của thể thức",
      en: "decimal numbers are no level of the form",
      cure: Phrase(vi: "dùng khoản 1., điểm a)", en: "use 1. and a)")),
    FindingKind(
      "body.letter", [.warning], example: "“f) …”",
      vi: "chữ cái điểm không thuộc bảng chữ cái tiếng Việt",
      en: "a point's letter is not of the Vietnamese alphabet",
      cure: Phrase(vi: "dùng a, b, c, d, đ, e, g …", en: "use a, b, c, d, đ, e, g …")),
    FindingKind(
      "heading.bold", [.error], example: "“Điều 1.” chữ thường",
      vi: "số của phần, chương, mục, điều phải in đậm",
      en: "the number of a part, chapter or article must be bold",
      cure: Phrase(vi: "tô đậm", en: "make it bold")),
    FindingKind(
      "heading.align", [.error], example: "“Chương I” căn trái",
      vi: "phần, chương, mục phải căn giữa",
      en: "a part or chapter must be centred",
      cure: Phrase(vi: "căn giữa", en: "centre it")),
    FindingKind(
      "copy.symbol", [.warning], example: "SAO Y, “Số: 03/SL-UBND”",
      vi: "ký hiệu bản sao không phải của hình thức sao này",
      en: "the copy's symbol is another form's",
      cure: Phrase(vi: "bắt đầu bằng SY, SL hoặc TrS", en: "begin with SY, SL or TrS")),
    FindingKind(
      "date.missing", [.error], example: "không có ngày",
      vi: "thiếu địa danh, ngày tháng năm",
      en: "the place and date are missing",
      cure: Phrase(vi: "thêm dòng địa danh, ngày tháng", en: "add the line")),
    FindingKind(
      "font.legacy", [.error], example: "chữ .VnTime",
      vi: "chữ của bảng mã cũ (TCVN3, VNI), không phải Unicode",
      en: "letters of an old encoding, no Unicode",
      cure: Phrase(vi: "chuyển mã sang Unicode", en: "convert the text to Unicode")),
    FindingKind(
      "national.rule", [.warning], example: "không có gạch dưới tiêu ngữ",
      vi: "thiếu đường kẻ dưới dòng này (national, issuer, subject)",
      en: "the line under this text is missing",
      cure: Phrase(vi: "kẻ đường dưới dòng chữ", en: "draw a line under it")),
    FindingKind(
      "issuer.rule", [.warning], example: "không có gạch dưới tên cơ quan",
      vi: "thiếu đường kẻ dưới tên cơ quan",
      en: "the line under the issuer is missing",
      cure: Phrase(vi: "kẻ dài 1/3 đến 1/2 dòng chữ", en: "draw one a third to half as long")),
    FindingKind(
      "subject.rule", [.warning], example: "không có gạch dưới trích yếu",
      vi: "thiếu đường kẻ dưới trích yếu",
      en: "the line under the subject is missing",
      cure: Phrase(vi: "kẻ dài 1/3 đến 1/2 dòng chữ", en: "draw one a third to half as long")),
    FindingKind(
      "national.rule-length", [.warning], example: "gạch ngắn hơn tiêu ngữ",
      vi: "đường kẻ dài ngắn sai",
      en: "the line has the wrong length",
      cure: Phrase(vi: "kẻ dài bằng dòng chữ", en: "draw it as long as the text")),
    FindingKind(
      "issuer.rule-length", [.warning], example: "gạch dài bằng dòng chữ",
      vi: "đường kẻ dài ngắn sai",
      en: "the line has the wrong length",
      cure: Phrase(vi: "kẻ dài 1/3 đến 1/2 dòng chữ", en: "a third to half of the text")),
    FindingKind(
      "subject.rule-length", [.warning], example: "gạch hết bề ngang",
      vi: "đường kẻ dài ngắn sai",
      en: "the line has the wrong length",
      cure: Phrase(vi: "kẻ dài 1/3 đến 1/2 dòng chữ", en: "a third to half of the text")),
    FindingKind(
      "number.type", [.error], example: "“BC-…” trong kế hoạch",
      vi: "ký hiệu không phải chữ viết tắt của tên loại",
      en: "the symbol is not the abbreviation of the paper's type",
      cure: Phrase(vi: "dùng chữ viết tắt đúng", en: "use the right abbreviation")),
    FindingKind(
      "number.year", [.warning], example: "“12/2026/BC-UBND”",
      vi: "ký hiệu văn bản hành chính có năm",
      en: "the symbol holds a year",
      cure: Phrase(vi: "bỏ năm", en: "take the year out")),
    FindingKind(
      "recipients.mark", [.warning], example: "“- Phòng Nội vụ”",
      vi: "dòng nơi nhận sai gạch đầu dòng hoặc dấu cuối",
      en: "a recipient begins or ends with the wrong mark",
      cure: Phrase(vi: "“- …;”", en: "“- …;”")),
    FindingKind(
      "recipients.as-above", [.warning], example: "không có “- Như trên;”",
      vi: "có kính gửi mà nơi nhận không bắt đầu bằng “Như trên”",
      en: "somebody is addressed and no recipient is “Như trên”",
      cure: Phrase(vi: "thêm “- Như trên;”", en: "add “- Như trên;”")),
    FindingKind(
      "signature.name-case", [.error], example: "“NGUYỄN VĂN A”",
      vi: "họ tên người ký viết in hoa",
      en: "the signer's name is in capitals",
      cure: Phrase(vi: "viết chữ thường, hoa chữ cái đầu", en: "write it in small letters")),
    FindingKind(
      "signature.title", [.warning], example: "“TS. Nguyễn Văn A”",
      vi: "học hàm, học vị trước họ tên người ký",
      en: "an academic title before the signer's name",
      cure: Phrase(vi: "bỏ học hàm, học vị", en: "take it out")),
    FindingKind(
      "subject.case", [.error], example: "trích yếu in hoa",
      vi: "trích yếu viết in hoa cả dòng",
      en: "the subject is all in capitals",
      cure: Phrase(vi: "viết chữ thường", en: "write it in small letters")),
    FindingKind(
      "subject.form", [.error], example: "“Về việc …” dưới số",
      vi: "trích yếu công văn sai cách mở đầu",
      en: "a letter's subject begins wrongly",
      cure: Phrase(vi: "bắt đầu bằng “V/v”", en: "begin with “V/v”")),
    FindingKind(
      "appendix.number", [.warning], example: "“Phụ lục 2”",
      vi: "phụ lục không đánh số La Mã",
      en: "appendices are not in Roman numerals",
      cure: Phrase(vi: "Phụ lục I, Phụ lục II", en: "Phụ lục I, Phụ lục II")),
    FindingKind(
      "appendix.unreferenced", [.warning], example: "không nhắc đến phụ lục",
      vi: "nội dung không nhắc đến phụ lục",
      en: "the text does not speak of its appendix",
      cure: Phrase(vi: "thêm câu dẫn đến phụ lục", en: "speak of it in the text")),
    FindingKind(
      "text.capital", [.warning], example: "“Khoản 2 Điều 5”",
      vi: "chữ hoa, chữ thường sai chỗ",
      en: "a capital or small letter in the wrong place",
      cure: Phrase(vi: "viết như thông báo nêu", en: "write it as the message says")),
    FindingKind(
      "text.capital-start", [.warning], example: "đoạn bắt đầu bằng chữ thường",
      vi: "đầu đoạn không viết hoa",
      en: "a paragraph begins with a small letter",
      cure: Phrase(vi: "viết hoa chữ đầu", en: "begin with a capital")),
    FindingKind(
      "text.capital-day", [.warning], example: "“sáng thứ hai”, “trong tháng tám.”",
      vi: "thứ, tháng viết bằng chữ không viết hoa",
      en: "a day or month in words begins with a small letter",
      cure: Phrase(vi: "viết “thứ Hai”, “tháng Tám”", en: "write “thứ Hai”, “tháng Tám”")),
    FindingKind(
      "citation.first", [.warning], example: "“theo Kế hoạch số 12/KH-UBND” lần đầu",
      vi: "viện dẫn lần đầu không đầy đủ",
      en: "a paper's first citation is not in full",
      cure: Phrase(
        vi: "ghi đủ ngày ban hành, cơ quan ban hành, trích yếu; lần sau chỉ ghi số, ký hiệu",
        en: "add its day, body and subject; later citations have number and symbol alone")),
    FindingKind(
      "text.citation-year", [.warning], example: "“Nghị định số 02”",
      vi: "viện dẫn không có năm",
      en: "a decree is cited without its year",
      cure: Phrase(vi: "ghi đủ “số 02/2019/NĐ-CP”", en: "write “số 02/2019/NĐ-CP”")),
    FindingKind(
      "text.date-padding", [.warning], example: "“tháng 05”",
      vi: "số 0 trước ngày, tháng sai",
      en: "a zero before a day or month is wrong",
      cure: Phrase(
        vi: "ngày dưới 10, tháng 1 và 2 mới thêm 0", en: "pad days below 10 and months 1 and 2")),
    FindingKind(
      "text.dissolved-body", [.warning], example: "“UBND huyện” năm 2026",
      vi: "nhắc đến cơ quan không còn vào ngày văn bản",
      en: "a body that was no more on the paper's day",
      cure: Phrase(
        vi: "ghi cơ quan kế thừa, hoặc thêm “(cũ)”", en: "name its successor, or add “(cũ)”")),
    FindingKind(
      "text.slip", [.warning], example: "“Nghị đinh”",
      vi: "chữ viết sai",
      en: "a misspelt word",
      cure: Phrase(vi: "viết như thông báo nêu", en: "write it as the message says")),
    FindingKind(
      "check.cannot-mend", [.error], example: "tệp UTF-16",
      vi: "không sửa được vào bản sao",
      en: "the copy could not be mended",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it again")),
    FindingKind(
      "explain.no-manifest", [.error], example: "tệp đã chép đi nơi khác",
      vi: "tệp không nằm trong thư mục do lệnh build tạo ra",
      en: "the file does not lie in a folder that build made",
      cure: Phrase(vi: "chỉ ra tệp trong thư mục kết quả", en: "name the file in the output folder")
    ),
    FindingKind(
      "explain.no-dossier", [.error], example: "hồ sơ ở nơi khác",
      vi: "không tìm thấy thư mục hồ sơ",
      en: "the dossier's folder is not to be found",
      cure: Phrase(vi: "thêm --dossier THƯ-MỤC", en: "add --dossier DIR")),
    FindingKind(
      "explain.not-printed", [.warning], example: "số đã sửa tay",
      vi: "văn bản không in chữ ấy",
      en: "the document does not print that text",
      cure: Phrase(vi: "xem lại chữ cần tìm", en: "look at the text again")),
    FindingKind(
      "explain.unknown", [.error], example: "“Căn cứ”",
      vi: "chữ ấy là lời của mẫu, không đến từ số liệu",
      en: "the text is the template's own words",
      cure: Phrase(vi: "hỏi một con số, ngày, tên", en: "ask for a figure, a date, a name")),
  ]
}

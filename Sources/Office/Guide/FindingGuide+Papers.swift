import Groundwork

extension FindingGuide {
  /// What checking and making papers finds.
  static let papers: [FindingKind] = [
    FindingKind(
      "*.size", [.error], example: "tên loại cỡ 12",
      vi: "cỡ chữ của phần này khác thể thức (title, subject, issuer, number, date …)",
      en: "the part's letters have the wrong size (title, subject, issuer …)",
      cure: Phrase(vi: "đặt cỡ chữ như thông báo nêu", en: "set the size that the message names")),
    FindingKind(
      "*.bold", [.error], example: "trích yếu chữ thường",
      vi: "phần này phải là chữ đậm",
      en: "the part must be bold",
      cure: Phrase(vi: "tô đậm", en: "make it bold")),
    FindingKind(
      "*.italic", [.error], example: "ngày tháng chữ đứng",
      vi: "phần này phải là chữ nghiêng, hoặc phải đứng",
      en: "the part must be italic, or upright",
      cure: Phrase(vi: "đổi kiểu chữ", en: "change the letters")),
    FindingKind(
      "*.underline", [.error], example: "tiêu ngữ không gạch",
      vi: "phần này phải gạch dưới",
      en: "the part must be underlined",
      cure: Phrase(vi: "gạch dưới", en: "underline it")),
    FindingKind(
      "*.caps", [.error], example: "“Báo cáo”",
      vi: "phần này phải viết in hoa",
      en: "the part must be in capitals",
      cure: Phrase(vi: "viết in hoa", en: "write it in capitals")),
    FindingKind(
      "*.align", [.error, .warning], example: "tên loại căn trái",
      vi: "phần này đặt sai lề, hoặc đoạn văn căn sai",
      en: "the part, or a paragraph, is aligned wrongly",
      cure: Phrase(vi: "căn như thông báo nêu", en: "align it as the message says")),
    FindingKind(
      "archive.missing", [.error], example: "không có “- Lưu: VT”",
      vi: "nơi nhận thiếu dòng “Lưu”",
      en: "the recipients lack the archive line",
      cure: Phrase(vi: "thêm dòng lưu ở cuối", en: "add it at the end")),
    FindingKind(
      "archive.form", [.error], example: "“- Lưu VT”",
      vi: "dòng “Lưu” sai cách viết",
      en: "the archive line is written wrongly",
      cure: Phrase(vi: "viết “- Lưu: VT, BCHQS.”", en: "write “- Lưu: VT, BCHQS.”")),
    FindingKind(
      "basis.mark", [.warning], example: "căn cứ kết thúc bằng “,”",
      vi: "căn cứ kết thúc sai dấu",
      en: "a legal basis ends with the wrong mark",
      cure: Phrase(
        vi: "dùng “;”, căn cứ cuối dùng dấu nêu", en: "use “;”, and the mark named after the last")),
    FindingKind(
      "body.indent", [.warning], example: "lùi 0 cm",
      vi: "độ lùi đầu dòng sai",
      en: "the first line is indented wrongly",
      cure: Phrase(vi: "lùi như thông báo nêu", en: "indent it as the message says")),
    FindingKind(
      "body.line", [.warning], example: "giãn 2 dòng",
      vi: "giãn dòng sai",
      en: "the line spacing is wrong",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "body.spacing", [.warning], example: "0 pt",
      vi: "khoảng cách đoạn sai",
      en: "the space between paragraphs is wrong",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "date.day-padding", [.error], example: "ngày 5",
      vi: "ngày dưới 10 thiếu số 0 (hoặc thừa)",
      en: "a day below 10 lacks its 0, or has one too many",
      cure: Phrase(vi: "viết ngày 05", en: "write ngày 05")),
    FindingKind(
      "date.month-padding", [.error], example: "tháng 1",
      vi: "tháng 1, 2 thiếu số 0 (hoặc tháng khác thừa)",
      en: "January and February need a 0, others none",
      cure: Phrase(vi: "viết tháng 01", en: "write tháng 01")),
    FindingKind(
      "date.impossible", [.error], example: "ngày 31 tháng 11",
      vi: "không có ngày ấy",
      en: "there is no such day",
      cure: Phrase(vi: "sửa ngày", en: "correct the date")),
    FindingKind(
      "date.place", [.error], example: "“mẫu ngày 05 …”",
      vi: "địa danh sai cách viết",
      en: "the place is written wrongly",
      cure: Phrase(vi: "viết “Mẫu, ngày 05 …”", en: "write “Mẫu, ngày 05 …”")),
    FindingKind(
      "end-mark", [.warning], example: "“… thực hiện.”",
      vi: "nội dung chưa kết thúc bằng “./.”",
      en: "the body does not end with “./.”",
      cure: Phrase(vi: "thêm “./.”", en: "add “./.”")),
    FindingKind(
      "font.name", [.error], example: "Arial",
      vi: "phông chữ khác thể thức",
      en: "the typeface is another",
      cure: Phrase(vi: "dùng Times New Roman", en: "use Times New Roman")),
    FindingKind(
      "font.color", [.error], example: "chữ đỏ",
      vi: "chữ có màu",
      en: "the letters are coloured",
      cure: Phrase(vi: "đổi thành màu đen", en: "make them black")),
    FindingKind(
      "issuer.missing", [.error], example: "đầu văn bản chỉ có Quốc hiệu",
      vi: "thiếu tên cơ quan ban hành",
      en: "the issuing body is missing",
      cure: Phrase(vi: "thêm tên cơ quan", en: "add it")),
    FindingKind(
      "margin.top", [.error], example: "1 cm",
      vi: "lề trên ngoài khoảng cho phép",
      en: "the top margin is out of range",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "margin.bottom", [.error], example: "1 cm",
      vi: "lề dưới ngoài khoảng cho phép",
      en: "the bottom margin is out of range",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "margin.left", [.error], example: "2 cm",
      vi: "lề trái ngoài khoảng cho phép",
      en: "the left margin is out of range",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "margin.right", [.error], example: "3 cm",
      vi: "lề phải ngoài khoảng cho phép",
      en: "the right margin is out of range",
      cure: Phrase(vi: "đặt như thông báo nêu", en: "set it as the message says")),
    FindingKind(
      "national.missing", [.error], example: "không có Quốc hiệu",
      vi: "thiếu Quốc hiệu hoặc Tiêu ngữ",
      en: "the national title or motto is missing",
      cure: Phrase(vi: "thêm vào", en: "add it")),
    FindingKind(
      "national.wording", [.error], example: "Độc lập-Tự do",
      vi: "Quốc hiệu hoặc Tiêu ngữ sai chữ",
      en: "the national title or motto is misspelt",
      cure: Phrase(vi: "viết như thông báo nêu", en: "write it as the message says")),
    FindingKind(
      "number.missing", [.error], example: "không có “Số: …”",
      vi: "thiếu dòng số, ký hiệu",
      en: "the number line is missing",
      cure: Phrase(vi: "thêm vào", en: "add it")),
    FindingKind(
      "number.form", [.error], example: "245-BC/UBND",
      vi: "số, ký hiệu sai dạng",
      en: "the number and symbol have the wrong form",
      cure: Phrase(vi: "viết 245/BC-UBND", en: "write 245/BC-UBND")),
    FindingKind(
      "number.label", [.error], example: "No. 245",
      vi: "dòng số không bắt đầu bằng “Số:”",
      en: "the line does not start with “Số:”",
      cure: Phrase(vi: "viết “Số: …”", en: "write “Số: …”")),
    FindingKind(
      "number.padding", [.error], example: "Số: 5/BC-UBND",
      vi: "số dưới 10 thiếu số 0",
      en: "a number below 10 lacks its 0",
      cure: Phrase(vi: "viết 05", en: "write 05")),
    FindingKind(
      "number.spaces", [.error], example: "245 / BC-UBND",
      vi: "số, ký hiệu có dấu cách",
      en: "there are blanks in number and symbol",
      cure: Phrase(vi: "viết liền", en: "write it without blanks")),
    FindingKind(
      "page.size", [.error], example: "Letter",
      vi: "khổ giấy không phải A4",
      en: "the paper is not A4",
      cure: Phrase(vi: "chọn A4: Layout ▸ Size", en: "choose A4: Layout ▸ Size")),
    FindingKind(
      "page-number.missing", [.error], example: "văn bản 3 trang",
      vi: "không có số trang",
      en: "there are no page numbers",
      cure: Phrase(vi: "đánh số từ trang thứ hai", en: "number the pages from the second")),
    FindingKind(
      "page-number.first", [.error], example: "“1” ở trang đầu",
      vi: "trang đầu hiện số trang",
      en: "the first page shows its number",
      cure: Phrase(vi: "đánh dấu “Different First Page”", en: "tick “Different First Page”")),
    FindingKind(
      "page-number.place", [.error], example: "ở chân trang",
      vi: "số trang đặt sai chỗ",
      en: "the page number is in the wrong place",
      cure: Phrase(vi: "chuyển lên lề trên", en: "move it to the top")),
    FindingKind(
      "recipients.missing", [.error], example: "văn bản không có nơi nhận",
      vi: "thiếu “Nơi nhận”",
      en: "“Nơi nhận” is missing",
      cure: Phrase(vi: "thêm vào", en: "add it")),
    FindingKind(
      "recipients.empty", [.error], example: "chỉ có dòng chữ",
      vi: "dưới “Nơi nhận” không có ai",
      en: "nobody stands under “Nơi nhận”",
      cure: Phrase(vi: "ghi các nơi nhận", en: "name the recipients")),
    FindingKind(
      "signature.missing", [.error], example: "không có phần ký",
      vi: "thiếu chức vụ, họ tên người ký",
      en: "the signer's post and name are missing",
      cure: Phrase(vi: "thêm vào", en: "add them")),
    FindingKind(
      "signature.post", [.error], example: "chỉ có họ tên",
      vi: "thiếu chức vụ của người ký",
      en: "the signer's post is missing",
      cure: Phrase(vi: "ghi chức vụ phía trên", en: "write the post above")),
    FindingKind(
      "sizes.step", [.error], example: "Quốc hiệu 12, Tiêu ngữ 14 và tên cơ quan 13",
      vi: "cỡ chữ phần đầu không cùng một nấc",
      en: "the head's sizes are not of one step",
      cure: Phrase(
        vi: "dùng cỡ 12–13 hoặc 13–14 cho cả phần đầu", en: "use 12–13 or 13–14 throughout the head"
      )),
    FindingKind(
      "title.missing", [.error], example: "không có “BÁO CÁO”",
      vi: "thiếu tên loại văn bản",
      en: "the paper's type is missing",
      cure: Phrase(vi: "thêm vào", en: "add it")),
    FindingKind(
      "subject.missing", [.error], example: "dưới “BÁO CÁO” là nội dung ngay",
      vi: "thiếu trích yếu",
      en: "the subject is missing",
      cure: Phrase(vi: "thêm trích yếu", en: "add it")),
    FindingKind(
      "text.doubled-spaces", [.warning], example: "“công  tác”",
      vi: "thừa dấu cách",
      en: "there are two blanks in a row",
      cure: Phrase(vi: "bỏ một dấu cách", en: "remove one")),
    FindingKind(
      "text.placeholder", [.error], example: "[CẦN BỔ SUNG: so]",
      vi: "còn chỗ chưa điền",
      en: "something is not filled in",
      cure: Phrase(vi: "điền, hoặc bỏ đi", en: "fill it in, or remove it")),
    FindingKind(
      "unicode.mixed", [.warning], example: "dán từ máy Mac",
      vi: "lẫn Unicode tổ hợp và dựng sẵn",
      en: "decomposed and composed Unicode are mixed",
      cure: Phrase(vi: "chuyển cả bài sang dựng sẵn", en: "convert all of it to composed")),
    FindingKind(
      "check.not-word", [.error], example: "a.doc",
      vi: "tệp không phải .docx",
      en: "the file is no .docx",
      cure: Phrase(vi: "lưu lại thành .docx", en: "save it as .docx")),
    FindingKind(
      "check.cannot-read", [.error], example: "tệp hỏng",
      vi: "không đọc được tệp Word",
      en: "the Word file cannot be read",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it")),
    FindingKind(
      "check.cannot-annotate", [.error], example: "tệp hỏng",
      vi: "không ghi chú vào bản sao được",
      en: "the copy cannot be commented on",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it")),
    FindingKind(
      "paper.missing-field", [.error], example: "không có issuer",
      vi: "phần đầu mẫu thiếu title hoặc issuer",
      en: "the front matter lacks title or issuer",
      cure: Phrase(vi: "thêm vào, hoặc letterhead: none", en: "add it, or letterhead: none")),
    FindingKind(
      "paper.too-long", [.error], example: "lặp nhầm cả sheet",
      vi: "nội dung dài quá giới hạn",
      en: "the body is longer than allowed",
      cure: Phrase(vi: "chia thành phụ lục", en: "divide it")),
    FindingKind(
      "paper.no-front-matter", [.error], example: "tệp chỉ có nội dung",
      vi: "mẫu .md không bắt đầu bằng “---”",
      en: "the .md template does not start with “---”",
      cure: Phrase(
        vi: "thêm phần đầu giữa hai dòng “---”", en: "add front matter between two “---”")),
    FindingKind(
      "paper.quote", [.error], example: "> trích",
      vi: "văn bản không dùng đoạn trích “>”",
      en: "a paper has no block quotes",
      cure: Phrase(vi: "viết “\\\\>” để in dấu ấy", en: "write “\\\\>” to print the sign")),
    FindingKind(
      "paper.code-block", [.error], example: "bốn dấu cách đầu dòng",
      vi: "văn bản không dùng khối mã",
      en: "a paper has no code blocks",
      cure: Phrase(vi: "bỏ dấu cách thừa", en: "drop the blanks")),
    FindingKind(
      "paper.rule", [.error], example: "---",
      vi: "văn bản không dùng đường kẻ ngang",
      en: "a paper has no rules across the page",
      cure: Phrase(
        vi: "viết “::: pagebreak” để sang trang", en: "write “::: pagebreak” for a new page")),
    FindingKind(
      "paper.image", [.error], example: "Chữ ![](a.png) chữ",
      vi: "hình nằm giữa chữ, trong đề mục hay trong bảng",
      en: "a picture stands among words, in a title or a table",
      cure: Phrase(vi: "đặt hình riêng một đoạn", en: "put it in a paragraph of its own")),
    FindingKind(
      "paper.html", [.error], example: "<b>đậm</b>",
      vi: "văn bản không nhận HTML",
      en: "a paper takes no HTML",
      cure: Phrase(vi: "viết **đậm**", en: "write **đậm**")),
    FindingKind(
      "paper.nesting", [.error], example: "danh sách mười cấp",
      vi: "danh sách lồng quá sâu",
      en: "lists are nested too deep",
      cure: Phrase(vi: "bớt cấp", en: "nest less")),
    FindingKind(
      "paper.list-too-deep", [.warning], example: "số trong điểm",
      vi: "danh sách đánh số nằm dưới cấp nhỏ nhất",
      en: "a numbered list lies below the smallest level",
      cure: Phrase(vi: "dùng gạch đầu dòng", en: "use dashes")),
    FindingKind(
      "paper.unknown-directive", [.error], example: "::: phu-luc",
      vi: "lệnh “:::” không có",
      en: "there is no such “:::” command",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "paper.unknown-option", [.error], example: "::: table width=5",
      vi: "lệnh “:::” không nhận từ này",
      en: "the “:::” command does not take this",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "paper.appendix-title", [.error], example: "::: appendix",
      vi: "phụ lục không có tên",
      en: "an appendix has no title",
      cure: Phrase(vi: "thêm tên", en: "add the title")),
    FindingKind(
      "paper.no-table", [.error], example: "::: table rồi đoạn văn",
      vi: "sau “::: table” không có bảng",
      en: "no table follows “::: table”",
      cure: Phrase(vi: "đặt bảng ngay sau", en: "put the table right after it")),
    FindingKind(
      "paper.table-columns", [.error], example: "widths=1,2 cho ba cột",
      vi: "số giá trị khác số cột của bảng",
      en: "there are not as many values as columns",
      cure: Phrase(vi: "ghi đủ số cột", en: "give one for each column")),
    FindingKind(
      "paper.table-too-wide", [.warning], example: "mười lăm cột",
      vi: "bảng rộng hơn trang",
      en: "the table is wider than the page",
      cure: Phrase(vi: "đặt trang ngang, hoặc bớt cột", en: "turn the page, or drop columns")),
    FindingKind(
      "paper.head-too-wide", [.warning], example: "tên cơ quan rất dài",
      vi: "phần đầu không đủ chỗ cho một dòng",
      en: "a line of the head does not fit",
      cure: Phrase(vi: "rút gọn tên", en: "shorten the name")),
    FindingKind(
      "paper.unknown-heading", [.error], example: "#### ở quyết định",
      vi: "đề mục không có trong cách đánh số",
      en: "the scheme has no such heading",
      cure: Phrase(vi: "dùng cấp trong gợi ý", en: "use a level of the hint")),
    FindingKind(
      "paper.unknown-scheme", [.error], example: "scheme: baocao",
      vi: "cách đánh số không có",
      en: "there is no such scheme",
      cure: Phrase(vi: "dùng report, decision hoặc plain", en: "use report, decision or plain")),
    FindingKind(
      "paper.rank-not-allowed", [.warning], example: "Thượng tá ở UBND",
      vi: "cơ quan này không ghi cấp bậc người ký",
      en: "this body gives no rank before a name",
      cure: Phrase(vi: "bỏ cap_bac", en: "drop cap_bac")),
    FindingKind(
      "paper.authority-prefix", [.warning], example: "TM ỦY BAN",
      vi: "quyền hạn viết sai dạng",
      en: "the authority is abbreviated wrongly",
      cure: Phrase(vi: "viết TM. ỦY BAN", en: "write TM. ỦY BAN")),
  ]
}

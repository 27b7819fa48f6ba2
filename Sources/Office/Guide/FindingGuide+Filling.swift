import Groundwork

extension FindingGuide {
  /// What filling a template comes upon: in the data, in a Word file, in the language.
  static let filling: [FindingKind] = [
    FindingKind(
      "fill.bad-prefix", [.error], example: "--line-statement-prefix={",
      vi: "ký hiệu mở đầu dòng lệnh để trống hoặc bắt đầu bằng “{”",
      en: "the prefix of line statements is empty or starts with “{”",
      cure: Phrase(vi: "chọn ký hiệu khác, như #", en: "choose another, such as #")),
    FindingKind(
      "fill.no-records", [.error], example: "danh sách trống",
      vi: "không có bản ghi nào để làm",
      en: "there are no records to fill with",
      cure: Phrase(vi: "thêm --each, hoặc dữ liệu", en: "add --each, or data")),
    FindingKind(
      "fill.each-not-list", [.error], example: "--each co_quan",
      vi: "--each không phải danh sách",
      en: "--each is no list",
      cure: Phrase(vi: "nêu một danh sách", en: "name a list")),
    FindingKind(
      "fill.record-without-fields", [.error], example: "[1, 2]",
      vi: "bản ghi không phải nhóm “tên: giá trị”",
      en: "a record is no group",
      cure: Phrase(vi: "đặt tên bằng --as", en: "name it with --as")),
    FindingKind(
      "fill.name-not-text", [.error], example: "--name \"{{ [1] }}\"",
      vi: "tên tệp không phải chữ",
      en: "the file's name is no text",
      cure: Phrase(vi: "dùng một giá trị chữ", en: "use a text")),
    FindingKind(
      "fill.cannot-make", [.error], example: ".pdf từ .docx",
      vi: "không tạo được loại tệp này từ mẫu",
      en: "this kind of file cannot be made from the template",
      cure: Phrase(vi: "đổi đuôi tệp ra", en: "change the output's ending")),
    FindingKind(
      "fill.cannot-write", [.error], example: "bảng quá lớn",
      vi: "không ghi được tệp",
      en: "the file cannot be made",
      cure: Phrase(vi: "xem nguyên nhân trong thông báo", en: "see the cause in the message")),
    FindingKind(
      "fill.no-sheets", [.error], example: "if sai ở mọi trang",
      vi: "mẫu bảng không cho trang nào",
      en: "the plan gives no sheet",
      cure: Phrase(vi: "xem điều kiện của các trang", en: "look at the sheets' conditions")),
    FindingKind(
      "fill.sections-of-word-only", [.error], example: "--into-one với thu-moi.txt",
      vi: "chỉ mẫu Word mới ghép được các bản ghi vào một tệp",
      en: "only a Word template takes all records into one document",
      cure: Phrase(vi: "làm mỗi bản ghi một tệp", en: "make one file for each record")),
    FindingKind(
      "fill.unknown-extension", [.error], example: "jinja2.ext.i18n",
      vi: "không có phần mở rộng Jinja ấy",
      en: "there is no such Jinja extension",
      cure: Phrase(vi: "bỏ phần mở rộng", en: "leave it out")),
    FindingKind(
      "fill.unknown-profile", [.error], example: "--profile nd31",
      vi: "không có thể thức ấy",
      en: "there is no such profile",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "fill.unreadable-template", [.error], example: ".docx hỏng",
      vi: "không đọc được mẫu",
      en: "the template cannot be read",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it")),
    FindingKind(
      "inspect.annotates-word-only", [.error], example: "--annotate với thu-moi.txt",
      vi: "chỉ ghi chú được vào mẫu Word",
      en: "only Word templates take comments",
      cure: Phrase(
        vi: "xem lỗi in ra màn hình", en: "read the errors on the screen")),
    FindingKind(
      "inspect.cannot-annotate", [.error], example: "mẫu hỏng",
      vi: "không làm được bản có ghi chú",
      en: "the copy with comments cannot be made",
      cure: Phrase(vi: "xem nguyên nhân trong thông báo", en: "see the cause in the message")),
    FindingKind(
      "data.no-outer-row", [.error], example: "9 khi trang kia có 3 dòng",
      vi: "dòng của danh sách trong không thuộc dòng nào của danh sách ngoài",
      en: "a row of an inner list belongs to no row of the outer list",
      cure: Phrase(
        vi: "ghi số thứ tự của dòng ở trang kia", en: "write the number of the row there")),
    FindingKind(
      "inspect.no-fields", [.error], example: "--workbook cho mẫu không có thẻ",
      vi: "mẫu không cần dữ liệu nào",
      en: "the template asks for no data",
      cure: Phrase(vi: "không cần điền gì", en: "there is nothing to fill in")),
    FindingKind(
      "inspect.own-template", [.error], example: "--annotate giay-moi.docx cho chính giay-moi.docx",
      vi: "bản có ghi chú ghi đè lên chính mẫu",
      en: "the copy with comments would take the template's place",
      cure: Phrase(vi: "đặt tên khác", en: "give it another name")),
    FindingKind(
      "inspect.missing-field", [.warning], example: "mẫu hỏi don_vi, dữ liệu có don-vi",
      vi: "dữ liệu không có trường mà mẫu cần",
      en: "the data lacks a field that the template asks for",
      cure: Phrase(vi: "thêm vào dữ liệu, hoặc sửa tên", en: "add it, or correct the name")),
    FindingKind(
      "inspect.wrong-kind", [.error], example: "{% for x in co_quan %}",
      vi: "mẫu cần danh sách hay bản ghi, dữ liệu là thứ khác",
      en: "the template wants a list or a record; the data has something else",
      cure: Phrase(vi: "sửa mẫu hoặc dữ liệu", en: "mend the template or the data")),
    FindingKind(
      "inspect.two-kinds", [.warning], example: "{{ a.ten }} và {% for x in a %}",
      vi: "một tên chỗ thì dùng như danh sách, chỗ thì như bản ghi",
      en: "a name is used as a list here and as a record there",
      cure: Phrase(vi: "dùng một cách", en: "use it in one way")),
    FindingKind(
      "word-template.not-utf8", [.error], example: "document.xml ở dạng UTF-16",
      vi: "một phần của mẫu không ở dạng UTF-8",
      en: "a part of the template is not in UTF-8",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it again")),
    FindingKind(
      "word-template.wrong-ending", [.error], example: "tệp .docm đổi tên thành .docx",
      vi: "đuôi tệp không đúng với loại tệp Word",
      en: "the file's ending is not that of its kind",
      cure: Phrase(
        vi: "mở bằng Word rồi lưu lại đúng loại", en: "open it in Word and save it as what it is")),
    FindingKind(
      "word-template.flawed", [.warning], example: "ô bảng không có đoạn văn",
      vi: "mẫu Word vốn đã hỏng, nên văn bản làm ra cũng hỏng như vậy",
      en: "the Word template is flawed, and so is what is filled",
      cure: Phrase(
        vi: "mở mẫu bằng Word, để Word sửa rồi lưu lại",
        en: "open the template in Word, let it repair it, and save")),
    FindingKind(
      "word-template.too-large", [.error], example: "một triệu thẻ",
      vi: "mẫu Word quá lớn",
      en: "the Word template is too large",
      cure: Phrase(
        vi: "bỏ bớt nội dung, hoặc dùng vòng lặp", en: "leave content out, or use a loop")),
    FindingKind(
      "word-template.misplaced-prefix", [.error], example: "{%tr for … %} ngoài bảng",
      vi: "tiền tố tr, tc dùng ngoài bảng",
      en: "the prefix tr or tc outside a table",
      cure: Phrase(vi: "đặt vào bảng", en: "put it into a table")),
    FindingKind(
      "word-template.crossing-block", [.error], example: "mở trong ô, đóng ngoài bảng",
      vi: "khối mở và đóng ở hai nơi không lặp chung được",
      en: "a block opens and closes in places that cannot repeat together",
      cure: Phrase(vi: "đặt hai thẻ cùng ô, cùng hàng", en: "put both tags into one cell or row")),
    FindingKind(
      "word-template.missing-picture", [.error], example: "anh/a.png",
      vi: "không có tệp hình",
      en: "there is no such picture",
      cure: Phrase(vi: "đặt hình vào thư mục", en: "put it into the folder")),
    FindingKind(
      "word-template.unknown-picture", [.error], example: "a.webp",
      vi: "hình không phải PNG, JPEG, GIF, BMP hay TIFF",
      en: "no PNG, JPEG, GIF, BMP or TIFF",
      cure: Phrase(vi: "đổi sang PNG", en: "convert it to PNG")),
    FindingKind(
      "word-template.missing-document", [.error], example: "phu-luc.docx",
      vi: "không có tệp Word để chèn",
      en: "there is no Word file to insert",
      cure: Phrase(vi: "đặt tệp vào thư mục", en: "put it into the folder")),
    FindingKind(
      "word-template.unreadable-document", [.error], example: "tệp hỏng",
      vi: "không đọc được tệp Word để chèn",
      en: "the Word file to insert cannot be read",
      cure: Phrase(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it")),
    FindingKind(
      "word-template.blocks-in-text", [.error], example: "{{ bang }} giữa câu",
      vi: "đoạn hoặc bảng không đặt được giữa dòng",
      en: "paragraphs or tables cannot stand within a line",
      cure: Phrase(vi: "đặt thẻ một mình trong đoạn", en: "put the tag alone into a paragraph")),
    FindingKind(
      "template.unclosed-tag", [.error], example: "{{ ten",
      vi: "thẻ chưa được đóng",
      en: "a tag is never closed",
      cure: Phrase(vi: "thêm “}}”", en: "add “}}”")),
    FindingKind(
      "template.unclosed-comment", [.error], example: "{# ghi chú",
      vi: "ghi chú chưa được đóng",
      en: "a comment is never closed",
      cure: Phrase(vi: "thêm “#}”", en: "add “#}”")),
    FindingKind(
      "template.unclosed-block", [.error], example: "{% if a %}",
      vi: "khối chưa được đóng",
      en: "a block is never closed",
      cure: Phrase(vi: "thêm {% endif %}", en: "add {% endif %}")),
    FindingKind(
      "template.unclosed-text", [.error], example: "{{ \"a }}",
      vi: "thiếu dấu nháy đóng",
      en: "a quote is never closed",
      cure: Phrase(vi: "thêm dấu nháy", en: "add the quote")),
    FindingKind(
      "template.unclosed-bracket", [.error], example: "{{ (a }}",
      vi: "thiếu dấu ngoặc đóng",
      en: "a bracket is never closed",
      cure: Phrase(vi: "thêm dấu ngoặc", en: "add the bracket")),
    FindingKind(
      "template.unexpected", [.error], example: "{{ a b }}",
      vi: "có dấu không đứng ở đây được",
      en: "something cannot stand here",
      cure: Phrase(vi: "xem lại biểu thức", en: "look at the expression")),
    FindingKind(
      "template.expected", [.error], example: "{% for x don_vi %}",
      vi: "thiếu một dấu hoặc từ",
      en: "a sign or word is missing",
      cure: Phrase(vi: "thêm từ mà thông báo nêu", en: "add what the message names")),
    FindingKind(
      "template.expected-expression", [.error], example: "{{ a + }}",
      vi: "thiếu biểu thức",
      en: "an expression is missing",
      cure: Phrase(vi: "viết cho đủ", en: "complete it")),
    FindingKind(
      "template.expected-name", [.error], example: "{% set = 1 %}",
      vi: "thiếu tên",
      en: "a name is missing",
      cure: Phrase(vi: "thêm tên", en: "add the name")),
    FindingKind(
      "template.expected-call", [.error], example: "{% call 1 %}",
      vi: "“call” thiếu lời gọi macro",
      en: "“call” needs a call of a macro",
      cure: Phrase(vi: "gọi một macro", en: "call a macro")),
    FindingKind(
      "template.curly-quote", [.error], example: "{{ “a” }}",
      vi: "dấu nháy cong trong thẻ",
      en: "a curly quote in a tag",
      cure: Phrase(vi: "dùng dấu nháy thẳng", en: "use straight quotes")),
    FindingKind(
      "template.cannot-assign", [.error], example: "{% set a.b = 1 %}",
      vi: "không gán được cho tên này",
      en: "this cannot be assigned to",
      cure: Phrase(vi: "gán cho một tên, hoặc namespace", en: "assign to a name, or a namespace")),
    FindingKind(
      "template.bad-arguments", [.error], example: "{{ a|round(1, 2, 3) }}",
      vi: "đối số sai",
      en: "the arguments are wrong",
      cure: Phrase(vi: "xem cách dùng bộ lọc", en: "see how the filter is used")),
    FindingKind(
      "template.missing-argument", [.error], example: "{{ dong() }}",
      vi: "thiếu đối số của macro",
      en: "a macro's argument was not given",
      cure: Phrase(vi: "thêm đối số", en: "give it")),
    FindingKind(
      "template.unknown-tag", [.error], example: "{% fro %}",
      vi: "không có thẻ ấy",
      en: "there is no such tag",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "template.not-supported", [.error], example: "{% trans %}",
      vi: "thẻ hoặc tính năng không được hỗ trợ",
      en: "a tag or feature is not supported",
      cure: Phrase(vi: "dùng cách khác", en: "do it another way")),
    FindingKind(
      "template.stray-tag", [.error], example: "{% endfor %} thừa",
      vi: "thẻ đóng không khớp",
      en: "a closing tag fits nothing",
      cure: Phrase(vi: "bỏ, hoặc mở khối", en: "drop it, or open the block")),
    FindingKind(
      "template.unknown-filter", [.error], example: "{{ a|ngayy }}",
      vi: "không có bộ lọc ấy",
      en: "there is no such filter",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "template.unknown-test", [.error], example: "a is defind",
      vi: "không có phép thử ấy",
      en: "there is no such test",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "template.duplicate-block", [.error], example: "{% block a %} hai lần",
      vi: "một khối có hai lần",
      en: "a block is defined twice",
      cure: Phrase(vi: "đổi một tên", en: "rename one")),
    FindingKind(
      "template.outside-loop", [.error], example: "{% break %}",
      vi: "chỉ dùng được trong “for”",
      en: "only works inside “for”",
      cure: Phrase(vi: "đặt vào vòng lặp", en: "put it into a loop")),
    FindingKind(
      "template.division-by-zero", [.error], example: "{{ 1 / 0 }}",
      vi: "chia cho 0",
      en: "division by zero",
      cure: Phrase(vi: "kiểm số chia trước", en: "ask about the divisor first")),
    FindingKind(
      "template.number-too-large", [.error], example: "{{ 9 ** 999999 }}",
      vi: "số quá lớn",
      en: "the number is too large",
      cure: Phrase(vi: "xem lại phép tính", en: "look at the sum")),
    FindingKind(
      "template.not-callable", [.error], example: "{{ ten() }}",
      vi: "thứ này không gọi được",
      en: "this cannot be called",
      cure: Phrase(vi: "bỏ dấu ngoặc", en: "drop the brackets")),
    FindingKind(
      "template.unknown-method", [.error], example: "{{ 1.upper() }}",
      vi: "giá trị không có phương thức ấy",
      en: "the value has no such method",
      cure: Phrase(vi: "dùng bộ lọc", en: "use a filter")),
    FindingKind(
      "template.unpack", [.error], example: "{% for a, b in [1] %}",
      vi: "số giá trị không khớp khi tách",
      en: "the number of values does not fit",
      cure: Phrase(vi: "sửa số tên", en: "correct the names")),
    FindingKind(
      "template.missing-template", [.error], example: "{% include 'a.md' %}",
      vi: "không có mẫu được nhắc đến",
      en: "there is no such template",
      cure: Phrase(vi: "sửa tên, hoặc thêm tệp", en: "correct the name, or add the file")),
    FindingKind(
      "template.broken-template", [.error], example: "include một tệp lỗi",
      vi: "mẫu được nhắc đến có lỗi",
      en: "the template named has errors",
      cure: Phrase(vi: "sửa mẫu ấy", en: "mend that template")),
    FindingKind(
      "template.required-block", [.error], example: "{% block a required %}",
      vi: "khối bắt buộc chưa có nội dung",
      en: "a required block is not filled",
      cure: Phrase(vi: "viết nội dung cho khối", en: "fill the block")),
    FindingKind(
      "template.extended-twice", [.error], example: "{% extends a %}{% extends b %}",
      vi: "mẫu kế thừa hai mẫu khác",
      en: "a template extends two others",
      cure: Phrase(vi: "giữ một “extends”", en: "keep one “extends”")),
    FindingKind(
      "template.extends-inside", [.error], example: "{% for x in ds %}{% extends a %}",
      vi: "“extends” nằm trong vòng lặp hay khối",
      en: "“extends” stands inside a loop or block",
      cure: Phrase(vi: "đưa ra ngoài, lên đầu mẫu", en: "move it out, to the template's start")),
    FindingKind(
      "template.not-recursive", [.error], example: "{{ loop(x) }}",
      vi: "vòng lặp thiếu “recursive”",
      en: "the loop is not “recursive”",
      cure: Phrase(vi: "thêm recursive", en: "add recursive")),
    FindingKind(
      "template.unknown-name", [.error], example: "{{ co_quann.ten }}",
      vi: "không có gì tên ấy",
      en: "nothing has this name",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "template.no-item", [.error], example: "{{ a[9] }}",
      vi: "danh sách không có mục ấy",
      en: "the list has no such item",
      cure: Phrase(vi: "hỏi độ dài trước", en: "ask for the length first")),
    FindingKind(
      "template.no-else", [.error], example: "{{ a if b }}",
      vi: "“if” trong biểu thức thiếu “else”",
      en: "an inline “if” has no “else”",
      cure: Phrase(vi: "thêm else", en: "add else")),
    FindingKind(
      "template.missing-value", [.warning], example: "[CẦN BỔ SUNG: so]",
      vi: "giá trị còn trống, được in thành chỗ cần bổ sung",
      en: "a value is blank; a mark is printed in its place",
      cure: Phrase(vi: "điền giá trị", en: "fill it in")),
    FindingKind(
      "template.too-long", [.error], example: "một triệu thẻ",
      vi: "mẫu có quá nhiều thẻ",
      en: "the template has too many tags",
      cure: Phrase(vi: "dùng vòng lặp", en: "use a loop")),
    FindingKind(
      "template.too-many-steps", [.error], example: "vòng lặp lồng nhau lớn",
      vi: "mẫu chạy quá nhiều bước",
      en: "the template takes too many steps",
      cure: Phrase(vi: "làm ít việc hơn trong mẫu", en: "do less in the template")),
    FindingKind(
      "template.too-deep-run", [.error], example: "macro gọi chính nó",
      vi: "gọi lồng nhau quá sâu",
      en: "calls are nested too deep",
      cure: Phrase(vi: "dừng đệ quy", en: "end the recursion")),
    FindingKind(
      "template.output-too-large", [.error], example: "lặp một triệu lần",
      vi: "kết quả quá dài",
      en: "the result is too long",
      cure: Phrase(vi: "lặp ít hơn", en: "repeat less")),
    FindingKind(
      "template.text-too-large", [.error], example: "{{ \"a\" * 99999999 }}",
      vi: "một đoạn chữ quá dài",
      en: "a text is too long",
      cure: Phrase(vi: "lặp ít hơn", en: "repeat less")),
    FindingKind(
      "template.range-too-large", [.error], example: "range(1000000)",
      vi: "danh sách quá dài",
      en: "the list is too long",
      cure: Phrase(vi: "dùng ít mục hơn", en: "use fewer items")),
  ]
}

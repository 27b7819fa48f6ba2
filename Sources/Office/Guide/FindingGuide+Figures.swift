import Groundwork

extension FindingGuide {
  /// What reading a dossier finds.
  static let figures: [FindingKind] = [
    FindingKind(
      "intake.no-dossier", [.error], example: "tongket validate thư mục trống",
      vi: "thư mục không có ho-so.yaml, hoặc tệp ấy không gồm các mục “tên: giá trị”",
      en: "the folder has no ho-so.yaml, or it holds no “name: value” entries",
      cure: Phrase(
        vi: "tạo hồ sơ bằng “tongket new THƯ-MỤC”", en: "make one with “tongket new DIR”")),
    FindingKind(
      "intake.no-figures", [.warning], example: "chỉ có ho-so.yaml",
      vi: "không có so-lieu.xlsx hoặc dạng tương đương",
      en: "there is no so-lieu.xlsx nor its like",
      cure: Phrase(vi: "đặt so-lieu.xlsx vào thư mục hồ sơ", en: "put so-lieu.xlsx into the folder")
    ),
    FindingKind(
      "intake.two-sources", [.error], example: "so-lieu.xlsx và so-lieu.json",
      vi: "số liệu có ở nhiều nơi",
      en: "the figures are in several places",
      cure: Phrase(vi: "chỉ giữ một", en: "keep only one")),
    FindingKind(
      "intake.old-workbook", [.error], example: "so-lieu.xls",
      vi: "tệp Excel kiểu cũ",
      en: "a workbook of the old kind",
      cure: Phrase(vi: "lưu lại thành .xlsx", en: "save it as .xlsx")),
    FindingKind(
      "intake.unreadable-workbook", [.error], example: "so-lieu.xlsx thực ra là .pdf đổi tên",
      vi: "tệp không phải bảng tính, bị hỏng hoặc có mật khẩu",
      en: "the file is no workbook, damaged, or has a password",
      cure: Phrase(
        vi: "mở bằng Excel hoặc LibreOffice rồi lưu lại",
        en: "open it in Excel or LibreOffice and save it")),
    FindingKind(
      "intake.unknown-key", [.error], example: "thiet_lp:",
      vi: "mục trong ho-so.yaml gần giống một mục đã biết đang thiếu",
      en: "a name in ho-so.yaml is nearly a known one that is missing",
      cure: Phrase(vi: "sửa tên mục theo gợi ý", en: "correct the name as the hint says")),
    FindingKind(
      "intake.not-a-list", [.error], example: "tuyen_quan: 12",
      vi: "chỗ cần danh sách bản ghi lại là thứ khác",
      en: "records are not given as a list",
      cure: Phrase(vi: "viết mỗi bản ghi một mục “- …”", en: "write one “- …” for each record")),
    FindingKind(
      "intake.not-a-record", [.error], example: "tuyen_quan: [12]",
      vi: "chỗ cần nhóm “tên: giá trị” lại là thứ khác",
      en: "a “name: value” group is wanted",
      cure: Phrase(vi: "viết “- don_vi: xã A”", en: "write “- don_vi: xã A”")),
    FindingKind(
      "intake.unknown-sheet", [.error], example: "Chươg trình",
      vi: "tên trang gần giống một trang đã biết đang thiếu",
      en: "the sheet's name is nearly a known one that is missing",
      cure: Phrase(
        vi: "sửa tên trang; trang riêng thì đặt tên khác hẳn",
        en: "correct the name; give a sheet of your own another")),
    FindingKind(
      "intake.unknown-column", [.error], example: "Giấy chứg nhận",
      vi: "tiêu đề cột gần giống một cột đã biết đang thiếu",
      en: "the heading is nearly a known one that is missing",
      cure: Phrase(
        vi: "sửa tiêu đề; cột riêng thì đặt tên khác hẳn",
        en: "correct it; give a column of your own another name")),
    FindingKind(
      "intake.duplicate-sheet", [.error], example: "hai trang Tuyển quân",
      vi: "một trang có hai lần",
      en: "the same sheet comes twice",
      cure: Phrase(vi: "gộp làm một", en: "join them")),
    FindingKind(
      "intake.duplicate-column", [.error], example: "hai cột Chỉ tiêu giao",
      vi: "một cột có hai lần",
      en: "the same column comes twice",
      cure: Phrase(vi: "bỏ hoặc đổi tên một cột", en: "remove or rename one")),
    FindingKind(
      "intake.no-heading", [.error], example: "trang chỉ có số",
      vi: "không dòng nào có tiêu đề của trang này",
      en: "no row holds any of the sheet's headings",
      cure: Phrase(
        vi: "thêm dòng tiêu đề như tệp mẫu", en: "add the headings of the fill-in workbook")),
    FindingKind(
      "intake.missing-column", [.error], example: "trang Khen thưởng không có Thành tích",
      vi: "thiếu cột bắt buộc",
      en: "a required column is not there",
      cure: Phrase(vi: "thêm cột ấy", en: "add the column")),
    FindingKind(
      "intake.unnamed-column", [.warning], example: "cột M có số, M1 trống",
      vi: "có ô nằm dưới chỗ không có tiêu đề",
      en: "cells under no heading are passed over",
      cure: Phrase(vi: "đặt tiêu đề, hoặc xóa các ô", en: "give it a heading, or clear the cells")),
    FindingKind(
      "intake.hidden-rows", [.warning], example: "dòng 5–9 bị ẩn",
      vi: "có dòng ẩn, vẫn được đọc",
      en: "hidden rows are read all the same",
      cure: Phrase(vi: "hiện ra xem lại, hoặc xóa", en: "show and look at them, or delete them")),
    FindingKind(
      "intake.hidden-sheet", [.warning], example: "trang Tuyển quân bị ẩn",
      vi: "trang ẩn, vẫn được đọc",
      en: "a hidden sheet is read all the same",
      cure: Phrase(vi: "hiện ra xem lại, hoặc xóa", en: "show and look at it, or delete it")),
    FindingKind(
      "intake.group-row", [.warning], example: "“I. Các xã vùng cao” gộp nhiều cột",
      vi: "dòng tiêu đề nhóm, không phải bản ghi",
      en: "a group heading, which is no record",
      cure: Phrase(
        vi: "không cần sửa nếu đúng là tiêu đề nhóm", en: "nothing, if it is a group heading")),
    FindingKind(
      "intake.foot", [.warning], example: "ngày tháng, chữ ký",
      vi: "phần dưới dòng tổng không được đọc",
      en: "what stands below the totals is passed over",
      cure: Phrase(vi: "chuyển bản ghi lên trên dòng tổng", en: "move records above the totals")),
    FindingKind(
      "intake.required", [.error], example: "cột Thành tích trống",
      vi: "ô bắt buộc còn trống",
      en: "a required cell is blank",
      cure: Phrase(vi: "điền ô ấy", en: "fill it in")),
    FindingKind(
      "intake.not-integer", [.error], example: "12 người; 12,5; =1+1 gõ thành chữ",
      vi: "ô phải là số nguyên",
      en: "the cell must be a whole number",
      cure: Phrase(vi: "gõ số, không kèm chữ", en: "type a number, without letters")),
    FindingKind(
      "intake.not-number", [.error], example: "95%; “khoảng 90”",
      vi: "ô phải là số",
      en: "the cell must be a number",
      cure: Phrase(vi: "gõ số, không kèm chữ", en: "type a number, without letters")),
    FindingKind(
      "intake.ambiguous-number", [.error], example: "1.234 gõ thành chữ",
      vi: "chữ số có thể hiểu hai cách",
      en: "the number can be read in two ways",
      cure: Phrase(vi: "gõ số vào ô định dạng Số", en: "type it into a cell formatted as a number")),
    FindingKind(
      "intake.not-date", [.error], example: "31/11/2026; 16/11/23; quý IV",
      vi: "không phải ngày, hoặc không có ngày ấy",
      en: "no date, or no such day",
      cure: Phrase(
        vi: "gõ ngày/tháng/năm, năm bốn chữ số", en: "type day/month/year, the year in four figures"
      )),
    FindingKind(
      "intake.unformatted-date", [.warning], example: "45246",
      vi: "một số được hiểu là ngày",
      en: "a number was taken for a date",
      cure: Phrase(vi: "định dạng ô là Ngày", en: "format the cell as a date")),
    FindingKind(
      "intake.text-is-date", [.warning], example: "12/2023 thành 01/12/2023",
      vi: "ô chữ chứa một ngày do Excel đổi",
      en: "a date stands in a column of text",
      cure: Phrase(
        vi: "định dạng ô là Văn bản rồi gõ lại", en: "format the cell as text and type it again")),
    FindingKind(
      "intake.not-yesno", [.error], example: "“một nửa”",
      vi: "ô phải là có hoặc không",
      en: "the cell must say yes or no",
      cure: Phrase(vi: "gõ x hoặc để trống", en: "type x, or leave it blank")),
    FindingKind(
      "intake.too-small", [.error], example: "Quân số là -9",
      vi: "số nhỏ hơn mức cho phép",
      en: "the number is below the least allowed",
      cure: Phrase(vi: "sửa lại số", en: "correct the number")),
    FindingKind(
      "intake.too-large", [.error], example: "tuổi 430",
      vi: "số lớn hơn mức cho phép",
      en: "the number is above the most allowed",
      cure: Phrase(vi: "sửa lại số", en: "correct the number")),
    FindingKind(
      "intake.unknown-choice", [.error, .warning], example: "Kết quả: Xuất sắc",
      vi: "từ không có trong danh sách; với cấp bậc chỉ là cảnh báo",
      en: "a word that is not in the list; for ranks a warning",
      cure: Phrase(vi: "chọn một từ trong danh sách thả xuống", en: "choose one from the drop-down")
    ),
    FindingKind(
      "intake.unknown-unit", [.warning], example: "xã không có trong trang Đơn vị",
      vi: "tên không có ở trang mà cột lấy từ đó",
      en: "the name is not on the sheet that the column takes from",
      cure: Phrase(
        vi: "sửa tên, hoặc thêm vào trang kia", en: "correct it, or add it to that sheet")),
    FindingKind(
      "intake.duplicate-value", [.error], example: "thôn Mẫu Tây ở dòng 3 và 7",
      vi: "giá trị không được trùng lại có hai lần",
      en: "a value that must be unique comes twice",
      cure: Phrase(vi: "bỏ dòng thừa, hoặc sửa tên", en: "remove one row, or correct the name")),
    FindingKind(
      "intake.error-value", [.error], example: "#N/A, #DIV/0!",
      vi: "ô báo lỗi của Excel",
      en: "the cell shows an error of Excel's",
      cure: Phrase(
        vi: "sửa công thức hoặc ghi thẳng giá trị", en: "mend the formula or type the value")),
    FindingKind(
      "intake.not-computed", [.error], example: "tệp do phần mềm khác tạo ra",
      vi: "công thức chưa có giá trị",
      en: "a formula without a value",
      cure: Phrase(
        vi: "mở bằng Excel hoặc LibreOffice rồi lưu lại",
        en: "open it in Excel or LibreOffice and save it")),
    FindingKind(
      "intake.too-long", [.error], example: "trên 32 767 ký tự",
      vi: "chữ dài hơn một ô chứa được",
      en: "text longer than a cell may hold",
      cure: Phrase(vi: "chia ra nhiều dòng", en: "divide it among rows")),
    FindingKind(
      "intake.nested", [.error], example: "chi_tieu: [1, 2]",
      vi: "chỗ cần một giá trị lại là danh sách hay nhóm",
      en: "a list or group where one value is wanted",
      cure: Phrase(vi: "chỉ ghi một giá trị", en: "write a single value")),
    FindingKind(
      "*.legacy-encoding", [.error], example: "“Chñ tÞch”",
      vi: "chữ gõ theo mã cũ TCVN3 hoặc VNI (intake, yaml, json, csv)",
      en: "text in the old TCVN3 or VNI encoding (intake, yaml, json, csv)",
      cure: Phrase(
        vi: "chuyển sang Unicode dựng sẵn bằng Unikey",
        en: "convert it to composed Unicode, with Unikey")),
    FindingKind(
      "*.encoding", [.error], example: "csv lưu theo mã Windows cũ",
      vi: "tệp không phải Unicode (yaml, json, csv)",
      en: "the file is not Unicode (yaml, json, csv)",
      cure: Phrase(vi: "lưu lại theo UTF-8", en: "save it as UTF-8")),
    FindingKind(
      "*.too-large", [.error], example: "so-lieu.json 40 MB",
      vi: "tệp lớn quá 32 MB (yaml, json, csv)",
      en: "the file is larger than 32 MB (yaml, json, csv)",
      cure: Phrase(vi: "chia nhỏ hoặc dùng .xlsx", en: "divide it, or use .xlsx")),
    FindingKind(
      "workbook.shared-string", [.error], example: "ô trỏ tới chuỗi không có",
      vi: "bảng tính hỏng ở ô này",
      en: "the workbook is damaged at this cell",
      cure: Phrase(vi: "mở bằng Excel, sửa ô, lưu lại", en: "open it, mend the cell and save it")),
    FindingKind(
      "workbook.number", [.warning], example: "tệp do phần mềm khác ghi sai",
      vi: "ô kiểu số không chứa số",
      en: "a number cell holds no number",
      cure: Phrase(vi: "mở bằng Excel, sửa ô, lưu lại", en: "open it, mend the cell and save it")),
    FindingKind(
      "workbook.date", [.warning], example: "số âm định dạng ngày",
      vi: "ô kiểu ngày nhưng không có ngày ấy",
      en: "a date cell names no day",
      cure: Phrase(vi: "mở bằng Excel, sửa ô, lưu lại", en: "open it, mend the cell and save it")),
    FindingKind(
      "workbook.cell-type", [.warning], example: "t=\"x\" trong tệp",
      vi: "kiểu ô không rõ",
      en: "the cell's type is unknown",
      cure: Phrase(vi: "mở bằng Excel rồi lưu lại", en: "open it in Excel and save it")),
    FindingKind(
      "yaml.syntax", [.error], example: "thiếu dấu nháy đóng",
      vi: "không đúng cú pháp YAML",
      en: "not YAML",
      cure: Phrase(vi: "sửa dòng được chỉ", en: "mend the line named")),
    FindingKind(
      "yaml.tab", [.error], example: "Tab trước “ten:”",
      vi: "thụt dòng bằng phím Tab",
      en: "indented with a tab",
      cure: Phrase(vi: "thụt bằng dấu cách", en: "indent with spaces")),
    FindingKind(
      "yaml.duplicate-key", [.error], example: "hai mục “ngay:”",
      vi: "một tên có hai lần",
      en: "a name comes twice",
      cure: Phrase(vi: "bỏ một", en: "remove one")),
    FindingKind(
      "yaml.unquoted-tag", [.error], example: "ten: {{ co_quan.ten }}",
      vi: "thẻ {{ … }} nằm ngoài dấu nháy",
      en: "{{ … }} outside quotes",
      cure: Phrase(vi: "viết \"{{ co_quan.ten }}\"", en: "write \"{{ co_quan.ten }}\"")),
    FindingKind(
      "yaml.alias", [.error], example: "&a, *a",
      vi: "neo và bí danh không được dùng",
      en: "anchors and aliases are refused",
      cure: Phrase(vi: "viết lại giá trị", en: "write the value again")),
    FindingKind(
      "yaml.tag", [.error], example: "!!str 12",
      vi: "thẻ kiểu không được dùng",
      en: "type tags are refused",
      cure: Phrase(vi: "bỏ thẻ, đặt trong dấu nháy", en: "drop the tag and quote the value")),
    FindingKind(
      "yaml.key", [.error], example: "[a, b]: 1",
      vi: "tên mục phải là chữ",
      en: "a name must be text",
      cure: Phrase(vi: "viết tên bằng chữ", en: "write the name as text")),
    FindingKind(
      "yaml.control-character", [.error], example: "dán từ phần mềm khác",
      vi: "có ký tự không nhìn thấy",
      en: "there is an invisible character",
      cure: Phrase(vi: "xóa và gõ lại đoạn ấy", en: "delete and type the passage again")),
    FindingKind(
      "*.too-deep", [.error], example: "trên 100 tầng",
      vi: "lồng nhau quá sâu (yaml, json, template)",
      en: "nested too deep (yaml, json, template)",
      cure: Phrase(vi: "bớt tầng lồng nhau", en: "nest less")),
    FindingKind(
      "yaml.ambiguous-number", [.warning], example: "1.250",
      vi: "số có thể hiểu hai cách",
      en: "a number can be read in two ways",
      cure: Phrase(vi: "viết 1250, hoặc đặt trong dấu nháy", en: "write 1250, or quote it")),
    FindingKind(
      "json.syntax", [.error], example: "[1,",
      vi: "không đúng cú pháp JSON",
      en: "not JSON",
      cure: Phrase(vi: "sửa dòng được chỉ", en: "mend the line named")),
    FindingKind(
      "json.duplicate-key", [.error], example: "{\"a\": 1, \"a\": 2}",
      vi: "một tên có hai lần",
      en: "a name comes twice",
      cure: Phrase(vi: "bỏ một", en: "remove one")),
    FindingKind(
      "csv.windows-1258", [.warning], example: "CSV mà Excel lưu không kèm chữ “UTF-8”",
      vi: "tệp ghi theo mã Windows-1258 và được đọc theo mã ấy",
      en: "the file is written in Windows-1258, and was read so",
      cure: Phrase(
        vi: "xem lại dấu của vài tên; lần sau lưu thành “CSV UTF-8”",
        en: "look over the signs of some names; save it as “CSV UTF-8” next time")),
    FindingKind(
      "csv.open-quote", [.error], example: "\"xã A;12",
      vi: "dấu nháy không được đóng",
      en: "a quote is never closed",
      cure: Phrase(vi: "đóng dấu nháy", en: "close it")),
    FindingKind(
      "csv.too-many-columns", [.error], example: "một dòng có một triệu dấu “;”",
      vi: "dòng có nhiều cột hơn một trang Excel",
      en: "a line has more columns than a sheet of Excel",
      cure: Phrase(
        vi: "kiểm tra dấu cách cột và chỗ xuống dòng",
        en: "look at separators and line ends")),
    FindingKind(
      "csv.duplicate-heading", [.error], example: "ten;ten",
      vi: "hai tiêu đề giống nhau",
      en: "two headings are alike",
      cure: Phrase(vi: "đổi tên một cột", en: "rename one")),
    FindingKind(
      "annotate.no-workbook", [.error], example: "so-lieu.json",
      vi: "--annotate, nhưng số liệu không nằm trong một tệp .xlsx",
      en: "--annotate, but the figures are not in one workbook",
      cure: Phrase(vi: "bỏ --annotate, hoặc dùng .xlsx", en: "leave --annotate out, or use .xlsx")),
    FindingKind(
      "annotate.unreadable-workbook", [.error], example: "tệp hỏng",
      vi: "bảng tính không chép ra bản ghi chú được",
      en: "the workbook cannot be copied with notes",
      cure: Phrase(vi: "mở bằng Excel rồi lưu lại", en: "open it in Excel and save it")),
    FindingKind(
      "annotate.own-workbook", [.error], example: "--annotate so-lieu.xlsx --force",
      vi: "bản ghi chú sẽ đè lên chính số liệu",
      en: "the copy would take the workbook's place",
      cure: Phrase(vi: "đặt tên khác", en: "give it another name")),
    FindingKind(
      "data.more-findings", [.error, .warning], example: "một triệu dòng sai",
      vi: "bảng dài có hơn một nghìn chỗ sai; những chỗ sau không liệt kê",
      en: "a long table has more than a thousand mistakes; the later ones are not listed",
      cure: Phrase(
        vi: "sửa những chỗ đã nêu rồi chạy lại", en: "mend what is listed and run it again")),
    FindingKind(
      "data.no-sheet", [.error], example: "--data a.xlsx:Trang9",
      vi: "không có trang được nêu",
      en: "there is no such sheet",
      cure: Phrase(vi: "sửa tên trang", en: "correct the sheet's name")),
    FindingKind(
      "data.duplicate-heading", [.error], example: "Tên, Tên",
      vi: "hai cột cùng tên",
      en: "two columns have one name",
      cure: Phrase(vi: "đổi tên một cột", en: "rename one")),
    FindingKind(
      "data.cell-error", [.error], example: "#N/A",
      vi: "ô báo lỗi của Excel",
      en: "the cell shows an error of Excel's",
      cure: Phrase(vi: "sửa công thức", en: "mend the formula")),
    FindingKind(
      "data.not-computed", [.error], example: "tệp do phần mềm khác tạo ra",
      vi: "công thức chưa có giá trị",
      en: "a formula without a value",
      cure: Phrase(vi: "mở bằng Excel rồi lưu lại", en: "open it in Excel and save it")),
    FindingKind(
      "data.not-a-record", [.error], example: "tệp YAML chỉ có một câu",
      vi: "dữ liệu không phải nhóm “tên: giá trị” hay danh sách",
      en: "the data is no group or list",
      cure: Phrase(vi: "viết “tên: giá trị”", en: "write “name: value”")),
    FindingKind(
      "data.unknown-kind", [.error], example: "d.doc",
      vi: "không biết đọc loại tệp này",
      en: "this kind of file cannot be read",
      cure: Phrase(vi: "dùng .yaml, .json, .csv, .xlsx", en: "use .yaml, .json, .csv, .xlsx")),
    FindingKind(
      "new.not-empty", [.error], example: "tongket new ho-so-cu",
      vi: "thư mục đã có tệp",
      en: "the folder holds files already",
      cure: Phrase(vi: "chọn thư mục mới", en: "choose a new folder")),
    FindingKind(
      "new.cannot-write", [.error], example: "so-lieu.yaml có tên trang quá dài",
      vi: "không tạo được bảng tính mẫu",
      en: "the fill-in workbook cannot be made",
      cure: Phrase(vi: "sửa so-lieu.yaml", en: "mend so-lieu.yaml")),
  ]
}

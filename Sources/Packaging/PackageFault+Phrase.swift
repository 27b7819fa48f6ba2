public import Groundwork

extension PackageFault {
  /// What is wrong, in one clause.
  public var phrase: Phrase {
    switch self {
    case .notAPackage(let format), .noContentTypes(let format):
      return format.phrase
    case .damaged(let entry):
      guard let entry else {
        return Phrase(vi: "tệp bị hỏng hoặc bị cắt cụt", en: "the file is damaged or cut short")
      }
      return Phrase(vi: "mục “\(entry)” trong tệp bị hỏng", en: "entry “\(entry)” is damaged")
    case .encrypted(let entry):
      return Phrase(vi: "mục “\(entry)” có mật khẩu", en: "entry “\(entry)” needs a password")
    case .unsupportedCompression(let entry):
      return Phrase(
        vi: "mục “\(entry)” được nén theo cách không được hỗ trợ",
        en: "entry “\(entry)” is compressed in an unsupported way")
    case .unsafeName(let name):
      return Phrase(
        vi: "tên mục “\(name.shortened)” không an toàn",
        en: "the entry name “\(name.shortened)” is not safe")
    case .duplicateName(let name):
      return Phrase(
        vi: "hai mục trùng tên “\(name.shortened)”",
        en: "two entries have the name “\(name.shortened)”")
    case .tooManyEntries(let count, let limit):
      return Phrase(
        vi: "tệp có \(count) mục; nhiều nhất là \(limit)",
        en: "the file has \(count) entries; the limit is \(limit)")
    case .tooLarge(let entry, let limit):
      guard let entry else {
        return Phrase(
          vi: "khi giải nén tệp lớn hơn \(limit) byte",
          en: "unpacked, the file is larger than \(limit) bytes")
      }
      return Phrase(
        vi: "khi giải nén mục “\(entry)” lớn hơn \(limit) byte",
        en: "unpacked, entry “\(entry)” is larger than \(limit) bytes")
    case .suspiciousRatio(let entry, let limit):
      return Phrase(
        vi: "mục “\(entry)” giải nén ra lớn hơn \(limit) lần",
        en: "entry “\(entry)” unpacks to more than \(limit) times its size")
    case .badPartName(let name):
      return Phrase(
        vi: "tên phần “\(name.shortened)” không hợp lệ",
        en: "“\(name.shortened)” is not a valid part name")
    case .missingPart(let name):
      return Phrase(vi: "tệp thiếu phần “\(name)”", en: "the file has no part “\(name)”")
    case .danglingRelationship(let source, let target):
      return Phrase(
        vi: "phần “\(source)” dẫn tới phần không có “\(target)”",
        en: "part “\(source)” refers to “\(target)”, which is not there")
    case .duplicateRelationship(let source, let id):
      return Phrase(
        vi: "phần “\(source)” có hai liên kết cùng mã “\(id)”",
        en: "part “\(source)” has two relationships with the id “\(id)”")
    case .xml(let part, let line, let column, let problem):
      let what = problem.phrase
      return Phrase(
        vi: "phần “\(part)”, dòng \(line), cột \(column): \(what.vi)",
        en: "part “\(part)”, line \(line), column \(column): \(what.en)")
    case .outOfMemory:
      return Phrase(vi: "không đủ bộ nhớ", en: "there is not enough memory")
    case .zipLibrary(let reason):
      return Phrase(vi: "lỗi khi xử lý tệp nén: \(reason)", en: "zip error: \(reason)")
    }
  }

  /// What a clerk can do about it; nil when there is nothing to advise.
  public var hint: Phrase? {
    switch self {
    case .notAPackage(let format), .noContentTypes(let format):
      return format.hint
    case .encrypted:
      return ForeignFormat.passwordProtected.hint
    case .damaged, .unsupportedCompression, .duplicateName, .xml(_, _, _, .malformed):
      return Phrase(
        vi: "mở tệp bằng Word, Excel hoặc LibreOffice rồi lưu lại",
        en: "open the file in Word, Excel or LibreOffice and save it again")
    case .unsafeName, .tooManyEntries, .tooLarge, .suspiciousRatio, .xml:
      return Phrase(
        vi: "tệp này không giống tệp do Word hoặc Excel tạo ra; hãy kiểm tra nguồn gốc của nó",
        en: "this is not how Word or Excel write files; check where it comes from")
    default:
      return nil
    }
  }
}

extension ForeignFormat {
  var phrase: Phrase {
    switch self {
    case .empty:
      Phrase(vi: "tệp rỗng", en: "the file is empty")
    case .oldWord:
      Phrase(vi: "đây là tệp .doc của Word 97–2003", en: "this is a .doc file of Word 97–2003")
    case .oldExcel:
      Phrase(vi: "đây là tệp .xls của Excel 97–2003", en: "this is an .xls file of Excel 97–2003")
    case .passwordProtected:
      Phrase(vi: "tệp có mật khẩu", en: "the file needs a password")
    case .compound:
      Phrase(
        vi: "đây là tệp Office 97–2003, không phải .docx hay .xlsx",
        en: "this is a file of Office 97–2003, not a .docx or .xlsx")
    case .openDocument:
      Phrase(
        vi: "đây là tệp OpenDocument (.odt, .ods)", en: "this is an OpenDocument file (.odt, .ods)")
    case .pdf:
      Phrase(vi: "đây là tệp PDF", en: "this is a PDF file")
    case .richText:
      Phrase(vi: "đây là tệp .rtf", en: "this is an .rtf file")
    case .markup:
      Phrase(
        vi: "đây là tệp HTML hoặc XML, không phải .docx hay .xlsx",
        en: "this is HTML or XML, not a .docx or .xlsx file")
    case .binaryWorkbook:
      Phrase(vi: "đây là tệp .xlsb (nhị phân)", en: "this is a binary .xlsb workbook")
    case .wordDocument:
      Phrase(vi: "đây là tệp Word, không phải bảng tính", en: "this is a Word document")
    case .presentation:
      Phrase(vi: "đây là tệp trình chiếu", en: "this is a presentation")
    case .zip:
      Phrase(
        vi: "đây là tệp nén .zip, không phải .docx hay .xlsx",
        en: "this is a zip archive, not a .docx or .xlsx file")
    case .unknown:
      Phrase(vi: "đây không phải tệp .docx hay .xlsx", en: "this is not a .docx or .xlsx file")
    }
  }

  var hint: Phrase? {
    switch self {
    case .oldWord, .richText:
      Phrase(vi: "mở bằng Word rồi lưu thành .docx", en: "open it in Word and save it as .docx")
    case .oldExcel, .binaryWorkbook:
      Phrase(vi: "mở bằng Excel rồi lưu thành .xlsx", en: "open it in Excel and save it as .xlsx")
    case .passwordProtected:
      Phrase(
        vi: "mở tệp bằng mật khẩu, bỏ mật khẩu rồi lưu lại",
        en: "open it with the password, remove the password and save it again")
    case .compound, .openDocument, .markup:
      Phrase(
        vi: "mở tệp rồi lưu thành .docx hoặc .xlsx", en: "open it and save it as .docx or .xlsx")
    case .zip:
      Phrase(vi: "giải nén rồi chọn tệp bên trong", en: "unpack it and choose the file inside")
    case .empty, .unknown:
      Phrase(
        vi: "chọn lại tệp; nếu đúng là tệp này thì mở bằng Word hoặc Excel rồi lưu lại",
        en: "choose the file again; if it is the right one, open it in Word or Excel and save it")
    case .pdf:
      Phrase(
        vi: "chọn tệp .docx hoặc .xlsx mà bản PDF được in ra từ đó",
        en: "choose the .docx or .xlsx file that the PDF was printed from")
    case .wordDocument, .presentation:
      nil
    }
  }
}

extension XMLProblem {
  var phrase: Phrase {
    switch self {
    case .malformed(let reason):
      Phrase(vi: "XML sai cú pháp (\(reason))", en: "malformed XML (\(reason))")
    case .doctype:
      Phrase(vi: "XML có DOCTYPE, không được phép", en: "the XML has a DOCTYPE")
    case .tooDeep(let limit):
      Phrase(vi: "các thẻ lồng quá \(limit) cấp", en: "elements are nested deeper than \(limit)")
    case .tooManyAttributes(let limit):
      Phrase(
        vi: "thẻ có quá \(limit) thuộc tính", en: "an element has more than \(limit) attributes")
    case .tooManyNamespaces(let limit):
      Phrase(
        vi: "XML khai báo quá \(limit) không gian tên",
        en: "more than \(limit) namespaces are declared")
    case .attributeTooLong(let limit):
      Phrase(
        vi: "thuộc tính dài quá \(limit) byte", en: "an attribute is longer than \(limit) bytes")
    case .nameTooLong(let limit):
      Phrase(vi: "tên thẻ dài quá \(limit) byte", en: "a name is longer than \(limit) bytes")
    case .markupTooLong(let limit):
      Phrase(vi: "một thẻ dài quá \(limit) byte", en: "a tag is longer than \(limit) bytes")
    case .textTooLong(let limit):
      Phrase(vi: "đoạn chữ dài quá \(limit) byte", en: "a text is longer than \(limit) bytes")
    }
  }
}

extension String {
  /// At most 80 characters, so that a hostile name cannot flood a message.
  fileprivate var shortened: String { count <= 80 ? self : String(prefix(80)) + "…" }
}

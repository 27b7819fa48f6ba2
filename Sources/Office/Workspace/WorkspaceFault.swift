public import Groundwork

/// What the world can refuse us.
public enum WorkspaceFault: Error, Sendable, Hashable {
  case missing(String)
  case noPermission(String)
  case isFolder(String)
  case notFolder(String)
  /// A pipe, a device or a link where a plain file or folder is wanted.
  case notPlain(String)
  case exists(String)
  case noSpace(String)
  case readOnly(String)
  case tooLarge(String, limit: Int)
  case badName(String)
  /// Another run is writing to the same place.
  case busy(String)
  /// The folder holds no manifest of ours, so we did not make it.
  case foreignFolder(String)
  /// A file in our own output that we did not make.
  case foreignFile(String)
  /// A file in our own output that was changed after we made it.
  case changedFile(String)
  /// Anything else, with the system's error number.
  case failed(String, code: Int32)

  /// The file or folder that it is about.
  public var path: String {
    switch self {
    case .missing(let path), .noPermission(let path), .isFolder(let path), .notFolder(let path),
      .notPlain(let path), .exists(let path), .noSpace(let path), .readOnly(let path),
      .tooLarge(let path, _), .badName(let path), .busy(let path), .foreignFolder(let path),
      .foreignFile(let path), .changedFile(let path), .failed(let path, _):
      path
    }
  }

  /// Stable name of the kind of fault, such as `workspace.missing`.
  public var code: String {
    switch self {
    case .missing: "workspace.missing"
    case .noPermission: "workspace.no-permission"
    case .isFolder: "workspace.is-folder"
    case .notFolder: "workspace.not-folder"
    case .notPlain: "workspace.not-plain"
    case .exists: "workspace.exists"
    case .noSpace: "workspace.no-space"
    case .readOnly: "workspace.read-only"
    case .tooLarge: "workspace.too-large"
    case .badName: "workspace.bad-name"
    case .busy: "workspace.busy"
    case .foreignFolder: "workspace.foreign-folder"
    case .foreignFile: "workspace.foreign-file"
    case .changedFile: "workspace.changed-file"
    case .failed: "workspace.failed"
    }
  }

  /// One clause that names the path.
  public var phrase: Phrase {
    switch self {
    case .missing(let path):
      Phrase(vi: "không có “\(path)”", en: "“\(path)” does not exist")
    case .noPermission(let path):
      Phrase(vi: "không được phép đọc hoặc ghi “\(path)”", en: "no permission for “\(path)”")
    case .isFolder(let path):
      Phrase(vi: "“\(path)” là thư mục, không phải tệp", en: "“\(path)” is a folder, not a file")
    case .notFolder(let path):
      Phrase(vi: "“\(path)” không phải là thư mục", en: "“\(path)” is not a folder")
    case .notPlain(let path):
      Phrase(
        vi: "“\(path)” không phải là tệp hay thư mục thường",
        en: "“\(path)” is not a plain file or folder")
    case .exists(let path):
      Phrase(vi: "đã có “\(path)”", en: "“\(path)” exists already")
    case .noSpace(let path):
      Phrase(vi: "ổ đĩa đã đầy khi ghi “\(path)”", en: "the disk is full, writing “\(path)”")
    case .readOnly(let path):
      Phrase(vi: "nơi chứa “\(path)” chỉ cho đọc", en: "“\(path)” is on a read-only disk")
    case .tooLarge(let path, let limit):
      Phrase(
        vi: "“\(path)” lớn quá \(limit >> 20) MB", en: "“\(path)” is larger than \(limit >> 20) MB")
    case .badName(let path):
      Phrase(vi: "không thể đặt tên tệp là “\(path)”", en: "“\(path)” cannot be a file name")
    case .busy(let path):
      Phrase(
        vi: "một lượt chạy khác đang ghi vào “\(path)”", en: "another run is writing to “\(path)”")
    case .foreignFolder(let path):
      Phrase(
        vi: "thư mục “\(path)” không phải do TongKet tạo ra",
        en: "the folder “\(path)” was not made by TongKet")
    case .foreignFile(let path):
      Phrase(
        vi: "tệp “\(path)” không phải do TongKet tạo ra",
        en: "the file “\(path)” was not made by TongKet")
    case .changedFile(let path):
      Phrase(
        vi: "tệp “\(path)” đã bị sửa sau khi TongKet tạo ra",
        en: "the file “\(path)” was changed after TongKet made it")
    case .failed(let path, let code):
      Phrase(
        vi: "hệ thống báo lỗi số \(code) với “\(path)”",
        en: "the system reports error \(code) for “\(path)”")
    }
  }

  /// What a person can do about it; empty when nothing useful can be said.
  public var hints: [Phrase] {
    switch self {
    case .noSpace:
      [Phrase(vi: "giải phóng chỗ trống rồi chạy lại", en: "make room and run again")]
    case .busy:
      [Phrase(vi: "chờ lượt kia xong rồi chạy lại", en: "wait for it to end and run again")]
    case .foreignFolder, .foreignFile, .changedFile, .exists:
      [
        Phrase(
          vi: "chuyển đi nơi khác, chọn nơi ghi khác, hoặc thêm --force",
          en: "move it away, choose another place, or add --force")
      ]
    default: []
    }
  }
}

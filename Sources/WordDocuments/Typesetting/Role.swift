internal import Documents

/// What a paragraph is for; each role is a style in Word under a Vietnamese name.
enum Role: Hashable {
  case body
  /// A line of the national heading, by its place in the profile.
  case national(Int)
  case parent, issuer, number, placeDate, dispatchSubject
  case title, subject, attachedTo
  case addressees, authority, basis, enacting
  /// A basis in a paper that decides nothing, where the profile wants these upright.
  case uprightBasis
  /// A title of a scheme's level, by its place in the scheme.
  case heading(Int)
  /// An item of a numbered list.
  case item(Int)
  /// A dashed item, by its depth from 0.
  case dash(Int)
  case cell, headerCell
  case signatureAuthority, position, signatureRoom, aboveName, name
  case recipientsLabel, recipients, colophon
  case appendixLabel, appendixTitle, appendixReference
  case rule, ornament, pageNumber, filler
  case secrecyMark, urgencyMark, circulationMark, contact, drafter, copyForm, signingNote, footnote
  case figure, caption, contentsTitle
  /// A line of the list of titles, by its level from 0.
  case contents(Int)

  /// The style's identifier in the file: ASCII, never shown.
  var id: String {
    switch self {
    case .body: "ThanVanBan"
    case .national(let index): "QuocHieu\(index + 1)"
    case .parent: "CoQuanChuQuan"
    case .issuer: "CoQuanBanHanh"
    case .number: "SoKyHieu"
    case .placeDate: "DiaDanhNgayThang"
    case .dispatchSubject: "TrichYeuCongVan"
    case .title: "TenLoai"
    case .subject: "TrichYeu"
    case .attachedTo: "KemTheo"
    case .addressees: "KinhGui"
    case .authority: "ThamQuyen"
    case .basis: "CanCu"
    case .uprightBasis: "CanCuDung"
    case .enacting: "QuyetDinh"
    case .heading(let index): "DeMuc\(index + 1)"
    case .item(let index): "DanhSo\(index + 1)"
    case .dash(let index): "GachDauDong\(index + 1)"
    case .cell: "OBang"
    case .headerCell: "DauBang"
    case .signatureAuthority: "QuyenHan"
    case .position: "ChucVu"
    case .signatureRoom: "ChoKy"
    case .aboveName: "ChucDanhKhac"
    case .name: "HoTen"
    case .recipientsLabel: "NoiNhan"
    case .recipients: "DanhSachNoiNhan"
    case .colophon: "PhanGhiInAn"
    case .appendixLabel: "PhuLuc"
    case .appendixTitle: "TenPhuLuc"
    case .appendixReference: "KemTheoPhuLuc"
    case .rule: "DuongKe"
    case .ornament: "DauTrangTri"
    case .pageNumber: "SoTrang"
    case .filler: "DongDem"
    case .secrecyMark: "DauChiMat"
    case .urgencyMark: "DauChiKhan"
    case .circulationMark: "PhamViLuuHanh"
    case .contact: "DiaChiCoQuan"
    case .drafter: "KyHieuNguoiSoan"
    case .copyForm: "HinhThucSao"
    case .signingNote: "ThongTinKySo"
    case .footnote: "ChuThich"
    case .figure: "HinhAnh"
    case .caption: "TenHinh"
    case .contentsTitle: "TieuDeMucLuc"
    case .contents(let level): "TOC\(level + 1)"
    }
  }

  /// What a clerk reads in Word's list of styles.
  func name(in profile: FormatProfile, _ scheme: FormatProfile.Scheme) -> String {
    switch self {
    case .body: "Thân văn bản"
    case .national(let index): profile.head.national[index].name
    case .parent: "Cơ quan chủ quản"
    case .issuer: "Cơ quan ban hành"
    case .number: "Số và ký hiệu"
    case .placeDate: "Địa danh và ngày tháng"
    case .dispatchSubject: "Trích yếu công văn"
    case .title: "Tên loại"
    case .subject: "Trích yếu"
    case .attachedTo: "Kèm theo"
    case .addressees: "Kính gửi"
    case .authority: "Thẩm quyền ban hành"
    case .basis: "Căn cứ"
    case .uprightBasis: "Căn cứ (chữ đứng)"
    case .enacting: "Quyết định"
    case .heading(let index):
      scheme.levels[index].takesLists
        ? scheme.levels[index].name + " có tiêu đề" : scheme.levels[index].name
    case .item(let index): scheme.levels[index].name
    case .dash(let index): index == 0 ? "Gạch đầu dòng" : "Gạch đầu dòng cấp \(index + 1)"
    case .cell: "Ô bảng"
    case .headerCell: "Đầu bảng"
    case .signatureAuthority: "Quyền hạn"
    case .position: "Chức vụ người ký"
    case .signatureRoom: "Chỗ ký"
    case .aboveName: "Chức danh khác"
    case .name: "Họ tên người ký"
    case .recipientsLabel: "Nơi nhận"
    case .recipients: "Danh sách nơi nhận"
    case .colophon: "Nơi in và ngày in"
    case .appendixLabel: "Phụ lục"
    case .appendixTitle: "Tên phụ lục"
    case .appendixReference: "Kèm theo (phụ lục)"
    case .rule: "Đường kẻ"
    case .ornament: "Dấu trang trí"
    case .pageNumber: "Số trang"
    case .filler: "Dòng đệm"
    case .secrecyMark: "Dấu chỉ độ mật"
    case .urgencyMark: "Dấu chỉ mức độ khẩn"
    case .circulationMark: "Chỉ dẫn phạm vi lưu hành"
    case .contact: "Địa chỉ cơ quan"
    case .drafter: "Ký hiệu người soạn thảo"
    case .copyForm: "Hình thức sao"
    case .signingNote: "Thông tin ký số"
    case .footnote: "Chú thích cuối trang"
    case .figure: "Hình ảnh"
    case .caption: "Tên hình"
    case .contentsTitle: "Tiêu đề mục lục"
    // Word's own name: it looks for it when it works the list out anew.
    case .contents(let level): "toc \(level + 1)"
    }
  }

  /// Every role, in the order of a paper, for one profile and scheme.
  static func all(in profile: FormatProfile, _ scheme: FormatProfile.Scheme) -> [Role] {
    var roles: [Role] = [.body]
    roles += profile.head.national.indices.map { .national($0) }
    roles += [.parent, .issuer, .number, .placeDate, .dispatchSubject]
    roles += [.title, .subject, .attachedTo, .addressees, .authority, .basis, .enacting]
    if profile.basis.isItalicOnlyWhenEnacting { roles.append(.uprightBasis) }
    for (index, level) in scheme.levels.enumerated() {
      if level.heading != nil { roles.append(.heading(index)) }
      if level.takesLists { roles.append(.item(index)) }
    }
    roles += profile.body.dashes.indices.map { .dash($0) }
    roles += [.cell, .headerCell, .signatureAuthority, .position, .signatureRoom, .aboveName]
    roles += [.name, .recipientsLabel, .recipients]
    if profile.recipients.position == .foot { roles.append(.colophon) }
    roles += [.appendixLabel, .appendixTitle, .appendixReference]
    roles += [.rule, .ornament, .pageNumber, .filler]
    roles += [.secrecyMark, .urgencyMark, .circulationMark, .contact, .drafter]
    roles += [.copyForm, .signingNote, .footnote, .figure, .caption, .contentsTitle]
    return roles + scheme.levels.indices.prefix(9).map { .contents($0) }
  }
}

import Groundwork
import Records

/// A small dossier that breaks no rule, for tests to break one at a time.
enum Fixture {
  static let schema: WorkbookSchema = {
    var findings = Findings()
    return WorkbookSchema(schemaValue, into: &findings) ?? .empty
  }()
  static let law: LawTables = {
    var findings = Findings()
    return LawTables(lawValues, into: &findings)
  }()

  static func day(_ text: String) -> Value { CalendarDate(text).map { .date($0) } ?? .none }

  /// A book of the fixture with values put in other places, computed.
  ///
  /// A path names fields and row numbers from 0: `tuyen_quan.0.chi_tieu`.
  static func book(_ changes: [(path: String, value: Value)] = []) -> RecordBook {
    var root = Value.record(data)
    for (path, value) in changes {
      root = setting(path.split(separator: ".")[...], value, in: root)
    }
    var book = RecordBook(
      data: root.record ?? Record(), schema: schema, law: law, sources: Sources())
    book.compute()
    return book
  }

  private static func setting(
    _ path: ArraySlice<Substring>, _ value: Value, in root: Value
  ) -> Value {
    guard let first = path.first else { return value.from(root.origin) }
    let rest = path.dropFirst()
    if var list = root.list, let index = Int(first) {
      while list.count <= index { list.append(.record(Record())) }
      list[index] = setting(rest, value, in: list[index])
      return Value(.list(list), from: root.origin)
    }
    var record = root.record ?? Record()
    record[String(first)] = setting(rest, value, in: record[String(first)] ?? .none)
    return Value(.record(record), from: root.origin)
  }

  static let data: Record = dataValue.record ?? Record()

  private static let dataValue: Value = [
    "goi": "tong-ket-nam",
    "co_quan": [
      "ten": "Ủy ban nhân dân huyện Mẫu", "viet_tat": "UBND", "cap": "huyện",
      "dia_danh": "Mẫu", "don_vi_soan_thao": "BCHQS",
    ],
    "hoi_nghi": [
      "ten": "Hội nghị tổng kết", "loai": "tổng kết", "cong_tac": "công tác quốc phòng",
      "nam": 2023, "ngay": day("16/11/2023"),
    ],
    "nguoi_ky": [
      "chu_tich": ["tham_quyen": [], "chuc_vu": "CHỦ TỊCH", "ho_ten": "Nguyễn Văn Mẫu"],
      "thu_ky": ["chuc_vu": "THƯ KÝ", "ho_ten": "Lý Thị Mẫu"],
    ],
    "van_ban": [
      "bien_ban": [
        "so": 3, "ngay": day("03/11/2023"), "chu_toa": "chu_tich", "thu_ky": "thu_ky",
        "so_thanh_vien": 9, "noi_nhan": ["Thành viên Hội đồng"],
      ],
      "to_trinh": [
        "so": 118, "ngay": day("06/11/2023"), "nguoi_ky": "chu_tich",
        "co_quan": ["ten": "Ban Chỉ huy Quân sự huyện Mẫu", "viet_tat": "BCH"],
        "kinh_gui": ["Chủ tịch Ủy ban nhân dân huyện Mẫu"], "noi_nhan": ["Như trên"],
      ],
      "quyet_dinh": [
        "so": 2310, "ngay": day("10/11/2023"), "nguoi_ky": "chu_tich", "noi_nhan": ["Như Điều 3"],
      ],
      "giay_moi": [
        "so": 86, "ngay": day("10/11/2023"), "nguoi_ky": "chu_tich", "noi_nhan": ["Như trên"],
      ],
      "bao_cao": [
        "so": 512, "ngay": day("13/11/2023"), "nguoi_ky": "chu_tich", "noi_nhan": ["UBND tỉnh"],
      ],
    ],
    "tuyen_quan": [
      quota("xã Một", called: 30, classes: [2, 6, 4], quota: 8, reserve: 0, done: 8, before: 7),
      quota(
        "xã Hai", called: 60, classes: [3, 15, 7], quota: 20, reserve: 1, done: 19, before: 20),
      quota("xã Ba", called: 30, classes: [2, 6, 4], quota: 8, reserve: 0, done: 8, before: 9),
    ],
    "qp_an": [],
    "dan_quan": [
      ["don_vi": "xã Một", "quan_so": 28, "nu": 3, "dang_vien": 9, "huan_luyen": 28],
      ["don_vi": "xã Hai", "quan_so": 40, "nu": 2, "dang_vien": 8, "huan_luyen": 30],
    ],
    "ket_qua": [
      ["nhom": "Tuyển quân", "noi_dung": "một", "ke_hoach": 0, "thuc_hien": 5, "nam_truoc": 2.5],
      ["nhom": "Diễn tập", "noi_dung": "hai", "ke_hoach": .none, "thuc_hien": .none],
      ["nhom": "tuyển  quân", "noi_dung": "ba"],
    ],
    "khen_thuong": [
      award("tập thể", "Ban Chỉ huy Quân sự xã Một", "Tuyển quân tốt"),
      award("Cá nhân", "Giàng A Mẫu", "Huấn luyện giỏi", form: "GK"),
      award("cá nhân", "Trần Thị Mẫu", "Vận động tốt", form: "Chiến sĩ thi đua cơ sở"),
      award("cá nhân", "Lê Văn Mẫu", "Phòng chống thiên tai", form: "giấy  khen"),
    ],
    "don_vi": [["ten": "xã Một"], ["ten": "xã Hai"]],
    "dai_bieu": [["ho_ten": "Đỗ Văn Mẫu", "don_vi": "xã Một"], ["don_vi": "xã Hai"]],
    "can_cu": [
      [
        "loai": "Luật", "ngay": day("26/11/2003"), "trich_yeu": "Thi đua, khen thưởng",
        "dung_cho": "quyết định, tờ trình",
      ],
      [
        "loai": "Nghị định", "so_ky_hieu": "91/2017/NĐ-CP", "ngay": day("31/07/2017"),
        "co_quan": "Chính phủ", "trich_yeu": "Quy định chi tiết thi hành",
        "dung_cho": "quyết định",
      ],
      [
        "loai": "Nghị quyết", "so_ky_hieu": "12-NQ/HU", "ngay": day("05/01/2023"),
        "co_quan": "Huyện ủy", "trich_yeu": "về nhiệm vụ năm 2023",
      ],
    ],
  ]

  private static func quota(
    _ unit: String, called: Int, classes: [Int], quota: Int, reserve: Int, done: Int, before: Int
  ) -> Value {
    [
      "don_vi": .text(unit), "trong_tuoi": 200, "goi_kham": .integer(called),
      "loai_1": .integer(classes[0]), "loai_2": .integer(classes[1]),
      "loai_3": .integer(classes[2]), "chi_tieu": .integer(quota), "du_phong": .integer(reserve),
      "thuc_hien": .integer(done), "nam_truoc": .integer(before), "ly_do": .none,
    ]
  }

  private static func award(
    _ kind: String, _ name: String, _ achievement: String, form: String = "Giấy khen"
  ) -> Value {
    [
      "loai": .text(kind), "ten": .text(name), "don_vi": "xã Một", "hinh_thuc": .text(form),
      "thanh_tich": .text(achievement), "so_phieu": 9, "tien_thuong": .none,
    ]
  }

  private static func numbers(_ ids: String...) -> [Value] {
    ids.map { ["id": .text($0), "heading": .text($0), "type": "integer", "sum": true] }
  }
  private static func texts(_ ids: String...) -> [Value] {
    ids.map { ["id": .text($0), "heading": .text($0)] }
  }

  static let schemaValue: Value = [
    "sheets": [
      [
        "id": "don_vi", "name": "Đơn vị",
        "columns": .list([["id": "ten", "heading": "Tên đơn vị", "required": true]]),
      ],
      [
        "id": "tuyen_quan", "name": "Tuyển quân",
        "columns": .list(
          [
            [
              "id": "don_vi", "heading": "Xã phường thị trấn", "from": "don_vi.ten",
              "also": ["Địa phương"],
            ],
            ["id": "chi_tieu", "heading": "Chỉ tiêu giao", "type": "integer", "sum": true],
            ["id": "thuc_hien", "heading": "Thực hiện", "type": "integer", "sum": true],
          ]
            + numbers(
              "trong_tuoi", "goi_kham", "loai_1", "loai_2", "loai_3", "du_phong", "nam_truoc")
            + texts("ly_do")),
        "computed": [
          ["id": "ti_le", "ratio": ["thuc_hien", "chi_tieu"]],
          ["id": "tang_giam", "change": ["thuc_hien", "nam_truoc"]],
          ["id": "xep_hang", "rank": "ti_le"],
        ],
      ],
      [
        "id": "qp_an", "name": "QP-AN",
        "columns": .list(texts("doi_tuong") + numbers("ke_hoach", "thuc_hien", "chung_nhan")),
        "computed": [["id": "ti_le", "ratio": ["thuc_hien", "ke_hoach"]]],
      ],
      [
        "id": "dan_quan", "name": "Dân quân",
        "columns": .list(texts("don_vi") + numbers("quan_so", "nu", "dang_vien", "huan_luyen")),
        "computed": [["id": "ti_le", "ratio": ["huan_luyen", "quan_so"]]],
      ],
      [
        "id": "ket_qua", "name": "Kết quả",
        "columns": .list(
          texts("nhom", "noi_dung")
            + ["ke_hoach", "thuc_hien", "nam_truoc"].map {
              ["id": .text($0), "heading": .text($0), "type": "number"]
            }),
        "computed": [
          ["id": "ti_le", "ratio": ["thuc_hien", "ke_hoach"]],
          ["id": "tang_giam", "change": ["thuc_hien", "nam_truoc"]],
        ],
      ],
      [
        "id": "khen_thuong", "name": "Khen thưởng",
        "columns": .list(
          texts("loai", "ten", "don_vi", "thanh_tich") + [
            ["id": "hinh_thuc", "heading": "hinh_thuc", "award_forms": true],
            ["id": "so_phieu", "heading": "so_phieu", "type": "integer"],
            ["id": "tien_thuong", "heading": "tien_thuong", "type": "integer"],
          ]),
      ],
      [
        "id": "dai_bieu", "name": "Đại biểu",
        "columns": .list(texts("ho_ten", "chuc_vu", "don_vi")),
      ],
      [
        "id": "can_cu", "name": "Căn cứ",
        "columns": .list(
          texts("loai", "so_ky_hieu", "co_quan", "trich_yeu", "dung_cho") + [
            ["id": "ngay", "heading": "ngay", "type": "date"]
          ]),
      ],
    ]
  ]

  static let lawValues: [(name: String, value: Value)] = [
    (
      "luong-co-so",
      [
        "luong_co_so": [
          ["tu_ngay": "2023-07-01", "muc": 1_800_000, "can_cu": "Nghị định số 24/2023/NĐ-CP"],
          ["tu_ngay": "2019-07-01", "muc": 1_490_000],
          ["tu_ngay": "2026-07-01", "muc": 2_530_000],
          ["tu_ngay": "2024-07-01", "muc": 2_340_000],
        ]
      ]
    ),
    (
      "khen-thuong",
      [
        "lam_tron_tien": "len_10_nghin",
        "quy_dinh": [
          [
            "ma": "nd91", "tu_ngay": "2017-10-01", "den_ngay": "2023-12-31", "tap_the_gap": 2,
            "ho_gia_dinh_gap": 1, "can_cu": "Nghị định số 91/2017/NĐ-CP", "kiem_chung": "thu_cap",
          ],
          ["ma": "nd98", "tu_ngay": "2024-01-01", "tap_the_gap": 2],
        ],
        "hinh_thuc": [
          [
            "ten": "Giấy khen", "viet_tat": "GK",
            "muc": [
              ["theo": ["nd91", "nd98"], "ca_nhan": 0.3],
              ["theo": "nd91", "cap": "xã", "ca_nhan": 0.15],
            ],
          ],
          [
            "ten": "Chiến sĩ thi đua cơ sở", "viet_tat": "CSTĐCS", "cho": "cá nhân",
            "muc": [["theo": ["nd91", "nd98"], "ca_nhan": 1]],
          ],
          [
            "ten": "Đơn vị quyết thắng", "cho": "tập thể",
            "muc": [["theo": ["nd91", "nd98"], "tap_the": 1.5]],
          ],
          [
            "ten": "Bằng khen của Bộ trưởng, Chủ tịch Ủy ban nhân dân tỉnh",
            "cung_goi": ["Bằng khen"], "muc": [["theo": "nd98", "ca_nhan": 1.5]],
          ],
          ["ten": "Thư khen"],
        ],
      ]
    ),
    (
      "loai-van-ban",
      [
        "loai_van_ban": [
          ["ten": "Báo cáo", "viet_tat": "BC"], ["ten": "Quyết định", "viet_tat": "QĐ"],
          ["ten": "Tờ trình", "viet_tat": "TTr"], ["ten": "Biên bản", "viet_tat": "BB"],
          ["ten": "Giấy mời", "viet_tat": "GM"], ["ten": "Công văn"],
        ]
      ]
    ),
    (
      "don-vi-giai-the",
      [
        "don_vi_giai_the": [
          [
            "ten": "Ban Chỉ huy Quân sự cấp huyện",
            "tu_ngu": ["Ban Chỉ huy Quân sự huyện", "Ban CHQS huyện"], "tu_ngay": "2025-07-01",
            "ke_thua": "Ban Chỉ huy Phòng thủ khu vực",
          ],
          [
            "ten": "cấp huyện", "tu_ngu": ["huyện", "quận"], "tu_ngay": "2025-07-01",
            "ke_thua": "xã, phường, đặc khu và cấp tỉnh",
          ],
          [
            "ten": "thành phố thuộc tỉnh", "tu_ngu": "thành phố",
            "tru_khi_sau_la": ["Hồ Chí Minh", "Huế"], "tu_ngay": "2025-07-01",
          ],
        ]
      ]
    ),
    ("quan-ham", ["quan_ham": [["ten": "Đại tá"], ["ten": "Thượng tá", "cung_goi": "TT"]]]),
    ("bang-rieng", ["gi_do": 1]),
  ]
}

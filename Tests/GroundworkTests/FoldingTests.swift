import Groundwork
import Testing

@Suite("Folding, for matching names")
struct FoldingTests {
  @Test(
    "what clerks vary makes no difference",
    arguments: [
      ("Họ  và TÊN ", "ho va ten"), ("\u{A0}Đơn\u{A0}vị\n", "don vi"), ("ho va ten", "ho va ten"),
      ("Ho\u{323} va\u{300} te\u{302}n", "ho va ten"), ("hoà bình", "hoa binh"),
      ("QP-AN (%)", "qp-an (%)"), ("ẤÕỰỸ", "aouy"), ("", ""), ("  ", ""), ("Ñandú Ça", "ñandu ça"),
      ("½ NGÀY – “Ω”", "½ ngay – “ω”"), ("\u{1}a", "\u{1}a"), ("日本", "日本"),
    ])
  func folds(_ written: String, _ expected: String) {
    #expect(written.folded == expected)
  }

  @Test(
    "names for templates",
    arguments: [
      ("Họ và tên", "ho_va_ten"), ("Giá trị (đồng)", "gia_tri_dong"), ("  QP-AN ", "qp_an"),
      ("Loại 1", "loai_1"), ("%", ""),
    ])
  func slugs(_ written: String, _ expected: String) {
    #expect(written.slug == expected)
  }
}

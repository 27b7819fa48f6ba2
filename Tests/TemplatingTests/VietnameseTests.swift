import Groundwork
import Templating
import Testing

@Suite("Filters for official Vietnamese")
struct VietnameseTests {
  @Test(
    "dates, numbers, money, words",
    arguments: [
      ("{{ ngay|ngay }}", "ngày 05 tháng 01 năm 2026"),
      ("{{ ngay|ngay_ngan }} {{ '2026-01-05'|ngay_ngan }}", "05/01/2026 05/01/2026"),
      (
        "{{ 1234567|so }} {{ 1234.5|so }} {{ 95.55|so(1) }} {{ trong|so }}",
        "1.234.567 1.234,5 95,6 –"
      ),
      ("{{ ti_le|phan_tram }} {{ 1|phan_tram }} {{ trong|phan_tram }}", "95,5% 100% –"),
      ("{{ 1250000|tien }}", "1.250.000 đồng"),
      ("{{ 400000000|tien_bang_chu }}", "Bốn trăm triệu đồng"),
      ("{{ 4|la_ma }} {{ 5|hai_chu_so }} {{ 12|hai_chu_so }}", "IV 05 12"),
      (
        "{{ 'xã mẫu'|viet_hoa }} {{ 'ủy ban'|chu_dau_hoa }} {{ 'Ủy ban'|chu_dau_thuong }}",
        "XÃ MẪU Ủy ban ủy ban"
      ),
      ("{{ 'Nguyễn Văn Mẫu'|ten_goi }}", "Mẫu"),
      (
        "{{ ['Trần Văn Dũng', 'Lê Thị Đào', 'Nguyễn Văn An']|xep_ten|join(', ') }}",
        "Nguyễn Văn An, Trần Văn Dũng, Lê Thị Đào"
      ),
    ])
  func words(_ template: String, _ expected: String) {
    let rendering = Rendering(template, sampleData)
    #expect(rendering.text == expected)
    #expect(rendering.findings.isEmpty)
  }

  @Test("counts take two digits when the dossier says so")
  func counts() {
    #expect(Rendering("{{ 5|dem }}", sampleData).text == "5")
    let data: Value = ["thiet_lap": ["dem_hai_chu_so": true]]
    #expect(Rendering("{{ 5|dem }} {{ 12|dem }}", data).text == "05 12")
  }

  @Test("what a paper cannot do without is marked")
  func needed() {
    for template in ["{{ trong|can('tên xã') }}", "{{ khong|can('tên xã') }}"] {
      let rendering = Rendering(template, sampleData)
      #expect(rendering.text == "[CẦN BỔ SUNG: tên xã]")
      #expect(rendering.findings.map(\.severity) == [.warning])
    }
    #expect(Rendering("{{ xa|can('tên xã') }}", sampleData).text == "Hòa Mẫu")
  }
}

import Documents
import Groundwork
import Testing

@Test(
  "a length is the same in every unit",
  arguments: [(10.0, 567, "10 mm"), (12.7, 720, "12.7 mm"), (297, 16838, "297 mm")])
func length(_ millimetres: Double, _ twips: Int, _ shown: String) {
  let length = Length(millimetres: millimetres)
  #expect(length.twips == twips)
  #expect(length.description == shown)
}

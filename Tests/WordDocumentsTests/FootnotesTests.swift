import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

@Test("notes are Word's own, in order, with the lines that part them from the text")
func footnotes() throws {
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(
    SamplePapers.document("bao-cao-chu-thich"), into: &findings)
  #expect(findings.isEmpty)
  let word = try WordReading(bytes)
  #expect(word.attributes["w:footnoteReference"]?.map { $0["w:id"] } == ["1", "2", "3", "4"])
  #expect(word.texts(in: "ThanVanBan") == ["Kết quả chung đạt loại khá./."])
  let notes = try WordReading(bytes, part: "/word/footnotes.xml")
  #expect(notes.attributes["w:footnote"]?.compactMap { $0["w:type"] }.count == 2)
  #expect(
    notes.texts(in: "ChuThich").first
      == " Tính trên quân số phải huấn luyện, theo Kế hoạch số 02/KH-BCH.")
  #expect(notes.texts(in: "ChuThich").count == 4)
  let settings = try WordReading(bytes, part: "/word/settings.xml")
  #expect(settings.attributes["w:footnote"]?.map { $0["w:id"] } == ["-1", "0"])
}

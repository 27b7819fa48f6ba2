import Groundwork
import Office
import Testing

/// Letters with pictures: a run taken up again makes those anew whose pictures changed.
@Suite("Pictures in a mail merge")
struct MergePictureTests {
  private let people = """
    nguoi:
      - { ho_ten: An, dau: mot }
      - { ho_ten: Bình, dau: hai }
    """

  private func paper(_ picture: String) throws -> Desk {
    let profile = try SampleWorld().text("Templates/profiles/nd30.yaml")
    let text = """
      ---
      title: THƯ MỜI
      issuer: { name: Ban Chỉ huy Quân sự xã Mẫu }
      ---
      Kính mời {{ ho_ten }}.

      ![](\(picture))
      """
    return Desk(["m/thu.md": text, "nd30.yaml": profile, "so/d.yaml": people])
      .adding("m/anh/mot.png", Desk.pixel).adding("m/anh/hai.png", Desk.pixel)
  }

  private func kept(_ desk: Desk, _ template: String = "m/thu.md") async throws -> Int? {
    let outcome = try await desk.merge(
      template, data: "so/d.yaml", each: "nguoi", name: "ho_ten", resume: true,
      profile: "nd30.yaml")
    #expect(outcome.findings.isEmpty, "\(outcome.findings.all)")
    return outcome.result?.kept
  }

  @Test(
    "a picture beside the paper that changed has the letters made anew that show it",
    arguments: [("anh/mot.png", 0), ("{{ dau }}.png", 1), ("anh/hai.png", 2)])
  func beside(picture: String, stillRight: Int) async throws {
    let desk = try paper(picture)
    #expect(try await kept(desk) == 0)
    #expect(try await kept(desk) == 2)
    try desk.change("m/anh/mot.png", to: Desk.pair)
    #expect(try await kept(desk) == stillRight)
    #expect(try await kept(desk) == 2)
    let fresh = try paper(picture)
    try fresh.change("m/anh/mot.png", to: Desk.pair)
    #expect(try await kept(fresh) == 0)
    let letters = ["ra/An.docx", "ra/Bình.docx", "ra/manifest.json"]
    for letter in letters {
      #expect(desk.workspace.files[letter] == fresh.workspace.files[letter])
    }
  }

  @Test("a picture put where it is looked for first counts as changed")
  func nearer() async throws {
    let desk = try paper("mot.png")
    #expect(try await kept(desk) == 0)
    try desk.workspace.write(Desk.pair, toNew: "m/mot.png")
    #expect(try await kept(desk) == 0)
  }

  @Test("letters are made anew when a text that all papers share changed")
  func sharedText() async throws {
    let desk = try paper("mot.png").adding("m/mot.png", Desk.pixel)
      .adding("T/papers/chung/chao.md", Array("Kính chào.".utf8))
    func kept() async throws -> Int? {
      try await desk.merge(
        "m/thu.md", data: "so/d.yaml", each: "nguoi", name: "ho_ten", resume: true,
        profile: "nd30.yaml", templates: "T"
      ).result?.kept
    }
    #expect(try await kept() == 0)
    #expect(try await kept() == 2)
    try desk.change("T/papers/chung/chao.md", to: Array("Trân trọng.".utf8))
    #expect(try await kept() == 0)
  }

  @Test("a letter shows pictures that lie beside the data")
  func besideData() async throws {
    let desk = try paper("{{ tep }}").adding("so/an.png", Desk.pixel)
    try desk.change("so/d.yaml", to: Array("nguoi: [{ ho_ten: An, tep: an.png }]".utf8))
    #expect(try await kept(desk) == 0)
    #expect(try await kept(desk) == 1)
    try desk.change("so/an.png", to: Desk.pair)
    #expect(try await kept(desk) == 0)
  }

  @Test("a picture of a plan of sheets that changed has all workbooks made anew")
  func sheets() async throws {
    let plan = """
      sheets:
        - name: Thẻ
          pictures: [{ file: anh/mot.png, at: D1 }]
          title: "{{ ho_ten }}"
          table: { rows: "[1]", columns: [{ id: stt, heading: STT }] }
      """
    let desk = Desk(["m/the.yaml": plan, "so/d.yaml": people])
      .adding("m/anh/mot.png", Desk.pixel)
    #expect(try await kept(desk, "m/the.yaml") == 0)
    #expect(try await kept(desk, "m/the.yaml") == 2)
    try desk.change("m/anh/mot.png", to: Desk.pair)
    #expect(try await kept(desk, "m/the.yaml") == 0)
  }
}

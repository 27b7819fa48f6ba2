import Groundwork
import Testing

@Suite("JSON put together from parts")
struct JSONFragmentTests {
  static func fill(_ json: inout JSONWriter, _ number: Int) {
    json.object {
      $0.key("số")
      $0.integer(number)
      $0.key("danh sách")
      $0.array { $0.string("“a\"b\n”") }
    }
  }

  @Test("a part written apart stands as if it had been written in place")
  func same() {
    var whole = JSONWriter()
    whole.object {
      $0.key("files")
      $0.array { for number in 1...3 { Self.fill(&$0, number) } }
    }
    var parts = JSONWriter()
    parts.object {
      $0.key("files")
      $0.array {
        for number in 1...3 {
          var part = JSONWriter(inside: 2)
          Self.fill(&part, number)
          $0.fragment(part.sink.bytes)
        }
      }
    }
    #expect(parts.text == whole.text)
  }
}

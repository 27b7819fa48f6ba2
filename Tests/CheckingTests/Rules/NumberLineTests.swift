import Groundwork
import Testing

@Suite("the number")
struct NumberLineTests {
  @Test(
    arguments: [
      Damage("room to write it by hand") { $0.number?.text = "Số:        /BC-UBND" },
      Damage("padded") { $0.number?.text = "Số: 05/BC-UBND" },
      Damage("not padded", "number.padding") { $0.number?.text = "Số: 5/BC-UBND" },
      Damage("no colon", "number.label") { $0.number?.text = "Số 245/BC-UBND" },
      Damage("spaces in the symbol", "number.spaces") { $0.number?.text = "Số: 245/BC - UBND" },
      Damage("a space before the stroke", "number.spaces") { $0.number?.text = "Số: 245 /BC-UBND" },
      Damage("no stroke", "number.form") { $0.number?.text = "Số: 245-BC-UBND" },
      Damage("no symbol", "number.form") { $0.number?.text = "Số: 245/" },
      Damage("missing", "number.missing") { $0.number = nil },
      Damage("too large", "number.size") { $0.number?.size = 14 },
      Damage("in italics", "number.italic") { $0.number?.isItalic = true },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}

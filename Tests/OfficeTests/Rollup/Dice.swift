/// Numbers that look random and are the same on every run: SplitMix64.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    roll(range.lowerBound..<(range.upperBound + 1))
  }

  /// So many different numbers of the range.
  mutating func pick(_ count: Int, of range: Range<Int>) -> [Int] {
    var all = Array(range)
    for index in 0..<count { all.swapAt(index, roll(index..<all.count)) }
    return Array(all.prefix(count))
  }
}

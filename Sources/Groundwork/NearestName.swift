/// The name that a person most likely meant.
///
/// Blind to case and diacritics: somebody who typed `cap_bac` for `cấp bậc` made no mistake worth
/// counting. Nil when nothing is near enough to be worth a suggestion: more than a third of the
/// letters would have to change, or it is longer than any name that somebody typed.
public func nearestName(to written: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(written.folded.utf8)
  guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for name in known {
    let candidate = Array(name.folded.utf8)
    let allowed = max(1, max(wanted.count, candidate.count) / 3)
    let limit = min(allowed, (best?.distance ?? .max) - 1)
    guard limit >= 0, let distance = distance(wanted, candidate, within: limit) else { continue }
    best = (name, distance)
  }
  return best?.name
}

/// Number of letters to insert, drop, change or swap with their neighbour; nil past `limit`.
private func distance(_ a: [UInt8], _ b: [UInt8], within limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var before: [Int] = []
  var previous = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for (j, y) in b.enumerated() {
      var cost = min(previous[j] + (x == y ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}

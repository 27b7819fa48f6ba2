/// Names of bodies such as “ỦY BAN NHÂN DÂN HUYỆN MÙ CANG CHẢI”, and where a typist breaks them.
///
/// A body's name that does not fit on one line is broken where its sense breaks: before the
/// administrative unit, which stays whole with its own name, never inside a compound word.
public enum AdministrativeName {
  /// A space at which the name may be broken.
  public struct Break: Sendable, Hashable {
    /// How readily a typist breaks here.
    public enum Fitness: Int, Sendable, Hashable, Comparable {
      /// Inside a unit with its name, or inside a compound word: only when nothing else will do.
      case last
      /// Between two words.
      case possible
      /// Before an administrative unit, or after a dash.
      case preferred

      public static func < (left: Fitness, right: Fitness) -> Bool {
        left.rawValue < right.rawValue
      }
    }
    /// The word after the break, counted from 0.
    public var word: Int
    public var fitness: Fitness
  }

  /// Every place where the name may be broken, in order; in capitals or not.
  public static func breaks(in name: String) -> [Break] {
    let words = words(of: name)
    let small = words.map(plainSpelling)
    var breaks = words.indices.dropFirst().map { Break(word: $0, fitness: .possible) }
    func rate(_ word: Int, _ fitness: Break.Fitness) {
      if breaks.indices.contains(word - 1) { breaks[word - 1].fitness = fitness }
    }
    for start in words.indices {
      for compound in compounds[small[start], default: []]
      where matches(compound, small, at: start) {
        for inside in compound.indices.dropFirst() { rate(start + inside, .last) }
      }
    }
    var index = 0
    while index < words.count {
      guard let length = unitLength(small, at: index) else {
        if words[index] == "-" || words[index] == "–" {
          rate(index, .last)
          rate(index + 1, .preferred)
        }
        index += 1
        continue
      }
      if index > 0 { rate(index, .preferred) }
      // The unit's name runs to a dash, the next unit, or the end.
      var next = index + length
      for inside in index + 1..<max(next, index + 1) { rate(inside, .last) }
      while next < words.count, words[next] != "-", words[next] != "–",
        next == index + length || unitLength(small, at: next) == nil
      {
        rate(next, .last)
        next += 1
      }
      index = next
    }
    return breaks
  }

  /// The name in as few lines as fit into `limit`, broken as a typist would.
  ///
  /// `width` measures a piece in the unit of `limit`. A word that is wider than the limit stands on
  /// a line of its own.
  ///
  /// - Parameter keepsWhole: whether a line more is better than a break inside a unit or compound.
  public static func lines(
    of name: String, fitting limit: Double, keepsWhole: Bool = false, width: (String) -> Double
  ) -> [String] {
    let words = words(of: name)
    guard !words.isEmpty else { return [] }
    let breaks = breaks(in: name)
    func line(_ from: Int, _ to: Int) -> String { words[from..<to].joined(separator: " ") }
    // best[i]: the cheapest way to set the words from i on. Lines first, then the quality of the
    // breaks, then evenness.
    var best: [(cost: Double, end: Int)] = Array(
      repeating: (0, words.count), count: words.count + 1)
    for start in words.indices.reversed() {
      best[start].cost = .infinity
      for end in start + 1...words.count {
        let measured = width(line(start, end))
        if measured > limit, end > start + 1 { break }
        let gap = max(0, limit - measured) / max(limit, 1)
        var cost = 1_000 + gap * gap + best[end].cost
        if end < words.count {
          switch breaks[end - 1].fitness {
          case .preferred: break
          case .possible: cost += 10
          case .last: cost += keepsWhole ? 100_000 : 100
          }
        }
        if cost < best[start].cost { best[start] = (cost, end) }
      }
    }
    var lines: [String] = []
    var start = 0
    while start < words.count {
      lines.append(line(start, best[start].end))
      start = best[start].end
    }
    return lines
  }

  private static func words(of name: String) -> [String] {
    name.composed.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Small letters, with the tone of “oà”, “uỷ” where “òa”, “ủy” have it.
  private static func plainSpelling(_ word: String) -> String {
    let small = word.lowercased()
    return switch small {
    case "uỷ": "ủy"
    case "hoà": "hòa"
    case "hoá": "hóa"
    default: small
    }
  }

  private static func matches(_ compound: [String], _ words: [String], at start: Int) -> Bool {
    start + compound.count <= words.count
      && zip(compound, words[start...]).allSatisfy { $0 == $1 }
  }

  /// Number of words of the unit noun that starts here; nil when none does.
  private static func unitLength(_ words: [String], at start: Int) -> Int? {
    for unit in units where matches(unit, words, at: start) {
      guard start + unit.count < words.count else { return nil }
      // “xã hội” is no commune, “tỉnh ủy” no province: the noun is part of another word.
      let next = words[start + unit.count]
      return notNames.contains(next) ? nil : unit.count
    }
    return nil
  }

  private static let units = phrases(
    "thành phố, thị xã, thị trấn, đặc khu, khu vực, tỉnh, huyện, quận, xã, phường")

  /// Words that make a different word of a unit noun before them.
  private static let notNames: Set<String> = ["hội", "ủy", "đội", "đoàn"]

  /// Words of two or more syllables, by their first: what bodies, their posts and the subjects of
  /// their papers are called.
  private static let compounds = Dictionary(
    grouping: phrases(
      """
      ủy ban, nhân dân, hội đồng, bộ chỉ huy, ban chỉ huy, quân sự, bộ tư lệnh, phòng thủ, \
      quốc phòng, an ninh, mặt trận, tổ quốc, việt nam, bộ quốc phòng, quân khu, ban chấp hành, \
      thanh niên, cộng sản, phụ nữ, nông dân, cựu chiến binh, liên đoàn, lao động, giáo dục, \
      đào tạo, nội vụ, ban chỉ đạo, xã hội, tài chính, chính trị, tham mưu, thường trực, công an, \
      biên phòng, cộng hòa, liên hiệp, tỉnh ủy, thành ủy, huyện ủy, đảng ủy, đảng bộ, phối hợp, \
      kinh tế, văn hóa, hạ tầng, đô thị, tư pháp, y tế, khoa học, công nghệ, nông nghiệp, môi trường, \
      chương trình, hoạt động, thi đua, khen thưởng, công tác, thành tích, nhiệm vụ, phương hướng, \
      trọng tâm, kết quả, tập thể, cá nhân, tổ chức, triển khai, tổng kết, sơ kết, hội nghị, xuất sắc, \
      thực hiện, tuyển quân, nghĩa vụ, dân quân, tự vệ, canh phòng, đóng quân, địa phương, kế hoạch, \
      kiến thức, bồi dưỡng, huấn luyện, lực lượng, vũ trang, chính sách, hậu phương, quân đội, đề nghị
      """)
  ) { $0.first ?? "" }

  private static func phrases(_ list: String) -> [[String]] {
    list.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }
}

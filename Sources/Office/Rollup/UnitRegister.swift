import Groundwork
import Records

/// The units whose figures are put together, and how what they hand in is told apart.
struct UnitRegister: Sendable {
  struct Unit: Sendable {
    let name: String
    let shortName: String?
    /// Where the upper body's own list names it; nowhere when there is no such list.
    let location: Location
  }

  private(set) var units: [Unit] = []
  /// Whether the units were given beforehand, so that others are strangers.
  let isClosed: Bool
  private var byName: [[UInt8]: Int] = [:]
  /// Units by their short names; nil where several share one.
  private var byShortName: [[UInt8]: Int?] = [:]

  /// A register that takes every unit as it comes.
  static let open = UnitRegister(isClosed: false)

  private init(isClosed: Bool) { self.isClosed = isClosed }

  /// The units that the upper body's own list names, in its order.
  init(_ list: UnitList, in body: HandIn) {
    self.init(isClosed: true)
    let rows = body.rows[list.sheet] ?? []
    let kinds = Set(list.kinds.map(\.matchKey))
    func handsIn(_ row: Value) -> Bool {
      list.kind.flatMap { row[$0]?.text }.map { kinds.contains($0.matchKey) } ?? false
    }
    // A bare list of names says nothing of kinds: then all of them are meant.
    let named = rows.contains(where: handsIn) ? rows.filter(handsIn) : rows
    for row in named {
      guard let name = row[list.name]?.text else { continue }
      add(
        Unit(
          name: name, shortName: list.shortName.flatMap { row[$0]?.text },
          location: body.location(of: row[list.name]?.origin ?? row.origin)))
    }
  }

  private mutating func add(_ unit: Unit) {
    let key = Array(unit.name.matchKey.utf8)
    guard !key.isEmpty, byName[key] == nil else { return }
    byName[key] = units.count
    if let short = unit.shortName.map({ Array($0.matchKey.utf8) }), !short.isEmpty, short != key {
      byShortName[short] = .some(byShortName[short] == nil ? units.count : nil)
    }
    units.append(unit)
  }

  /// The unit with exactly this name, blind to case, spaces, signs and diacritics; nil when there
  /// is none.
  func unit(named name: String) -> Int? { byName[Array(name.matchKey.utf8)] }

  /// The unit that a claim such as “Ủy ban nhân dân xã Hòa Mẫu” or “so-lieu-xa-hoa-mau” is made
  /// for; nil when it names none, or could mean two.
  ///
  /// The longest name that the claim holds counts: “xã Hòa Mẫu Đông” holds “xã Hòa Mẫu” as well.
  func unit(claimedBy claim: String) -> Int? {
    let key = Array(claim.matchKey.utf8)
    if let exact = byName[key] ?? byShortName[key].flatMap({ $0 }) { return exact }
    return longest(in: key, byName.map { ($0, .some($1)) })
      ?? longest(in: key, byShortName.map { ($0, $1) })
  }

  private func longest(in key: [UInt8], _ names: [([UInt8], Int?)]) -> Int? {
    var best: (length: Int, unit: Int?) = (0, nil)
    for (name, unit) in names where name.count >= best.length && key.holds(name) {
      best = name.count == best.length && best.unit != unit ? (name.count, nil) : (name.count, unit)
    }
    return best.unit
  }

  /// The unit of a hand-in; in an open register it is entered when it is new.
  ///
  /// Nil when the register is closed and none of the claims names one of its units.
  mutating func unit(of handIn: HandIn) -> Int? {
    if isClosed {
      for claim in handIn.claims {
        if let unit = unit(claimedBy: claim) { return unit }
      }
      return nil
    }
    let name = handIn.ownName
    if let known = unit(named: name) { return known }
    let count = units.count
    add(Unit(name: name, shortName: nil, location: .nowhere))
    return units.count > count ? count : nil
  }

  /// The nearest names, for a hint.
  func nearest(to claims: [String]) -> [Phrase] {
    for claim in claims {
      guard let near = nearestName(to: claim, among: units.map(\.name)) else { continue }
      return .nearest(to: claim, among: [near])
    }
    return []
  }
}

extension [UInt8] {
  /// Whether the other bytes stand in these in one piece.
  fileprivate func holds(_ other: [UInt8]) -> Bool {
    guard let first = other.first, other.count <= count else { return false }
    for start in 0...(count - other.count) where self[start] == first {
      if self[start..<(start + other.count)].elementsEqual(other) { return true }
    }
    return false
  }
}

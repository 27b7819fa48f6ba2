import Groundwork

/// What changed in the fields from one template to another.
struct FieldDifference {
  /// One field that is not as it was.
  struct Change: Hashable {
    /// How it changed.
    enum What: Hashable {
      /// Asked for now; nil when it may be missing.
      case added(isOptional: Bool)
      case removed
      case kind(from: FieldTree.Kind, to: FieldTree.Kind)
      case nowRequired
      case nowOptional
    }
    let path: String
    let what: What

    /// Whether data that filled the old template may no longer fill the new one.
    var isBreaking: Bool {
      switch what {
      case .added(let isOptional): !isOptional
      case .kind, .nowRequired: true
      case .removed, .nowOptional: false
      }
    }
  }

  /// The changes: breaking ones first, each group in the order of the templates.
  let changes: [Change]

  init(from old: FieldTree, to new: FieldTree) {
    let before = old.lines
    let after = new.lines
    let old = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(after.map(\.path))
    var changes: [Change] = []
    for line in after {
      guard let was = old[line.path] else {
        changes.append(Change(path: line.path, what: .added(isOptional: line.isOptional)))
        continue
      }
      if was.kind != line.kind {
        changes.append(Change(path: line.path, what: .kind(from: was.kind, to: line.kind)))
      } else if was.isOptional != line.isOptional {
        changes.append(
          Change(path: line.path, what: line.isOptional ? .nowOptional : .nowRequired))
      }
    }
    var gone: Set<String> = []
    for line in before where !kept.contains(line.path) {
      gone.insert(line.path)
      // What held it says it for all that it held.
      let holder =
        line.path.hasSuffix("[]")
        ? line.path.dropLast(2)
        : line.path[..<(line.path.lastIndex(of: ".") ?? line.path.startIndex)]
      if gone.contains(String(holder)) { continue }
      changes.append(Change(path: line.path, what: .removed))
    }
    self.changes = changes.filter(\.isBreaking) + changes.filter { !$0.isBreaking }
  }

  /// One line for each change; `!` marks what breaks.
  func text(in language: Language) -> String {
    guard !changes.isEmpty else {
      return Phrase(vi: "dữ liệu cần như cũ\n", en: "the same data is asked for\n")
        .text(in: language)
    }
    return changes.map { change in
      "\(change.isBreaking ? "!" : " ") \(change.path): \(change.phrase.text(in: language))\n"
    }.joined()
  }
}

extension FieldDifference.Change {
  fileprivate var phrase: Phrase {
    switch what {
    case .added(isOptional: false): Phrase(vi: "cần thêm", en: "newly asked for")
    case .added(isOptional: true):
      Phrase(vi: "thêm, có thể thiếu", en: "newly asked for, may be missing")
    case .removed: Phrase(vi: "không còn dùng", en: "no longer used")
    case .kind(let from, let to):
      Phrase(
        vi: "từ \(from.phrase.vi) thành \(to.phrase.vi)",
        en: "from a \(from.phrase.en) to a \(to.phrase.en)")
    case .nowRequired: Phrase(vi: "không được thiếu nữa", en: "may no longer be missing")
    case .nowOptional: Phrase(vi: "nay có thể thiếu", en: "may be missing now")
    }
  }
}

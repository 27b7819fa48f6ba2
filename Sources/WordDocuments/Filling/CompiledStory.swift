import Groundwork
import Packaging
import Templating

/// One part of a template, cut into the bytes that stay and a program that puts them together.
final class CompiledStory: Sendable {
  /// What a marker in the program's literal text stands for.
  enum Step: Sendable {
    /// Bytes of the part.
    case part(Range<Int>)
    /// Bytes of our own.
    case own(Range<Int>)
    case mark(StoryMark)
    case context(EmitContext)
  }

  /// The part's name in the package, such as “/word/document.xml”.
  let part: String
  let plan: StoryPlan
  let steps: [Step]
  let own: [UInt8]
  /// The tag on each line of the program's text; -1 for none.
  let lineTags: [Int]
  let program: Program

  init(
    part: String, plan: StoryPlan, steps: [Step], own: [UInt8], lineTags: [Int], program: Program
  ) {
    self.part = part
    self.plan = plan
    self.steps = steps
    self.own = own
    self.lineTags = lineTags
    self.program = program
  }

  var bytes: [UInt8] { plan.tree.bytes }
  /// Whether this is a list of relationships, which has tags in the addresses of links.
  var isLinks: Bool { part.hasSuffix(".rels") }

  /// Whether the part has a beginning and an end that are there once for all records.
  var isPartial: Bool {
    steps.contains {
      if case .mark(.recordStart) = $0 { true } else { false }
    }
  }
}

/// Puts a part's edits and untouched stretches in a row, as the text of a template whose literal
/// text is nothing but markers.
struct StoryAssembly {
  private(set) var source: [UInt8] = []
  private(set) var steps: [CompiledStory.Step] = []
  private(set) var own: [UInt8] = []
  private(set) var lineTags: [Int] = [-1]
  private let plan: StoryPlan
  private var solesOpen = 0
  /// Whether some paragraph with one value lost its end to a join.
  private var solesBroken = false

  init(_ plan: StoryPlan, _ setting: StorySetting) throws(PackageFault) {
    self.plan = plan
    let edits = try StoryEdits(plan, setting).edits
    var cursor = 0
    var removed = 0..<0
    for edit in edits {
      let start = edit.range.lowerBound
      // Inside of what was taken out already.
      if start < cursor, start != removed.lowerBound || !edit.range.isEmpty { continue }
      if start > cursor { add(.part(cursor..<start)) }
      for piece in edit.pieces { add(piece) }
      if edit.range.upperBound > cursor {
        cursor = edit.range.upperBound
        if !edit.range.isEmpty { removed = edit.range }
      }
    }
    add(.part(cursor..<plan.tree.bytes.count))
    if solesOpen != 0 || solesBroken { forgetSoles() }
  }

  /// The first byte of a marker; XML cannot hold it, so no literal text does.
  static let marker: UInt8 = 0x01
  /// A marker with its number, in bytes.
  static let markerLength = 5

  private mutating func add(_ step: CompiledStory.Step) {
    let number = steps.count
    steps.append(step)
    source.append(Self.marker)
    for shift in [18, 12, 6, 0] { source.append(0x30 + UInt8(number >> shift & 0x3F)) }
  }

  private mutating func add(_ piece: StoryEdit.Piece) {
    switch piece {
    case .tag(let number):
      let isOutput = plan.tags[number].kind == .output
      line(isOutput ? "{{ " : "{% ", plan.tags[number].body, isOutput ? " }}" : " %}", number)
    case .value(let number, let body):
      line("{{ ", body, " }}", number)
    case .statement(let number, let body):
      line("{% ", body, " %}", number)
    case .script(let text):
      source += Array(text.utf8)
    case .xml(let bytes):
      let start = own.count
      own += bytes
      add(.own(start..<own.count))
    case .copy(let range):
      add(.part(range))
    case .mark(let mark):
      switch mark {
      case .soleStart: solesOpen += 1
      case .soleEnd:
        solesOpen -= 1
        if solesOpen < 0 { solesBroken = true }
      default: break
      }
      add(CompiledStory.Step.mark(mark))
    case .context(let context):
      add(CompiledStory.Step.context(context))
    }
  }

  /// A tag on a line of its own, so that a line tells which tag it is.
  private mutating func line(_ open: String, _ body: [UInt8], _ close: String, _ tag: Int) {
    source.append(UInt8(ascii: "\n"))
    source += Array(open.utf8)
    source += body
    source += Array(close.utf8)
    source.append(UInt8(ascii: "\n"))
    lineTags.append(tag)
    lineTags.append(-1)
  }

  private mutating func forgetSoles() {
    for index in steps.indices {
      if case .context(var context) = steps[index] {
        context.isSole = false
        steps[index] = .context(context)
      }
    }
  }
}

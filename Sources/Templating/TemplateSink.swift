public import Groundwork

/// Where a running program's text goes.
///
/// Plain text is the first host. Another one, such as a Word part, can run the same program with
/// its own pieces in place of the literal text: `copy` tells which piece it is.
public protocol TemplateSink {
  /// Bytes in the text being made, for the output budget.
  var count: Int { get }
  /// A piece of literal text, by its number in the program.
  mutating func copy(_ chunk: TemplateChunk)
  /// A value to print; `escaping` is false when the template has switched that off.
  mutating func emit(_ value: Value, escaping: Bool)
  /// Whether a record means something to the host, such as a picture; it is then given to `emit`
  /// as it is.
  func takes(_ record: Value) -> Bool
  /// Starts a text of its own, such as a macro's.
  mutating func beginCapture()
  /// Ends the innermost captured text and answers it, as markup of the host.
  mutating func endCapture() -> String
}

extension TemplateSink {
  public func takes(_ record: Value) -> Bool { false }
}

/// A piece of a template's literal text.
public struct TemplateChunk: Sendable {
  /// Counts from 0 in the template that holds the piece.
  public let number: Int
  /// The text as UTF-8.
  public let bytes: ArraySlice<UInt8>
}

/// Text as bytes.
struct TextSink: TemplateSink {
  var sink: ByteSink
  private var outer: [ByteSink] = []
  private let escaper: Escaping

  init(_ sink: ByteSink, escaper: Escaping) {
    self.sink = sink
    self.escaper = escaper
  }

  /// A new text of a template with such options.
  init(for options: TemplateOptions) {
    self.init(ByteSink(), escaper: options.escaper)
  }

  var count: Int { sink.bytes.count }

  mutating func copy(_ chunk: TemplateChunk) { sink.bytes.append(contentsOf: chunk.bytes) }

  mutating func emit(_ value: Value, escaping: Bool) {
    switch value.payload {
    case .text(let text):
      if escaping {
        escaper.append(text, to: &sink.bytes)
      } else {
        sink.bytes.append(contentsOf: text.utf8)
      }
    case .markup(let text):
      sink.bytes.append(contentsOf: text.utf8)
    case .integer(let value):
      Printer.append(value, to: &sink.bytes)
    default:
      if escaping {
        escaper.append(Printer.text(value), to: &sink.bytes)
      } else {
        Printer.append(value, to: &sink.bytes)
      }
    }
  }

  mutating func beginCapture() {
    outer.append(sink)
    sink = ByteSink()
  }

  mutating func endCapture() -> String {
    let text = sink.text
    sink = outer.popLast() ?? ByteSink()
    return text
  }
}

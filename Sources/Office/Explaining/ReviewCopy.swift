import Checking
import Groundwork
import WordDocuments

/// A second copy of a paper in which every filled value says where it came from, as a comment at
/// its paragraph: for whoever checks the paper before it is signed.
struct ReviewCopy {
  /// What the manifest calls these copies.
  static let id = "kiem_tra"

  private let finder: PhraseFinder
  private let forms: [(form: String, value: PrintedValue)]
  private let byForm: [String: [Int]]
  private let sources: Sources

  /// Values of which more than this many print alike are told by the first ones.
  private static let alike = 3

  /// - Parameter roots: names at the top of the data that the paper's template reads.
  init(_ data: Value, reading roots: Set<String>, _ sources: Sources) {
    self.sources = sources
    var forms: [(form: String, value: PrintedValue)] = []
    for value in PrintedValues(data, reading: roots).all where !value.value.origin.isNone {
      // A long text is its own paragraph, and a single letter or figure is anything.
      for form in value.forms where form.utf8.count > 1 { forms.append((form, value)) }
    }
    self.forms = forms
    var seen: Set<String> = []
    finder = PhraseFinder(forms.map(\.form).filter { seen.insert($0).inserted })
    byForm = Dictionary(grouping: forms.indices, by: { forms[$0].form })
  }

  /// The copy, under the same data the same bytes.
  ///
  /// - Throws: `WordFault` when the paper cannot be read.
  func make(_ bytes: [UInt8], file: String) throws(WordFault) -> [UInt8] {
    let survey = try WordSurvey(reading: bytes, file: file)
    var comments: [WordComment] = []
    for paragraph in survey.paragraphs where !paragraph.text.isEmpty {
      let lines = lines(for: paragraph.text)
      if !lines.isEmpty { comments.append(WordComment(at: paragraph.offset, lines)) }
    }
    return try WordAnnotator(author: "TongKet").annotate(bytes, with: comments)
  }

  /// “120: so-lieu.xlsx: trang Tuyển quân, ô G7”, once for each value of a paragraph.
  private func lines(for text: String) -> [String] {
    let bytes = Array(text.composed.utf8)
    var seen: Set<String> = []
    var lines: [String] = []
    for match in finder.matches(in: bytes) {
      let form = String(decoding: bytes[match.range], as: UTF8.self)
      guard seen.insert(form).inserted else { continue }
      var places: [String] = []
      for index in byForm[form] ?? [] {
        let value = forms[index].value
        guard let place = sources.location(of: value.value.origin).described(in: .vietnamese),
          !places.contains(place)
        else { continue }
        places.append(place)
      }
      guard !places.isEmpty else { continue }
      let rest = places.count > Self.alike ? "; …" : ""
      lines.append("“\(form)”: " + places.prefix(Self.alike).joined(separator: "; ") + rest)
    }
    return lines
  }

  /// The copies of a pack's papers, each in a folder of their own under the paper's name.
  static func copies(
    of documents: [MadeDocument], _ jobs: [PackPress.Job], _ press: PackPress, _ sources: Sources,
    into findings: inout Findings
  ) -> [MadeDocument] {
    documents.compactMap { document in
      guard let job = jobs.first(where: { $0.path == document.path }),
        case .paper = job.entry.source
      else { return nil }
      let copy = ReviewCopy(job.data, reading: press.roots(of: job), sources)
      do throws(WordFault) {
        let bytes = try copy.make(document.bytes, file: document.path)
        return MadeDocument(
          id: id, path: "kiem-tra/" + document.path, bytes: bytes, title: document.title,
          number: document.number, date: document.date, author: document.author,
          records: document.records, record: document.record)
      } catch {
        findings.error("check.cannot-annotate", error.phrase, at: .file(document.path))
        return nil
      }
    }
  }
}

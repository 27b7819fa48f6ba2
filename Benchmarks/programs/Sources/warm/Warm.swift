import Groundwork
import Office
import Packaging
import Templating
import WordDocuments

/// `warm TEMPLATE DATA OUT [TIMES]` fills one template again and again, as a server or a batch does.
///
/// The template is compiled once and the data read once; the document is filled and written each
/// time. The median goes to the standard error, where the bench kit looks for it.
@main
struct Warm {
  static func main() throws {
    Surroundings.leaveTimeZone()
    Surroundings.keepMemory()
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else { return print("warm TEMPLATE DATA OUT [TIMES]") }
    let times = arguments.count > 4 ? Int(arguments[4]) ?? 50 : 50
    let disk = DiskWorkspace()
    let clock = ContinuousClock()
    var findings = Findings()
    var sources = Sources()

    let start = clock.now
    let source = SourceText(
      file: arguments[2], bytes: try disk.read(arguments[2], limit: 1 << 30))
    let data = readJSON(source, asWritten: true, sources: &sources, into: &findings)
    let read = clock.now
    var options = TemplateOptions.word
    options.undefined = .empty
    let template = try WordTemplate(
      reading: disk.read(arguments[1], limit: 1 << 30), file: arguments[1], options: options,
      into: &findings)
    let compiled = clock.now
    guard let template, let data else { return print("not right: \(findings.all.count) findings") }

    let press = ArchivePress()
    var laps: [Duration] = []
    for _ in 0...times {
      try? disk.remove(arguments[3])
      let start = clock.now
      let document = try template.fill(data, through: press, into: &findings)
      try disk.write(document, toNew: arguments[3])
      laps.append(clock.now - start)
    }
    let first = laps.removeFirst()
    laps.sort()
    let figures = [
      ("data_s", read - start), ("compile_s", compiled - read), ("first_s", first),
      ("min_s", laps[0]), ("warm_s", laps[laps.count / 2]),
    ].map { "\"\($0)\": \($1 / .seconds(1))" }
    Surroundings.Stream.error.write("BENCH {\(figures.joined(separator: ", "))}\n")
  }
}

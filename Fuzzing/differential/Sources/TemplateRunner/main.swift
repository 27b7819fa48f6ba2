import Groundwork
import Templating

// One case a line in, one answer a line out: {"id", "output"} or {"id", "error"}.
while let line = readLine() {
  guard let task = CaseReader.value(in: line) else { continue }
  let wanted = task["options"] ?? .none
  var options = TemplateOptions(undefined: wanted["undefined"]?.text == "strict" ? .error : .empty)
  options.trimBlocks = wanted["trim_blocks"]?.bool ?? false
  options.lstripBlocks = wanted["lstrip_blocks"]?.bool ?? false
  options.keepTrailingNewline = wanted["keep_trailing_newline"]?.bool ?? false
  options.lineStatementPrefix = wanted["line_statement_prefix"]?.text
  options.lineCommentPrefix = wanted["line_comment_prefix"]?.text
  if wanted["autoescape"]?.bool == true { options.escaping = .html }

  let templates = task["templates"] ?? .none
  let compiler = TemplateCompiler(options: options) { name in
    templates[name]?.text.map { TemplateText(name: name, text: $0) }
  }
  var findings = Findings()
  var sink = ByteSink()
  let main = TemplateText(name: "main.txt", text: task["template"]?.text ?? "")
  if let program = compiler.compile(main, into: &findings) {
    program.run(task["context"] ?? .none, into: &sink, findings: &findings)
  }
  var answer = JSONWriter(indented: false)
  answer.object { answer in
    answer.key("id")
    answer.string(task["id"]?.text ?? "")
    if findings.mustStop {
      answer.key("error")
      answer.string(FindingReport(findings, in: .english).text)
    } else {
      answer.key("output")
      answer.string(sink.text)
    }
  }
  print(answer.text)
}

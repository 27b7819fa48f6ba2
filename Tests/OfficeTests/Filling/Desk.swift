import Groundwork
import Office

/// A folder in memory with templates and data, and the commands over it.
struct Desk {
  let workspace: MemoryWorkspace

  init(_ files: [String: String]) {
    workspace = MemoryWorkspace(files.mapValues { Array($0.utf8) })
  }

  /// The same desk with a file that is no text.
  func adding(_ path: String, _ bytes: [UInt8]) -> Desk {
    Desk(MemoryWorkspace(workspace.files.merging([path: bytes]) { _, new in new }))
  }

  private init(_ workspace: MemoryWorkspace) { self.workspace = workspace }

  func text(_ path: String) -> String? {
    workspace.files[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Fills a template and answers the text, or the codes of what was found.
  func fill(
    _ template: String, data: String? = nil, settings: TemplateSettings = .init()
  ) throws -> String {
    let outcome = try FillTemplate(workspace: workspace, templates: nil)
      .run(.init(template: template, data: data, settings: settings))
    guard case .text(let text)? = outcome.result else {
      return "✘ " + outcome.findings.all.map(\.code).joined(separator: " ")
    }
    return text
  }

  func merge(
    _ template: String, data: String, each: String? = nil, recordName: String? = nil,
    name: String? = nil, force: Bool = false, jobs: Int = 2, resume: Bool = false
  ) async throws -> Outcome<MergeTemplate.Summary> {
    try await MergeTemplate(workspace: workspace, templates: nil)
      .run(
        .init(
          fill: .init(template: template, data: data, output: "ra", force: force), each: each,
          recordName: recordName, name: name, jobs: jobs, resume: resume))
  }
}

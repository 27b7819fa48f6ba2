import Groundwork
import Office

/// A folder in memory with templates and data, and the commands over it.
struct Desk {
  /// A PNG picture of one dot.
  static let pixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00,
    0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xDA, 0x63, 0x64, 0xF8, 0xCF, 0x50, 0x0F, 0x00, 0x03, 0x86, 0x01, 0x80, 0x5A, 0x34,
    0x7D, 0x6B, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
  /// One of two dots beside each other, as far as its head says.
  static let pair = pixel.indices.map { $0 == 19 ? 2 : pixel[$0] }

  let workspace: MemoryWorkspace

  init(_ files: [String: String]) {
    workspace = MemoryWorkspace(files.mapValues { Array($0.utf8) })
  }

  /// The same desk with a file that is no text.
  func adding(_ path: String, _ bytes: [UInt8]) -> Desk {
    Desk(MemoryWorkspace(workspace.files.merging([path: bytes]) { _, new in new }))
  }

  private init(_ workspace: MemoryWorkspace) { self.workspace = workspace }

  /// Puts other bytes in place of a file.
  func change(_ path: String, to bytes: [UInt8]) throws {
    try workspace.remove(path)
    try workspace.write(bytes, toNew: path)
  }

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
    name: String? = nil, force: Bool = false, jobs: Int = 2, resume: Bool = false,
    profile: String? = nil, templates: String? = nil
  ) async throws -> Outcome<MergeTemplate.Summary> {
    try await MergeTemplate(workspace: workspace, templates: templates)
      .run(
        .init(
          fill: .init(template: template, data: data, output: "ra", profile: profile, force: force),
          each: each,
          recordName: recordName, name: name, jobs: jobs, resume: resume))
  }
}

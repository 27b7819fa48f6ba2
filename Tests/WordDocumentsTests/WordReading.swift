import Groundwork
import Packaging

/// A finished document as a reader of its XML sees it.
struct WordReading {
  struct Line: Equatable {
    var style: String
    /// Line breaks are “/”.
    var text: String
    /// Level and list of Word's numbering, when the paragraph itself names them.
    var numbering: String?
  }

  var lines: [Line] = []
  /// Widths of the columns of each table, in twips.
  var grids: [[Int]] = []
  /// Attributes of every element that has any, by the element's name.
  var attributes: [String: [[String: String]]] = [:]
  /// Names of all elements.
  var elements: Set<String> = []

  init(_ bytes: [UInt8], part: PartName = "/word/document.xml") throws {
    let package = try OfficePackage(reading: bytes)
    var xml = try package.xml(part)
    var open: [Line] = []
    var isText = false
    while let event = try xml.next() {
      switch event {
      case .start(let name):
        let label = xml.label(of: name)
        elements.insert(label)
        let all = Dictionary(uniqueKeysWithValues: xml.attributes.map { ($0.name, $0.value) })
        if !all.isEmpty { attributes[label, default: []].append(all) }
        switch label {
        case "w:p": open.append(Line(style: "Normal", text: ""))
        // Styles have such children too, outside any paragraph.
        case "w:pStyle" where !open.isEmpty: open[open.count - 1].style = xml["w:val"] ?? ""
        case "w:ilvl" where !open.isEmpty: open[open.count - 1].numbering = xml["w:val"]
        case "w:numId" where !open.isEmpty:
          open[open.count - 1].numbering? += ":" + (xml["w:val"] ?? "")
        case "w:br": open[open.count - 1].text += "/"
        case "w:tblGrid": grids.append([])
        case "w:gridCol": grids[grids.count - 1].append(xml["w:w"].flatMap { Int($0) } ?? 0)
        case "w:t": isText = true
        default: break
        }
      case .end(let name):
        switch xml.label(of: name) {
        case "w:p":
          if let line = open.popLast() { lines.append(line) }
        case "w:t": isText = false
        default: break
        }
      case .text:
        if isText { open[open.count - 1].text += String(decoding: xml.text, as: UTF8.self) }
      }
    }
  }

  /// Texts of the paragraphs in this style.
  func texts(in style: String) -> [String] {
    lines.filter { $0.style == style }.map(\.text)
  }

  /// Style and text of every paragraph that has words.
  var outline: [String] {
    lines.filter { !$0.text.isEmpty }.map { "\($0.style): \($0.text)" }
  }
}

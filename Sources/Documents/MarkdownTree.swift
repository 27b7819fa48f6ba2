internal import CMarkdown

/// A piece of Markdown as cmark-gfm read it, with the table extension.
///
/// cmark frees a tree with its root, so the tree has one owner and cannot be copied; node pointers
/// never leave `walk`.
@safe struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// What the walk meets, in the order of the text.
  ///
  /// A leaf is only entered.
  enum Event {
    case enter(Kind, line: Int)
    case exit(Kind)
  }

  enum Kind: Equatable {
    case document, blockQuote, list(isOrdered: Bool, start: Int), item
    case codeBlock, htmlBlock(String), customBlock
    case paragraph, heading(depth: Int), thematicBreak
    case text(String), softBreak, lineBreak, code(String), htmlInline(String)
    case emphasis, strong, link(url: String)
    case image(url: String, title: String)
    case table(alignments: [Alignment?]), tableRow(isHeader: Bool), tableCell
    case unknown
  }

  /// Nil only when memory is short; any text whatever is Markdown.
  init?(_ text: String) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    // The manual: an extension must be attached before the first byte is fed. The parser frees
    // neither the extension nor, on `cmark_parser_free`, the finished tree.
    if let tables = unsafe cmark_find_syntax_extension("table") {
      unsafe cmark_parser_attach_syntax_extension(parser, tables)
    }
    var bytes = Array(text.utf8)
    unsafe bytes.withUnsafeMutableBytes { raw in
      let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      if let start = unsafe start { unsafe cmark_parser_feed(parser, start, raw.count) }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return nil }
    unsafe self.root = root
  }

  deinit { unsafe cmark_node_free(root) }

  /// Goes through the tree without recursion, so that deep nesting cannot exhaust the stack.
  func walk(_ body: (Event) -> Void) {
    guard let steps = unsafe cmark_iter_new(root) else { return }
    defer { unsafe cmark_iter_free(steps) }
    while true {
      let event = unsafe cmark_iter_next(steps)
      guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(steps) else { return }
      let kind = unsafe Self.kind(of: node)
      if event == CMARK_EVENT_ENTER {
        body(.enter(kind, line: Int(unsafe cmark_node_get_start_line(node))))
      } else {
        body(.exit(kind))
      }
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_LIST:
      let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        isOrdered: isOrdered, start: isOrdered ? Int(unsafe cmark_node_get_list_start(node)) : 1)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK: return .codeBlock
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock(unsafe literal(of: node))
    case CMARK_NODE_CUSTOM_BLOCK: return .customBlock
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING:
      return .heading(depth: Int(unsafe cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_TEXT: return .text(unsafe literal(of: node))
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code(unsafe literal(of: node))
    case CMARK_NODE_HTML_INLINE: return .htmlInline(unsafe literal(of: node))
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link(url: unsafe string(cmark_node_get_url(node)))
    case CMARK_NODE_IMAGE:
      return .image(
        url: unsafe string(cmark_node_get_url(node)),
        title: unsafe string(cmark_node_get_title(node)))
    default: return unsafe extensionKind(of: node)
    }
  }

  /// Kinds that an extension adds are known by their names alone.
  private static func extensionKind(of node: OpaquePointer) -> Kind {
    switch unsafe string(cmark_node_get_type_string(node)) {
    case "table":
      let count = Int(unsafe cmark_gfm_extensions_get_table_columns(node))
      let letters = unsafe cmark_gfm_extensions_get_table_alignments(node)
      var alignments: [Alignment?] = []
      for column in 0..<count {
        let letter = unsafe letters.map { unsafe $0[column] } ?? 0
        switch letter {
        case UInt8(ascii: "l"): alignments.append(.left)
        case UInt8(ascii: "c"): alignments.append(.center)
        case UInt8(ascii: "r"): alignments.append(.right)
        default: alignments.append(nil)
        }
      }
      return .table(alignments: alignments)
    case "table_header": return .tableRow(isHeader: true)
    case "table_row": return .tableRow(isHeader: false)
    case "table_cell": return .tableCell
    default: return .unknown
    }
  }

  private static func literal(of node: OpaquePointer) -> String {
    unsafe string(cmark_node_get_literal(node))
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}

import CExpat
import Glibc

/// What expat's callbacks see: the batch they fill, and the limits they watch.
@safe final class XMLCatcher {
  var batch = XMLBatch()
  var names: XMLNameTable
  /// What stopped the parser, when that was us.
  var problem: XMLProblem?
  private let limits: PackageLimits
  private var depth = 0

  private let parser: XML_Parser

  init(_ parser: XML_Parser, _ vocabulary: XMLVocabulary, _ limits: PackageLimits) {
    unsafe self.parser = parser
    names = XMLNameTable(vocabulary)
    self.limits = limits
  }

  static func of(_ state: UnsafeMutableRawPointer) -> XMLCatcher {
    unsafe Unmanaged<XMLCatcher>.fromOpaque(state).takeUnretainedValue()
  }

  /// Stops the parser, now; the first reason stands.
  func stop(_ problem: XMLProblem) {
    if self.problem == nil { self.problem = problem }
    unsafe XML_StopParser(parser, 0)
  }

  /// Goes into an element, when nothing but nesting is watched.
  func enter() {
    depth += 1
    if depth > limits.depth { stop(.tooDeep(limit: limits.depth)) }
  }

  func leave() { depth -= 1 }

  private var offset: Int { unsafe Int(XML_GetCurrentByteIndex(parser)) }

  func start(
    _ name: UnsafePointer<XML_Char>, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    // expat may still call back once or twice after it was stopped.
    guard problem == nil else { return }
    depth += 1
    guard depth <= limits.depth else { return stop(.tooDeep(limit: limits.depth)) }
    let first = batch.attributes.count
    if let attributes = unsafe attributes, unsafe attributes[0] != nil {
      unsafe declareNamespaces(attributes)
      guard problem == nil else { return }
      unsafe take(attributes)
      guard problem == nil else { return }
    }
    let bytes = unsafe Self.bytes(of: name)
    guard bytes.count <= limits.nameBytes else {
      return stop(.nameTooLong(limit: limits.nameBytes))
    }
    guard let number = unsafe names.element(Span(_unsafeElements: bytes)) else {
      return stop(.malformed("unbound prefix"))
    }
    batch.events.append(
      XMLBatch.Event(
        kind: .start, name: number, first: Int32(first),
        count: Int32(batch.attributes.count - first), offset: offset))
  }

  /// Declarations come first: a prefix may be used before it is declared on the same element.
  private func declareNamespaces(_ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
    var index = 0
    while let name = unsafe attributes[index], let value = unsafe attributes[index + 1] {
      index += 2
      guard index / 2 <= limits.attributes else {
        return stop(.tooManyAttributes(limit: limits.attributes))
      }
      guard unsafe Self.isDeclaration(name) else { continue }
      let bytes = unsafe Self.bytes(of: name)
      let prefix = unsafe UnsafeBufferPointer(rebasing: bytes[min(6, bytes.count)...])
      let uri = unsafe Self.bytes(of: value)
      guard bytes.count <= limits.nameBytes, uri.count <= limits.nameBytes else {
        return stop(.nameTooLong(limit: limits.nameBytes))
      }
      unsafe names.declare(
        Span(_unsafeElements: prefix), as: String(decoding: uri, as: UTF8.self), depth: depth)
      guard names.declared <= limits.namespaces else {
        return stop(.tooManyNamespaces(limit: limits.namespaces))
      }
    }
  }

  private func take(_ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
    var index = 0
    while let name = unsafe attributes[index], let value = unsafe attributes[index + 1] {
      index += 2
      guard unsafe !Self.isDeclaration(name) else { continue }
      let bytes = unsafe Self.bytes(of: name)
      guard bytes.count <= limits.nameBytes else {
        return stop(.nameTooLong(limit: limits.nameBytes))
      }
      guard let number = unsafe names.attribute(Span(_unsafeElements: bytes)) else {
        return stop(.malformed("unbound prefix"))
      }
      let content = unsafe Self.bytes(of: value)
      guard content.count <= limits.attributeBytes else {
        return stop(.attributeTooLong(limit: limits.attributeBytes))
      }
      batch.attributes.append(
        XMLBatch.Attribute(
          name: number,
          place: XMLBatch.Stretch(
            first: Int32(batch.text.count), count: Int32(content.count), isResolved: true)))
      unsafe batch.text.append(contentsOf: content)
    }
  }

  func end(_ name: UnsafePointer<XML_Char>) {
    guard problem == nil,
      let number = unsafe names.element(Span(_unsafeElements: Self.bytes(of: name)))
    else { return }
    names.leave(depth: depth)
    depth -= 1
    batch.events.append(
      XMLBatch.Event(kind: .end, name: number, first: 0, count: 0, offset: offset))
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard problem == nil else { return }
    let length: Int32
    if let last = batch.events.indices.last, batch.events[last].kind == .text {
      batch.events[last].count += Int32(text.count)
      length = batch.events[last].count
    } else {
      length = Int32(text.count)
      batch.events.append(
        XMLBatch.Event(
          kind: .text, name: -1, first: Int32(batch.text.count), count: length, offset: offset))
    }
    unsafe batch.text.append(contentsOf: text)
    if Int(length) > limits.textBytes { stop(.textTooLong(limit: limits.textBytes)) }
  }

  /// “xmlns” or “xmlns:…”.
  private static func isDeclaration(_ name: UnsafePointer<XML_Char>) -> Bool {
    unsafe name[0] == 0x78 && name[1] == 0x6D && name[2] == 0x6C && name[3] == 0x6E
      && name[4] == 0x73 && (name[5] == 0 || name[5] == 0x3A)
  }

  private static func bytes(of text: UnsafePointer<XML_Char>) -> UnsafeBufferPointer<UInt8> {
    let count = unsafe strlen(text)
    return unsafe UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }
}

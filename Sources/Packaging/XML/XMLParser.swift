import CExpat

/// An expat parser and what its callbacks have caught, freed when the owner goes.
@safe final class XMLParser {
  private let raw: XML_Parser
  let catcher: XMLCatcher

  init(_ vocabulary: XMLVocabulary, _ limits: PackageLimits) throws(PackageFault) {
    guard let raw = unsafe XML_ParserCreate(nil) else { throw .outOfMemory }
    unsafe self.raw = raw
    catcher = unsafe XMLCatcher(raw, vocabulary, limits)
    // This struct owns both, and expat calls back only while `parse` runs.
    unsafe XML_SetUserData(raw, Unmanaged.passUnretained(catcher).toOpaque())
    unsafe XML_SetElementHandler(
      raw,
      { state, name, attributes in
        guard let state = unsafe state, let name = unsafe name else { return }
        unsafe XMLCatcher.of(state).start(name, attributes)
      },
      { state, name in
        guard let state = unsafe state, let name = unsafe name else { return }
        unsafe XMLCatcher.of(state).end(name)
      })
    unsafe XML_SetCharacterDataHandler(raw) { state, text, count in
      guard let state = unsafe state, let text = unsafe text else { return }
      unsafe XMLCatcher.of(state).text(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count)))
    }
    refuseDoctype()
  }

  /// A parser that only looks whether the XML is well formed and within the limits.
  init(checking limits: PackageLimits) throws(PackageFault) {
    guard let raw = unsafe XML_ParserCreate(nil) else { throw .outOfMemory }
    unsafe self.raw = raw
    catcher = unsafe XMLCatcher(raw, .none, limits)
    unsafe XML_SetUserData(raw, Unmanaged.passUnretained(catcher).toOpaque())
    unsafe XML_SetElementHandler(
      raw,
      { state, _, _ in
        if let state = unsafe state { unsafe XMLCatcher.of(state).enter() }
      },
      { state, _ in
        if let state = unsafe state { unsafe XMLCatcher.of(state).leave() }
      })
    refuseDoctype()
  }

  private func refuseDoctype() {
    unsafe XML_SetStartDoctypeDeclHandler(raw) { state, _, _, _, _ in
      guard let state = unsafe state else { return }
      unsafe XMLCatcher.of(state).stop(.doctype)
    }
  }

  deinit { unsafe XML_ParserFree(raw) }

  /// Parses one more piece; false when it is malformed, or when the catcher stopped it.
  func parse(_ piece: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Bool {
    unsafe piece.withMemoryRebound(to: CChar.self) {
      unsafe XML_Parse(raw, $0.baseAddress, Int32($0.count), isLast ? 1 : 0) == XML_STATUS_OK
    }
  }

  /// Where the thing being parsed starts, in bytes from the beginning.
  var offset: Int { unsafe Int(XML_GetCurrentByteIndex(raw)) }

  var line: Int { unsafe Int(XML_GetCurrentLineNumber(raw)) }
  /// From 1; expat counts from 0.
  var column: Int { unsafe Int(XML_GetCurrentColumnNumber(raw)) + 1 }

  /// Why the last piece failed, in expat's words.
  var reason: String {
    guard let text = unsafe XML_ErrorString(XML_GetErrorCode(raw)) else { return "unknown" }
    return unsafe String(cString: text)
  }
}

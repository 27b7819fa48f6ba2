import Doors

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Door.data.push(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

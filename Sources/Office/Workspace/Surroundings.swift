import CSystem
import Glibc

/// What surrounds the running program: its environment, its own place, and its standard streams.
///
/// Kept here with the disk so that the command line above needs no pointers.
public enum Surroundings {
  /// A variable of the environment; nil when it is not set.
  public static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Puts the program into no time zone: nothing that it writes depends on the hour or the place.
  ///
  /// libzip works out the local time of every entry, though we date each one ourselves, and without
  /// a zone in the environment the C library looks for a change of /etc/localtime every time: a
  /// tenth of what a mail merge costs. Call it before any other thread is there.
  public static func leaveTimeZone() { unsafe setenv("TZ", "UTC0", 1) }

  /// Lets the program keep the memory that it gives back, for the next document or part, instead
  /// of returning it to the system and having it cleared anew: a process this short lives off that.
  public static func keepMemory() {
    mallopt(M_MMAP_THRESHOLD, 16 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
    takeHugePages()
  }

  /// Has the first megabytes of memory, which any document needs, come in pages of two megabytes:
  /// each of four kilobytes costs a trip to the kernel, a twentieth of a small workbook's time.
  ///
  /// A kernel without them says so, and goes on.
  private static func takeHugePages() {
    let page: UInt = 2 << 20
    let size = 3 * page
    guard let block = unsafe malloc(Int(size)) else { return }
    // Only whole pages that lie in the block.
    let first = (UInt(bitPattern: block) + page - 1) / page * page
    let end = (UInt(bitPattern: block) + size) / page * page
    unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
    unsafe free(block)
  }

  /// The folder that the running program lies in; nil when the system does not say.
  public static var programFolder: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBufferPointer { place in
      unsafe place.baseAddress.map { unsafe readlink("/proc/self/exe", $0, place.count) } ?? 0
    }
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// A standard stream that takes text.
  public enum Stream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Whether a person sees what is written.
    public var isTerminal: Bool { isatty(rawValue) != 0 }

    /// Writes all of the text; what nobody reads any more is dropped.
    public func write(_ text: String) {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes {
          unsafe Glibc.write(rawValue, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

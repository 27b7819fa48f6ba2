import Testing

/// The only arrows this house allows: what each room may import.
///
/// A new arrow is a change to this table, to `ARCHITECTURE.md`, and needs a decision page.
private let arrows: [String: Set<String>] = [
  "Groundwork": [],
  "Packaging": ["CDeflate", "CExpat", "CIsal", "CZip", "Groundwork"],
  "Templating": ["Groundwork"],
  "Documents": ["CMarkdown", "Groundwork"],
  "Records": ["Groundwork", "Templating"],
  "Spreadsheets": ["CXlsxWriter", "Groundwork", "Packaging", "Templating"],
  "WordDocuments": ["Documents", "Groundwork", "Packaging", "Templating"],
  "Checking": ["Documents", "Groundwork", "WordDocuments"],
  "Office": [
    "CDigest", "CSystem", "CYaml", "Checking", "Documents", "Groundwork", "Packaging", "Records",
    "Spreadsheets", "Templating", "WordDocuments",
  ],
  "tongket": ["ArgumentParser", "Groundwork", "Office"],
]

/// The standard library's own rooms, which stand under everything.
private let ground: Set<String> = ["Glibc", "Darwin", "Synchronization", "Dispatch"]

/// Rooms that own a C library, and so may handle its pointers.
private let mayBeUnsafe: Set<String> = ["Packaging", "Spreadsheets", "Documents", "Office"]

/// Foundation is slow to start, doubles the program, and its formatting knows nothing of NĐ 30: no
/// room uses it.
private let mayUseFoundation: [String: Set<String>] = [:]

@Suite("The house stands as drawn")
struct ArrowTests {
  @Test("every room imports only what it may", arguments: arrows.keys.sorted())
  func imports(of room: String) throws {
    let allowed = arrows[room, default: []].union(ground).union(mayUseFoundation[room, default: []])
    let files = try sources(of: room)
    for file in files {
      for module in file.imports {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
    #expect(!files.isEmpty, "\(room) is empty")
  }

  @Test("only rooms that own a C library say unsafe", arguments: arrows.keys.sorted())
  func unsafety(of room: String) throws {
    guard !mayBeUnsafe.contains(room) else { return }
    for file in try sources(of: room) {
      #expect(!file.code.contains { $0.contains("unsafe ") }, "\(file.path) says unsafe")
    }
  }

  @Test("no room is left out of the table")
  func complete() throws {
    let rooms = try folders(in: "Sources").filter { !$0.hasPrefix("C") || $0 == "Checking" }
    #expect(Set(rooms) == Set(arrows.keys))
  }

  @Test("only the command line prints, and nothing below it ends the process")
  func quiet() throws {
    for room in arrows.keys.sorted() where room != "tongket" {
      for file in try sources(of: room) {
        for line in file.code {
          // A method of our own may be called so; what nobody should do is print words.
          #expect(!line.contains("print(\""), "\(file.path) prints")
          #expect(!line.trimmed.hasPrefix("exit("), "\(file.path) exits")
          #expect(!line.contains("fatalError("), "\(file.path) gives up")
        }
      }
    }
  }

  @Test("the house has no clock and no dice")
  func noClock() throws {
    for room in arrows.keys.sorted() {
      for file in try sources(of: room) {
        for line in file.code {
          for word in ["Date()", "Date.now", ".random(", "UUID()", "time(nil)", "shuffled("] {
            #expect(!line.contains(word), "\(file.path) uses \(word)")
          }
        }
      }
    }
  }
}

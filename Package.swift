// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every room: strict concurrency by the language mode, imports private unless
/// said otherwise, every pointer expression marked `unsafe`, and no warning left standing.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A room of the house; `needs` are the arrows that `HouseTests` checks against the imports.
///
/// `carries` are the C libraries that become part of the program.
func room(
  _ name: String, needs: [Target.Dependency] = [], carries libraries: [String] = []
) -> Target {
  .target(
    name: name, dependencies: needs, swiftSettings: house,
    linkerSettings: libraries.flatMap(carried))
}

/// A C library from its archive.
///
/// Each shared one that has to be found, mapped and bound costs every start a fifth of a
/// millisecond. Those that other libraries need, or that have no archive, stay shared.
func carried(_ library: String) -> [LinkerSetting] {
  [
    .linkedLibrary(":lib\(library).a", .when(platforms: [.linux])),
    .linkedLibrary(library, .when(platforms: [.macOS])),
  ]
}

/// The tests at one room's door.
func tests(_ name: String, of needs: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: needs, swiftSettings: house)
}

let package = Package(
  name: "TongKet",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tongket", targets: ["tongket"]),
    .library(name: "TongKet", targets: ["Office", "Groundwork"]),
    .library(name: "TongKetTemplating", targets: ["Templating", "Groundwork"]),
    // The doors for files of strangers, which the fuzzers push at.
    .library(
      name: "TongKetFormats",
      targets: ["Packaging", "WordDocuments", "Spreadsheets", "Templating", "Groundwork"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // C libraries: a module map and a shim each, nothing else.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CIsal", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CYaml", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CMarkdown",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // The rooms, from the ground up.
    room("Groundwork"),
    room(
      "Packaging", needs: ["Groundwork", "CZip", "CDeflate", "CIsal", "CExpat"],
      carries: ["deflate", "expat"]),
    room("Templating", needs: ["Groundwork"]),
    room(
      "Documents", needs: ["Groundwork", "CMarkdown"],
      carries: ["cmark-gfm-extensions", "cmark-gfm"]),
    room("Records", needs: ["Groundwork", "Templating"]),
    room("Spreadsheets", needs: ["Groundwork", "Packaging", "Templating", "CXlsxWriter"]),
    room("WordDocuments", needs: ["Groundwork", "Packaging", "Documents", "Templating"]),
    room("Checking", needs: ["Groundwork", "Documents", "WordDocuments"]),
    room(
      "Office",
      needs: [
        "Groundwork", "Packaging", "Templating", "Documents", "Records", "Spreadsheets",
        "WordDocuments", "Checking", "CYaml", "CDigest", "CSystem",
      ],
      carries: ["yaml"]),
    .executableTarget(
      name: "tongket",
      dependencies: [
        "Groundwork", "Office",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house,
      // At a fixed address there is nothing to relocate: fifty thousand pointers less to write at
      // each start, in pages that would each have to be copied for it. And nobody loads the program
      // to call into it: only what its libraries ask for is kept for others to find.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    // One test target per room, and one for the house itself.
    tests("GroundworkTests", of: ["Groundwork"]),
    tests("PackagingTests", of: ["Packaging", "Groundwork"]),
    tests("TemplatingTests", of: ["Templating", "Groundwork"]),
    tests("DocumentsTests", of: ["Documents", "Groundwork"]),
    tests("RecordsTests", of: ["Records", "Templating", "Groundwork"]),
    tests("SpreadsheetsTests", of: ["Spreadsheets", "Packaging", "Templating", "Groundwork"]),
    tests(
      "WordDocumentsTests",
      of: ["WordDocuments", "Packaging", "Documents", "Templating", "Groundwork"]),
    tests(
      "CheckingTests",
      of: ["Checking", "WordDocuments", "Packaging", "Documents", "Templating", "Groundwork"]),
    tests(
      "OfficeTests",
      of: [
        "Office", "Checking", "WordDocuments", "Spreadsheets", "Records", "Documents",
        "Templating", "Packaging", "Groundwork",
      ]),
    tests("TongketTests", of: ["tongket", "Office", "Groundwork"]),
    tests("HouseTests", of: []),
  ],
  swiftLanguageModes: [.v6]
)

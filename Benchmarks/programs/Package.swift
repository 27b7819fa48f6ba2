// swift-tools-version: 6.2
import PackageDescription

/// A program around one of our doors, for the comparison with a library of others.
func program(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "TongKet", package: "TongKet"),
      .product(name: "TongKetFormats", package: "TongKet"),
    ],
    swiftSettings: [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
    ])
}

let package = Package(
  name: "TongKetBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TongKet", path: "../..")],
  targets: [
    // Fills one Word template again and again in one process.
    program("warm"),
    // Reads every cell of a workbook and prints a checksum.
    program("read"),
  ],
  swiftLanguageModes: [.v6]
)

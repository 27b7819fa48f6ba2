// swift-tools-version: 6.2
import PackageDescription

/// Reads every cell of a workbook and prints a checksum, for the comparison with other readers of
/// workbooks, as whole processes.
let package = Package(
  name: "ReadBenchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TongKet", path: "../..")],
  targets: [
    .executableTarget(
      name: "read",
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
  ],
  swiftLanguageModes: [.v6]
)

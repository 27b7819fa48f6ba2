// swift-tools-version: 6.2
import PackageDescription

/// Fills one Word template again and again in one process, for the comparison with libraries that
/// are called in theirs.
let package = Package(
  name: "WarmBenchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TongKet", path: "../..")],
  targets: [
    .executableTarget(
      name: "warm",
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

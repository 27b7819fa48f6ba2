// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A fuzzer: libFuzzer brings the main function, so that it only links with `--sanitize=fuzzer`.
func fuzzer(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["Doors"], swiftSettings: house)
}

// One fuzzer for each door through which files of strangers come in.
let package = Package(
  name: "GuidedFuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TongKet", path: "../..")],
  targets: [
    .target(
      name: "Doors",
      dependencies: [
        .product(name: "TongKetFormats", package: "TongKet"),
        .product(name: "TongKet", package: "TongKet"),
      ],
      swiftSettings: house),
    fuzzer("FuzzXML"), fuzzer("FuzzPackage"), fuzzer("FuzzTemplate"), fuzzer("FuzzWordTemplate"),
    fuzzer("FuzzWorkbook"), fuzzer("FuzzData"),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// Runs cases for differential.py. A package of its own, so that the product carries no fuzzer.
let package = Package(
  name: "TemplateRunner",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "TongKet", path: "../..")],
  targets: [
    .executableTarget(
      name: "TemplateRunner",
      dependencies: [.product(name: "TongKetTemplating", package: "TongKet")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)

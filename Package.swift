// swift-tools-version: 6.3

import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "kasir",
  products: [
    .executable(name: "kasir", targets: ["kasir"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // C libraries: a module map and a shim each, imported by exactly one Swift file.
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CQREncode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),

    // The rooms, from the ground up. A room knows only rooms under it.
    .target(name: "StrictJSON"),
    .target(name: "CheckoutDomain"),
    .target(name: "Hashing", dependencies: ["CCrypto"]),
    .target(name: "QRCode", dependencies: ["CQREncode"]),
    .target(name: "CTerminalGuard"),
    .target(name: "CProcessGuard"),
    .target(name: "TerminalUI", dependencies: ["CNCurses", "CTerminalGuard", tomlKit]),
    .target(name: "Ledger", dependencies: ["CheckoutDomain", "StrictJSON", "Hashing", grdb]),
    .target(name: "WooshPay", dependencies: ["CheckoutDomain", "StrictJSON", "Hashing", "CCurl"]),
    .target(name: "Till", dependencies: ["CheckoutDomain", "StrictJSON"]),
    .target(name: "Serving", dependencies: [flyingFox]),
    .target(
      name: "SandboxGateway", dependencies: ["StrictJSON", "Hashing", "Serving", flyingFox]),
    .target(
      name: "WebhookListener",
      dependencies: ["CheckoutDomain", "StrictJSON", "WooshPay", "Serving", flyingFox]),
    .target(name: "Console", dependencies: ["CheckoutDomain", "Till", "TerminalUI", "QRCode"]),
    .target(
      name: "LocalGateway", dependencies: ["CheckoutDomain", "WooshPay", "SandboxGateway"]),
    .executableTarget(
      name: "kasir",
      dependencies: [
        "CheckoutDomain", "StrictJSON", "Till", "WooshPay", "Ledger", "SandboxGateway",
        "LocalGateway", "WebhookListener", "TerminalUI", "QRCode", "Console", "CProcessGuard",
        argumentParser, tomlKit, logging,
      ]),

    // Money under faults: the real till on a simulated machine, and the commands that prove it.
    .target(
      name: "Simulation",
      dependencies: [
        "CheckoutDomain", "StrictJSON", "Till", "WooshPay", "Ledger", "SandboxGateway",
        "LocalGateway",
      ]),
    // The real ledger and the real binary, broken on purpose.
    .target(
      name: "Breakage",
      dependencies: [
        "CheckoutDomain", "StrictJSON", "Till", "WooshPay", "Ledger", "SandboxGateway",
        "LocalGateway", sqlite,
      ]),
    // Foreign input with a will of its own, and judges that do not trust what they judge.
    .target(
      name: "Fuzzing",
      dependencies: ["CheckoutDomain", "StrictJSON", "WooshPay", "TerminalUI", "Simulation"]),
    .executableTarget(
      name: "prove",
      dependencies: [
        "CheckoutDomain", "StrictJSON", "WooshPay", "Ledger", "SandboxGateway", "Simulation",
        "Fuzzing", "Breakage", argumentParser,
      ]),

    // What the tests stand on.
    .systemLibrary(
      name: "CVTerm", path: "Tests/Support/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "TerminalHarness", dependencies: ["CVTerm"], path: "Tests/Support/TerminalHarness"),
    .target(name: "IndependentGateway", path: "Tests/Support/IndependentGateway"),
    .target(
      name: "TerminalDouble", dependencies: ["TerminalUI"], path: "Tests/Support/TerminalDouble"),
    .target(name: "OwnThread", path: "Tests/Support/OwnThread"),

    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
    .testTarget(name: "CheckoutDomainTests", dependencies: ["CheckoutDomain"]),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode", "TerminalHarness"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TerminalDouble"]),
    .testTarget(
      name: "SupportTests", dependencies: ["QRCode", "TerminalHarness", "IndependentGateway"],
      path: "Tests/SupportTests"),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Ledger", "CheckoutDomain", "Breakage", "OwnThread", grdb]),
    .testTarget(
      name: "WooshPayTests",
      dependencies: ["WooshPay", "SandboxGateway", "LocalGateway", "StrictJSON", "Hashing"]),
    .testTarget(
      name: "TillTests",
      dependencies: ["Till", "Ledger", "CheckoutDomain", "WooshPay", "IndependentGateway"]),
    .testTarget(
      name: "SandboxGatewayTests", dependencies: ["SandboxGateway", "StrictJSON", "Hashing"]),
    .testTarget(
      name: "WebhookListenerTests",
      dependencies: ["WebhookListener", "Serving", "WooshPay", "CheckoutDomain", "Hashing"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["Simulation", "CheckoutDomain", "Ledger", "SandboxGateway", "OwnThread"]),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "OwnThread"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Console", "CheckoutDomain", "Till", "Ledger", "TerminalUI", "TerminalDouble",
        "QRCode", "OwnThread",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "kasir", "CheckoutDomain", "Ledger", "Till", "WooshPay", "SandboxGateway", "Breakage",
        "TerminalUI", "TerminalHarness", "IndependentGateway", "StrictJSON", "OwnThread", logging,
      ],
      exclude: ["Scripts"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // Rooms are small and call each other all the time: a twelfth of the time of a simulated run.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ]
}

// Its objects are looked at at every step of millions; debug builds check the same accesses.
package.targets.first { $0.name == "Simulation" }?.swiftSettings?.append(
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))

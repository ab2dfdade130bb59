private import Foundation

extension TerminalSession {
  /// The path of an executable of this package, as `swift build` left it beside the test bundle, or in
  /// the folder that `KASIR_TEST_BINARIES` names: the release build's, say.
  package static func binary(named name: String) throws -> String {
    if let folder = ProcessInfo.processInfo.environment["KASIR_TEST_BINARIES"] {
      return folder + "/" + name
    }
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let places = ([own].compactMap { $0 } + CommandLine.arguments)
      .filter { $0.hasPrefix("/") }
      .map {
        URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent(name).path
      }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else {
      throw HarnessError(
        "there is no executable \(name) in \(places.joined(separator: ", ")); run swift build")
    }
    return found
  }
}

import Foundation

/// Runs other programs and reads what they print.
enum Command {
  /// How a program ended.
  struct Ending {
    let status: Int32
    /// Both of its outputs, in the order they came.
    let text: String
  }

  /// Runs a program in a folder and waits for its end.
  ///
  /// - Parameter environment: What it gets besides this program's own environment.
  static func run(
    _ words: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus, text: String(decoding: output, as: UTF8.self))
  }
}

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
  static func run(_ words: [String], in folder: String) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
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

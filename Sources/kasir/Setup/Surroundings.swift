import Foundation
import Glibc
import TerminalUI

/// What the process was started in, read once.
struct Surroundings: Sendable {
  /// The environment.
  let environment: [String: String]
  /// The working folder, for paths that are given relative to it.
  let workingFolder: String
  /// The path of this program's own file.
  let executable: String?

  /// This process's own.
  static let ofThisProcess = Surroundings(
    environment: ProcessInfo.processInfo.environment,
    workingFolder: FileManager.default.currentDirectoryPath,
    executable: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))

  /// Takes the key out of this process's environment, once it was read: no program that anybody
  /// starts from here inherits it, and whoever looks at `/proc/PID/environ` does not find it.
  static func hideKeyFromChildren() {
    _ = ofThisProcess
    let name = "WOOSHPAY_SECRET_KEY"
    if let value = getenv(name) { memset(value, 0x2A, strlen(value)) }
    unsetenv(name)
  }

  /// A variable that is set to something.
  func value(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A path as the program opens it: `~/` is the home folder, a relative one is in `folder`.
  func path(_ text: String, in folder: String? = nil) -> String {
    if text.hasPrefix("~/"), let home = value("HOME") { return home + text.dropFirst(1) }
    return text.hasPrefix("/") ? text : (folder ?? workingFolder) + "/" + text
  }

  /// Whether a standard stream is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The size of the terminal on a standard stream; nil where there is none, or it does not say.
  static func terminalSize(_ descriptor: Int32) -> Size? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}

import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness

/// A counter's own folder and environment, in which the real binary is run.
final class Shop: Sendable {
  /// A key that could never be real, and that no file or screen may ever hold.
  static let key = "sk_test_canary5Gk2wXq9LmZr7TsVb4YdNh8Pj3Fc6Ra"

  let folder: URL
  let environment: [String: String]

  /// - Parameters:
  ///   - gateway: The gateway's origin; nil for a shop without a key.
  ///   - more: Variables besides the usual ones.
  init(gateway: String?, _ more: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "kasir-shop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var environment = TerminalSession.plainEnvironment
    environment["HOME"] = folder.path
    environment["XDG_CONFIG_HOME"] = folder.appending(path: "config").path
    environment["XDG_STATE_HOME"] = folder.appending(path: "state").path
    environment["KASIR_DATA_DIR"] = folder.appending(path: "data").path
    if let gateway {
      environment["WOOSHPAY_API_BASE"] = gateway
      environment["WOOSHPAY_SECRET_KEY"] = Self.key
    }
    environment.merge(more) { $1 }
    self.environment = environment
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs a command to its end.
  func kasir(
    _ arguments: String..., without names: [String] = [], stdin: String? = nil
  ) async throws -> ProcessResult {
    try await runProcess(
      executable: TerminalSession.binary(named: "kasir"), arguments: arguments,
      environment: environment.filter { !names.contains($0.key) }, stdin: stdin,
      timeout: .seconds(240))
  }

  /// Starts the console, or another command, on a terminal of its own.
  func terminal(
    _ arguments: String..., columns: Int = 80, rows: Int = 24,
    environment more: [String: String] = [:], answers: TerminalAnswers = TerminalAnswers()
  ) throws -> TerminalSession {
    try TerminalSession(
      executable: TerminalSession.binary(named: "kasir"), arguments: arguments,
      environment: environment.merging(more) { $1 }, columns: columns, rows: rows,
      answers: answers)
  }

  /// Writes a file of the shop and returns its path.
  func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }

  /// The files that hold a text: to look for a key that must be in none.
  func files(holding text: String) throws -> [String] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (all?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
    return try files.filter { try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil }
      .map(\.lastPathComponent)
  }

  /// The text of a file of the shop.
  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }
}

extension ProcessResult {
  /// Standard output as one document.
  var document: JSONValue {
    get throws { try JSONValue(parsing: stdout) }
  }

  /// The error on standard error as one document.
  var error: JSONValue {
    get throws { try JSONValue(parsing: stderr)["error"] ?? .null }
  }
}

extension TerminalSession {
  /// Types a line.
  func enter(_ text: String) throws {
    try send(text)
    try send(key: "Enter")
  }

  /// Makes a sale of Rp 41.000 from the list, up to its code.
  ///
  /// - Parameter isPaid: Whether its customer pays soon where it is the demo's; a test that only reads the
  ///   code is not to race them.
  func charge(isPaid: Bool = true) async throws {
    try await wait(for: "No sales yet")
    try send(key: "n")
    try await wait(for: "Unit price")
    try enter("2*kopi susu 18000")
    try enter("teh 5000")
    try await wait(for: "Total  Rp 41.000")
    if !isPaid {
      try send(key: "F2")
      try await wait(for: "made up")
      try enter("abandon-1")
      try await wait(for: "abandon-1")
    }
    try send(key: "F10")
    // Without its glyph, which not every terminal has.
    try await wait(for: "WAITING", timeout: .seconds(240))
  }
}

import TerminalHarness

extension TerminalSession {
  /// Starts `kasir sandbox`, up to its settings; it ends with the session.
  static func sandbox(_ options: [String]) async throws -> TerminalSession {
    let shop = try Shop(gateway: nil)
    let sandbox = try TerminalSession(
      executable: binary(named: "kasir"), arguments: ["sandbox"] + options,
      environment: shop.environment)
    try await sandbox.wait(for: "sk_test_")
    return sandbox
  }

  /// The variables that a sandbox has printed.
  var settings: [String: String] {
    var settings: [String: String] = [:]
    for row in screenRows {
      let parts = row.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { settings[parts[0]] = parts[1] }
    }
    return settings
  }
}

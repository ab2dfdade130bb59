import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// The secret key, followed through everything that a day of commands leaves behind.
@Suite(.serialized) struct KeyCanaryTests {
  /// What must be found nowhere: the key's body, and the forms it is sent in.
  private static let forbidden: [String] = {
    let key = Shop.key
    let body = String(key.dropFirst("sk_test_".count))
    let basic = Data((key + ":").utf8).base64EncodedString()
    return [body, String(body.prefix(20)), String(body.dropLast(4).suffix(20)), basic]
  }()

  @Test func `the key is in no output, file, log or argument of a whole day of commands`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    var results: [ProcessResult] = []
    let weather: [(Misbehaviour, RequestFilter)] = [
      (.answer(status: 401), .createSession), (.html(status: 502), .createSession),
      (echo(400), .createSession), (echo(200), .createSession), (echo(500), .createRefund),
      (.resetAfterCommit, .expireSession), (echo(402), .getIntent), (echo(404), .listSessions),
    ]
    for (misbehaviour, filter) in weather { gateway.next(misbehaviour, on: filter) }
    for number in 1...5 {
      results.append(try await shop.json(Shop.tea + ["--reference", "meja-\(number)"]))
    }
    try gateway.pay(#require(gateway.sessions.last?.id))
    for isJSON in [true, false] {
      for arguments in [
        ["session", "show", "meja-5"], ["session", "show", "meja-5"],
        ["refund", "create", "meja-5", "--amount", "1.000", "--yes"],
        ["refund", "create", "meja-5", "--amount", "1.000", "--yes"],
        ["session", "expire", "meja-5"], ["session", "list"], ["session", "list"],
        ["session", "wait", "meja-4", "--timeout", "0"], ["refund", "show", "re_nobody"],
        ["sales", "list"], ["sales", "show", "meja-3"], Shop.tea + ["--reference", "meja-5"],
        // Where a key does not belong, but is pasted all the same.
        ["session", "show", Shop.key], ["session", "create", "--secret-key", Shop.key],
        ["session", "create", "--item", "teh:1:\(Shop.key)"], [Shop.key],
        Shop.tea + ["--currency", Shop.key], ["sales", "list", "--state", Shop.key],
        ["sales", "list", "--config", "/nowhere/\(Shop.key)"],
        ["refund", "create", "meja-5", "--yes", "--reason", Shop.key],
      ] {
        results.append(
          try await runProcess(
            executable: TerminalSession.binary(named: "kasir"),
            arguments: arguments + (isJSON ? ["--json"] : []), environment: shop.environment))
      }
    }
    for result in results {
      for text in Self.forbidden {
        #expect(!result.output.contains(text), "\(result.output)")
        #expect(!result.errorOutput.contains(text), "\(result.errorOutput)")
      }
    }
    #expect(results.contains { $0.exitCode == 3 } && results.contains { $0.exitCode == 0 })
    // The ledger with its write-ahead log, Kasir's own log, and whatever else there is.
    for text in Self.forbidden { #expect(try shop.files(holding: text) == []) }
    #expect(try shop.files(holding: "checkout/sessions").contains("kasir.log"))
    #expect(try !shop.files(holding: "meja-5").isEmpty)
  }

  @Test func `while a command is at work, no process has the key among its arguments`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.stallAfterCommit, on: .createSession)
    let terminal = try shop.terminal("session", "create", "--item", "teh:1:5000")
    try await gateway.waitForRequests(.createSession, timeout: .seconds(240))
    let process = try arguments(of: terminal.pid)
    #expect(process.contains("session"))
    for text in Self.forbidden { #expect(!process.contains(text)) }
    // The write-ahead log of a ledger that is open holds what the ledger will.
    #expect(try shop.files(holding: "teh").contains { $0.hasSuffix("-wal") })
    for text in Self.forbidden { #expect(try shop.files(holding: text) == []) }
    terminal.kill(SIGKILL)
    try await terminal.waitForExit()
    #expect(!terminal.screenText.contains(Shop.key.dropFirst("sk_test_".count).prefix(20)))
  }

  @Test func `a key in the config or in a file of its own is not shown either`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let file = try shop.write(Shop.key + " and more\n", to: "config/kasir/key")
    let contents = [
      "secret_key = \"\(Shop.key)\"", "secret_key = \(Shop.key)", "\(Shop.key)",
      "shop_name = \"\(Shop.key)\nx", "currency = \"\(Shop.key)\"", "[keys]\n\"\(Shop.key)\" = 1",
      "secret_key_file = \"\(file)\"",
    ]
    for text in contents {
      let config = try shop.write(text + "\n", to: "config/kasir/config.toml")
      for isJSON in [true, false] {
        let arguments = Shop.tea + ["--config", config] + (isJSON ? ["--json"] : [])
        let result = try await runProcess(
          executable: TerminalSession.binary(named: "kasir"), arguments: arguments,
          environment: shop.environment.filter { $0.key != "WOOSHPAY_SECRET_KEY" })
        #expect(result.exitCode == (text.hasPrefix("secret_key_file") ? 1 : 2), "\(text)")
        for text in Self.forbidden { #expect(!result.errorOutput.contains(text)) }
        #expect(result.stdout.isEmpty)
      }
    }
    #expect(gateway.requests.isEmpty)
  }

  @Test func `the console shows the key's prefix and last four only`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal(columns: 120, rows: 40)
    try await console.wait(for: "No sales yet")
    try console.send(key: "?")
    try await console.wait(for: "Keys on this screen")
    #expect(console.screenText.contains("sk_test_…" + Shop.key.suffix(4)))
    let output = String(decoding: console.rawOutput, as: UTF8.self)
    for text in Self.forbidden { #expect(!output.contains(text)) }
    console.kill(SIGTERM)
    try await console.waitForExit()
  }

  @Test func `a program that is killed leaves no core dump with the key in it`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.stallAfterCommit, on: .createSession)
    let kasir = try TerminalSession.binary(named: "kasir")
    let terminal = try TerminalSession(
      executable: "/bin/sh",
      arguments: [
        "-c", "cd '\(shop.folder.path)' && ulimit -c unlimited 2>/dev/null; exec '\(kasir)' \"$@\"",
        "sh", "session", "create", "--item", "teh:1:5000",
      ], environment: shop.environment)
    try await gateway.waitForRequests(.createSession, timeout: .seconds(240))
    let process = "/proc/\(terminal.pid)/"
    let limits = try String(contentsOfFile: process + "limits", encoding: .utf8)
    #expect(limits.contains(/Max core file size +0 +0/))
    terminal.kill(SIGABRT)
    try await terminal.waitForExit()
    for text in Self.forbidden { #expect(try shop.files(holding: text) == []) }
  }

  /// A gateway that says the key and its header back, plain and in JSON's escapes.
  private func echo(_ status: Int) -> Misbehaviour {
    let key = Shop.key
    let basic = Data((key + ":").utf8).base64EncodedString()
    let escaped = key.replacing("canary", with: "c\\u0061nary")
    return .answer(
      status: status,
      body: """
        {"error": {"code": "\(key)", "message": "Key \(key) (\(escaped), \(basic)) is not known"}}
        """)
  }
}

/// The argument vector of a process, as others see it.
private func arguments(of process: Int32) throws -> String {
  let bytes = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/cmdline"))
  return String(decoding: bytes, as: UTF8.self).replacing("\0", with: " ")
}

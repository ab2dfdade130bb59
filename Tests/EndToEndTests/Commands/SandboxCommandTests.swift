import Glibc
import StrictJSON
import TerminalHarness
import Testing

/// `kasir sandbox` in one process, a counter in another.
@Suite(.serialized) struct SandboxCommandTests {
  @Test func `what it prints is all that a counter needs`() async throws {
    let sandbox = try await TerminalSession.sandbox(["--delay", "0"])
    let shop = try Shop(gateway: nil, sandbox.settings)
    try await shop.sell("meja-7")
    let waited = try await shop.json(["session", "wait", "meja-7", "--timeout", "60"])
    #expect(waited.exitCode == 0)
    #expect(try waited.document["state"] == "paid")
    #expect(try await shop.json(["refund", "create", "meja-7", "--yes"]).exitCode == 0)
    #expect(try await shop.kept("meja-7")["state"] == "refunded")
    // Any other test key will do.
    let other = try Shop(
      gateway: nil, sandbox.settings.merging(["WOOSHPAY_SECRET_KEY": "sk_test_x"]) { $1 })
    #expect(try await other.json(["session", "list"]).document.array?.count == 1)
    sandbox.kill(SIGINT)
    #expect(try await sandbox.waitForExit() == .signaled(SIGINT))
  }

  @Test(arguments: [("decline", ["--customer", "pay"]), ("meja", ["--customer", "decline"])])
  func `customers are steered by the reference, else by --customer`(
    reference: String, options: [String]
  ) async throws {
    let sandbox = try await TerminalSession.sandbox(options + ["--delay", "0"])
    let shop = try Shop(gateway: nil, sandbox.settings)
    try await shop.sell(reference + "-1")
    var shown = ""
    for _ in 0..<200 where !shown.contains("declined") {
      shown = try await shop.kasir("session", "show", reference + "-1").output
    }
    #expect(shown.contains("WAITING"))
    #expect(shown.contains("the customer can try again"))
  }

  @Test func `as JSON its settings are one document`() async throws {
    let sandbox = try await TerminalSession.sandbox(["--json"])
    let settings = try JSONValue(parsing: sandbox.screenRows.joined())
    #expect(settings["WOOSHPAY_API_BASE"]?.string?.hasPrefix("http://127.0.0.1:") == true)
    #expect(settings["WOOSHPAY_SECRET_KEY"]?.string?.hasPrefix("sk_test_") == true)
  }

  @Test func `a manner of the gateway is chosen by its name`() async throws {
    let sandbox = try await TerminalSession.sandbox([
      "--delay", "0", "--manner", "pending-then-failed", "--manner", "amount-as-text",
    ])
    let shop = try Shop(gateway: nil, sandbox.settings)
    try await shop.sell("meja-7")
    #expect(try await shop.json(["session", "wait", "meja-7", "--timeout", "60"]).exitCode == 0)
    let refund = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(refund.exitCode == 0)
    #expect(try refund.document["refunds"]?.array?.first?["state"] == "pending")
    #expect(try refund.document["reserved"] == 500_000)
  }

  @Test func `a port that is taken is said`() async throws {
    let sandbox = try await TerminalSession.sandbox([])
    let base = try #require(sandbox.settings["WOOSHPAY_API_BASE"])
    let port = try #require(base.split(separator: ":").last.map(String.init))
    let second = try await Shop(gateway: nil).json(["sandbox", "--port", port])
    #expect(second.exitCode == 1)
    #expect(try second.error["kind"] == "limit")
    #expect(try second.error["message"]?.string?.contains("Port \(port) on 127.0.0.1") == true)
  }
}

import StrictJSON
import TerminalHarness
import Testing

/// `kasir sandbox --fault` in one process, a counter in another, real sockets in between.
struct SandboxFaultTests {
  @Test func `each fault strikes its action, as often as it says, and then all goes well`()
    async throws
  {
    let sandbox = try await TerminalSession.sandbox([
      "--delay", "0", "--fault", "create-session:429-seconds", "--fault",
      "create-session:reset-after",
    ])
    let shop = try Shop(gateway: nil, sandbox.settings)
    // It asks for seven seconds, gets them, and then the next fault strikes.
    let start = ContinuousClock.now
    let lost = try await shop.json(Shop.tea + ["--reference", "c"])
    #expect(ContinuousClock.now - start >= .seconds(7))
    #expect(lost.exitCode == 3)
    #expect(try lost.document["state"] == "unknown")
    // It had arrived: the next question finds it.
    let found = try await shop.json(["session", "show", "c"])
    #expect(found.exitCode == 0)
    #expect(try found.document["session_id"]?.string?.hasPrefix("cs_") == true)
    try await shop.sell("d")
  }

  @Test func `a refund whose answer is lost is UNKNOWN, and is not sent again`() async throws {
    let sandbox = try await TerminalSession.sandbox([
      "--delay", "0", "--fault", "create-refund:cut-body",
    ])
    let shop = try Shop(gateway: nil, sandbox.settings)
    try await shop.sell("meja-7")
    #expect(try await shop.json(["session", "wait", "meja-7", "--timeout", "60"]).exitCode == 0)
    let lost = try await shop.json(["refund", "create", "meja-7", "--amount", "1.000", "--yes"])
    #expect(lost.exitCode == 3)
    #expect(try lost.error["kind"] == "unknown")
    #expect(try lost.document["reserved"] == 100_000)
    let again = try await shop.json(["refund", "create", "meja-7", "--amount", "1.000", "--yes"])
    #expect(again.exitCode == 1)
    #expect(try again.error["kind"] == "refund_in_flight")
  }

  @Test func `a shut port refuses, and opens again`() async throws {
    let sandbox = try await TerminalSession.sandbox([
      "--customer", "abandon", "--fault", "create-session:shut:30",
    ])
    let shop = try Shop(gateway: nil, sandbox.settings)
    try await shop.sell("meja-7")
    let refused = try await shop.json(["session", "show", "meja-7"])
    #expect(refused.exitCode == 1)
    #expect(try refused.error["kind"] == "not_sent")
    #expect(try refused.document["state"] == "waiting")
    for _ in 0..<2000 {
      if try await shop.json(["session", "show", "meja-7"]).exitCode == 0 { return }
    }
    Issue.record("the port stayed shut")
  }
}

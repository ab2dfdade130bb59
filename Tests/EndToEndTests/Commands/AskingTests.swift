import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// What a command asks a person on a terminal.
@Suite(.serialized) struct AskingTests {
  @Test func `a refund asks with amount, sale and reason, and only y sends it`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    for answer in ["n", "", "Y es", "yess"] {
      let terminal = try shop.terminal("refund", "create", "meja-7", "--amount", "2.000")
      try await terminal.wait(for: "Refund Rp 2.000 of meja-7 (requested_by_customer)? Type y:")
      try terminal.enter(answer)
      #expect(try await terminal.waitForExit() == .exited(1))
      #expect(terminal.screenText.contains("kasir: Nothing was sent."))
      // The sale is there, so its document is printed all the same.
      #expect(terminal.screenText.contains("meja-7  PAID  Rp 5.000"))
    }
    #expect(gateway.requests(.createRefund).isEmpty)
    let terminal = try shop.terminal("refund", "create", "meja-7", "--amount", "2.000")
    try await terminal.wait(for: "Type y:")
    try terminal.enter("y")
    #expect(try await terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("meja-7  PART-REFUNDED  Rp 5.000"))
    #expect(gateway.refunds.map(\.amount) == [200_000])
  }

  @Test func `a charge on a terminal draws the code of its link`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.publicKeyLength = 79
    let shop = try Shop(gateway: gateway.baseURL)
    let terminal = try shop.terminal(
      "session", "create", "--item", "teh:1:5000", "--reference", "meja-7")
    #expect(try await terminal.waitForExit() == .exited(0))
    let url = try #require(try await shop.kept("meja-7")["url"]?.string)
    #expect(url.utf8.count >= 130)
    #expect(try await QRReader.read(terminal) == url)

    let small = try shop.terminal(
      "session", "create", "--item", "teh:1:5000", columns: 80, rows: 20)
    #expect(try await small.waitForExit() == .exited(0))
    #expect(small.screenText.contains("it needs"))
    #expect(small.screenText.contains("link     http://127.0.0.1:"))
    #expect(!small.screenText.contains("▀"))
  }

  @Test func `a first live charge without a terminal is refused, kind limit`() async throws {
    // A name that nobody can have: the charge must not get that far.
    let shop = try Shop(
      gateway: "https://gateway.invalid", ["WOOSHPAY_SECRET_KEY": "sk_live_neverReal0000"])
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    #expect(try result.error["hint"]?.string?.contains("Rp 5.000, sent as 500000") == true)
    #expect(result.stdout.isEmpty)
    #expect(try await shop.json(["sales", "list"]).document == [])
  }
}

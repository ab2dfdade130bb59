import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `session wait`: 0 paid, 1 ended without payment, 3 out of time.
@Suite(.serialized) struct WaitTests {
  @Test func `a payment ends the wait with 0`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    async let waiting = shop.json(["session", "wait", "meja-7", "--timeout", "30"])
    try await gateway.waitForRequests(.getIntent, timeout: .seconds(240))
    try gateway.pay(#require(sale["session_id"]?.string))
    let result = try await waiting
    #expect(result.exitCode == 0)
    #expect(try result.document["state"] == "paid")
    #expect(result.errorOutput.isEmpty)
    #expect(try await shop.kept("meja-7") == result.document)
  }

  @Test(arguments: ["expired", "canceled", "failed"])
  func `an end without payment is 1, with the sale`(end: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let session = try #require(try await shop.sell("meja-7")["session_id"]?.string)
    switch end {
    case "canceled": _ = try await shop.json(["session", "expire", "meja-7"])
    case "failed":
      try gateway.expire(session)
      try gateway.set(status: "failed", ofIntent: session)
    default: try gateway.expire(session)
    }
    let result = try await shop.json(["session", "wait", "meja-7"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "rejected")
    #expect(try result.error["message"]?.string?.contains("ended without payment") == true)
    #expect(try result.document["state"] == .string(end))
  }

  @Test func `a payment of another amount is a mismatch, 1`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    try gateway.pay(#require(sale["session_id"]?.string), received: 499_999)
    let result = try await shop.json(["session", "wait", "meja-7"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "mismatch")
    #expect(try result.document["state"] == "mismatch")
  }

  @Test func `out of time is 3, and the sale still waits`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    try gateway.decline(#require(sale["session_id"]?.string))
    let result = try await shop.json(["session", "wait", "meja-7", "--timeout", "0"])
    #expect(result.exitCode == 3)
    #expect(try result.error["kind"] == "unknown")
    #expect(try result.error["message"] == "meja-7 is still WAITING.")
    #expect(try result.document["state"] == "waiting")
    #expect(gateway.sessions.first?.status == "open")
    let text = try await shop.kasir("session", "show", "meja-7")
    #expect(text.exitCode == 0)
    #expect(
      text.output.contains("declined The credit limit is too low; the customer can try again"))
  }

  @Test func `a gateway in trouble is waited out, and told in one document at the most`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let session = try #require(try await shop.sell("meja-7")["session_id"]?.string)
    gateway.next(.answer(status: 500), on: .getIntent)
    let late = try await shop.json(["session", "wait", "meja-7", "--timeout", "0"])
    #expect(late.exitCode == 3)
    #expect(try late.error["http_status"] == 500)
    #expect(try late.error["message"]?.string?.contains("could not be asked") == true)

    gateway.next(.html(status: 502), on: .getIntent)
    async let waiting = shop.kasir("session", "wait", "meja-7", "--timeout", "30")
    try await gateway.waitForRequests(.getIntent, count: 2, timeout: .seconds(240))
    try gateway.pay(session)
    let result = try await waiting
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("meja-7  PAID  Rp 5.000"))
    #expect(result.errorOutput.contains("a temporary problem (502)"))
  }

  @Test func `a sale of unknown outcome is found while it is waited for`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.resetAfterCommit, on: .createSession)
    #expect(try await shop.json(Shop.tea + ["--reference", "meja-7"]).exitCode == 3)
    try gateway.pay(#require(gateway.sessions.first?.id))
    let result = try await shop.json(["session", "wait", "meja-7", "--timeout", "30"])
    #expect(result.exitCode == 0)
    #expect(try result.document["state"] == "paid")
    #expect(gateway.requests(.createSession).count == 1)
  }
}

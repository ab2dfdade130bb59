import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `session create` against a gateway that does not answer properly.
@Suite(.serialized) struct ChargeErrorTests {
  @Test(arguments: Weather.ofCharges)
  func `the error and the sale are printed, the ledger agrees, and nothing is sent twice`(
    weather: Weather
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    weather.strike(gateway, on: .createSession)
    let result = try await shop.json(Shop.tea + ["--reference", "meja-7"])
    #expect(result.exitCode == weather.exitCode)
    let error = try result.error
    #expect(error["kind"] == weather.kind)
    #expect(error["http_status"] == JSONValue(weather.status))
    #expect(error["message"]?.string?.contains(weather.words) == true, "\(error)")
    let names = ["kind", "message", "code", "http_status", "hint"]
    #expect(error.object?.members.map(\.name) == names)

    let sale = try result.document
    #expect(sale["reference"] == "meja-7")
    #expect(sale["state"] == state(weather))
    #expect(sale["amount"] == 500_000)
    #expect(sale["session_id"] == .null)
    #expect(sale["url"] == .null)
    #expect(try await shop.kept("meja-7") == sale)
    #expect(gateway.requests(.createSession).count == weather.arrivals)
  }

  @Test(arguments: Weather.all.filter(\.commits))
  func `a session that was made after all is found, not made again`(weather: Weather) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    weather.strike(gateway, on: .createSession)
    #expect(try await shop.json(Shop.tea + ["--reference", "meja-7"]).exitCode == 3)
    let shown = try await shop.json(["session", "show", "meja-7"])
    #expect(shown.exitCode == 0)
    #expect(try shown.document["state"] == "waiting")
    #expect(try shown.document["session_id"]?.string == gateway.sessions.first?.id)
    #expect(gateway.requests(.createSession).count == 1)
    #expect(gateway.sessions.count == 1)
  }

  @Test func `as text, the sale goes to standard output and the sentence to standard error`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.answer(status: 402), on: .createSession)
    let result = try await shop.kasir("session", "create", "--item", "teh:1:5000")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("FAILED  Rp 5.000"))
    #expect(
      result.errorOutput.hasPrefix("kasir: The gateway could not do it (402): The payment failed"))
    #expect(!result.output.contains("kasir:"))
  }

  @Test func `429 says how long to wait, where that is longer than a command waits`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.tooManyRequests(retryAfter: 50), on: .createSession)
    #expect(try await shop.json(Shop.tea).error["hint"] == "Try again in 50 s.")
  }

  @Test(arguments: [Misbehaviour.tooManyRequests(retryAfter: 1), .answer(status: 409)])
  func `what was refused before any work is sent again, the same request`(
    misbehaviour: Misbehaviour
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(misbehaviour, on: .createSession)
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 0)
    #expect(try result.document["state"] == "waiting")
    let sent = gateway.requests(.createSession)
    #expect(sent.count == 2)
    #expect(Set(sent.map(\.idempotencyKey)).count == 1)
    #expect(Set(sent.map(\.body)).count == 1)
    #expect(gateway.sessions.count == 1)
  }

  @Test func `why a command waits is noted at once`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.tooManyRequests(retryAfter: 1), on: .createSession)
    let result = try await shop.kasir("session", "create", "--item", "teh:1:5000")
    #expect(result.exitCode == 0)
    #expect(result.errorOutput.contains("fewer requests (429"))
    #expect(result.errorOutput.contains("nothing was done. It is sent again in"))
  }

  /// Links that a thief could have put in the place of the gateway's own.
  @Test(arguments: ["pay.example.com", "checkout.wooshpay.com.example.com"])
  func `a link to another host is an error that names it, and no code is drawn`(
    host: String
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.paymentHost = .other(host)
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.json(Shop.tea + ["--qr"])
    #expect(result.exitCode == 1)
    #expect(try result.document["state"] == "waiting")
    #expect(try result.error["kind"] == "mismatch")
    #expect(try result.error["message"]?.string?.contains("points to \(host)") == true)

    let terminal = try shop.terminal("session", "create", "--item", "teh:1:5000", rows: 50)
    #expect(try await terminal.waitForExit() == .exited(1))
    #expect(terminal.screenText.contains("points to \(host)"))
    #expect(!terminal.screenText.contains("▀"))
  }

  @Test func `a host that the config names is drawn`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.paymentHost = .other("pay.example.com")
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write(
      "checkout_hosts = [\"pay.example.com\"]\n", to: "config/kasir/config.toml")
    let result = try await shop.json(Shop.tea + ["--qr"])
    #expect(result.exitCode == 0)
    #expect(result.errorOutput.contains("█"))
  }

  @Test func `a session without a link is an error, and its sale waits`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.next(.removing(["url"]), on: .createSession)
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "no_redirect")
    #expect(try result.document["state"] == "waiting")
  }

  @Test(arguments: [Misbehaviour.wrongAmount(500_001), .wrongCurrency("GBP"), .wrongLiveMode])
  func `an answer that differs is a mismatch, and its link is not drawn`(
    misbehaviour: Misbehaviour
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(misbehaviour, on: .createSession)
    let result = try await shop.json(Shop.tea + ["--qr"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "mismatch")
    #expect(try result.document["state"] == "mismatch")
    #expect(!result.errorOutput.contains("█"))
  }

  private func state(_ weather: Weather) -> JSONValue {
    switch weather.ending {
    case .refused: "failed"
    case .notSent: "draft"
    case .unknown: "unknown"
    }
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `session show`, `expire` and `list` against a gateway that does not answer properly.
@Suite(.serialized) struct SessionErrorTests {
  @Test(arguments: Weather.all)
  func `a sale that cannot be asked about is shown as it was, with the reason`(
    weather: Weather
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    weather.strike(gateway, on: .getIntent)
    let shown = try await shop.json(["session", "show", "meja-7"])
    #expect(shown.exitCode == 1)
    #expect(try shown.error["kind"] == weather.kindOfQuestion)
    #expect(try shown.error["http_status"] == JSONValue(weather.status))
    #expect(try shown.error["message"]?.string?.contains(weather.words) == true)
    // A question leaves nothing unknown.
    #expect(try shown.error["message"]?.string?.contains("outcome is unknown") == false)
    #expect(try shown.document == sale)
    #expect(try await shop.kept("meja-7") == sale)
    #expect(gateway.requests(RequestFilter(method: "POST")).count == 1)
  }

  // A conflict did nothing, and is sent again in the same call.
  @Test(arguments: Weather.ofCharges)
  func `an expiry ends only when the gateway confirms, and is sent once`(
    weather: Weather
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-7")
    weather.strike(gateway, on: .expireSession)
    let result = try await shop.json(["session", "expire", "meja-7"])
    if weather.commits {
      // Nobody heard the answer, but the session is seen to have ended.
      #expect(result.exitCode == 0)
      #expect(result.errorOutput.isEmpty)
      #expect(try result.document["state"] == "canceled")
    } else {
      #expect(result.exitCode == weather.exitCode)
      #expect(try result.error["kind"] == weather.kind)
      #expect(try result.error["http_status"] == JSONValue(weather.status))
      #expect(try result.error["message"]?.string?.contains(weather.words) == true)
      #expect(try result.document["state"] == "waiting")
    }
    #expect(try await shop.kept("meja-7") == result.document)
    #expect(gateway.requests(.expireSession).count == weather.arrivals)
  }

  @Test(arguments: Weather.few)
  func `a list that cannot be asked for prints nothing but the error`(
    weather: Weather
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    weather.strike(gateway, on: .listSessions)
    let result = try await shop.json(["session", "list"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == weather.kindOfQuestion)
    #expect(result.stdout.isEmpty)
  }

  @Test func `a session that has ended is not expired again, and its sale is printed`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let paid = try await shop.sellPaid("meja-7", at: gateway)
    let result = try await shop.json(["session", "expire", "meja-7"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    #expect(try result.error["message"]?.string?.contains("meja-7 is PAID") == true)
    #expect(try result.document == paid)
    #expect(gateway.requests(.expireSession).isEmpty)
  }

  @Test func `an expiry of a sale that was paid meanwhile finds it paid`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    try gateway.pay(#require(sale["session_id"]?.string))
    let result = try await shop.json(["session", "expire", "meja-7"])
    #expect(result.exitCode == 0)
    #expect(try result.document["state"] == "paid")
  }

  @Test(arguments: ["cs_1680914308084531299", "pi_1680914308084531299", "re_nobody", "meja-8"])
  func `what nobody knows is not found, and no sale is printed`(id: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-7")
    var commands = [
      ["session", "show"], ["session", "wait"], ["session", "expire"],
      ["refund", "create", "--yes"], ["sales", "show"],
    ]
    if id.hasPrefix("re_") { commands = [["refund", "show"]] }
    for command in commands {
      let result = try await shop.json(command + [id])
      #expect(result.exitCode == 1, "\(command)")
      #expect(try result.error["kind"] == "not_found")
      #expect(result.stdout.isEmpty)
    }
    #expect(gateway.requests(RequestFilter(method: "POST")).count == 1)
  }
}

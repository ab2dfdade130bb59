import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `kasir doctor --conformance` with the real binary, against the second gateway.
struct ConformanceCommandTests {
  @Test("Every section has its rows, and what was made is in the ledger")
  func rows() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-1", at: gateway)
    let result = try await shop.json(["doctor", "--conformance", "meja-1"])
    let rows = try #require(try result.document["rows"]?.array)
    #expect(Set(rows.compactMap { $0["section"]?.integer }) == Set(1...7))
    // What the second gateway does not have; all else is the sheet's.
    let differing = rows.filter { $0["verdict"] == "differs" }.compactMap {
      $0["expectation"]?.string
    }
    #expect(
      differing == [
        "the list of sessions can be filtered by payment_intent", "a webhook endpoint can be made",
      ])
    #expect(try result.document["counts"]?["as_documented"]?.integer ?? 0 >= 55)
    #expect(result.exitCode == 1)
    #expect(!result.output.contains(Shop.key) && !result.output.contains("pk_test_c2Ft"))
    #expect(try await shop.kasir("reconcile").exitCode == 0)
    #expect(gateway.sessions.allSatisfy { $0.status != "open" })
  }

  @Test("A gateway that ignores keys differs, in plain words")
  func differing() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.honoursIdempotencyKeys = false
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.kasir("doctor", "--conformance")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("§3  DIFFERS        the same key and body: the same session"))
    #expect(result.output.contains("it takes a paid test intent: name one"))
    #expect(result.errorOutput.contains("The gateway differs"))
  }

  @Test("A gateway that does not answer is not said to differ")
  func silent() async throws {
    let shop = try Shop(gateway: "http://127.0.0.1:1")
    let result = try await shop.json(["doctor", "--conformance"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "gateway")
    #expect(try result.document["counts"]?["differs"]?.integer == 0)
    #expect(try result.document["rows"]?.array?.count == 1)
  }

  @Test("A live key, and a real host without a yes, are refused before anything is sent")
  func refused() async throws {
    let live = try Shop(gateway: nil, ["WOOSHPAY_SECRET_KEY": "sk_live_canaryNeverReal123"])
    let result = try await live.json(["doctor", "--conformance", "--yes"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    let test = ["WOOSHPAY_SECRET_KEY": Shop.key]
    for run in ["--conformance", "--probe"] {
      let quiet = try await Shop(gateway: nil, test).json(["doctor", run])
      #expect(quiet.exitCode == 2)
      #expect(try quiet.error["message"]?.string?.contains("needs --yes") == true)
      let machine = try await Shop(gateway: nil, test.merging(["CI": "1"]) { $1 })
        .json(["doctor", run, "--yes"])
      #expect(machine.exitCode == 1)
      #expect(try machine.error["message"]?.string?.contains("where CI is set") == true)
    }
    #expect(
      try await Shop(gateway: nil, test).json(["doctor", "--probe", "--conformance"]).exitCode == 2)
  }
}

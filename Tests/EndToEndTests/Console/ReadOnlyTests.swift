import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// Somebody who only looks: the console follows what others do, and no command changes or sends.
@Suite(.serialized) struct ReadOnlyTests {
  @Test func `the console shows what another one sells, and sells nothing`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-0")
    let sent = gateway.requests.count
    let viewer = try shop.terminal("--read-only")
    try await viewer.wait(for: "TEST, READ-ONLY")
    try await viewer.wait(for: "meja-0")
    try viewer.send(key: "n")
    try await viewer.wait(for: "it changes nothing, and sends nothing")
    #expect(gateway.requests.count == sent)
    try await shop.sell("meja-1")
    try await viewer.wait(for: "meja-1")
    let asked = gateway.requests.count
    for key in ["r", "x", "u", "R", "e"] {
      try viewer.send(key: key)
      try await viewer.wait(for: "it changes nothing, and sends nothing")
      try viewer.send(key: "Down")
      try await viewer.waitUntilGone("it changes nothing, and sends nothing")
    }
    try viewer.send(key: "q")
    #expect(try await viewer.waitForExit() == .exited(0))
    #expect(gateway.requests.count == asked)
  }

  @Test func `with read_only in the config no command changes or sends anything`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-1")
    let ledger = try #require(
      try await shop.json(["sales", "verify"]).document["ledger"]?.string)
    let config = try shop.write("read_only = true\n", to: "viewer.toml")
    let events = try await shop.json(["sales", "timeline", "meja-1"]).document
    let sent = gateway.requests.filter { $0.method != "GET" }.count
    for command in [
      Shop.tea, ["session", "expire", "meja-1"], ["refund", "create", "meja-1", "--yes"],
      ["sales", "settle", "meja-1", "--by", "Sari", "--evidence", "seen"],
      ["sales", "rebuild", "--ledger", ledger], ["doctor", "--probe"],
      ["webhook", "create", "--url", "https://toko.example/x"],
      ["webhook", "delete", "we_1", "--yes"],
      ["webhook", "listen", "--port", "0", "--secret-file", "/nowhere"],
    ] {
      let result = try await shop.json(command + ["--config", config])
      #expect(result.exitCode == 1, "\(command)")
      #expect(try result.error["kind"] == "limit", "\(command)")
      #expect(try result.error["message"]?.string?.contains("read-only") == true, "\(command)")
    }
    #expect(gateway.requests.filter { $0.method != "GET" }.count == sent)
    #expect(try await shop.json(["sales", "timeline", "meja-1"]).document == events)
    #expect(
      try await shop.json(["sales", "show", "meja-1", "--config", config]).document == sale)
  }
}

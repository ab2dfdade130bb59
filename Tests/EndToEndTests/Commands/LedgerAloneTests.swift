import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `sales list` and `sales show`: the ledger alone, no key where there is one.
@Suite(.serialized) struct LedgerAloneTests {
  @Test func `one ledger needs neither key nor gateway`() async throws {
    let gateway = try IndependentGateway.start()
    let shop = try Shop(gateway: gateway.baseURL)
    let first = try await shop.sell("meja-1")
    let second = try await shop.sell("meja-2")
    let third = try await shop.sellPaid("meja-3", at: gateway)
    let asked = gateway.requests.count
    gateway.stop()
    for names in [[], ["WOOSHPAY_SECRET_KEY", "WOOSHPAY_API_BASE"]] {
      func list(_ arguments: String...) async throws -> [JSONValue]? {
        try await runProcess(
          executable: TerminalSession.binary(named: "kasir"),
          arguments: ["sales", "list", "--json"] + arguments,
          environment: shop.environment.filter { !names.contains($0.key) }
        ).document.array
      }
      #expect(try await list() == [third, second, first])
      #expect(try await list("--limit", "2") == [third, second])
      #expect(try await list("--state", "paid") == [third])
      #expect(try await list("--state", "PART-REFUNDED") == [])
      #expect(try await list("--search", "meja-2") == [second])
    }
    let shown = try await shop.kasir(
      "sales", "show", "meja-2", "--json", without: ["WOOSHPAY_SECRET_KEY", "WOOSHPAY_API_BASE"])
    #expect(try shown.document == second)
    #expect(gateway.requests.count == asked)
  }

  @Test func `several ledgers are told apart by --ledger, or by the key`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let config = try shop.write("account = \"other\"\n", to: "other.toml")
    let other = try await shop.json(Shop.tea + ["--reference", "meja-1", "--config", config])
    #expect(other.exitCode == 0)
    let secret = "WOOSHPAY_SECRET_KEY"
    let vague = try await shop.kasir("sales", "list", "--json", without: [secret])
    #expect(vague.exitCode == 2)
    #expect(try vague.error["kind"] == "usage")
    let hint = try #require(try vague.error["hint"]?.string)
    let names = hint.dropLast().split(separator: " ").suffix(2).map {
      String($0.last == "," ? $0.dropLast() : $0)
    }
    #expect(names.count == 2)
    let theirs = try #require(names.first { $0.hasSuffix("-test-other") })
    let named = try await shop.kasir(
      "sales", "list", "--json", "--ledger", theirs, without: [secret])
    #expect(try named.document == .array([other.document]))
    #expect(try await shop.json(["sales", "list"]).document.array?.count == 1)
    #expect(try await shop.json(["sales", "list"]).document.array != [try other.document])
    let missing = try await shop.json(["sales", "show", "meja-1", "--ledger", "nobody"])
    #expect(missing.exitCode == 1)
    #expect(try missing.error["kind"] == "not_found")
    #expect(try missing.error["message"]?.string?.contains("There is no ledger nobody") == true)
  }

  @Test func `no ledger at all is said`() async throws {
    let shop = try Shop(gateway: nil)
    for command in [["sales", "list"], ["sales", "show", "meja-1"]] {
      let result = try await shop.json(command)
      #expect(result.exitCode == 1)
      #expect(try result.error["message"]?.string?.contains("There is no ledger in") == true)
    }
  }

  @Test func `the ledger and its folder are their owner's alone`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    #expect(try shop.mode(of: "data") == 0o700)
    for name in try shop.files(holding: "meja-1") where name.hasSuffix(".sqlite") {
      #expect(try shop.mode(of: "data/" + name) == 0o600)
    }
    #expect(try shop.mode(of: "state/kasir/kasir.log") == 0o600)
  }
}

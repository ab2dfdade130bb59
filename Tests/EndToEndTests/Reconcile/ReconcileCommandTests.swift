import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `kasir reconcile` with the real binary, against the second gateway.
struct ReconcileCommandTests {
  @Test("A day that agrees ends with 0, and one line says so")
  func balanced() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    try await shop.sellPaid("meja-2", at: gateway)
    let refund = try await shop.json(["refund", "create", "meja-2", "--amount", "1.000", "--yes"])
    #expect(refund.exitCode == 0)
    let text = try await shop.kasir("reconcile")
    #expect(text.exitCode == 0, "\(text.errorOutput)")
    #expect(text.output.contains("2 payments here, 2 at the gateway."))
    #expect(text.output.contains("Everything agrees."))
    #expect(text.output.contains("a refund made without Kasir is not seen"))
    let document = try await shop.json(["reconcile"]).document
    #expect(document["verdict"] == "balanced" && document["differences"] == [])
    #expect(document["ours"] == 2 && document["theirs"] == 2)
    #expect(gateway.complaints == [])
  }

  @Test("A lost sale is imported once, and settled by a person")
  func lostSale() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let other = try Shop(gateway: gateway.baseURL)
    try await other.sellPaid("meja-7", at: gateway)
    let shop = try Shop(gateway: gateway.baseURL)
    let first = try await shop.json(["reconcile"])
    #expect(first.exitCode == 1)
    let difference = try #require(try first.document["differences"]?.array?.first)
    #expect(difference["kind"] == "theirs_only" && difference["remedy"] == "lost_sale")
    #expect(difference["reference"] == "meja-7" && difference["theirs"] == "paid")
    #expect(try first.error["kind"] == "mismatch")
    #expect(try first.error["message"]?.string?.contains("1 of them a lost sale") == true)
    let kept = try await shop.kept("meja-7")
    #expect(kept["state"] == "paid" && kept["alarm"] == "lost_sale" && kept["amount"] == 500_000)
    #expect(try await shop.kasir("reconcile").exitCode == 0)
    let settled = try await shop.json([
      "sales", "settle", "meja-7", "--by", "Sari", "--evidence", "delivered",
    ])
    #expect(try settled.document["alarm"] == .null)
    #expect(try await shop.kasir("sales", "verify").exitCode == 0)
  }

  @Test("A payment nobody saw, and one the gateway does not know")
  func bothWays() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-1")
    try gateway.pay(#require(sale["session_id"]?.string))
    let text = try await shop.kasir("reconcile")
    #expect(text.exitCode == 1)
    #expect(text.output.contains("meja-1  WAITING here, PAID at the gateway; taken in"))
    #expect(try await shop.kept("meja-1")["state"] == "paid")
    // Another gateway under the same name: it knows nothing of that sale.
    gateway.next(.answer(status: 200, body: #"{"data":[],"has_more":false}"#), on: .any)
    for _ in 0..<3 {
      gateway.next(.answer(status: 200, body: #"{"data":[],"has_more":false}"#), on: .any)
    }
    gateway.next(.answer(status: 404), on: .any)
    let gone = try await shop.json(["reconcile"])
    #expect(gone.exitCode == 1)
    #expect(try gone.document["differences"]?.array?.map { $0["kind"] } == ["ours_only"])
  }

  @Test("A gateway that cannot say ends with 3, one that takes no key with 1")
  func unknown() async throws {
    let gateway = try IndependentGateway.start()
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    gateway.next(.answer(status: 401), on: .any)
    let refused = try await shop.json(["reconcile"])
    #expect(refused.exitCode == 1)
    #expect(try refused.error["kind"] == "key")
    gateway.next(.answer(status: 500), on: .any)
    let broken = try await shop.json(["reconcile"])
    #expect(broken.exitCode == 3)
    #expect(try broken.document["verdict"] == "unknown")
    #expect(try broken.error["kind"] == "unknown")
    gateway.stop()
    #expect(try await shop.json(["reconcile"]).exitCode == 3)
  }

  @Test("Days are those of the shop's time zone")
  func days() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["TZ": "Asia/Jakarta"])
    let days = ["--since", "2026-03-01", "--until", "2026-03-02"]
    let document = try await shop.json(["reconcile"] + days).document
    #expect(document["since"] == "2026-02-28T17:00:00Z")
    #expect(document["until"] == "2026-03-02T17:00:00Z")
    // The night in which clocks go forward has an hour less.
    let london = try Shop(gateway: gateway.baseURL, ["TZ": "Europe/London"])
    let short = try await london.json([
      "reconcile", "--since", "2026-03-29", "--until", "2026-03-29",
    ])
    #expect(try short.document["since"] == "2026-03-29T00:00:00Z")
    #expect(try short.document["until"] == "2026-03-29T23:00:00Z")
  }

  @Test(
    "A day that is none is wrong usage",
    arguments: [
      ["--since", "2026-02-30"], ["--until", "26-2-3"], ["--since", "soon"],
      ["--since", "2999-01-01"],
      ["--since", "today", "--until", "yesterday"], ["--until", ""],
    ])
  func wrongDays(_ words: [String]) async throws {
    let shop = try Shop(gateway: "http://127.0.0.1:9")
    let result = try await shop.json(["reconcile"] + words)
    #expect(result.exitCode == 2)
    #expect(try result.error["kind"] == "usage")
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// One sale as JSON, from its charge to its last refund, as scripts rely on it.
@Suite(.serialized) struct SaleDocumentTests {
  @Test func `a sale keeps every member from its charge to its last refund`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let created = try await shop.json([
      "session", "create", "--item", "kopi susu:2:18.000", "--item", "meja 3: teh:1:5000",
      "--reference", "K7Q2-M4XD", "--terminal-type", "wap",
    ])
    #expect(created.exitCode == 0)
    #expect(created.stderr.isEmpty)
    let sale = try created.document
    let session = try #require(gateway.sessions.first)
    // Additions are allowed, changes are not.
    #expect(sale.object?.members.map(\.name).starts(with: Self.members) == true)
    #expect(sale["reference"] == "K7Q2-M4XD")
    #expect(sale["client_ref"]?.string?.count == 26)
    #expect(sale["state"] == "waiting")
    #expect(sale["mode"] == "test")
    #expect(sale["currency"] == "IDR")
    #expect(sale["exponent"] == 2)
    #expect(sale["amount"] == 4_100_000)
    #expect(
      sale["items"] == [
        ["name": "kopi susu", "quantity": 2, "unit_amount": 1_800_000],
        ["name": "meja 3: teh", "quantity": 1, "unit_amount": 500_000],
      ])
    #expect(sale["session_id"]?.string == session.id)
    #expect(sale["payment_intent"]?.string == session.intentID)
    #expect(sale["refunds"] == [])
    for name in ["created_at", "expires_at"] {
      let text = try #require(sale[name]?.string)
      #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    }

    try gateway.pay(session.id)
    let paid = try await shop.json(["session", "show", "K7Q2-M4XD"]).document
    #expect(paid["state"] == "paid")
    let part = try await shop.json([
      "refund", "create", session.id, "--amount", "10.000", "--reason", "duplicate", "--yes",
    ])
    #expect(part.exitCode == 0)
    let refund = try #require(try part.document["refunds"]?.array?.first)
    #expect(refund.object?.members.map(\.name).starts(with: Self.refundMembers) == true)
    #expect(refund["state"] == "refunded")
    #expect(refund["reason"] == "duplicate")
    #expect(refund["lines"] == .null)
    #expect(try part.document["state"] == "part_refunded")
    #expect(try part.document["refunded"] == 1_000_000)
    let rest = try await shop.json(["refund", "create", session.intentID, "--yes"]).document
    #expect(rest["state"] == "refunded")
    #expect(rest["refunded"] == 4_100_000)
    #expect(gateway.refunds.map(\.amount) == [1_000_000, 3_100_000])
    let none = try await shop.json(["refund", "create", "K7Q2-M4XD", "--yes"])
    #expect(none.exitCode == 1)
    #expect(try none.error["kind"] == "exceeds_remaining")
    #expect(try none.document == rest)

    for id in ["K7Q2-M4XD", session.id, session.intentID] {
      #expect(try await shop.kept(id) == rest)
    }
    #expect(try await shop.json(["session", "show", session.id]).document == rest)
    #expect(try await shop.json(["session", "list"]).document == [rest])
    #expect(try await shop.json(["sales", "list"]).document == [rest])
    #expect(gateway.complaints.isEmpty, "\(gateway.complaints)")
  }

  @Test func `a sale of another counter is imported, and refunded by an explicit amount`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let sale = try await Shop(gateway: gateway.baseURL).sell("meja-7")
    let session = try #require(gateway.sessions.first)
    try gateway.pay(session.id)
    for id in [session.id, session.intentID] {
      let shop = try Shop(gateway: gateway.baseURL)
      let shown = try await shop.json(["session", "show", id])
      #expect(shown.exitCode == 0)
      for name in ["reference", "client_ref", "amount", "items", "session_id", "payment_intent"] {
        #expect(try shown.document[name] == sale[name], "\(name)")
      }
      #expect(try shown.document["state"] == "paid")
      let bare = try await shop.json(["refund", "create", id, "--yes"])
      #expect(bare.exitCode == 2)
      #expect(try bare.error["message"]?.string?.contains("with --amount") == true)
      let refunded = try await shop.json(["refund", "create", id, "--amount", "1.000", "--yes"])
      #expect(refunded.exitCode == 0)
      #expect(try refunded.document["refunds"]?.array?.count == 1)
    }
    #expect(gateway.refunds.map(\.amount) == [100_000, 100_000])
  }

  @Test func `a payment in a currency that Kasir does not know is no sale of ours`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    try await Shop(gateway: gateway.baseURL).sell("meja-7")
    let session = try #require(gateway.sessions.first)
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.wrongCurrency("VND"), on: .getSession)
    let shown = try await shop.json(["session", "show", session.id])
    #expect(shown.exitCode == 1)
    #expect(try shown.error["kind"] == "mismatch")
    #expect(try shown.error["message"]?.string?.contains("VND") == true)
    #expect(shown.stdout.isEmpty)
  }

  @Test func `as text, a sale is a few lines for people`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.kasir(
      "session", "create", "--item", "kopi \u{1B}[31msusu:2:18.000", "--reference", "meja-7")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "meja-7  WAITING  Rp 36.000")
    #expect(lines.dropFirst().first == "  2 × kopi ^[[31msusu  18.000  36.000")
    #expect(lines.contains { $0.hasPrefix("  link     http://127.0.0.1:") })
    let list = try await shop.kasir("sales", "list")
    #expect(list.output.contains("meja-7       Rp 36.000  WAITING"))
    #expect(!list.stdout.contains(0x1B) && !result.stdout.contains(0x1B))
  }

  private static let members = [
    "reference", "client_ref", "state", "mode", "currency", "exponent", "amount", "refunded",
    "reserved", "items", "session_id", "payment_intent", "url", "created_at", "expires_at",
    "refunds", "duplicate_of",
  ]
  private static let refundMembers = ["id", "key", "amount", "state", "reason", "created_at"]
}

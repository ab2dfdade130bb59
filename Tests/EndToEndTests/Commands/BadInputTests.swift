import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// What a person or a script can type wrong: one sentence, nothing sent, nothing kept.
@Suite(.serialized) struct BadInputTests {
  @Test(arguments: Slip.sales + Slip.commands)
  func `one sentence, nothing sent, nothing kept`(slip: Slip) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.json(slip.arguments)
    #expect(result.exitCode == slip.exitCode)
    let error = try result.error
    #expect(error["kind"] == slip.kind)
    #expect(error["message"]?.string?.contains(slip.words) == true, "\(error)")
    #expect(result.stdout.isEmpty)
    #expect(gateway.requests.isEmpty)
    #expect(try shop.files(holding: "teh") == [])
  }

  @Test func `the smallest and the largest sale are sold`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for (price, amount) in [("0,01", 1), ("25.000.000", 2_500_000_000)] as [(String, Int64)] {
      let result = try await shop.json(["session", "create", "--item", "a:1:\(price)"])
      #expect(result.exitCode == 0)
      #expect(try result.document["amount"] == .integer(amount))
      #expect(gateway.sessions.last?.amount == amount)
    }
  }

  @Test func `a used reference is refused, naming its sale`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    let result = try await shop.json(
      ["session", "create", "--item", "kopi:1:18.000", "--reference", "meja-7"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    let message = try #require(try result.error["message"]?.string)
    let madeAt = try #require(sale["created_at"]?.string)
    #expect(message.contains("The reference meja-7 is used by the sale of \(madeAt)"))
    #expect(message.contains("(Rp 5.000, WAITING)"))
    #expect(result.stdout.isEmpty)
    #expect(gateway.requests(.createSession).count == 1)
    #expect(try await shop.json(["sales", "list"]).document.array == [sale])
  }

  @Test(arguments: [
    ("2.000,001", "usage", "“2.000,001” is no amount in IDR"),
    ("two", "usage", "“two” is no amount in IDR"), ("0", "usage", "more than nothing"),
    ("5.000,01", "exceeds_remaining", "Only Rp 5.000 of meja-7 is left to refund"),
  ])
  func `an amount that cannot be refunded sends nothing`(
    amount: String, kind: String, words: String
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sellPaid("meja-7", at: gateway)
    let result = try await shop.json(["refund", "create", "meja-7", "--yes", "--amount", amount])
    #expect(result.exitCode == (kind == "usage" ? 2 : 1))
    #expect(try result.error["kind"] == .string(kind))
    #expect(try result.error["message"]?.string?.contains(words) == true)
    // Wrong usage is about the command; a refusal is about the sale.
    if kind == "usage" {
      #expect(result.stdout.isEmpty)
    } else {
      #expect(try result.document == sale)
    }
    #expect(gateway.requests(.createRefund).isEmpty)
  }

  @Test func `a sale that is not paid cannot be refunded, and is printed`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    let result = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(result.exitCode == 1)
    #expect(try result.error["message"]?.string?.contains("meja-7 is WAITING") == true)
    #expect(try result.document == sale)
    #expect(gateway.requests(.createRefund).isEmpty)
  }

  @Test func `as text, wrong usage says where help is`() async throws {
    let result = try await Shop(gateway: nil).kasir("session", "create", "--colour")
    #expect(result.exitCode == 2)
    #expect(
      result.errorOutput == """
        kasir: Unknown option '--colour'
        `kasir --help` lists the commands, `kasir help COMMAND` its options.

        """)
  }
}

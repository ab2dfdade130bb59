import CheckoutDomain
import Testing

@testable import Till

struct RefusedCartTests {
  @Test func `an empty cart is refused`() async throws {
    let counter = try Counter()
    await refuses(Cart(currency: .idr), .usage, "add an item", at: counter)
  }

  @Test(arguments: [(0, "too little"), (2_500_000_001, "too much")] as [(Int64, String)])
  func `a total outside what Akulaku takes is refused`(_ total: Int64, _ words: String) async throws
  {
    let counter = try Counter()
    await refuses(try Counter.cart(total), .limit, words, at: counter)
  }

  @Test(arguments: [1, 2_500_000_000] as [Int64])
  func `the least and the most are charged`(_ total: Int64) async throws {
    let counter = try Counter()
    #expect(try await counter.waitingSale(total).amount == rupiah(total))
  }

  @Test func `a used reference is refused, naming the sale that has it`() async throws {
    let counter = try Counter()
    _ = try await counter.till.charge(Counter.cart(reference: "MEJA-5"))
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart(reference: "MEJA-5"))
    }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("MEJA-5") == true)
    #expect(error?.message.contains("Rp 41.000, WAITING") == true)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a reference that cannot be one is refused`() async throws {
    let counter = try Counter()
    await refuses(try Counter.cart(reference: "cs_1"), .usage, "cannot begin with cs_", at: counter)
  }

  @Test func `references are made up, each another one`() async throws {
    let counter = try Counter()
    var references: Set<String> = []
    for _ in 0..<20 { references.insert(try await counter.waitingSale().reference) }
    #expect(references.count == 20)
  }

  @Test func `the first live charge waits for a person, who confirms it once`() async throws {
    let counter = try Counter(mode: .live)
    #expect(try counter.till.needsLiveConfirmation())
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart())
    }
    #expect(error?.kind == .limit)
    #expect(error?.hint?.contains("Rp 41.000, sent as 4100000") == true)
    #expect(counter.gateway.sent.isEmpty)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.isEmpty)
    try counter.till.confirmLive()
    #expect(try !counter.till.needsLiveConfirmation())
    #expect(try await counter.waitingSale().mode == .live)
  }

  @Test func `a test charge needs no confirmation`() throws {
    #expect(try !Counter().till.needsLiveConfirmation())
  }

  private func refuses(
    _ cart: Cart, _ kind: TillError.Kind, _ words: String, at counter: Counter
  ) async {
    let error = await #expect(throws: TillError.self) { try await counter.till.charge(cart) }
    #expect(error?.kind == kind)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(counter.gateway.sent.isEmpty)
    #expect((try? counter.ledger.read { try $0.sales(SaleQuery()) })?.isEmpty == true)
  }
}

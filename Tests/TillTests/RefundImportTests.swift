import CheckoutDomain
import Testing

@testable import Till

struct RefundImportTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a refund that was made elsewhere is fetched with its payment`() async throws {
    let other = try Counter(process: "another till", at: counter.gateway, counter.clock)
    let theirs = try await other.paidSale(1000)
    _ = try await other.till.refund(theirs.clientRef, amount: rupiah(400), reason: .duplicate)
    let sale = try await counter.till.findOrImport(refund: "re_1")
    #expect(sale.reference == theirs.reference)
    #expect(sale.refunds.map(\.state) == [.refunded])
    #expect(sale.refunds.first?.reason == .duplicate)
    #expect(sale.remaining == rupiah(600))
    #expect(try await counter.till.findOrImport(refund: "re_1") == sale)
    #expect(try counter.till.isImported(sale.clientRef))
  }

  @Test func `the refund that nobody knew to have arrived is the sale's own, counted once`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    let found = try await counter.till.findOrImport(refund: "re_1")
    #expect(found.refunds.map(\.state) == [.refunded])
    #expect(found.refunds.first?.id == RefundID("re_1"))
    #expect(found.remaining == rupiah(600))
  }

  @Test func `a refund of our own is found by its id and its key without asking`() async throws {
    let sale = try await counter.paidSale(1000)
    let refunded = try await counter.till.refund(sale.clientRef, amount: sale.remaining).sale
    let asked = counter.gateway.questions.count
    let key = try #require(refunded.refunds.first?.key.text)
    for id in ["re_1", key] {
      #expect(try await counter.till.findOrImport(refund: id) == refunded)
    }
    #expect(counter.gateway.questions.count == asked)
  }

  @Test(arguments: ["re_nothing", "kasir-nothing"])
  func `a refund that nobody knows is not found`(_ id: String) async throws {
    let error = await #expect(throws: TillError.self) {
      try await counter.till.findOrImport(refund: id)
    }
    #expect(error?.kind == .notFound)
  }
}

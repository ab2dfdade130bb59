import CheckoutDomain
import Testing

/// A second session of a sale: never shown, and a payment of it is for a person.
struct DuplicateSaleTests {
  private static func duplicate(_ progress: Sale.Progress, refunds: [Refund] = []) -> Sale {
    Sale(
      clientRef: ClientRef("TWIN"), reference: "cs_2", mode: .test, items: [],
      amount: sampleAmount, terminalType: .web, createdAt: sampleNow,
      duplicateOf: sampleSale().clientRef, progress: progress, refunds: refunds)
  }

  @Test func `its gateway's answers carry the name of the sale it doubles`() {
    var sale = Self.duplicate(Sale.Progress(phase: .waiting, paymentIntent: sampleIntent))
    #expect(sale.differences(from: session()) == [])
    #expect(sale.differences(from: session(clientRef: ClientRef("TWIN"))) == [])
    #expect(sale.differences(from: session(clientRef: ClientRef("another"))).count == 1)
    _ = sale.apply(.seen(session: nil, intent: intent(.succeeded)), at: sampleNow)
    #expect(sale.state == .paid)
  }

  @Test func `its link is never kept`() {
    var sale = Self.duplicate(Sale.Progress(phase: .sending))
    _ = sale.apply(.createEnded(.done(session())), at: sampleNow)
    #expect(sale.state == .waiting)
    #expect(sale.progress.url == nil)
  }

  @Test func `a payment of it needs attention until all of it is given back`() {
    let paid = StartingSale.paid.sale.progress
    #expect(Self.duplicate(paid).needsAttention)
    #expect(Self.duplicate(paid, refunds: [refund(rupiah(1), .refunded)]).needsAttention)
    #expect(!Self.duplicate(paid, refunds: [refund(sampleAmount, .refunded)]).needsAttention)
  }
}

import CheckoutDomain
import Testing

/// Refunds that Kasir did not make, as the gateway tells them.
struct AdoptedRefundTests {
  private static let foreign = refund(rupiah(10_000), .pending, key: "re_9", id: "re_9")

  @Test func `a refund made elsewhere is taken in, and its money is not there any more`() {
    var sale = StartingSale.paid.sale
    #expect(sale.adopt(Self.foreign) == [TimelineEntry("refund_imported", "Rp 10.000")])
    #expect(sale.remaining == rupiah(31_000))
    #expect(sale.refusal(refunding: rupiah(1)) == .inFlight(Self.foreign))
  }

  @Test func `it is counted once, by its id or its key`() {
    var sale = StartingSale.paid.sale
    _ = sale.adopt(Self.foreign)
    #expect(sale.adopt(Self.foreign) == [])
    #expect(sale.adopt(refund(rupiah(10_000), .refunded, key: "other", id: "re_9")) == [])
    #expect(sale.adopt(refund(rupiah(10_000), .refunded, key: "re_9")) == [])
    #expect(sale.refunds.count == 1)
  }

  @Test func `two refunds whose ids nobody knows are not one`() {
    var sale = sampleSale(
      StartingSale.paid.sale.progress, refunds: [refund(rupiah(5000), .notSent, key: "kasir-1")])
    let nameless = refund(rupiah(10_000), .refunded, key: "elsewhere")
    #expect(sale.adopt(nameless) == [TimelineEntry("refund_imported", "Rp 10.000")])
    #expect(sale.refunded == rupiah(10_000))
  }

  @Test func `somebody else's is not one of ours whose id nobody knows, unless it has no name`() {
    let settled = sampleSale(
      StartingSale.paid.sale.progress, refunds: [refund(rupiah(10_000), .refunded, key: "ours")])
    var sale = settled
    #expect(sale.adopt(Self.foreign) == [TimelineEntry("refund_imported", "Rp 10.000")])
    #expect(sale.remaining == rupiah(21_000))
    sale = settled
    #expect(
      sale.adopt(Self.foreign, mayBeOwn: true)
        == [TimelineEntry("refund_recognised", "Rp 10.000")])
    #expect(sale.remaining == rupiah(31_000))
  }

  @Test func `one of which only the sum was known is recognised, not counted twice`() {
    var sale = sampleSale(
      StartingSale.paid.sale.progress,
      refunds: [refund(rupiah(10_000), .refunded, key: "elsewhere", reason: .madeElsewhere)])
    #expect(sale.adopt(Self.foreign) == [TimelineEntry("refund_recognised", "Rp 10.000")])
    #expect(sale.refunds.map(\.id) == [RefundID("re_9")])
    // Another one of the same amount is another one.
    let next = refund(rupiah(10_000), .pending, key: "re_10", id: "re_10")
    #expect(sale.adopt(next) == [TimelineEntry("refund_imported", "Rp 10.000")])
    #expect(sale.remaining == rupiah(21_000))
  }
}

import CheckoutDomain
import Testing

struct RefundSumsTests {
  private static func paidSale(_ refunds: Refund..., captured: Money = sampleAmount) -> Sale {
    var progress = StartingSale.paid.sale.progress
    progress.captured = captured
    return sampleSale(progress, refunds: refunds)
  }

  @Test(arguments: [
    (RefundState.awaiting, true, false), (.sending, true, true), (.unknown, true, true),
    (.pending, true, true), (.needsHuman, true, true), (.notSent, false, false),
    (.denied, false, false), (.rejected, false, false), (.failed, false, false),
    (.canceled, false, false), (.refunded, false, false),
  ])
  func `what may be gone is reserved, and what may still go stands in the way`(
    state: RefundState, isReserved: Bool, isInFlight: Bool
  ) {
    let sale = Self.paidSale(refund(rupiah(10_000), state))
    #expect(sale.reserved == (isReserved ? rupiah(10_000) : rupiah(0)))
    #expect(sale.refunded == (state == .refunded ? rupiah(10_000) : rupiah(0)))
    let isLeft = !isReserved && state != .refunded
    #expect(sale.remaining == (isLeft ? rupiah(41_000) : rupiah(31_000)))
    #expect((sale.refundInFlight != nil) == isInFlight)
  }

  @Test func `every state has its word`() {
    let words = RefundState.allCases.map(\.word)
    #expect(
      words == [
        "AWAITING", "DENIED", "SENDING", "UNKNOWN", "PENDING", "REFUNDED", "REJECTED", "FAILED",
        "CANCELED", "NOT-SENT", "NEEDS-HUMAN",
      ])
  }

  @Test func `sums are of every refund in its state`() {
    let sale = Self.paidSale(
      refund(rupiah(1000), .refunded), refund(rupiah(2000), .failed),
      refund(rupiah(3000), .refunded), refund(rupiah(5000), .unknown),
      refund(rupiah(7000), .awaiting), refund(rupiah(9000), .notSent))
    #expect(sale.refunded == rupiah(4000))
    #expect(sale.reserved == rupiah(12_000))
    #expect(sale.remaining == rupiah(25_000))
  }

  @Test func `of 25 million rupiah what is left is told to the sen`() {
    let sale = Self.paidSale(
      refund(Money(minorUnits: 2_499_999_999, .idr), .refunded), captured: rupiah(25_000_000))
    #expect(sale.remaining == Money(minorUnits: 1, .idr))
  }

  @Test func `nothing is left of a sale that was never paid, or refunded beyond its amount`() {
    #expect(StartingSale.waiting.sale.remaining == rupiah(0))
    #expect(Self.paidSale(refund(rupiah(50_000), .refunded)).remaining == rupiah(0))
  }

  @Test func `amounts that no payment has leave nothing, and do not trap`() {
    let most = Money(minorUnits: .max, .idr)
    let least = Money(minorUnits: .min, .idr)
    for states in [(RefundState.refunded, RefundState.pending), (.refunded, .refunded)] {
      let sale = Self.paidSale(refund(most, states.0), refund(most, states.1))
      #expect(sale.remaining == rupiah(0))
    }
    // Less than nothing never makes more be left than was captured.
    for state in [RefundState.refunded, .pending] {
      #expect(Self.paidSale(refund(least, state)).remaining == sampleAmount)
      #expect(Self.paidSale(refund(rupiah(-1), state)).remaining == sampleAmount)
    }
    #expect(Self.paidSale(refund(most, .refunded), captured: least).remaining == rupiah(0))
  }
}

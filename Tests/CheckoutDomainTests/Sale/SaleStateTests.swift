import CheckoutDomain
import Testing

struct SaleStateTests {
  @Test func `every word on screen and in JSON is the design's`() {
    let words = SaleState.allCases.map(\.word)
    #expect(
      words == [
        "DRAFT", "SENDING", "UNKNOWN", "WAITING", "PAID", "PART-REFUNDED", "REFUNDED", "EXPIRED",
        "CANCELED", "FAILED", "MISMATCH",
      ])
    #expect(SaleState.partRefunded.rawValue == "part_refunded")
    #expect(Set(SaleState.allCases.map { $0.rawValue.uppercased() }).count == 11)
  }

  @Test(arguments: [
    ([refund(rupiah(1), .sending)], SaleState.paid), ([refund(rupiah(1), .unknown)], .paid),
    ([refund(rupiah(1), .pending)], .paid), ([refund(rupiah(41_000), .failed)], .paid),
    ([refund(rupiah(41_000), .needsHuman)], .paid), ([refund(rupiah(1), .refunded)], .partRefunded),
    ([refund(rupiah(40_999), .refunded)], .partRefunded),
    ([refund(rupiah(40_999), .refunded), refund(rupiah(1), .unknown)], .partRefunded),
    ([refund(rupiah(41_000), .refunded)], .refunded),
    ([refund(rupiah(40_999), .refunded), refund(rupiah(1), .refunded)], .refunded),
    ([refund(rupiah(50_000), .refunded)], .refunded),
  ])
  func `the word of a paid sale is by the refunds that succeeded`(
    refunds: [Refund], state: SaleState
  ) {
    let progress = StartingSale.paid.sale.progress
    #expect(sampleSale(progress, refunds: refunds).state == state)
  }

  @Test func `a MISMATCH stays one until all that was captured is given back`() {
    let progress = StartingSale.paidMismatch.sale.progress
    let part = sampleSale(progress, refunds: [refund(rupiah(39_999), .refunded)])
    #expect(part.state == .mismatch && part.needsAttention)
    let all = sampleSale(progress, refunds: [refund(rupiah(40_000), .refunded)])
    #expect(all.state == .refunded && !all.needsAttention)
    let uncaptured = sampleSale(StartingSale.mismatch.sale.progress)
    #expect(uncaptured.state == .mismatch)
  }

  @Test func `a refund's state never makes its sale UNKNOWN, but it may need attention`() {
    for state in RefundState.allCases {
      let sale = sampleSale(StartingSale.paid.sale.progress, refunds: [refund(rupiah(1), state)])
      #expect(sale.state != .unknown)
      #expect(sale.needsAttention == [.unknown, .needsHuman, .failed].contains(state))
      #expect(sale.isMoneyMoving == (state == .sending))
    }
  }

  @Test func `only what a person should look at needs attention`() {
    let found = StartingSale.allCases.filter(\.sale.needsAttention)
    #expect(found == [.unknown, .mismatch, .paidMismatch])
    #expect(StartingSale.allCases.filter(\.sale.isMoneyMoving) == [.sending])
    #expect(StartingSale.allCases.filter(\.sale.isOpen) == [.waiting, .cancelling, .intentAlone])
    #expect(StartingSale.allCases.filter(\.sale.canCharge) == [.draft, .refused])
  }

  @Test func `what is written in a timeline is made safe and bounded`() {
    let entry = TimelineEntry("failed", "No.\u{1B}[2J\n" + String(repeating: "x", count: 1000))
    #expect(entry.detail.hasPrefix("No.^[[2J x"))
    #expect(entry.detail.count == 501)
  }
}

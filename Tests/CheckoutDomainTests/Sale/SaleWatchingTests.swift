import Testing

@testable import CheckoutDomain

struct SaleWatchingTests {
  @Test func `a sale is watched while the gateway may have news of it`() {
    let watched = StartingSale.allCases.filter(\.sale.isWatched)
    let moving: [StartingSale] = [.sending, .unknown, .waiting, .cancelling, .intentAlone]
    // Of `mismatch` nobody knows when it ended.
    #expect(watched == moving + [.expired, .canceled, .failed])
  }

  @Test(arguments: [StartingSale.expired, .canceled, .failed])
  func `an ended sale is watched until it was asked about 72 hours after its end`(
    start: StartingSale
  ) {
    var sale = start.sale
    for (hours, isWatched) in [(0, true), (71, true), (72, false), (500, false)] {
      sale.progress.checkedAt = sampleNow + .seconds(hours * 3600)
      #expect(sale.isWatched == isWatched)
    }
    sale.progress.checkedAt = sampleNow + .seconds(72 * 3600) - .milliseconds(1)
    #expect(sale.isWatched)
  }

  @Test func `a sale that differs is watched until it is known to be paid, or 72 hours are over`() {
    var sale = StartingSale.mismatch.sale
    sale.progress.endedAt = sampleNow
    #expect(sale.isWatched)
    sale.progress.checkedAt = sampleNow + .seconds(72 * 3600)
    #expect(!sale.isWatched)
    var paid = StartingSale.paidMismatch.sale
    paid.progress.endedAt = sampleNow
    #expect(!paid.isWatched)
  }

  @Test(arguments: RefundState.allCases)
  func `a refund is asked about until its end is known`(state: RefundState) {
    let isOpen = [.sending, .unknown, .pending, .needsHuman].contains(state)
    let sale = sampleSale(StartingSale.paid.sale.progress, refunds: [refund(rupiah(1), state)])
    #expect(sale.isWatched == isOpen)
    // One that differed has been answered: there is nothing left to ask.
    let named = refund(rupiah(1), state, id: "re_1")
    #expect(named.isOpenQuestion == (isOpen && state != .needsHuman))
  }

  @Test func `a refund that differed is no open question any more`() {
    var sale = sampleSale(StartingSale.paid.sale.progress, refunds: [refund(rupiah(1), .unknown)])
    let differing = gatewayRefund(.succeeded, amount: 1)
    _ = sale.apply(.ended(.done(differing)), toRefund: IdempotencyKey("kasir-1"))
    #expect(sale.refunds[0].state == .needsHuman)
    #expect(!sale.isWatched)
  }
}

import CheckoutDomain
import Testing

struct SaleTabTests {
  @Test(arguments: [
    (SaleTab.all, StartingSale.allCases),
    (.waiting, [.sending, .waiting, .cancelling, .intentAlone]), (.paid, [.paid]),
    (.refunded, [.partRefunded, .refunded]), (.attention, [.unknown, .mismatch, .paidMismatch]),
  ])
  func `a tab holds the sales it is named for`(tab: SaleTab, sales: [StartingSale]) {
    #expect(StartingSale.allCases.filter { tab.contains($0.sale) } == sales)
  }

  @Test func `the place of a sale in the list is its time and its name`() {
    let cursor = SaleQuery.Cursor(sampleSale())
    #expect(cursor.createdAt == sampleNow)
    #expect(cursor.clientRef == sampleSale().clientRef)
  }
}

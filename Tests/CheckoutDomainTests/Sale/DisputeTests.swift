import CheckoutDomain
import Testing

struct DisputeTests {
  private static let open = Dispute.Status(rawValue: "needs_response")

  private func dispute(
    _ status: Dispute.Status, at seconds: Int = 0, id: String = "dp_1"
  ) -> Dispute {
    Dispute(id: id, status: status, amount: 100, updatedAt: sampleNow + .seconds(seconds))
  }

  @Test func `a dispute marks a sale and leaves its state`() {
    var sale = sampleSale(Sale.Progress(phase: .paid, captured: sampleAmount))
    let entries = sale.apply(dispute(Self.open))
    #expect(entries.map(\.kind) == ["disputed"])
    #expect(entries.first?.detail == "dp_1, needs_response")
    #expect(sale.isDisputed && sale.needsAttention)
    #expect(sale.state == .paid)
    #expect(SaleTab.attention.contains(sale))
    #expect(sale.refundWarning?.contains("dp_1") == true)
  }

  @Test(arguments: [Dispute.Status.won, .warningClosed])
  func `one that came to nothing marks nothing any more`(status: Dispute.Status) {
    var sale = sampleSale(Sale.Progress(phase: .paid))
    _ = sale.apply(dispute(Self.open))
    #expect(!sale.apply(dispute(status, at: 1)).isEmpty)
    #expect(!sale.isDisputed && !sale.needsAttention)
    #expect(sale.refundWarning == nil)
  }

  @Test(arguments: [Dispute.Status.lost, open, .init(rawValue: "a word nobody knows")])
  func `every other word stands, and asks before a refund`(status: Dispute.Status) {
    var sale = sampleSale(Sale.Progress(phase: .paid))
    _ = sale.apply(dispute(status))
    #expect(sale.isDisputed)
    #expect(sale.refundWarning != nil)
  }

  @Test func `the same news twice, or older news, change nothing`() {
    var sale = sampleSale(Sale.Progress(phase: .paid))
    _ = sale.apply(dispute(.won, at: 10))
    let before = sale
    #expect(sale.apply(dispute(.won, at: 10)).isEmpty)
    #expect(sale.apply(dispute(Self.open, at: 5)).isEmpty)
    // The same second may hold both; an end is an end.
    #expect(sale.apply(dispute(Self.open, at: 10)).isEmpty)
    #expect(sale == before)
    #expect(!sale.apply(dispute(Self.open, at: 20, id: "dp_2")).isEmpty)
    #expect(sale.isDisputed)
  }

  @Test(arguments: [Dispute.Status.won, .warningClosed, open])
  func `a lost dispute is not forgotten over another one`(status: Dispute.Status) {
    var sale = sampleSale(Sale.Progress(phase: .paid))
    _ = sale.apply(dispute(.lost, id: "dp_2"))
    #expect(sale.apply(dispute(status, at: 5)).isEmpty)
    #expect(sale.dispute?.id == "dp_2")
    #expect(sale.refundWarning?.contains("lost") == true)
  }

  @Test func `of two open disputes the newer one is shown, and a lost one whatever its time`() {
    var sale = sampleSale(Sale.Progress(phase: .paid))
    _ = sale.apply(dispute(Self.open, at: 5))
    #expect(sale.apply(dispute(Self.open, at: 4, id: "dp_2")).isEmpty)
    #expect(!sale.apply(dispute(Self.open, at: 6, id: "dp_2")).isEmpty)
    #expect(!sale.apply(dispute(.lost, at: 1, id: "dp_3")).isEmpty)
    #expect(sale.dispute?.id == "dp_3")
  }

  @Test func `whatever the gateway writes is made safe`() {
    let dispute = Dispute(
      id: "dp_\u{1B}[31m1", status: .init(rawValue: "open\n"), reason: "a\u{202E}b",
      updatedAt: sampleNow)
    for text in [dispute.id, dispute.status.rawValue, dispute.reason ?? ""] {
      #expect(text == SafeText.line(text))
      #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }
  }
}

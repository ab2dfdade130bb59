import CheckoutDomain
import StrictJSON
import Testing

@testable import kasir

/// The lines of a refund, as commands print them.
struct RefundedLineTests {
  private func sale() throws -> Sale {
    let amount = Money(minorUnits: 3_600_000, .idr)
    let line = RefundedLine(
      position: 0, name: "kopi susu", quantity: 2, amount: Money(minorUnits: 2_400_000, .idr))
    return Sale(
      clientRef: ClientRef("0123456789ABCDEFGHJKMNPQRS"), reference: "meja-7", mode: .test,
      items: [
        try LineItem(
          name: "kopi susu", quantity: 3, unitAmount: Money(minorUnits: 1_200_000, .idr))
      ], amount: amount, terminalType: .web, createdAt: Timestamp(milliseconds: 0),
      progress: Sale.Progress(phase: .paid, captured: amount),
      refunds: [
        Refund(
          key: IdempotencyKey("k"), clientRef: ClientRef("R"), amount: line.amount, lines: [line],
          reason: .requestedByCustomer, createdAt: Timestamp(milliseconds: 0), refundedBefore: 0,
          state: .refunded)
      ])
  }

  @Test func `a document has them, as its schema says`() throws {
    let document = SaleDocument.document(try sale())
    #expect(
      document["refunds"]?.array?.first?["lines"] == [
        ["position": 0, "name": "kopi susu", "quantity": 2, "amount": 2_400_000]
      ])
    #expect(SchemaCheck.problems(document, DocumentSchema.saleShape) == [])
  }

  @Test func `a text has them under their refund`() throws {
    let lines = SaleText.sale(try sale()).split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("  refund Rp 24.000") })
    #expect(lines[place + 1] == "    2 × kopi susu  24.000")
  }
}

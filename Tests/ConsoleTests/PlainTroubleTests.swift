import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// What goes wrong with money, in lines: a payment made twice, a dispute, and the first real charge.
struct PlainTroubleTests {
  private func disputed() -> Sale {
    var sale = Samples.sale(.paid)
    _ = sale.apply(
      Dispute(id: "dp_1", status: .init(rawValue: "needs_response"), updatedAt: Samples.now))
    return sale
  }

  @Test func `a sale that was paid twice says so and what to do, and is refunded as any other`() {
    let paid = Samples.sale(.paid)
    let sale = Sale(
      clientRef: ClientRef("second"), reference: "TWICE-01", mode: .test, items: paid.items,
      amount: paid.amount, terminalType: .web, createdAt: paid.createdAt,
      duplicateOf: ClientRef("first"), progress: paid.progress)
    var desk = Desk()
    desk.type("6")
    desk.load([sale])
    #expect(desk.hasTold("TWICE-01, second payment, Rp 41.000, PAID"))
    desk.type("1")
    desk.take(.timelineLoaded(sale.clientRef, []))
    #expect(desk.hasTold("The customer paid twice for one sale."))
    #expect(desk.hasTold("Give it back with \"Refund\", or settle it with the customer."))
    desk.choose("Refund")
    desk.type("")
    desk.choose("All that is left: Rp 41.000")
    #expect(desk.lines.last?.hasPrefix("First type the amount again.") == true)
    desk.type("41000", "y")
    #expect(desk.hasRefund)
  }

  @Test func `a list says which sales need attention, also where it shows all`() {
    var desk = Desk()
    desk.type("2")
    desk.load([disputed(), Samples.sale(.waiting, reference: "FINE-01")])
    #expect(desk.lines.contains { $0.hasSuffix("PAID, needs attention") })
    #expect(desk.lines.contains { $0.hasSuffix("WAITING") })
  }

  @Test func `a refund of a disputed sale warns, and only its amount and then y send it`() {
    for wrong in ["y", "", "2000"] {
      var desk = Desk(sale: disputed())
      #expect(desk.hasTold("The customer disputes this payment (dp_1, needs_response)."))
      desk.choose("Refund")
      desk.type("1000")
      #expect(desk.hasTold("A refund could pay it a second time."))
      #expect(desk.lines.last?.hasPrefix("First type the amount again.") == true)
      desk.type(wrong)
      #expect(!desk.effects.contains { $0.isRefundOfAnyKind })
    }
    var desk = Desk(sale: disputed())
    desk.choose("Refund")
    desk.type("1000", "1000")
    #expect(!desk.effects.contains { $0.isRefundOfAnyKind })
    desk.type("y")
    #expect(desk.effects.contains { $0.isRefundOfAnyKind })
  }

  @Test func `the first real charge has its amount typed, and nothing else charges`() {
    var desk = Desk(Samples.settings(mode: .live))
    desk.choose("New sale")
    desk.type("teh 25000", "")
    desk.choose("Charge")
    desk.take(.liveConfirmationNeeded)
    #expect(desk.hasTold("It is sent as 2500000 minor units."))
    for wrong in ["25001", "y", "1"] {
      desk.type(wrong)
      #expect(desk.lines == ["That is not the amount of this sale. Type it again."])
    }
    desk.type("")
    #expect(desk.hasTold("Nothing was sent."))
    #expect(!desk.effects.contains { $0.isConfirmed })
    desk.type("")
    desk.choose("Charge")
    desk.take(.liveConfirmationNeeded)
    desk.type("25.000")
    #expect(desk.effects.contains { $0.isConfirmed })
  }
}

extension Effect {
  fileprivate var isConfirmed: Bool {
    if case .confirmLiveAndCharge = self { true } else { false }
  }
  fileprivate var isRefundOfAnyKind: Bool {
    if case .refund = self { true } else { false }
  }
}

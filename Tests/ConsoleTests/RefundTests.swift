import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct RefundTests {
  private let sale = Samples.sale(.paid)

  private func open(_ other: Sale? = nil) -> Counter {
    var counter = Counter(sales: [other ?? sale])
    counter.press(.character("r"))
    _ = counter.takeEffects()
    return counter
  }

  private func refunds(_ counter: inout Counter) -> [Effect] {
    counter.takeEffects().filter { if case .refund = $0 { true } else { false } }
  }

  @Test func `an empty amount sends nothing`() {
    var counter = open()
    counter.press(.function(10))
    #expect(counter.screen().contains("Type how much to refund"))
    counter.press(.character("y"))
    #expect(refunds(&counter).isEmpty)
  }

  @Test func `Enter never sends`() {
    var counter = open()
    counter.type("10000")
    counter.press(.enter, .enter, .enter)
    #expect(counter.state.dialog == nil)
    counter.press(.function(10), .enter)
    #expect(refunds(&counter).isEmpty)
    #expect(counter.state.dialog == nil)
  }

  @Test(arguments: ["1.00", "abc", "-5", "0", "41000,001", "9999999999999999999999"])
  func `an amount that cannot be refunded sends nothing`(typed: String) {
    var counter = open()
    counter.type(typed)
    counter.press(.function(10), .character("y"))
    #expect(refunds(&counter).isEmpty)
    #expect(counter.state.question == nil)
  }

  @Test func `more than is left is refused at the field`() {
    var counter = open()
    counter.type("41000,01")
    counter.press(.function(10))
    #expect(counter.screen().contains("Only Rp 41.000 of K7Q2-M4XD is left to refund."))
    #expect(counter.state.question == nil)
  }

  @Test func `a full refund by F3 wants its amount typed, and sends exactly that once`() {
    var counter = open()
    counter.press(.function(3), .function(10), .character("y"))
    #expect(refunds(&counter).isEmpty)
    counter.type("4100")
    counter.press(.character("y"), .enter)
    #expect(refunds(&counter).isEmpty)
    counter.type("0")
    counter.press(.character("y"), .character("y"), .function(10))
    #expect(
      refunds(&counter) == [
        .refund(RefundOrder(sale.clientRef, Samples.rupiah(41_000), .requestedByCustomer))
      ])
    #expect(counter.state.isMoneyMoving)
  }

  @Test func `an order keeps what was on the screen, also where another refund is made meanwhile`()
  {
    var counter = open()
    counter.type("1000")
    counter.press(.function(10))
    let other = Samples.refund(10_000, .refunded)
    counter.take(.saleChanged(Samples.sale(.paid, refunds: [other])))
    counter.press(.character("y"))
    #expect(
      refunds(&counter) == [
        .refund(RefundOrder(sale.clientRef, Samples.rupiah(1000), .requestedByCustomer, seen: []))
      ])
  }

  @Test func `the order says which refunds were on the screen when it was decided`() {
    let other = Samples.refund(10_000, .refunded)
    var counter = open(Samples.sale(.paid, refunds: [other]))
    counter.type("1000")
    counter.press(.function(10), .character("y"))
    #expect(
      refunds(&counter) == [
        .refund(
          RefundOrder(
            sale.clientRef, Samples.rupiah(1000), .requestedByCustomer, seen: [other.key]))
      ])
  }

  @Test func `a pasted y is no answer`() {
    var counter = open()
    counter.press(.function(3), .function(10), .paste("y\ny\n"))
    #expect(refunds(&counter).isEmpty)
    #expect(counter.state.dialog != nil)
  }

  @Test func `the reason is chosen with the arrows and is in the question`() {
    var counter = open()
    counter.type("1000")
    counter.press(.enter, .right, .function(10))
    #expect(counter.screen().contains("Reason: duplicate"))
    counter.press(.character("y"))
    #expect(
      refunds(&counter) == [.refund(RefundOrder(sale.clientRef, Samples.rupiah(1000), .duplicate))])
  }

  @Test func `why a refund waits is said while it waits`() {
    var counter = open()
    counter.type("10000")
    counter.press(.function(10), .character("y"))
    counter.take(
      .sendingDelayed(
        "pay.example asks for fewer requests (429): nothing was done. It is sent again in 10 s."))
    #expect(counter.screen().contains("fewer requests (429)"))
    #expect(counter.screen().contains("It is sent again"))
    #expect(counter.screen().contains("Asking the gateway to refund."))
  }

  @Test func `a refund that arrived closes the form and says what is left`() {
    var counter = open()
    counter.type("10000")
    counter.press(.function(10), .character("y"))
    let after = Samples.sale(.paid, refunds: [Samples.refund(10_000, .refunded)])
    counter.take(
      .refundEnded(sale.clientRef, Samples.rupiah(10_000), .success(TillResult(sale: after))))
    #expect(counter.state.screens.isEmpty)
    #expect(counter.screen().contains("is REFUNDED. Left to refund: Rp 31.000."))
    #expect(!counter.state.isMoneyMoving)
  }

  @Test func `an unknown refund is called unknown, never failed`() {
    var counter = open()
    counter.type("10000")
    counter.press(.function(10), .character("y"))
    let after = Samples.sale(.paid, refunds: [Samples.refund(10_000, .unknown)])
    let error = TillError(.unknown, "Nobody knows whether the refund of Rp 10.000 arrived.")
    counter.take(
      .refundEnded(
        sale.clientRef, Samples.rupiah(10_000), .success(TillResult(sale: after, error: error))))
    #expect(counter.screen().contains("Nobody knows whether the refund"))
    #expect(!counter.screen().lowercased().contains("failed"))
    counter.press(.character("r"))
    counter.take(.saleChanged(after))
    counter.press(.character("r"))
    #expect(counter.screen().contains("do not refund it again"))
  }

  @Test func `a refund that was refused before it was sent keeps the form`() {
    var counter = open()
    counter.type("10000")
    counter.press(.function(10), .character("y"))
    counter.take(
      .refundEnded(
        sale.clientRef, Samples.rupiah(10_000),
        .failure(TillError(.refundInFlight, "Another refund of this payment has not ended."))))
    #expect(counter.screen().contains("Another refund of this payment has not ended."))
    #expect(counter.screen().contains("10000"))
  }

  @Test(arguments: [Sale.Phase.waiting, .draft, .expired, .failed, .unknown])
  func `a sale without money says why it cannot be refunded`(phase: Sale.Phase) {
    var counter = Counter(sales: [Samples.sale(phase)])
    counter.press(.character("r"))
    #expect(counter.state.screens.isEmpty)
    #expect(counter.screen().contains("only money that has arrived can be refunded"))
  }
}

/// When the question before a refund wants its amount typed, and refunds by line.
struct RefundCautionTests {
  private func open(_ sale: Sale) -> Counter {
    var counter = Counter(sales: [sale])
    counter.press(.character("r"))
    _ = counter.takeEffects()
    return counter
  }

  private func refunded(_ counter: inout Counter) -> [Money] {
    counter.takeEffects().compactMap {
      if case .refund(let order) = $0 { order.amount } else { nil }
    }
  }

  @Test func `a large amount is typed twice`() {
    var counter = open(Samples.sale(.paid, amount: Samples.rupiah(25_000_000)))
    counter.type("1000000")
    counter.press(.function(10), .character("y"))
    #expect(refunded(&counter).isEmpty)
    counter.type("1.000.000")
    counter.press(.character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(1_000_000)])
  }

  @Test func `a small one is not`() {
    var counter = open(Samples.sale(.paid, amount: Samples.rupiah(25_000_000)))
    counter.type("999999")
    counter.press(.function(10), .character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(999_999)])
  }

  @Test func `all of a small sale, typed digit by digit, was typed`() {
    var counter = open(Samples.sale(.paid))
    counter.type("41000")
    counter.press(.function(10), .character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(41_000)])
  }

  @Test func `all of it chosen by lines is typed`() {
    var counter = open(Samples.sale(.paid))
    counter.press(
      .function(6), .character(" "), .down, .character(" "), .function(10), .character("y"))
    #expect(refunded(&counter).isEmpty)
    counter.type("41000")
    counter.press(.character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(41_000)])
  }

  @Test func `a disputed sale warns, and wants the amount typed`() {
    var sale = Samples.sale(.paid)
    _ = sale.apply(
      Dispute(id: "dp_1", status: .init(rawValue: "needs_response"), updatedAt: Samples.now))
    var counter = open(sale)
    counter.type("1000")
    counter.press(.function(10), .character("y"))
    #expect(refunded(&counter).isEmpty)
    #expect(counter.screen().contains("dp_1"))
    counter.type("1000")
    counter.press(.character("y"))
    #expect(
      counter.takeEffects().contains(
        .refund(
          RefundOrder(
            sale.clientRef, Samples.rupiah(1000), .requestedByCustomer, isDespiteDispute: true))))
  }

  @Test func `a dispute that comes while the question is open has not been agreed to`() {
    var sale = Samples.sale(.paid)
    var counter = open(sale)
    counter.type("1000")
    counter.press(.function(10))
    _ = sale.apply(
      Dispute(id: "dp_1", status: .init(rawValue: "needs_response"), updatedAt: Samples.now))
    counter.take(.saleChanged(sale))
    counter.press(.character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(1000)])
  }

  @Test func `pieces of lines come to their share, and F6 goes back to an amount`() {
    var counter = open(Samples.sale(.paid))
    counter.press(.function(6), .character("+"))
    #expect(counter.screen().contains("Rp 18.000 of Rp 41.000 left"))
    counter.press(.character("+"), .character("+"))
    #expect(counter.screen().contains("Rp 36.000 of Rp 41.000 left"))
    counter.press(.character("-"), .function(6))
    counter.type("500")
    counter.press(.function(10), .character("y"))
    #expect(refunded(&counter) == [Samples.rupiah(500)])
  }

  @Test func `digits count the pieces of a line, and never more than there are`() {
    let crate = Samples.sale(
      .paid, items: [Samples.item("telur", 30, 2000), Samples.item("teh", 2, 5000)],
      amount: Samples.rupiah(70_000))
    var counter = Counter(sales: [crate])
    counter.press(.character("r"), .function(6))
    for (key, count) in [("2", 2), ("4", 24), ("9", 9), ("0", 0), ("3", 3), ("0", 30), ("1", 1)] {
      counter.press(.character(Character(key)))
      #expect(counter.screen().contains("\(count) of 30"), "\(key)")
    }
    counter.press(.down, .character("7"))
    #expect(counter.screen().contains("2 of 2"))
    #expect(counter.screen().contains("Rp 12.000 of Rp 70.000 left"))
  }

  @Test func `no line chosen is nothing to refund`() {
    var counter = open(Samples.sale(.paid))
    counter.press(.function(6), .function(10))
    #expect(counter.state.dialog == nil)
    #expect(counter.screen().contains("Choose what comes back"))
  }

  @Test func `the question says the amount in words`() {
    var counter = open(Samples.sale(.paid))
    counter.type("10000")
    counter.press(.function(10))
    #expect(counter.screen().contains("ten thousand rupiah"))
  }
}

struct RefundNewsTests {
  @Test func `what became of an unknown refund is said in place of what was said of it`() {
    let unknown = Samples.sale(.paid, refunds: [Samples.refund(10_000, .unknown)])
    var counter = Counter(sales: [unknown])
    counter.take(
      .refundEnded(
        unknown.clientRef, Samples.rupiah(10_000),
        .success(
          TillResult(sale: unknown, error: TillError(.unknown, "Nobody knows what became of it.")))
      ))
    #expect(counter.screen().contains("Nobody knows what became of it."))
    counter.take(
      .saleChanged(Samples.sale(.paid, refunds: [Samples.refund(10_000, .refunded)])))
    #expect(!counter.screen().contains("Nobody knows"))
    #expect(counter.state.notice?.text.contains("is REFUNDED") == true)
  }
}

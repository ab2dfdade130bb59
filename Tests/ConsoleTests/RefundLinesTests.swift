import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// The refund form by line, of a sale of which something was given back before.
struct RefundLinesTests {
  private func open(_ refunds: [Refund] = [], _ language: Language = .english) -> Counter {
    var counter = Counter(
      sales: [Samples.sale(.paid, refunds: refunds)])
    counter.press(.character("r"), .function(6))
    _ = counter.takeEffects()
    return counter
  }

  private static let oneKopi = Samples.refund(18_000, .refunded, lines: [Samples.oneKopi])

  private func orders(_ counter: inout Counter) -> [RefundOrder] {
    counter.takeEffects().compactMap { if case .refund(let order) = $0 { order } else { nil } }
  }

  @Test func `the lines chosen go with the amount`() {
    var counter = open()
    counter.press(.character("+"), .function(10))
    #expect(counter.screen().contains("Items: 1 × kopi susu"))
    counter.press(.character("y"))
    #expect(
      orders(&counter) == [
        RefundOrder(
          Samples.sale(.paid).clientRef, Samples.rupiah(18_000), .requestedByCustomer,
          lines: [Samples.oneKopi])
      ])
  }

  @Test func `an amount goes alone, also where lines were chosen before`() {
    var counter = open()
    counter.press(.character("+"), .function(6))
    counter.type("500")
    counter.press(.function(10), .character("y"))
    #expect(orders(&counter).map(\.lines) == [[]])
  }

  @Test func `a line given back shows how many are left, and no more can be chosen`() {
    var counter = open([Self.oneKopi])
    #expect(counter.screen().contains("0 of 1    kopi susu  1 given back"))
    #expect(counter.screen().contains("0 of 1    teh "))
    counter.press(.character("+"), .character("+"))
    #expect(counter.screen().contains("1 of 1    kopi susu"))
    #expect(counter.screen().contains("Rp 18.000 of Rp 23.000 left"))
    counter.press(.down, .character(" "), .function(10), .character("y"))
    #expect(
      orders(&counter).map(\.lines.summary) == ["1 × kopi susu, 1 × teh"])
    #expect(!open([Self.oneKopi]).screen().contains("without a line"))
  }

  @Test func `a line that is gone cannot be chosen, and where all are, an amount can`() {
    let both = RefundedLine(
      position: 0, name: "kopi susu", quantity: 2, amount: Samples.rupiah(36_000))
    let gone = Samples.refund(36_000, .refunded, lines: [both])
    var counter = open([gone])
    #expect(counter.screen().contains("none left kopi susu  2 given back"))
    #expect(counter.screen(40, 12).contains("none left kopi"))
    counter.press(.character("+"), .character(" "), .function(10))
    #expect(counter.state.dialog == nil)
    #expect(counter.screen().contains("Choose what comes back"))
    let teh = RefundedLine(position: 1, name: "teh", quantity: 1, amount: Samples.rupiah(4000))
    var used = open([gone, Samples.refund(4000, .refunded, key: "2", lines: [teh])])
    #expect(used.screen().contains("No line of K7Q2-M4XD is left to give back: refund by amount."))
    used.type("1000")
    used.press(.function(10), .character("y"))
    #expect(orders(&used).map(\.amount) == [Samples.rupiah(1000)])
  }

  @Test(arguments: [RefundState.failed, .rejected, .canceled, .notSent, .denied])
  func `a line of a refund that did not go through is free again`(state: RefundState) {
    let counter = open([Samples.refund(18_000, state, lines: [Samples.oneKopi])])
    #expect(counter.screen().contains("0 of 2    kopi susu"))
    #expect(!counter.screen().contains("given back"))
  }

  @Test func `what was given back beside the lines is told, by amount, elsewhere or before`() {
    let counter = open([Self.oneKopi, Samples.refund(5000, .refunded, key: "2")])
    #expect(counter.screen().contains("Rp 5.000 was given back without a line"))
    #expect(counter.screen().contains("0 of 1    kopi susu  1 given back"))
    #expect(counter.screen().contains("Refunded      Rp 23.000"))
    #expect(counter.screen(40, 12).contains("Refunded      Rp 23.000"))
    let untouched = open()
    #expect(!untouched.screen().contains("without a line") && !untouched.screen().contains("given"))
  }

  @Test func `what is given back meanwhile is let go of`() {
    var counter = open()
    counter.press(.character("+"), .character("+"))
    #expect(counter.screen().contains("2 of 2    kopi susu"))
    let pending = Samples.refund(18_000, .pending, lines: [Samples.oneKopi])
    counter.take(.saleChanged(Samples.sale(.paid, refunds: [pending])))
    #expect(counter.screen().contains("1 of 1    kopi susu  1 reserved"))
  }

  @Test func `the detail screen says which lines a refund gave back`() {
    var counter = Counter(sales: [Samples.sale(.paid, refunds: [Self.oneKopi])])
    counter.press(.enter)
    #expect(counter.screen(80, 40).contains("1 × kopi susu"))
  }

  @Test func `in lines, the choices say what is left`() {
    var desk = Desk(
      sale: Samples.sale(.paid, refunds: [Self.oneKopi, Samples.refund(1000, .refunded, key: "2")]))
    desk.choose("Refund")
    desk.type("")
    desk.choose("Refund by line")
    #expect(desk.lines.contains { $0.contains("Rp 1.000 was given back without a line") })
    desk.choose("kopi susu: 0 of 1 (1 given back)")
    desk.choose("kopi susu: 1 of 1 (1 given back)")
    desk.choose("teh: 0 of 1")
    desk.choose("Go on")
    desk.type("y")
    let orders = desk.effects.compactMap { if case .refund(let order) = $0 { order } else { nil } }
    #expect(orders.map(\.lines.summary) == ["1 × teh"])
  }
}

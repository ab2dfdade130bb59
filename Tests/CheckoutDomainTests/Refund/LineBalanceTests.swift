import CheckoutDomain
import Testing

@testable import CheckoutDomain

struct LineBalanceTests {
  private static func item(_ name: String, _ quantity: Int64, _ price: Int64) -> LineItem? {
    try? LineItem(name: name, quantity: quantity, unitAmount: Money(minorUnits: price, .idr))
  }

  private static let items = [item("kopi", 3, 100), item("teh", 1, 50)].compactMap(\.self)

  private func sale(
    _ refunds: [Refund] = [], items: [LineItem] = items, captured: Int64? = nil
  ) -> Sale {
    let amount = Money(minorUnits: captured ?? items.reduce(0) { $0 + $1.total.minorUnits }, .idr)
    return Sale(
      clientRef: ClientRef("r"), reference: "MEJA-5", mode: .test, items: items, amount: amount,
      terminalType: .web, createdAt: sampleNow,
      progress: Sale.Progress(phase: .paid, paymentIntent: sampleIntent, captured: amount),
      refunds: refunds)
  }

  private func refund(
    _ lines: [RefundedLine], _ state: RefundState = .sending, key: String = "kasir-1",
    amount: Int64? = nil
  ) -> Refund {
    let sum = lines.reduce(0) { $0 &+ $1.amount.minorUnits }
    return Refund(
      key: IdempotencyKey(key), clientRef: ClientRef("R" + key),
      amount: Money(minorUnits: amount ?? sum, .idr), lines: lines, reason: .requestedByCustomer,
      createdAt: sampleNow, refundedBefore: 0, state: state)
  }

  @Test(arguments: RefundState.allCases)
  func `lines are given back, reserved or free again, as their money is`(state: RefundState) {
    let chosen = LineBalance(of: sale()).lines([2, 1])
    #expect(chosen.map(\.amount.minorUnits) == [200, 50])
    let after = sale([refund(chosen, state)])
    let kopi = LineBalance(of: after).lines[0]
    #expect(kopi.given == (state == .refunded ? 2 : 0))
    #expect(kopi.reserved == (state.isReserving ? 2 : 0))
    #expect(kopi.left == (after.remaining == after.amount ? 3 : 1))
    #expect(LineBalance(of: after).lines[1].left == (after.remaining == after.amount ? 1 : 0))
  }

  @Test func `a refund by amount leaves the lines alone, and is told beside them`() {
    var foreign = refund([], .refunded, key: "re_1", amount: 7)
    foreign.id = RefundID("re_1")
    let chosen = LineBalance(of: sale()).lines([1, 0])
    let after = sale([
      refund([], .refunded, key: "a", amount: 30), foreign, refund(chosen, .refunded, key: "b"),
      refund([], .failed, key: "c", amount: 5),
    ])
    #expect(LineBalance(of: after).lines.map(\.left) == [2, 1])
    #expect(after.refundedWithoutLines.minorUnits == 37)
    #expect(after.refunded.minorUnits == 137)
  }

  @Test func `no more than what is left can be chosen, and nothing of a line that is gone`() {
    let after = sale([refund(LineBalance(of: sale()).lines([2, 1]), .refunded)])
    let balance = LineBalance(of: after)
    #expect(balance.lines([9, 9]).map(\.quantity) == [1])
    #expect(balance.amount(of: [9, 9]).minorUnits == 100)
    #expect(balance.lines([0, -4]).isEmpty)
    #expect(!balance.isUsedUp)
    let all = after.refunds + [refund(balance.lines([1, 0]), .pending, key: "2")]
    #expect(LineBalance(of: sale(all)).isUsedUp)
  }

  /// A discount that no division shares evenly, given back piece by piece in any order.
  @Test func `piece by piece, all lines come to exactly what was taken`() {
    for captured in Int64(0)...120 {
      var refunds: [Refund] = []
      let order = [0, 1, 0, 0].map { captured.isMultiple(of: 2) ? $0 : 1 - $0 } + [0, 1, 0]
      for (turn, line) in order.enumerated() {
        let balance = LineBalance(of: sale(refunds, captured: captured))
        let chosen = balance.lines(line == 0 ? [1, 0] : [0, 1])
        guard !chosen.isEmpty else { continue }
        refunds.append(refund(chosen, .refunded, key: "\(turn)"))
      }
      let balance = LineBalance(of: sale(refunds, captured: captured))
      #expect(balance.isUsedUp)
      #expect(refunds.reduce(0) { $0 + $1.amount.minorUnits } == captured)
    }
  }

  @Test func `what an earlier piece left over goes to the next where that one failed after all`() {
    // 101 for two pieces: 51 and 50. The first is taken back by the gateway, and given once more.
    let two = [Self.item("kopi", 2, 51)].compactMap(\.self)
    let first = refund(
      LineBalance(of: sale(items: two, captured: 101)).lines([1]), .refunded, key: "1")
    let second = refund(
      LineBalance(of: sale([first], items: two, captured: 101)).lines([1]), .refunded, key: "2")
    #expect([first, second].map(\.amount.minorUnits) == [51, 50])
    var failed = first
    failed.state = .failed
    let again = LineBalance(of: sale([failed, second], items: two, captured: 101))
    #expect(again.amount(of: [1]).minorUnits == 51)
    #expect(again.rest(of: 0).minorUnits == 51)
  }

  @Test func `a refund begins with lines that are the sale's, left, and come to its amount`() throws
  {
    let chosen = LineBalance(of: sale()).lines([2, 0])
    let before = sale([refund(chosen, .refunded)])
    let rest = LineBalance(of: before).lines([1, 1])
    func begin(_ lines: [RefundedLine], amount: Int64? = nil) throws(RefundRefusal) -> Sale {
      var sale = before
      _ = try sale.begin(refund(lines, key: "2", amount: amount))
      return sale
    }
    #expect(try begin(rest).refunds.last?.lines == rest)
    #expect(throws: RefundRefusal.lineNotLeft("kopi", 1)) { try begin(chosen, amount: 150) }
    #expect(throws: RefundRefusal.linesDiffer) { try begin(rest, amount: 149) }
    #expect(throws: RefundRefusal.linesDiffer) { try begin(rest + rest, amount: 150) }
    let strange = RefundedLine(
      position: 2, name: "kue", quantity: 1, amount: Money(minorUnits: 150, .idr))
    #expect(throws: RefundRefusal.linesDiffer) { try begin([strange]) }
    let renamed = RefundedLine(
      position: 1, name: "kue", quantity: 1, amount: Money(minorUnits: 50, .idr))
    #expect(throws: RefundRefusal.linesDiffer) { try begin([renamed]) }
    // The amounts alone decide first.
    #expect(throws: RefundRefusal.exceedsRemaining(Money(minorUnits: 150, .idr))) {
      try begin(rest, amount: 151)
    }
  }

  @Test func `the timeline names the lines`() throws {
    var sale = sale()
    let chosen = refund(LineBalance(of: sale).lines([2, 1]))
    #expect(
      try sale.begin(chosen) == [TimelineEntry("refund_sending", "Rp 2,50: 2 × kopi, 1 × teh")])
    let entries = sale.apply(
      .ended(.done(gatewayRefund(.succeeded, amount: 250))), toRefund: chosen.key)
    #expect(entries == [TimelineEntry("refund_refunded", "Rp 2,50: 2 × kopi, 1 × teh")])
  }

  @Test func `what a ledger has of lines beyond the sale counts for nothing, and traps nowhere`() {
    let huge = Int64.max
    let lines = [(0, huge), (0, huge), (1, -5), (9, 1), (-1, 1)].map { position, count in
      RefundedLine(
        position: position, name: "?", quantity: count, amount: Money(minorUnits: huge, .idr))
    }
    let balance = LineBalance(of: sale([refund(lines, .refunded, amount: 1)]))
    #expect(balance.lines.map(\.left) == [0, 1])
    #expect(balance.amount(of: [1, 1]).isZero)
  }
}

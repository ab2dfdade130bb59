import CheckoutDomain
import Testing

struct HistoryCheckTests {
  @Test("A sale that follows from its events has no findings")
  func sound() {
    #expect(History.saleFindings(History.sound, kept: History.kept).isEmpty)
  }

  @Test(
    "Whatever of a sale was edited is named, with the event that says otherwise",
    arguments: [
      ("amount", "1", 1), ("captured", "9", 1), ("reference", "X", 1), ("phase", "waiting", 1),
      ("session_id", nil, 1), ("item.0.unit_amount", "1", 1), ("refund.kasir-1.amount", "1", 2),
      ("refund.kasir-1.state", "failed", 3), ("refund.kasir-1.payment_intent", "pi_2", 2),
      ("refund.kasir-1.refunded_before", "7", 2), ("decline", "other", 1),
    ] as [(String, String?, Int64)])
  func edited(_ name: String, _ value: String?, _ event: Int64) {
    var kept = History.kept
    kept[name] = value
    let finding = History.saleFindings(History.sound, kept: kept).first
    #expect(finding?.kind == .differs)
    #expect(finding?.event == event)
    #expect(finding?.reference == "MEJA-5")
    #expect(finding?.sentence.hasPrefix("\(name) is ") == true)
  }

  @Test("An edit that moves money says what it does to state and balances")
  func balances() {
    var kept = History.kept
    kept["refund.kasir-1.state"] = "unknown"
    let sentences = History.saleFindings(History.sound, kept: kept).map(\.sentence)
    #expect(
      sentences.dropFirst() == [
        "The balance state is PAID, but by the events PART-REFUNDED.",
        "The balance refunded is Rp 0, but by the events Rp 1.000.",
        "The balance reserved is Rp 1.000, but by the events Rp 0.",
      ])
  }

  @Test("A chain that was reckoned anew without the balances is found by the balances")
  func rehashed() {
    var events = History.sound
    events[1] = events[1].with(change: FactChange(["refund.kasir-1.amount": "5"]))
    // Every hash fits again, so the chain alone says nothing.
    let chain = History.chained(events)
    #expect(History.chainFindings(chain, head: History.head(chain)).isEmpty)
    #expect(!History.saleFindings(events, kept: History.kept).isEmpty)
  }

  @Test("A refund put in beside the events, and one taken away, are named")
  func refundsOfNobody() {
    let more = History.sale(refunds: [History.refund(1, .refunded), History.refund(2, .refunded)])
    let names = History.saleFindings(History.sound, kept: more.facts).map(\.sentence)
    #expect(names.contains { $0.hasPrefix("refund.kasir-2.amount is \"100000\"") })
    let less = History.saleFindings(History.sound, kept: History.sale().facts).map(\.sentence)
    #expect(less.contains { $0.hasPrefix("refund.kasir-1.amount is nothing") })
  }

  @Test("A sale without events, and events without a sale, are named")
  func halves() {
    let noEvents = History.saleFindings([], kept: History.kept)
    #expect(noEvents.map(\.kind) == [.saleUnexplained])
    #expect(noEvents.first?.reference == "MEJA-5")
    let noSale = History.saleFindings(History.sound, kept: nil)
    #expect(noSale.map(\.kind) == [.saleUnexplained])
    #expect(noSale.first?.event == 3)
  }
}

struct HistoryRuleTests {
  private func broken(_ change: FactChange, _ kept: Facts? = nil) -> [EvidenceFinding] {
    let forged = LedgerEvent(
      number: 4, sale: History.ref, at: nil, kind: "refund_failed", change: change)
    var facts = kept ?? History.kept
    facts.apply(change)
    return History.saleFindings(History.sound + [forged], kept: facts)
  }

  @Test(
    "An event that breaks a rule is named although everything follows from it",
    arguments: [
      ["amount": "1"], ["item.0.unit_amount": "1"], ["refund.kasir-1.amount": "1"],
      ["refund.kasir-1.payment_intent": "pi_2"], ["refund.kasir-1.state": "failed"],
      ["phase": "waiting"], ["reference": "X"], ["refund.kasir-1.line.0.name": "kopi"],
    ] as [[String: String?]])
  func rules(_ values: [String: String?]) {
    let findings = broken(FactChange(values))
    #expect(findings.map(\.kind) == [.rule], "\(findings)")
    #expect(findings.first?.event == 4)
  }

  @Test("What the gateway takes back breaks no rule, where the sale says so from then on")
  func revised() {
    let change = ["refund.kasir-1.state": "failed", "alarm": "revised"]
    #expect(broken(FactChange(change)).isEmpty)
    #expect(broken(FactChange(change.filter { $0.key != "alarm" })).map(\.kind) == [.rule])
  }

  @Test("A refund beyond what is left, and one beside another in flight, break a rule")
  func refundsBegun() {
    func begun(_ refunds: [Refund]) -> FactChange {
      History.sale(refunds: refunds).change(
        from: History.sale(refunds: [History.refund(1, .refunded)]))
    }
    let done = History.refund(1, .refunded)
    let allowed = begun([done, History.refund(2, amount: 4_000_000)])
    #expect(broken(allowed).isEmpty)
    let tooMuch = begun([done, History.refund(2, amount: 4_000_001)])
    #expect(broken(tooMuch).map(\.kind) == [.rule])
    let two = begun([done, History.refund(2), History.refund(3)])
    #expect(
      broken(two).map(\.sentence) == [
        "The event begins a refund beside another one in flight."
      ])
    let overflowing = begun([done, History.refund(2, amount: .max)])
    #expect(broken(overflowing).map(\.kind) == [.rule])
  }
}

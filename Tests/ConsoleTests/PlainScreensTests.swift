import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// What the screens can do besides the main job, in lines.
struct PlainScreensTests {
  // MARK: Comparing

  private static func differences(_ count: Int) -> Reconciliation {
    var report = Samples.reconciliation
    report.differences = (1...count).map {
      ReconcileDifference(.oursOnly, reference: "DIFF-\($0)", ours: .word("waiting"))
    }
    return report
  }

  @Test func `ledger and gateway are compared over a time that is chosen by its number`() {
    var desk = Desk()
    desk.choose("Compare with the gateway")
    #expect(desk.hasTold("Kasir compares what this ledger and the gateway say"))
    desk.choose("Compare the last 7 days")
    #expect(desk.effects.last == .reconcile(days: 7))
    #expect(desk.lines.contains("Comparing… 0 payments so far."))
    #expect(desk.desk.told.map(\.number) == [0], "nothing but to leave it running")
    desk.take(.reconcileProgressed(days: 7, 10))
    #expect(desk.lines == [])
    desk.take(.reconcileProgressed(days: 7, 50))
    #expect(desk.lines == ["05:23:08 Comparing… 50 payments so far."])
    desk.take(.reconciled(days: 7, .success(Samples.reconciliation)))
    #expect(desk.lines.first == "Compared: the last 7 days.")
    #expect(desk.hasTold("Payments: 41 here, 42 at the gateway. 3 differences"))
    #expect(desk.hasTold("LOST-0001: PAID at the gateway, not in the ledger; LOST SALE"))
    #expect(desk.hasTold("This gateway does not tell how much was given back"))
    #expect(desk.lines.last == "Type a number.")
  }

  @Test func `many differences are told ten at a time, and each once`() {
    var desk = Desk()
    desk.choose("Compare with the gateway")
    desk.choose("Compare the last 24 hours")
    desk.take(.reconciled(days: 1, .success(Self.differences(23))))
    var told = desk.lines.filter { $0.hasPrefix("DIFF-") }
    #expect(told.count == 10)
    desk.choose("More differences")
    told += desk.lines.filter { $0.hasPrefix("DIFF-") }
    desk.choose("More differences")
    told += desk.lines.filter { $0.hasPrefix("DIFF-") }
    #expect(told.count == 23 && Set(told).count == 23)
    #expect(!desk.desk.told.contains { $0.label == "More differences" })
    desk.choose("Compare the last 24 hours")
    desk.take(.reconciled(days: 1, .success(Self.differences(3))))
    #expect(desk.hasTold("DIFF-1:"), "the next comparison begins at its first")
  }

  @Test func `a comparison keeps nobody on a terminal from typing, and a pipe waits for it`() {
    #expect(!Effect.reconcile(days: 30).isAwaited(withMoney: false))
    #expect(Effect.reconcile(days: 30).isAwaited(withMoney: true))
    var desk = Desk()
    desk.choose("Compare with the gateway")
    desk.choose("Compare the last 24 hours")
    desk.type("0")
    desk.load([])
    #expect(desk.lines.first == "Menu")
    desk.take(.reconciled(days: 1, .success(Samples.reconciliation)))
    #expect(desk.hasTold("05:23:08 Payments: 41 here, 42 at the gateway."))
  }

  @Test func `a comparison that failed says why, and can be begun again`() {
    var desk = Desk()
    desk.choose("Compare with the gateway")
    desk.choose("Compare the last 24 hours")
    desk.take(.reconciled(days: 1, .failure(TillError(.gateway, "The gateway cannot be reached."))))
    #expect(desk.hasTold("The gateway cannot be reached."))
    desk.choose("Compare the last 30 days")
    #expect(desk.effects.last == .reconcile(days: 30))
  }

  // MARK: Settings and about

  @Test func `the language changes at once and is kept, and so is the bell`() {
    var desk = Desk()
    desk.choose("Settings")
    desk.choose("Bell when paid: on")
    #expect(desk.effects.contains(.keepSetting("bell", "false")))
    #expect(desk.lines.first == "1 Language: English", "what was told of the settings is not again")
    desk.choose("Language: English")
    #expect(desk.effects.contains(.keepSetting("language", "id")))
    #expect(desk.lines.first == "Setelan")
    #expect(desk.lines.contains("1 Bahasa: Bahasa Indonesia"))
    desk.choose("Kembali")
    desk.load([])
    #expect(desk.lines.contains("1 Penjualan baru"))
  }

  @Test func `a setting that cannot be kept is told`() {
    var desk = Desk()
    desk.choose("Settings")
    desk.take(.settingNotKept(TillError(.config, "The config file cannot be written.")))
    #expect(desk.lines == ["05:23:08 The config file cannot be written."])
  }

  @Test func `about says what its screen says, but for colours`() {
    var desk = Desk()
    desk.choose("About Kasir")
    #expect(desk.lines.contains("Kasir: 1.0"))
    #expect(desk.lines.contains("Gateway: 127.0.0.1:4242  SANDBOX"))
    #expect(desk.lines.contains("Ledger: /data/kasir/demo.sqlite"))
    #expect(!desk.hasTold("Theme"))
    desk.choose("Back")
    desk.load([])
    #expect(desk.lines.first == "Menu")
  }

  // MARK: Numbers that stay

  @Test func `the menu's numbers stay when a sale is parked`() {
    var desk = Desk()
    let before = desk.desk.told.map(\.deed)
    desk.take(.parkedLoaded(Samples.parked))
    desk.type("")
    #expect(desk.desk.told.map(\.deed) == before)
    #expect(desk.lines.contains("8 Recall a parked sale: 2"))
  }

  // MARK: Parked sales

  @Test func `a parked sale is recalled, and one is thrown away after a question`() {
    var desk = Desk()
    desk.take(.parkedLoaded(Samples.parked))
    #expect(desk.hasTold("2 sales are parked here."))
    #expect(!desk.hasTold("F5"))
    desk.type("", "8")
    desk.take(.parkedLoaded(Samples.parked))
    #expect(desk.all.contains("1 11-23 05:23, TABLE-12: 2 kopi susu, teh, Rp 41.000"))
    desk.choose("Throw one away")
    desk.type("2")
    #expect(desk.lines.contains("Throw this parked sale away?"))
    #expect(desk.lines.last == "Type y to throw away. Anything else: keep it.")
    desk.type("")
    #expect(!desk.effects.contains(.dropDraft(Samples.parked[1].id)))
    desk.choose("Throw one away")
    desk.type("2", "y")
    #expect(desk.effects.contains(.dropDraft(Samples.parked[1].id)))
    #expect(!desk.effects.contains(.dropDraft(Samples.parked[0].id)))
    desk.type("", "1")
    #expect(desk.effects.contains(.recall(Samples.parked[0].id)))
  }

  // MARK: The lines of a new sale

  @Test func `a line of a new sale is changed and removed by number`() throws {
    var desk = Desk()
    desk.type("1", "2*kopi susu 18000", "teh 5000", "")
    desk.choose("Change the lines")
    desk.type("1")
    desk.choose("One more")
    #expect(desk.lines.first == "3 × kopi susu, 18.000 each: Rp 54.000")
    #expect(desk.lines.contains("Total  Rp 59.000"))
    desk.choose("One less")
    desk.choose("One less")
    #expect(!desk.desk.told.contains { $0.label == "One less" }, "there is one left")
    desk.choose("Remove the line")
    #expect(desk.desk.console.newSale?.cart.items.map(\.name) == ["teh"])
    desk.choose("Back")
    desk.type("jahe 7000")
    #expect(desk.lines.last == "Total  Rp 12.000")
  }

  @Test func `a price that was asked for adds a line, and only that is told`() {
    var desk = Desk()
    desk.type("1", "teh 5000", "nasi")
    guard case .findPrice(let entry, _) = desk.effects.last(where: Self.isPrice) else {
      return desk.fail("no price is looked for")
    }
    desk.take(.priceFound(entry, nil))
    #expect(desk.lines.first == "Price of one nasi")
    desk.type("12000")
    #expect(desk.lines == ["1 × nasi, 12.000 each: Rp 12.000", "Total  Rp 17.000"])
  }

  private static func isPrice(_ effect: Effect) -> Bool {
    if case .findPrice = effect { true } else { false }
  }

  @Test func `the last line removed leads back to typing`() {
    var desk = Desk()
    desk.type("1", "teh 5000", "")
    desk.choose("Change the lines")
    desk.type("1")
    desk.choose("Remove the line")
    #expect(desk.lines.last?.hasPrefix("Type an item") == true)
  }

  // MARK: Money that needs a person

  @Test func `a refund is settled with an outcome, evidence and a second person`() {
    var desk = Desk(sale: Samples.needsHuman)
    #expect(desk.all.contains { $0.contains("then choose \"Settle a refund by hand\"") })
    desk.choose("Settle a refund by hand")
    #expect(desk.lines.first == "Settle HELP-0001")
    desk.choose("Go on")
    #expect(desk.lines.first?.contains("Choose the outcome first") == true)
    desk.choose("Outcome: not chosen")
    #expect(desk.hasTold("1 REFUNDED: the customer has the money"))
    desk.type("0")
    #expect(desk.lines.contains("1 Outcome: not chosen"), "leaving chooses nothing")
    desk.choose("Outcome: not chosen")
    desk.type("2")
    desk.choose("Evidence: empty")
    #expect(desk.hasTold("at least ten characters"))
    desk.type("ticket 4711 of 25 November")
    #expect(desk.lines.first == "1 Outcome: NOT-SENT: it never reached them")
    desk.choose("Second person: empty")
    desk.type("Budi")
    #expect(desk.lines.contains("5 Amount again: only when alone"), "the numbers stay")
    desk.choose("Second person: Budi")
    desk.type("-")
    #expect(desk.lines.contains("4 Second person: empty"))
    desk.choose("Second person: empty")
    desk.type("Budi")
    desk.choose("Go on")
    #expect(desk.lines.contains("Evidence: ticket 4711 of 25 November"))
    #expect(desk.lines.contains("By Sari and Budi"))
    #expect(!desk.effects.contains { if case .settle = $0 { true } else { false } })
    desk.type("y")
    guard case .settle(let settlement) = desk.effects.last(where: Self.isSettle) else {
      return desk.fail("nothing was settled")
    }
    #expect(!settlement.wasRefunded && settlement.second == "Budi")
    #expect(desk.lines == [], "the form is not told again before there is an answer")
    let refusal = TillError(.limit, "A second person must have looked too.")
    desk.take(.settled(settlement.sale, .failure(refusal)))
    #expect(desk.hasTold("A second person must have looked too."), "why it was refused is told")
  }

  private static func isSettle(_ effect: Effect) -> Bool {
    if case .settle = effect { true } else { false }
  }

  @Test func `what an alarm is about is told when it comes, and settled with what was found`() {
    var desk = Desk()
    desk.take(.saleChanged(Samples.sale(.expired, reference: "LATE-1")))
    var late = Samples.sale(.paid, reference: "LATE-1")
    _ = late.raise(.latePayment)
    desk.take(.saleChanged(late))
    #expect(
      desk.hasTold("LATE-1 needs attention: The customer paid after the sale had ended."))
    desk = Desk(sale: late)
    #expect(desk.all.contains { $0.contains("Hand the goods over and choose") })
    desk.choose("Say what was found, to take it out of needs attention")
    desk.choose("What was found: empty")
    #expect(desk.lines.last?.hasPrefix("Type it: What was found.") == true)
    desk.type("goods handed over")
    desk.choose("Go on")
    desk.type("y")
    #expect(
      desk.effects.contains(
        .settleAlarm(late.clientRef, by: "Sari", evidence: "goods handed over")))
  }

  @Test func `a refund that needs a person is settled where it was sent, too`() {
    var desk = Desk(sale: Samples.sale(.waiting))
    desk.take(.saleChanged(Samples.sale(.paid)))
    desk.type("", "r", "1000", "y")
    let sale = Samples.sale(.paid, refunds: [Samples.refund(1000, .needsHuman)])
    desk.take(.refundEnded(sale.clientRef, Samples.rupiah(1000), .success(TillResult(sale: sale))))
    #expect(desk.hasTold("then choose \"Settle a refund by hand\""))
    desk.choose("Settle a refund by hand")
    #expect(desk.lines.first == "Settle K7Q2-M4XD")
  }

  @Test func `a refund that is refused before it is sent says why`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("10000", "y")
    let sale = Samples.sale(.paid)
    desk.take(
      .refundEnded(
        sale.clientRef, Samples.rupiah(10_000),
        .failure(TillError(.limit, "The ledger cannot be written."))))
    #expect(desk.hasTold("The ledger cannot be written."))
  }

  // MARK: What is told, and what is not

  @Test func `a history is told once, and after that how the sale stands`() {
    var desk = Desk(sale: Samples.sale(.paid))
    #expect(desk.all.contains { $0.hasPrefix("Payment intent") })
    desk.choose("Refund")
    desk.type("", "0")
    #expect(desk.lines.first == "K7Q2-M4XD: PAID, Rp 41.000")
    #expect(!desk.hasTold("Payment intent"))
    desk.type("")
    #expect(desk.lines.first == "K7Q2-M4XD: PAID, Rp 41.000")
    desk.type("?")
    #expect(desk.hasTold("Payment intent"))
  }

  @Test func `a link is told once, and again when it is another`() {
    var desk = Desk(sale: Samples.sale(.waiting))
    #expect(desk.all.contains { $0.hasPrefix("Link: ") })
    desk.choose("Cancel the sale")
    desk.type("")
    #expect(desk.lines.prefix(2) == ["Nothing was done.", "K7Q2-M4XD: WAITING, Rp 41.000"])
    #expect(!desk.hasTold("Link: "))
    desk.type("?")
    #expect(desk.hasTold("Link: ") && desk.hasTold("Time left: "))
    desk.take(.saleChanged(Samples.sale(.waiting, url: Samples.testLink + "#other")))
    desk.choose("Cancel the sale")
    desk.type("")
    #expect(desk.hasTold("Link: \(Samples.testLink)#other"))
  }

  @Test func `a refund that nobody knows is explained where its sale is open`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("10000", "y")
    let sale = Samples.sale(.paid, refunds: [Samples.refund(10_000, .unknown)])
    desk.take(
      .refundEnded(sale.clientRef, Samples.rupiah(10_000), .success(TillResult(sale: sale))))
    #expect(desk.hasTold("Do not: refund it again, here, in the dashboard or in cash."))
    desk.take(.nextCheckFound(sale.clientRef, Samples.now + .seconds(2)))
    #expect(desk.lines.count == 1)
    desk.take(.nextCheckFound(sale.clientRef, Samples.now + .seconds(7)))
    #expect(desk.lines == [], "each further check is no news")
  }

  @Test func `while money is on its way, Enter says so and how to leave`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("10000", "y")
    #expect(desk.lines.count == 1)
    desk.type("")
    #expect(desk.lines.first == Words(.english).refundSending)
    #expect(desk.lines.contains("0 Back"))
  }

  @Test func `a history has a pause between what is said`() {
    let sale = Samples.sale(.paid, refunds: [Samples.refund(10_000, .refunded)])
    var desk = Desk(sale: sale)
    desk.take(.timelineLoaded(sale.clientRef, Samples.timeline))
    desk.type("?")
    #expect(desk.lines.contains("State: PART-REFUNDED"))
    #expect(desk.lines.contains("2 × kopi susu, 18.000 each: Rp 36.000"))
    #expect(desk.lines.contains("11-23 05:23, Rp 10.000, REFUNDED, requested_by_customer"))
    #expect(desk.lines.contains("11-23 05:23:29, paid, Rp 41.000"))
  }

  @Test func `a check of an open refund says how that stands`() {
    let sale = Samples.sale(.paid, refunds: [Samples.refund(10_000, .unknown)])
    var desk = Desk(sale: sale)
    desk.choose("Check at the gateway now")
    desk.take(.checked(sale.clientRef, .success(TillResult(sale: sale))))
    #expect(desk.hasTold("is PAID. Its refund of Rp 10.000 is UNKNOWN."))
    desk.type("")
    #expect(
      desk.lines.first == "K7Q2-M4XD: PAID, Rp 41.000. Its refund of Rp 10.000 is UNKNOWN.")
  }

  @Test func `the list is sorted by number, and says how`() {
    var desk = Desk()
    desk.type("2")
    desk.load(Samples.everyState)
    #expect(!desk.hasTold("Sorted"))
    desk.choose("More sales")
    for _ in 0..<3 {
      desk.choose("Sort by something else")
      desk.load(Samples.everyState)
    }
    #expect(desk.hasTold("Sorted by amount, the largest first."))
    #expect(desk.hasTold("TABLE-12"), "from its first row on")
    guard case .loadSales(let query, _) = desk.effects.last else { return desk.fail("no query") }
    #expect(query.order.column == .amount && query.order.isDescending)
    desk.choose("Turn the order around")
    desk.load(Samples.everyState)
    #expect(desk.hasTold("Sorted by amount, the smallest first."))
  }

  @Test func `what was found is called so`() {
    var desk = Desk()
    desk.choose("Search")
    desk.type("kopi")
    desk.load([Samples.sale(.paid)])
    #expect(desk.lines.first == "Sales that have kopi in them")
  }
}

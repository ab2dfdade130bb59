import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct NewSaleTests {
  private func open(_ lines: String...) -> Counter {
    var counter = Counter()
    counter.press(.character("n"))
    for line in lines { counter.enter(line) }
    _ = counter.takeEffects()
    return counter
  }

  private func form(_ counter: Counter) -> NewSaleState? {
    if case .newSale(let form) = counter.state.screens.last { form } else { nil }
  }

  @Test func `two coffees and a tea come to Rp 41.000`() {
    let counter = open("2*kopi susu 18000", "teh 5000")
    #expect(counter.screen().contains("Total  Rp 41.000"))
    #expect(form(counter)?.cart.items == Samples.items)
    #expect(form(counter)?.entry.isEmpty == true)
  }

  @Test func `plus and minus change the selected line, Del removes it, Ctrl-Z brings it back`() {
    var counter = open("2*kopi susu 18000", "teh 5000")
    counter.press(.up, .character("+"), .character("+"), .character("-"))
    #expect(form(counter)?.cart.items.map(\.quantity) == [2, 2])
    counter.press(.delete)
    #expect(form(counter)?.cart.items.map(\.name) == ["kopi susu"])
    counter.press(.control("z"))
    #expect(form(counter)?.cart.items.map(\.quantity) == [2, 2])
  }

  @Test func `a quantity never goes below one`() {
    var counter = open("teh 5000")
    counter.press(.up, .character("-"))
    #expect(form(counter)?.cart.items.map(\.quantity) == [1])
    #expect(counter.screen().contains("remove the line with Del"))
  }

  @Test func `any other printable key goes back to the entry line and is typed there`() {
    var counter = open("teh 5000")
    counter.press(.up, .character("k"))
    #expect(form(counter)?.line == nil)
    #expect(form(counter)?.entry.text == "k")
  }

  @Test func `a line that cannot be read stays as it was typed`() {
    let counter = open("0*teh 5000")
    #expect(form(counter)?.entry.text == "0*teh 5000")
    #expect(form(counter)?.cart.items.isEmpty == true)
    #expect(counter.screen().contains("is no quantity"))
  }

  @Test func `a name without a price takes the one it was last sold for`() throws {
    var counter = open()
    counter.enter("3*teh")
    let effects = counter.takeEffects()
    guard case .findPrice(let entry, .idr) = try #require(effects.first) else {
      Issue.record("\(effects)")
      return
    }
    counter.take(.priceFound(entry, Samples.rupiah(5000)))
    #expect(form(counter)?.cart.items == [Samples.item("teh", 3, 5000)])
  }

  @Test func `a name never sold before asks for its price`() throws {
    var counter = open()
    counter.enter("teh")
    guard case .findPrice(let entry, _) = try #require(counter.takeEffects().first) else { return }
    counter.take(.priceFound(entry, nil))
    #expect(counter.screen().contains("Price of one teh"))
    counter.enter("5.00")
    #expect(counter.screen().contains("is no amount in IDR"))
    counter.press(.control("u"))
    counter.enter("5.000")
    #expect(form(counter)?.cart.items == [Samples.item("teh", 1, 5000)])
  }

  @Test func `what is typed ahead while a price is looked up is the next line`() throws {
    var counter = open()
    counter.enter("2*kopi susu")
    let first = try lookedUp(&counter)
    counter.enter("teh")
    counter.enter("roti 9000")
    counter.press(.function(10))
    #expect(counter.takeEffects().isEmpty)
    counter.take(.priceFound(first, Samples.rupiah(18_000)))
    let second = try lookedUp(&counter)
    #expect(second.name == "teh")
    counter.take(.priceFound(second, Samples.rupiah(5000)))
    #expect(
      form(counter)?.cart.items == [
        Samples.item("kopi susu", 2, 18_000), Samples.item("teh", 1, 5000),
        Samples.item("roti", 1, 9000),
      ])
    #expect(counter.takeEffects().contains { if case .charge = $0 { true } else { false } })
  }

  @Test func `a price typed ahead answers the question for it`() throws {
    var counter = open()
    counter.enter("teh")
    let entry = try lookedUp(&counter)
    counter.enter("5000")
    counter.take(.priceFound(entry, nil))
    #expect(form(counter)?.cart.items == [Samples.item("teh", 1, 5000)])
    #expect(form(counter)?.unpriced == nil)
  }

  @Test func `a ledger that fails lets go of what was held back`() throws {
    var counter = open()
    counter.enter("teh")
    _ = try lookedUp(&counter)
    counter.take(.ledgerFailed(TillError(.ledger, "The disk is full.")))
    counter.press(.control("u"))
    counter.enter("kopi 1000")
    #expect(form(counter)?.cart.items == [Samples.item("kopi", 1, 1000)])
  }

  @Test func `pasted lines are an item each, and the last one is left to be looked at`() {
    var counter = open()
    counter.press(.paste("2*kopi susu 18000\r\nteh 5000\n\nroti 9000"))
    #expect(
      form(counter)?.cart.items == [
        Samples.item("kopi susu", 2, 18_000), Samples.item("teh", 1, 5000),
      ])
    #expect(form(counter)?.entry.text == "roti 9000")
    #expect(!counter.takeEffects().contains { if case .charge = $0 { true } else { false } })
  }

  @Test func `a pasted line that is refused ends the paste, and what follows is left out`() {
    var counter = open()
    counter.press(.paste("teh 4000\n0*roti 9000\nkopi 1000\n"))
    #expect(form(counter)?.cart.items == [Samples.item("teh", 1, 4000)])
    #expect(form(counter)?.entry.text == "0*roti 9000")
    #expect(form(counter)?.problem?.hasSuffix(" One pasted line after it is left out.") == true)
  }

  @Test func `pasted names are priced one after the other`() throws {
    var counter = open()
    counter.press(.paste("teh\nkopi\nroti 9000\n"))
    counter.take(.priceFound(try lookedUp(&counter), nil))
    counter.enter("4000")
    counter.take(.priceFound(try lookedUp(&counter), Samples.rupiah(1000)))
    #expect(
      form(counter)?.cart.items == [
        Samples.item("teh", 1, 4000), Samples.item("kopi", 1, 1000), Samples.item("roti", 1, 9000),
      ])
  }

  @Test func `a price that comes too late takes nothing away`() throws {
    var counter = open()
    counter.enter("teh")
    let entry = try lookedUp(&counter)
    counter.take(.ledgerFailed(TillError(.ledger, "The disk is full.")))
    counter.press(.control("u"))
    counter.type("kopi 1000")
    counter.take(.priceFound(entry, Samples.rupiah(4000)))
    #expect(form(counter)?.entry.text == "kopi 1000")
    #expect(form(counter)?.cart.items.isEmpty == true)
  }

  private func lookedUp(_ counter: inout Counter) throws -> ItemEntry {
    let entry = counter.takeEffects().compactMap { effect -> ItemEntry? in
      if case .findPrice(let entry, _) = effect { entry } else { nil }
    }.last
    return try #require(entry)
  }

  @Test func `charging sends the lines once, however often the key is pressed`() {
    var counter = open("teh 5000")
    counter.press(.function(10), .function(10), .control("o"))
    let charges = counter.takeEffects().filter { if case .charge = $0 { true } else { false } }
    #expect(charges.count == 1)
  }

  @Test func `charging with something typed but not entered sends nothing`() {
    var counter = open("teh 5000")
    counter.type("kopi 18000")
    counter.press(.function(10))
    #expect(counter.takeEffects().isEmpty)
    #expect(counter.screen().contains("add it with Enter, or clear it"))
  }

  @Test(arguments: [
    ("", "The sale is empty"), ("teh 0", "is too little"), ("emas 25000001", "is too much"),
  ])
  func `a sale that cannot be charged says why and sends nothing`(line: String, words: String) {
    var counter = line.isEmpty ? open() : open(line)
    counter.press(.function(10))
    #expect(counter.takeEffects().isEmpty)
    #expect(counter.screen().contains(words))
  }

  @Test func `the largest sale of all can be charged`() {
    var counter = open("emas 25000000")
    counter.press(.function(10))
    #expect(counter.takeEffects().count == 1)
  }

  @Test func `a charge that is refused before it is sent keeps every line`() {
    var counter = open("teh 5000")
    counter.press(.function(10))
    counter.take(.charged(.failure(TillError(.limit, "The reference A-1 is used already."))))
    #expect(form(counter)?.cart.items.count == 1)
    #expect(form(counter)?.isCharging == false)
    #expect(counter.screen().contains("The reference A-1 is used already."))
    #expect(!counter.state.isMoneyMoving)
  }

  @Test func `a charge in the ledger is on the screen before the gateway has answered`() {
    var counter = open("teh 5000")
    counter.press(.function(10))
    _ = counter.takeEffects()
    counter.take(.chargeBegan(Samples.sale(.sending)))
    #expect(counter.screen().contains("→ SENDING"))
    #expect(counter.takeEffects().contains(.show(ClientRef("ref-K7Q2-M4XD"))))
    counter.take(.charged(.success(TillResult(sale: Samples.sale(.waiting)))))
    #expect(counter.screen().contains("● WAITING"))
    #expect(!counter.state.isMoneyMoving)
  }

  @Test func `a reference that is used is said at its field, and nothing typed is lost`() {
    var counter = open("teh 5000")
    counter.press(.function(2))
    counter.enter("TABLE-12")
    #expect(counter.takeEffects() == [.checkReference("TABLE-12")])
    counter.take(
      .referenceChecked("TABLE-12", problem: TillError(.limit, "The reference TABLE-12 is used.")))
    #expect(counter.screen().contains("The reference TABLE-12 is used."))
    #expect(form(counter)?.details?.reference.text == "TABLE-12")
    counter.type("b")
    counter.press(.enter)
    counter.take(.referenceChecked("TABLE-12b", problem: nil))
    #expect(form(counter)?.cart.reference == "TABLE-12b")
    #expect(form(counter)?.details == nil)
  }

  @Test func `the currency cannot change once there is a line`() {
    var counter = open("teh 5000")
    counter.press(.function(2), .tab, .tab, .right)
    #expect(counter.screen().contains("can change only while the sale is empty"))
    #expect(form(counter)?.details?.currency == .idr)
  }

  @Test func `pounds can be chosen while it is empty`() {
    var counter = open()
    counter.press(.function(2), .tab, .tab, .right, .enter)
    counter.enter("tea 2.50")
    #expect(counter.screen().contains("Total  £2.50"))
  }

  @Test func `leaving with lines puts them aside`() {
    var counter = open("teh 5000")
    let draft = counter.state.newSale?.draft
    counter.press(.control("c"))
    #expect(counter.state.isFinished)
    #expect(counter.state.unfinishedDraft?.0 == draft)
    #expect(counter.state.unfinishedDraft?.1.items.map(\.name) == ["teh"])
  }

  @Test func `the first live charge is sent only for the amount typed`() {
    var counter = Counter(Samples.settings(mode: .live))
    counter.press(.character("n"))
    counter.enter("teh 25000")
    counter.press(.function(10))
    counter.take(.liveConfirmationNeeded)
    _ = counter.takeEffects()
    counter.enter("25001")
    #expect(counter.takeEffects().isEmpty)
    counter.press(.control("u"))
    counter.enter("25.000")
    #expect(counter.takeEffects().count == 1)
    #expect(form(counter)?.isCharging == true)
  }
}

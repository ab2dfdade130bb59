import CheckoutDomain
import Ledger
import TerminalUI
import Testing
import Till

@testable import Console

struct ParkedTests {
  private func building(_ lines: String...) -> Counter {
    var counter = Counter()
    counter.press(.character("n"))
    for line in lines { counter.enter(line) }
    return counter
  }

  @Test func `F4 puts the sale aside and leaves the list`() throws {
    var counter = building("teh 5000")
    let draft = try #require(counter.state.newSale?.draft)
    let cart = try #require(counter.state.newSale?.cart)
    _ = counter.takeEffects()
    counter.press(.function(4))
    #expect(counter.takeEffects().first == .keepDraft(draft, cart, isHeld: false))
    #expect(counter.state.screens.isEmpty)
    #expect(counter.state.notice?.text.contains("F5") == true)
  }

  @Test func `nothing to park says so`() {
    var counter = building()
    counter.press(.function(4))
    #expect(counter.screen().contains("There is nothing to park yet."))
    #expect(counter.state.newSale != nil)
  }

  @Test func `each change of the lines is kept, so that a power cut loses none`() throws {
    var counter = building()
    _ = counter.takeEffects()
    counter.enter("teh 5000")
    let draft = try #require(counter.state.newSale)
    #expect(counter.takeEffects() == [.keepDraft(draft.draft, draft.cart, isHeld: true)])
    counter.press(.up, .delete)
    #expect(counter.takeEffects() == [.dropDraft(draft.draft)])
  }

  @Test func `F5 recalls, and parks what was being built`() throws {
    var counter = building("kopi 8000")
    let mine = try #require(counter.state.newSale?.draft)
    counter.press(.function(5))
    counter.take(.parkedLoaded(Samples.parked))
    _ = counter.takeEffects()
    counter.press(.function(5))
    #expect(counter.takeEffects() == [.recall(Samples.parked[0].id)])
    counter.press(.down, .enter)
    #expect(counter.takeEffects() == [.recall(Samples.parked[1].id)])
    counter.take(.recalled(Samples.parked[0]))
    #expect(counter.state.newSale?.draft == Samples.parked[0].id)
    #expect(counter.state.newSale?.cart.reference == "TABLE-12")
    let parkings = counter.takeEffects().filter {
      if case .keepDraft(mine, _, isHeld: false) = $0 { true } else { false }
    }
    #expect(parkings.count == 1)
  }

  @Test func `a parked sale is thrown away only after a question`() {
    var counter = building()
    counter.press(.function(5))
    counter.take(.parkedLoaded(Samples.parked))
    _ = counter.takeEffects()
    counter.press(.delete, .enter)
    #expect(counter.takeEffects().isEmpty)
    counter.press(.delete, .character("y"))
    #expect(counter.takeEffects() == [.dropDraft(Samples.parked[0].id), .loadParked])
  }

  @Test func `a charge takes the draft away`() throws {
    var counter = building("teh 5000")
    let draft = try #require(counter.state.newSale?.draft)
    counter.press(.function(10))
    _ = counter.takeEffects()
    counter.take(.chargeBegan(Samples.sale(.sending)))
    #expect(counter.takeEffects().contains(.dropDraft(draft)))
  }
}

/// What the till keeps of sales that are being built, in a real ledger.
struct ParkedLedgerTests {
  private let ledger: SQLiteLedger
  private let clock = HandClock(Samples.now)

  init() throws { ledger = try SQLiteLedger.inMemory() }

  private func till(_ process: String, alive: Set<String> = []) -> Till {
    Till(
      gateway: DeskGateway(), ledger: ledger, time: clock, random: SeededRandom(),
      process: ProcessIdentity(process), isAlive: { alive.contains($0.text) })
  }

  private var cart: Cart {
    var cart = Cart(currency: .idr, terminalType: .wap)
    for item in Samples.items { try? cart.add(item) }
    cart.reference = "TABLE \u{1F35C}"
    cart.note = "by the \"door\""
    cart.forgetPast()
    return cart
  }

  @Test func `a parked sale comes back as it was`() throws {
    try till("a").keep(cart, as: .init("a#1"), isHeld: false)
    let parked = try till("b").parked()
    #expect(parked.map(\.cart) == [cart])
    #expect(try till("b").recall(.init("a#1"))?.cart == cart)
  }

  @Test func `only one of two takes it`() throws {
    try till("a").keep(cart, as: .init("a#1"), isHeld: false)
    #expect(try till("b", alive: ["b", "c"]).recall(.init("a#1")) != nil)
    #expect(try till("c", alive: ["b", "c"]).recall(.init("a#1")) == nil)
    #expect(try till("c", alive: ["b", "c"]).parked().isEmpty)
  }

  @Test func `what a dead process was building is there for the next`() throws {
    try till("a").keep(cart, as: .init("a#1"), isHeld: true)
    #expect(try till("b", alive: ["a"]).parked().isEmpty)
    #expect(try till("b").parked().map(\.id.text) == ["a#1"])
  }

  @Test func `a forgotten one is gone`() throws {
    try till("a").keep(cart, as: .init("a#1"), isHeld: false)
    try till("a").forget(.init("a#1"))
    #expect(try till("a").parked().isEmpty)
  }
}

struct ParkedAtStartTests {
  @Test func `after a start somebody is told of what is parked, once`() {
    var counter = Counter(sales: Samples.everyState)
    #expect(counter.takeEffects().contains(.loadParked))
    counter.take(.parkedLoaded(Samples.parked))
    #expect(counter.screen().contains("2 sales are parked here. F5 recalls them."))
    counter.press(.down)
    counter.take(.parkedLoaded(Samples.parked))
    #expect(counter.state.notice == nil)
  }
}

import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct SettlementTests {
  private let sale = Samples.needsHuman

  private func open() -> Counter {
    var counter = Counter(sales: [sale])
    counter.press(.character("e"))
    _ = counter.takeEffects()
    return counter
  }

  @Test func `an outcome has to be chosen`() {
    var counter = open()
    counter.press(.function(10))
    #expect(counter.screen().contains("Choose the outcome first"))
    #expect(counter.state.dialog == nil)
  }

  @Test func `evidence has to be typed`() {
    var counter = open()
    counter.press(.right, .function(10))
    #expect(counter.screen().contains("Say how you know it"))
    #expect(counter.state.dialog == nil)
  }

  @Test func `the same person twice is one person`() {
    var counter = filled(second: "sari")
    counter.press(.function(10))
    #expect(counter.screen().contains("has to be another one"))
  }

  @Test func `alone the amount is typed again`() {
    var counter = filled(second: "")
    counter.press(.function(10))
    #expect(counter.screen().contains("type the amount"))
    counter.type("10000")
    counter.press(.function(10), .character("y"))
    let settlement = settlement(&counter)
    #expect(settlement?.typedAmount == Samples.rupiah(10_000))
    #expect(settlement?.second == nil)
  }

  @Test func `two people settle it after a question, with y`() {
    var counter = filled(second: "Budi")
    counter.press(.function(10), .enter)
    #expect(settlement(&counter) == nil)
    counter.press(.function(10), .character("y"))
    let settlement = settlement(&counter)
    #expect(settlement?.refund == sale.refunds[0].key)
    #expect(settlement?.wasRefunded == true)
    #expect(settlement?.second == "Budi")
    #expect(settlement?.operatorName == "Sari")
  }

  @Test func `what the till refuses stands in the form, as typed`() {
    var counter = filled(second: "Budi")
    counter.take(.settled(sale.clientRef, .failure(TillError(.limit, "A second person has to."))))
    #expect(counter.screen().contains("A second person has to."))
    #expect(counter.screen().contains("Budi"))
  }

  @Test func `an alarm is settled by somebody who says what was found`() {
    var counter = Counter(sales: [Samples.lostSale])
    counter.press(.character("e"), .function(10))
    #expect(counter.screen().contains("Say what was found"))
    counter.type("goods handed over")
    _ = counter.takeEffects()
    counter.press(.function(10), .character("y"))
    #expect(
      counter.takeEffects().contains(
        .settleAlarm(Samples.lostSale.clientRef, by: "Sari", evidence: "goods handed over")))
  }

  private func filled(second: String) -> Counter {
    var counter = open()
    counter.press(.right, .tab)
    counter.type("ticket 4711 of today")
    counter.press(.tab, .tab)
    counter.type(second)
    return counter
  }

  private func settlement(_ counter: inout Counter) -> Settlement? {
    counter.takeEffects().lazy.compactMap {
      if case .settle(let settlement) = $0 { settlement } else { nil }
    }.first
  }
}

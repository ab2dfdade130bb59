import Testing

@testable import CheckoutDomain

struct SaleTransitionTests {
  @Test(arguments: SaleTransitions.all)
  func `every event moves the sales it can move, and leaves all others as they were`(
    transitions: SaleTransitions
  ) {
    for start in StartingSale.allCases {
      var sale = start.sale
      let before = sale.state
      let entries = sale.apply(transitions.event, at: sampleNow + .seconds(60))
      #expect(sale.state == transitions.moves[start] ?? before, "\(start): \(transitions.name)")
      guard sale.state != before else { continue }
      // Whatever changes the word is in the timeline, in that word or its reason's.
      let words = [sale.state.rawValue, "not_sent", "proven_absent"]
      #expect(entries.contains { words.contains($0.kind) }, "\(start)")
    }
  }

  @Test(arguments: SaleTransitions.all)
  func `told the same thing twice, a sale moves once`(transitions: SaleTransitions) {
    // A create that ended with a session may have to be sent again: that is no repetition.
    for start in StartingSale.allCases where transitions.moves[start] != .draft {
      var sale = start.sale
      _ = sale.apply(transitions.event, at: sampleNow)
      var once = sale
      let entries = sale.apply(transitions.event, at: sampleNow)
      once.progress.checkedAt = sale.progress.checkedAt
      #expect(sale == once, "\(start)")
      #expect(entries == [], "\(start)")
    }
  }

  @Test func `the table starts from every state there is`() {
    #expect(Set(StartingSale.allCases.map(\.sale.state)) == Set(SaleState.allCases))
  }
}

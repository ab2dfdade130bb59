import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// The payment link as a link of the terminal's own (OSC 8), and what copying needs.
struct LinkTests {
  private func counter(
    _ url: String = Samples.testLink, clipboard: Bool = true
  ) -> Counter {
    var settings = Samples.settings()
    settings.takesClipboard = clipboard
    var counter = Counter(settings, sales: [Samples.sale(.waiting, url: url)])
    counter.press(.enter)
    counter.take(.ticked(Samples.now, clock: 1))
    return counter
  }

  @Test(arguments: [(80, 24), (100, 30), (40, 12)])
  func `only the checked link of an open sale is one`(columns: Int, rows: Int) {
    let links = counter().frame(columns, rows).links
    #expect(!links.isEmpty)
    #expect(links.allSatisfy { $0.address == Samples.testLink })
    #expect(links.map(\.text).joined() == Samples.testLink)
    let strange = "https://pay.example.net/cs_1680914308084531200"
    #expect(counter(strange).frame(columns, rows).links.isEmpty)
    for sale in Samples.everyState where !sale.isOpen {
      var counter = Counter(sales: [sale])
      counter.press(.enter)
      #expect(counter.frame(columns, rows).links.isEmpty, "\(sale.state)")
    }
  }

  @Test func `what lies over it is no link`() {
    var counter = counter()
    counter.press(.character("x"))
    #expect(counter.state.dialog != nil)
    #expect(counter.frame(40, 12).links.isEmpty)
    counter.press(.escape, .character("?"))
    #expect(counter.frame(40, 12).links.isEmpty)
  }

  @Test func `a terminal that would print a copied link is sent none`() {
    var counter = counter(clipboard: false)
    _ = counter.takeEffects()
    counter.press(.character("c"))
    #expect(!counter.takeEffects().contains { if case .copy = $0 { true } else { false } })
    #expect(counter.screen().contains("takes nothing to its clipboard"))
    #expect(!counter.screen().contains("sent to the terminal"))
  }

  @Test func `a link that does not fit is not written in part on the customer's view, either`() {
    var settings = Samples.settings(mode: .live)
    settings.preferences.language = .english
    var counter = Counter(
      settings, sales: [Samples.sale(.waiting, mode: .live, url: Samples.liveLink)])
    counter.press(.enter, .character("f"))
    for (columns, rows) in [(40, 10), (40, 12), (60, 12)] {
      let joined = counter.screen(columns, rows).filter { !$0.isWhitespace }
      #expect(joined.contains(Samples.liveLink) || !joined.contains("https:"))
      #expect(joined.contains("thecodeneedsaterminal") || joined.contains("Thecodeneedsaterminal"))
    }
  }
}

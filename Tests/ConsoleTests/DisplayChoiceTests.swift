import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// Which counter a display belongs to: nobody guesses, and no customer sees another one's code.
struct DisplayChoiceTests {
  private let ours = Samples.sale(.waiting)
  private let theirs = Samples.sale(
    .waiting, reference: "NEXT-0001", amount: Samples.rupiah(7000))

  /// What a display shows, in a word.
  private func shown(_ display: Display) -> String {
    let screen = display.screen()
    if screen.contains("Which counter") { return "question" }
    if screen.contains("Rp 41.000") { return "ours" }
    if screen.contains("Rp 7.000") { return "theirs" }
    return "nothing"
  }

  @Test func `the only counter is followed, and said nothing of`() {
    var display = Display()
    display.look(Display.counter(1, ours))
    #expect(shown(display) == "ours")
    #expect(!display.screen().contains("Counter"))
  }

  @Test func `of two counters none is followed before a person says which`() {
    var display = Display()
    display.look(Display.counter(1, "Sari", ours), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "question")
    let screen = display.screen()
    for text in ["1  Budi 2", "2  Sari 1"] { #expect(screen.contains(text), "\(text)") }
    // Neither amount, nor a code.
    for text in ["Rp", "▀", "Scan"] { #expect(!screen.contains(text), "\(text)") }
    display.press(.character("3"))
    display.press(.character("0"))
    #expect(shown(display) == "question")
    display.press(.character("2"))
    #expect(shown(display) == "ours")
    #expect(display.screen().contains("Counter: Sari 1"))
    // Once it is said, a digit does nothing any more.
    display.press(.character("1"))
    #expect(shown(display) == "ours")
  }

  @Test func `the other counter's sale never comes on it, whichever began last`() {
    var display = Display()
    display.look(Display.counter(1, ours), Display.counter(2, "Budi"))
    display.press(.character("2"))
    display.look(Display.counter(1, ours), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "ours")
    display.look(Display.counter(1, nil), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "nothing")
    #expect(display.screen().contains("Counter: Sari 1"))
  }

  @Test func `a second counter that opens takes no code from a customer, and is asked about after`()
  {
    var display = Display()
    display.look(Display.counter(1, ours))
    display.look(Display.counter(1, ours), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "ours")
    display.look(Display.counter(1, nil), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "question")
    // The one that is left may be the other one.
    display.look(Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "question")
  }

  @Test func `a counter that is started anew is followed again, and the other one is not`() {
    var display = Display()
    display.look(Display.counter(1, ours), Display.counter(2, theirs))
    display.press(.character("1"))
    #expect(shown(display) == "ours")
    // Both are Sari's, as on one computer: the one that was there is not the one that begins.
    display.look(Display.counter(2, theirs))
    #expect(shown(display) == "question")
    display.look(Display.counter(2, theirs), Display.counter(3, ours))
    #expect(shown(display) == "ours")
  }

  @Test func `another person who begins at a counter is asked about`() {
    var display = Display()
    display.look(Display.counter(1, "Sari", ours), Display.counter(2, "Budi"))
    display.press(.character("2"))
    display.look(Display.counter(2, "Budi", theirs), Display.counter(3, "Tomi", ours))
    #expect(shown(display) == "question")
  }

  @Test func `alone, a counter that is started anew by anybody is followed`() {
    var display = Display()
    display.look(Display.counter(1, "Sari"))
    display.look()
    #expect(display.screen().contains("No counter is open yet."))
    display.look(Display.counter(2, "Budi", ours))
    #expect(shown(display) == "ours")
  }

  @Test(arguments: ["Sari", "1"])
  func `a counter named at the start is followed without a question`(name: String) {
    var display = Display(counter: name)
    display.look(Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "nothing")
    #expect(display.screen().contains("The counter \(name) is not open."))
    display.look(Display.counter(1, "Sari", ours), Display.counter(2, "Budi", theirs))
    #expect(shown(display) == "ours")
  }

  @Test func `two consoles of the name that was given are asked about`() {
    var display = Display(counter: "Sari")
    display.look(Display.counter(1, ours), Display.counter(2, theirs))
    #expect(shown(display) == "question")
    display.press(.character("2"))
    #expect(shown(display) == "theirs")
  }

  @Test func `a sale that cannot be read is said, and the customer is sent to the cashier`() {
    var display = Display()
    display.look(Display.counter(problem: "The ledger cannot be read."))
    #expect(display.screen().contains("The ledger cannot be read."))
    #expect(display.screen().contains("ask the cashier"))
    #expect(!display.screen().contains("Welcome"))
  }
}

import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// The customer's display: what it shows of what the counter does.
struct DisplayTests {
  @Test func `shows code, amount and shop of the counter's sale, and nothing of the operator's`() {
    var display = Display()
    _ = display.see(Samples.sale(.waiting))
    let screen = display.screen()
    for text in ["Warung Contoh", "Rp 41.000", "Scan to pay", "Not real money", "▀"] {
      #expect(screen.contains(text), "\(text)")
    }
    for text in ["K7Q2-M4XD", "kopi susu", "WAITING", "refund"] {
      #expect(!screen.contains(text), "\(text)")
    }
  }

  @Test(arguments: [(Language.english, "Scan to pay"), (.indonesian, "Pindai untuk")])
  func `words beside a code are never cut`(language: Language, request: String) {
    for columns in 60...80 {
      var display = Display(language)
      _ = display.see(Samples.sale(.waiting))
      let screen = display.screen(columns, 26)
      #expect(screen.contains("▀") && screen.contains(request), "\(columns)")
      #expect(screen.contains("Akulaku") && !screen.contains("…"), "\(columns)")
    }
  }

  @Test func `between sales it is quiet: the shop's name, no wait, no code`() {
    for (language, word) in [(Language.english, "Welcome"), (.indonesian, "Selamat datang")] {
      var display = Display(language)
      #expect(display.see(nil) == [])
      #expect(display.screen().contains(word))
      #expect(display.screen().contains("Warung Contoh"))
      #expect(!display.screen().contains("▀"))
    }
  }

  @Test func `a paid sale stays for a moment when the operator goes on at once`() throws {
    var display = Display()
    _ = display.see(Samples.sale(.waiting))
    _ = display.see(Samples.sale(.paid))
    let effects = display.see(nil)
    #expect(display.screen().contains("✓ PAID"))
    guard case .wait(let pause, let number) = try #require(effects.first) else {
      Issue.record("no wait")
      return
    }
    #expect(pause == DisplayProgram.lingering)
    // Other changes in between take nothing away, and wait no longer.
    #expect(display.see(nil) == [])
    #expect(display.screen().contains("✓ PAID"))
    #expect(display.take(.waited(number)) == [.look])
    #expect(display.screen().contains("Welcome"))
  }

  @Test func `the next sale takes the place of a paid one at once`() {
    var display = Display()
    _ = display.see(Samples.sale(.paid))
    _ = display.see(nil)
    _ = display.see(Samples.sale(.waiting, reference: "NEXT-0001", amount: Samples.rupiah(7000)))
    #expect(display.screen().contains("Rp 7.000"))
    #expect(!display.screen().contains("PAID"))
  }

  @Test func `a sale that was left unpaid is gone at once`() {
    var display = Display()
    _ = display.see(Samples.sale(.waiting))
    #expect(display.see(nil) == [])
    #expect(display.screen().contains("Welcome"))
  }

  @Test func `what only the shop has to know is not said to the customer`() {
    for (sale, text) in [
      (Samples.sale(.unknown), "One moment"), (Samples.sale(.sending), "One moment"),
      (Samples.sale(.mismatch), "ask the cashier"), (Samples.sale(.failed), "ask the cashier"),
      // A link to a foreign host is no code, and no reason to scan one.
      (
        Samples.sale(.waiting, url: "https://pay.example.net/cs_1680914308084531200"),
        "ask the cashier"
      ),
      (Samples.sale(.waiting, decline: "insufficient limit"), "you can try again"),
    ] {
      var display = Display()
      _ = display.see(sale)
      let screen = display.screen()
      #expect(screen.contains(text), "\(sale.state)")
      for word in ["UNKNOWN", "SENDING", "MISMATCH", "FAILED", "example.net", "insufficient"] {
        #expect(!screen.contains(word), "\(sale.state): \(word)")
      }
    }
  }

  @Test func `an amount that nobody has to pay any more does not stand there in large letters`() {
    for (sale, text) in [
      (Samples.sale(.expired), "This code has expired"),
      (Samples.sale(.canceled), "This payment is canceled"),
      (
        Samples.sale(.paid, refunds: [Samples.refund(10_000, .refunded)]),
        "Refunded: Rp 10.000"
      ),
    ] {
      var display = Display()
      display.see(sale)
      #expect(display.screen().contains(text), "\(sale.state)")
      #expect(!display.screen().contains("▀") && !display.screen().contains("█"), "\(sale.state)")
    }
  }

  @Test func `a screen too small for its code says that, and what else matters`() {
    var display = Display()
    display.see(Samples.sale(.waiting, decline: "insufficient limit"))
    let screen = display.screen(40, 12)
    for text in ["Rp 41.000", "Declined", "Not real money", "https://", "needs a terminal of"] {
      #expect(screen.contains(text), "\(text)")
    }
  }

  @Test func `no size of terminal is too small to draw into`() {
    for sale in [nil, Samples.sale(.waiting), Samples.sale(.paid), Samples.sale(.sending)] {
      var display = Display(counter: "4711")
      _ = display.look(Display.counter(4711, sale), Display.counter(4712, "Budi"))
      for (columns, rows) in [(0, 0), (1, 1), (10, 3), (40, 12), (80, 24), (132, 43), (300, 5)] {
        let frame = display.program.view(display.state, size: Size(columns: columns, rows: rows))
        #expect(frame.size == Size(columns: columns, rows: rows))
      }
    }
  }

  @Test func `q, Esc and Ctrl-C leave, and no other key does anything`() {
    let display = Display()
    for key: Key in [.character("q"), .escape, .control("c")] {
      #expect(display.program.action(for: key, in: display.state) != nil)
    }
    for key: Key in [.enter, .character("x"), .character("r"), .character("n"), .function(10)] {
      #expect(display.program.action(for: key, in: display.state) == nil)
    }
  }

  @Test func `the console says which sale it shows, and when it does not any more`() {
    var counter = Counter(sales: [Samples.sale(.waiting)])
    _ = counter.takeEffects()
    let shown = Samples.sale(.waiting).clientRef
    counter.press(.enter)
    #expect(counter.takeEffects().contains(.present(shown)))
    // The history lies over the code, and the customer goes on scanning.
    counter.press(.enter, .escape, .character("f"), .character("f"))
    let quiet = counter.takeEffects().filter { if case .present = $0 { true } else { false } }
    #expect(quiet == [])
    counter.press(.character("b"))
    #expect(counter.takeEffects().contains(.present(nil)))
  }
}

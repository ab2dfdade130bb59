import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct PaymentTests {
  @Test func `a question stands beside a code that somebody may be scanning`() {
    for language in Language.allCases {
      for (columns, rows) in [(100, 30), (132, 43), (200, 50)] {
        var settings = Samples.settings()
        settings.preferences.language = language
        var counter = Counter(settings, sales: [Samples.sale(.waiting)])
        counter.press(.enter)
        let before = counter.frame(columns, rows)
        counter.press(.character("x"))
        let after = counter.frame(columns, rows)
        #expect(counter.state.dialog != nil)
        #expect(before != after)
        for y in 0..<rows {
          for (old, new) in zip(before.row(y), after.row(y)) where old.character == "▀" {
            #expect(old == new, "row \(y) of \(columns)×\(rows)")
          }
        }
        let words = Words(language)
        #expect(counter.screen(columns, rows).contains(words.expireYes))
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a question never covers a part of a code, and is asked whole`(language: Language) {
    let intent = Samples.sale(
      .waiting, url: "https://apitest.wooshpay.com/v1/pi_1680914308331995136", chargedBy: .intent)
    let cases: [(Sale, Mode, [Key])] = [
      (Samples.sale(.waiting), .test, [.character("x")]),
      (Samples.sale(.waiting), .test, [.function(7)]),
      (Samples.sale(.waiting, mode: .live, url: Samples.liveLink), .live, [.character("x")]),
      (Samples.sale(.waiting, mode: .live, url: Samples.liveLink), .live, [.function(7)]),
      (intent, .test, [.character("x")]), (intent, .test, [.function(7)]),
      // The customer's view, and the operator wants to leave while money moves.
      (Samples.sale(.waiting), .test, [.character("f"), .control("c")]),
    ]
    var beside = 0
    for (sale, mode, keys) in cases {
      var settings = Samples.settings(mode: mode)
      settings.preferences.language = language
      for size in [(80, 24), (100, 30), (132, 43), (200, 60), (68, 22), (60, 20), (40, 12)] {
        var counter = Counter(settings, sales: [sale])
        counter.press(.enter)
        counter.take(.ticked(Samples.now, clock: 1))
        // Money is on its way.
        if keys.count > 1 { counter.press(.character("x"), .character("y")) }
        for key in keys { counter.press(key) }
        guard let dialog = counter.state.dialog else {
          Issue.record("no question")
          continue
        }
        let asked = counter.frame(size.0, size.1)
        counter.press(.escape)
        if keys.count > 1 { counter.press(.character("f")) }
        let plain = counter.frame(size.0, size.1)
        let code = Self.code(asked)
        #expect(code.isEmpty || code == Self.code(plain), "\(size)\n\(FrameText.text(asked))")
        if !code.isEmpty { beside += 1 }
        let flow = FrameText.text(asked).split { " \n│┌┐└┘─▀".contains($0) }
        for text in dialog.lines + [dialog.title, dialog.yes, dialog.no] where size != (40, 12) {
          let words = text.split(separator: " ")
          #expect(
            words.allSatisfy { word in flow.contains { $0.contains(word) } },
            "\(size) \(text)\n\(FrameText.text(asked))")
        }
        if size == (80, 24), keys.count == 1 {
          #expect(!code.isEmpty, "\(FrameText.text(asked))")
        }
      }
    }
    #expect(beside > 20)
  }

  /// The cells that a code is painted in, where it stands.
  private static func code(_ frame: Frame) -> [[Cell]] {
    (0..<frame.size.rows).map { y in
      frame.row(y).enumerated().compactMap { $1.style.fixed != nil ? $1 : nil }
    }.filter { !$0.isEmpty }
  }

  private let sale = Samples.sale(.waiting)

  private func open() -> Counter {
    var counter = Counter(sales: [sale])
    counter.press(.enter)
    counter.take(.ticked(Samples.now, clock: 1))
    return counter
  }

  private func cancels(_ counter: inout Counter) -> [Effect] {
    counter.takeEffects().filter { if case .cancel = $0 { true } else { false } }
  }

  @Test func `an intent without a link is not said to be payable`() {
    let unpayable = Sale(
      clientRef: sale.clientRef, reference: sale.reference, mode: .test, items: sale.items,
      amount: sale.amount, terminalType: .web, createdAt: sale.createdAt,
      progress: Sale.Progress(
        phase: .waiting, paymentIntent: sale.progress.paymentIntent, chargedBy: .intent))
    var counter = Counter(sales: [unpayable])
    counter.press(.enter)
    counter.take(.ticked(Samples.now, clock: 1))
    #expect(counter.screen().contains("The gateway gave no payment link"))
    #expect(!counter.screen().contains("can scan and pay"))
  }

  @Test func `a session gives way to a payment intent after a question`() {
    var counter = open()
    _ = counter.takeEffects()
    counter.press(.function(7))
    #expect(counter.screen().contains("Charge by a payment intent"))
    counter.press(.enter)
    counter.press(.function(7), .character("y"))
    let asked = counter.takeEffects().filter {
      if case .replaceSession = $0 { true } else { false }
    }
    #expect(asked == [.replaceSession(sale.clientRef)])
    // It is being done: not twice.
    counter.press(.function(7))
    #expect(counter.state.dialog == nil)
    let next = Samples.sale(.sending, reference: "K7Q2-M4XD-2")
    counter.take(.chargeBegan(next))
    #expect(counter.screen().contains("K7Q2-M4XD is canceled; K7Q2-M4XD-2 takes its place."))
    counter.take(.charged(.success(TillResult(sale: next))))
    #expect(counter.state.moneyInFlight == 0)
    guard case .payment(let payment) = counter.state.screens.last else {
      Issue.record("no payment screen")
      return
    }
    #expect(payment.sale.reference == "K7Q2-M4XD-2")
  }

  @Test func `a session that did not end keeps its screen, and says why`() {
    var counter = open()
    counter.press(.function(7), .character("y"))
    let error = TillError(.unknown, "The gateway did not answer.")
    counter.take(.charged(.success(TillResult(sale: sale, error: error))))
    #expect(counter.screen().contains("The gateway did not answer."))
    #expect(counter.screen().contains("● WAITING"))
    counter.press(.function(7))
    #expect(counter.state.dialog != nil)
  }

  @Test func `opening it watches it closely, leaving it does not`() {
    var counter = Counter(sales: [sale])
    counter.press(.enter)
    #expect(counter.takeEffects().contains(.show(sale.clientRef)))
    counter.press(.character("b"))
    #expect(counter.takeEffects().contains(.show(nil)))
    #expect(counter.state.screens.isEmpty)
  }

  @Test func `Esc goes back and cancels nothing`() {
    var counter = open()
    counter.press(.escape)
    #expect(cancels(&counter).isEmpty)
    #expect(counter.state.dialog == nil)
  }

  @Test func `cancelling asks, and only y does it`() {
    var counter = open()
    counter.press(.character("x"), .enter)
    counter.press(.character("x"), .escape)
    #expect(cancels(&counter).isEmpty)
    counter.press(.character("x"), .character("y"))
    #expect(cancels(&counter) == [.cancel(sale.clientRef)])
    #expect(counter.screen().contains("● WAITING"))
  }

  @Test func `the word changes when the gateway has confirmed`() {
    var counter = open()
    counter.press(.character("x"), .character("y"))
    counter.take(
      .cancelEnded(sale.clientRef, .success(TillResult(sale: Samples.sale(.canceled)))))
    #expect(counter.screen().contains("× CANCELED"))
  }

  @Test func `a sale found paid meanwhile is paid`() {
    var counter = open()
    counter.press(.character("x"), .character("y"))
    counter.take(.cancelEnded(sale.clientRef, .success(TillResult(sale: Samples.sale(.paid)))))
    #expect(counter.screen().contains("✓ PAID"))
  }

  @Test func `it rings once when the money arrives`() {
    var counter = open()
    _ = counter.takeEffects()
    counter.take(.saleChanged(Samples.sale(.paid)))
    counter.take(.saleChanged(Samples.sale(.paid)))
    #expect(counter.takeEffects().filter { $0 == .ring }.count == 1)
    #expect(counter.screen().contains("██████"))
  }

  @Test func `the customer's view shows no link, no key and no buttons`() {
    var counter = open()
    counter.press(.character("f"))
    let screen = counter.screen()
    #expect(screen.contains("Scan to pay with Akulaku"))
    #expect(!screen.contains("sk_test") && !screen.contains("expire"))
    counter.press(.escape)
    #expect(counter.screen().contains("Time left"))
  }

  @Test func `a strange link is neither drawn nor copied`() {
    let sale = Samples.sale(.waiting, url: "https://pay.example.net/cs_1680914308084531200")
    var counter = Counter(sales: [sale])
    counter.press(.enter)
    _ = counter.takeEffects()
    counter.press(.character("c"), .character("f"))
    #expect(!counter.takeEffects().contains { if case .copy = $0 { true } else { false } })
    #expect(counter.screen().contains("pay.example.net"))
    #expect(!counter.screen().contains("▀"))
  }

  @Test func `copying hands over the link as it is`() {
    var counter = open()
    _ = counter.takeEffects()
    counter.press(.character("c"))
    #expect(counter.takeEffects() == [.copy(Samples.testLink)])
    #expect(counter.screen().contains("sent to the terminal"))
  }

  @Test func `a charge certainly not sent can be sent again, once at a time`() {
    var counter = Counter(sales: [Samples.sale(.draft, problem: "No connection.")])
    counter.press(.enter)
    _ = counter.takeEffects()
    counter.press(.function(10), .function(10))
    let again = counter.takeEffects().filter { if case .chargeAgain = $0 { true } else { false } }
    #expect(again.count == 1)
  }

  @Test func `an unknown charge offers no key to send it again`() {
    var counter = Counter(sales: [Samples.sale(.unknown)])
    counter.press(.enter)
    _ = counter.takeEffects()
    counter.press(.function(10))
    #expect(counter.takeEffects().isEmpty)
    #expect(counter.screen().contains("charge it again"))
  }

  @Test func `leaving while money moves asks`() {
    var counter = open()
    counter.press(.character("x"), .character("y"), .control("c"))
    #expect(!counter.state.isFinished)
    #expect(counter.screen().contains("Money is moving"))
    counter.press(.character("y"))
    #expect(counter.state.isFinished)
  }

  @Test(arguments: [
    (86_399, "23 h 59 min"), (3600, "1 h 00 min"), (3599, "59 min"), (600, "10 min"),
    (599, "9 min 59 s"), (1, "0 min 01 s"), (0, "time is up"), (-5, "time is up"),
  ])
  func `time left is said in words`(seconds: Int, words: String) {
    #expect(TimeLeft.words(.seconds(seconds), Words(.english)) == words)
  }

  @Test func `the words are wrong one moment after they were to change, and not before`() {
    for milliseconds in [86_399_500, 3_600_000, 661_000, 600_001, 599_999, 1500, 1000] {
      let left = Duration.milliseconds(milliseconds)
      let pause = TimeLeft.untilItReadsOtherwise(left)
      #expect(
        TimeLeft.words(left - pause, Words(.english)) != TimeLeft.words(left, Words(.english)),
        "\(milliseconds)")
      #expect(
        TimeLeft.words(left - pause + .milliseconds(1), Words(.english))
          == TimeLeft.words(left, Words(.english)), "\(milliseconds)")
    }
  }
}

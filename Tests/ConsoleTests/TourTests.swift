import CheckoutDomain
import QRCode
import TerminalUI
import Testing
import Till

@testable import Console

/// The guided tour as a reducer: keys and facts in, steps out.
struct TourTests {
  private static func settings(
    _ standing: TourProgress.Standing, _ step: TourStep = .firstSale
  ) -> ConsoleSettings {
    var settings = Samples.settings()
    var progress = TourProgress()
    (progress.standing, progress.step) = (standing, step)
    settings.tour = progress
    return settings
  }

  private static func running(
    _ step: TourStep, sales: [Sale] = [], language: Language = .english
  ) -> Counter {
    var settings = settings(.running, step)
    settings.preferences.language = language
    return Counter(settings, sales: sales)
  }

  private static func step(_ counter: Counter) -> TourStep? { counter.state.tour?.progress.step }

  /// Charges a sale, up to its code.
  private static func charge(_ counter: inout Counter, _ reference: String = "NEW") {
    counter.press(.character("n"))
    counter.enter("teh 5000")
    counter.press(.function(10))
    counter.take(.chargeBegan(Samples.sale(.sending, reference: reference)))
    counter.take(
      .charged(.success(TillResult(sale: Samples.sale(.waiting, reference: reference)))))
  }

  @Test func `a first sale is done when the gateway says that it is paid`() {
    var counter = Self.running(.firstSale)
    Self.charge(&counter)
    #expect(Self.step(counter) == .firstSale)
    counter.take(.saleChanged(Samples.sale(.paid, reference: "OTHER")))
    #expect(Self.step(counter) == .firstSale)
    counter.take(.saleChanged(Samples.sale(.paid, reference: "NEW")))
    #expect(Self.step(counter) == .declined)
    #expect(counter.screen().contains("✓ Paid: the gateway said so."))
    counter.press(.escape)
    #expect(!counter.screen().contains("the gateway said so."))
  }

  @Test func `a declined try and an expired link end their steps`() {
    var counter = Self.running(.declined)
    Self.charge(&counter)
    counter.take(
      .saleChanged(Samples.sale(.waiting, reference: "NEW", decline: "insufficient limit")))
    #expect(Self.step(counter) == .expired)
    counter.press(.escape)
    Self.charge(&counter, "NEXT")
    counter.take(.saleChanged(Samples.sale(.expired, reference: "NEXT")))
    #expect(Self.step(counter) == .background)
  }

  @Test func `a sale counts as in the background only when its code is not on the screen`() {
    var counter = Self.running(.background)
    Self.charge(&counter)
    counter.take(.saleChanged(Samples.sale(.paid, reference: "NEW")))
    #expect(Self.step(counter) == .background)
    #expect(counter.screen().contains("paid while its code was on the screen"))
    counter.press(.character("b"))
    Self.charge(&counter, "NEXT")
    counter.press(.character("b"))
    counter.take(.saleChanged(Samples.sale(.paid, reference: "NEXT")))
    #expect(Self.step(counter) == .partialRefund)
  }

  /// Refunds from the list, and has the gateway answer.
  private static func refund(
    _ counter: inout Counter, byLine: Bool = false, states: [RefundState]
  ) {
    counter.press(.character("r"))
    if byLine {
      counter.press(.function(6), .character("+"))
    } else {
      counter.type("1000")
    }
    counter.press(.function(10), .character("y"))
    for state in states {
      let sale = Samples.sale(.paid, refunds: [Samples.refund(1000, state)])
      counter.take(
        .refundEnded(sale.clientRef, Samples.rupiah(1000), .success(TillResult(sale: sale))))
    }
  }

  @Test func `a part is given back by amount, then by line`() {
    var counter = Self.running(.partialRefund, sales: [Samples.sale(.paid)])
    Self.refund(&counter, byLine: true, states: [.refunded])
    #expect(Self.step(counter) == .partialRefund, "by line is the next step's")
    counter.load([Samples.sale(.paid)])
    Self.refund(&counter, states: [.refunded])
    #expect(Self.step(counter) == .refundByLine)
    counter.load([Samples.sale(.paid)])
    Self.refund(&counter, states: [.refunded])
    #expect(Self.step(counter) == .refundByLine, "an amount was the last step's")
    counter.load([Samples.sale(.paid)])
    Self.refund(&counter, byLine: true, states: [.refunded])
    #expect(Self.step(counter) == .lostConnection)
  }

  @Test func `a lost answer is over when the gateway has told`() {
    var counter = Self.running(.lostConnection, sales: [Samples.sale(.paid)])
    _ = counter.takeEffects()
    Self.refund(&counter, states: [.refunded])
    #expect(Self.step(counter) == .lostConnection)
    let again = counter.takeEffects().filter { if case .tour = $0 { true } else { false } }
    #expect(again.count == 1, "the gateway is to lose the next answer")
    counter.load([Samples.sale(.paid)])
    Self.refund(&counter, states: [.unknown])
    #expect(Self.step(counter) == .lostConnection)
    #expect(counter.screen().contains("UNKNOWN is not failed"))
    counter.take(
      .saleChanged(Samples.sale(.paid, refunds: [Samples.refund(1000, .refunded)])))
    #expect(Self.step(counter) == .search)
  }

  @Test(arguments: Language.allCases)
  func `whoever has no whole piece left to refund by line is sent to another sale`(
    language: Language
  ) {
    let cup = [Samples.item("kopi susu", 1, 18_000)]
    func sale(_ refunded: Int64) -> Sale {
      Samples.sale(
        .paid, items: cup, amount: Samples.rupiah(18_000),
        refunds: [Samples.refund(refunded, .refunded)])
    }
    for (refunded, isEnough) in [(1000 as Int64, false), (0, true)] {
      let counter = Self.running(
        .refundByLine, sales: [refunded == 0 ? Samples.sale(.paid, items: cup) : sale(refunded)],
        language: language)
      let screen = counter.screen()
      #expect(
        screen.contains(language == .english ? "choose another one" : "tidak cukup")
          != isEnough, "\(screen)")
    }
  }

  @Test func `what was sold last is what the tour has one type`() {
    var counter = Self.running(
      .search, sales: [Samples.sale(.paid, items: [Samples.item("es jeruk", 1, 9000)])])
    counter.press(.character("/"))
    #expect(counter.screen().contains("Type es jeruk, or a part of"))
    counter = Self.running(
      .search, sales: [Samples.sale(.paid, items: [Samples.item("A4 80g", 1, 9)])])
    counter.press(.character("/"))
    #expect(
      counter.screen().contains("Type kopi, or a part of"), "not what could be read otherwise")
  }

  @Test func `search, theme and leaving end with their own keys`() {
    var counter = Self.running(.search, sales: [Samples.sale(.paid)])
    counter.press(.character("/"))
    counter.type("zzz")
    counter.load([])
    counter.press(.enter)
    #expect(Self.step(counter) == .search, "nothing was found")
    counter.press(.escape)
    counter.load([Samples.sale(.paid)])
    counter.press(.character("/"))
    counter.type("kopi")
    counter.load([Samples.sale(.paid)])
    #expect(Self.step(counter) == .search)
    counter.press(.enter)
    #expect(Self.step(counter) == .theme)
    counter.press(.escape, .character("T"))
    counter.take(.themesLoaded([.standard, Theme(name: "other", colours: [:])]))
    counter.press(.down)
    #expect(Self.step(counter) == .theme)
    counter.press(.enter)
    #expect(Self.step(counter) == .leaving)
    counter.press(.character("q"))
    #expect(counter.state.tour?.progress.standing == .done)
  }

  @Test func `it is offered, begun, left and taken up again where it was`() {
    var counter = Counter(Self.settings(.offered))
    #expect(counter.screen().contains("F8 begins it"))
    counter.press(.function(8))
    #expect(counter.screen().contains("Tour 1/10"))
    Self.charge(&counter)
    counter.take(.saleChanged(Samples.sale(.paid, reference: "NEW")))
    counter.press(.control("y"))
    #expect(counter.state.tour?.progress.standing == .left)
    #expect(counter.state.notice?.text.contains("F8 takes it up again") == true)
    Self.charge(&counter, "NEXT")
    counter.take(.saleChanged(Samples.sale(.waiting, reference: "NEXT", decline: "no limit")))
    #expect(Self.step(counter) == .declined, "nothing counts while it is left")
    counter.press(.function(8))
    #expect(counter.screen().contains("Tour 2/10"))
  }

  @Test func `what is kept says all that is known`() {
    for step in TourStep.allCases {
      var progress = TourProgress()
      (progress.step, progress.standing) = (step, .running)
      #expect(TourProgress(parsing: progress.text + "\n") == progress)
    }
    for text in ["", "running", "running nowhere", "sleeping theme", "running theme now"] {
      #expect(TourProgress(parsing: text) == nil, "\(text)")
    }
  }

  @Test func `without a tour nothing speaks of it`() {
    var counter = Counter(sales: Samples.everyState)
    #expect(!counter.state.commands.contains(.tour))
    counter.press(.function(8))
    #expect(counter.takeEffects().allSatisfy { if case .tour = $0 { false } else { true } })
    counter.press(.function(1))
    #expect(!counter.screen().contains("tour"))
  }

  @Test(arguments: Language.allCases)
  func `every hint takes two lines at 80 columns, and every lesson one`(_ language: Language) {
    let words = Words(language)
    let key: (Command) -> String = { $0.defaultKeys[0].name }
    let places: [TourPlace] = [
      .list, .search, .emptySale, .filledSale, .code, .refundable, .notRefundable, .amount, .lines,
      .chosenLines, .question, .typedQuestion, .themes, .elsewhere,
    ]
    for step in TourStep.allCases {
      #expect(("✓ " + words.tourLesson(step)).wrapped(to: 78).count == 1, "\(step)")
      for place in places {
        let hint = words.tourHint(step, place, TourSeen(), key)
        #expect(!hint.isEmpty)
        #expect(hint.wrapped(to: 78).count <= 2, "\(step) \(place): \(hint)")
      }
    }
    var lost = TourSeen()
    lost.refund = .init(
      clientRef: ClientRef("x"), isByLine: false, place: 0,
      state: .unknown)
    #expect(words.tourHint(.lostConnection, .list, lost, key).wrapped(to: 78).count <= 2)
  }

  @Test func `the band leaves the list its rows, and the code its place`() throws {
    var counter = Self.running(.firstSale, sales: Samples.everyState)
    for sale in Samples.everyState { #expect(counter.screen().contains(sale.reference)) }
    #expect(counter.screen().contains("Tour 1/10"))
    Self.charge(&counter)
    guard case .payment(let payment) = counter.state.screens.last else {
      Issue.record("no code")
      return
    }
    let layout = PaymentLayout(
      payment.matrix, forms: [.halfBlocks], Size(columns: 80, rows: 24), messageRows: 3)
    guard case .drawn(let code, _) = layout.code else {
      Issue.record("no room for the code")
      return
    }
    #expect(!code.isReduced || !layout.hasSurroundings)
    let screen = counter.screen()
    #expect(screen.contains("Tour 1/10"))
    #expect(screen.contains("WAITING"))
  }
}

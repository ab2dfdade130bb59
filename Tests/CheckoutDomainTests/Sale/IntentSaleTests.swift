import CheckoutDomain
import Testing

/// A sale that is charged by an intent without a session.
struct IntentSaleTests {
  private static let link =
    "https://apitest.wooshpay.com/v1/receives/c12/pay/pi_1680914308331995136"

  private static func made(
    _ status: String = "requires_action", link: String? = link, amount: Int64? = nil
  ) -> PaymentIntent {
    var made = intent(.init(rawValue: status), amount: amount ?? sampleAmount.minorUnits)
    made.redirect = link
    return made
  }

  private static func sale(_ phase: Sale.Phase = .sending) -> Sale {
    sampleSale(Sale.Progress(phase: phase, chargedBy: .intent))
  }

  private static func opened(_ intent: PaymentIntent = made()) -> Sale {
    var sale = sale()
    _ = sale.apply(.intentEnded(.done(intent)), at: sampleNow)
    return sale
  }

  @Test(arguments: [
    ("requires_action", SaleState.waiting), ("requires_payment_method", .waiting),
    ("processing", .waiting), ("a word nobody knows", .waiting), ("succeeded", .paid),
    ("canceled", .expired), ("failed", .failed),
  ])
  func `the answer to its create says where it stands`(status: String, state: SaleState) {
    let sale = Self.opened(Self.made(status))
    #expect(sale.state == state)
    #expect(sale.progress.paymentIntent == sampleIntent)
    #expect(sale.progress.chargedBy == .intent)
  }

  @Test func `how it is charged survives every ending of its create`() {
    let endings: [GatewayOutcome<PaymentIntent>] = [
      .done(Self.made()), .unknown("silence"), .notSent("refused"),
      .rejected(GatewayRejection(status: 400, code: nil, message: "No.")),
    ]
    let states = endings.map { ending in
      var sale = Self.sale()
      _ = sale.apply(.intentEnded(ending), at: sampleNow)
      #expect(sale.progress.chargedBy == .intent)
      return sale.state
    }
    #expect(states == [.waiting, .unknown, .draft, .failed])
  }

  @Test func `a refused one can be charged again, a failed one cannot`() {
    var refused = Self.sale()
    _ = refused.apply(
      .intentEnded(.rejected(GatewayRejection(status: 400, code: nil, message: nil))),
      at: sampleNow)
    #expect(refused.canCharge)
    #expect(!Self.opened(Self.made("failed")).canCharge)
  }

  @Test func `only without a link it lacks one`() {
    #expect(!Self.opened().lacksLink)
    let sale = Self.opened(Self.made("requires_payment_method", link: nil))
    #expect(sale.lacksLink && sale.needsAttention)
    #expect(sale.progress.problem != nil)
    #expect(!sampleSale(Sale.Progress(phase: .waiting, sessionID: sampleSession)).lacksLink)
  }

  @Test func `an answer of another amount is a mismatch without a link`() {
    let sale = Self.opened(Self.made(amount: 41_000))
    #expect(sale.state == .mismatch)
    #expect(sale.progress.url == nil)
    var seen = sale
    _ = seen.apply(.seen(session: nil, intent: Self.made()), at: sampleNow)
    #expect(seen.progress.url == nil)
  }

  @Test func `a session's answer does not move it, nor an intent's answer a session's sale`() {
    var sale = Self.sale(.unknown)
    #expect(sale.apply(.seen(session: session(), intent: nil), at: sampleNow).isEmpty)
    #expect(sale.state == .unknown)
    var other = sampleSale(Sale.Progress(phase: .sending))
    #expect(other.apply(.intentEnded(.done(Self.made())), at: sampleNow).isEmpty)
    #expect(other.state == .sending)
  }

  @Test func `it is replaced only when it has ended unpaid`() throws {
    let item = try LineItem(name: "teh", quantity: 1, unitAmount: sampleAmount)
    func replaced(_ progress: Sale.Progress) -> Sale {
      var sale = Sale(
        clientRef: ClientRef("R"), reference: "K", mode: .test, items: [item],
        amount: sampleAmount, terminalType: .web, createdAt: sampleNow, progress: progress)
      _ = sale.apply(.intentReplaced, at: sampleNow)
      return sale
    }
    func progress(_ phase: Sale.Phase, _ kind: ChargeKind = .intent) -> Sale.Progress {
      Sale.Progress(phase: phase, paymentIntent: sampleIntent, chargedBy: kind)
    }
    for phase in [Sale.Phase.canceled, .expired] {
      let sale = replaced(progress(phase))
      #expect(sale.state == .draft && sale.canCharge)
      #expect(sale.progress.chargedBy == .session)
      #expect(sale.progress.replacedIntent == sampleIntent)
      #expect(sale.progress.paymentIntent == nil)
    }
    for phase in Sale.Phase.allCases where ![.canceled, .expired].contains(phase) {
      #expect(replaced(progress(phase)).progress == progress(phase), "\(phase)")
    }
    // Refused outright, or never sent: there is nothing to cancel.
    for phase in [Sale.Phase.draft, .failed] {
      let sale = replaced(Sale.Progress(phase: phase, chargedBy: .intent))
      #expect(sale.canCharge && sale.progress.chargedBy == .session)
      #expect(sale.progress.replacedIntent == nil)
    }
    for phase in [Sale.Phase.sending, .unknown] {
      let sale = replaced(Sale.Progress(phase: phase, chargedBy: .intent))
      #expect(sale.progress.chargedBy == .intent, "\(phase)")
    }
    #expect(replaced(progress(.canceled, .session)).progress == progress(.canceled, .session))
    var paid = progress(.canceled)
    paid.captured = sampleAmount
    #expect(replaced(paid).progress == paid)
  }
}

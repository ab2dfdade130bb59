import CheckoutDomain
import Testing

@testable import Till

/// Ledger and gateway compared both ways.
struct ReconcileTests {
  private let counter: Counter
  /// Another shop's counter: its sales are at the gateway, but not in our ledger.
  private let other: Counter

  init() throws {
    counter = try Counter()
    other = try Counter(process: "another till", at: counter.gateway, counter.clock)
  }

  private func reconciled() async throws -> Reconciliation {
    let now = counter.clock.now
    return try await counter.till.reconcile(now - .seconds(3600)..<now + .seconds(3600))
  }

  private func kinds(_ report: Reconciliation) -> [String] {
    report.differences.map { $0.kind.rawValue + " " + $0.remedy.rawValue }
  }

  @Test func `a day on which all went well is balanced`() async throws {
    _ = try await counter.waitingSale()
    let paid = try await counter.paidSale(1000)
    _ = try await counter.till.refund(paid.clientRef, amount: rupiah(300))
    counter.gateway.set { $0.intents[1].amountRefunded = 300 }
    let report = try await reconciled()
    #expect(report.verdict == .balanced)
    #expect(report.ours == 2 && report.theirs == 2)
    #expect(report.seesForeignRefunds)
  }

  @Test func `nothing of a balanced day is asked twice`() async throws {
    _ = try await counter.waitingSale()
    let before = counter.gateway.questions.count
    _ = try await reconciled()
    #expect(counter.gateway.questions.dropFirst(before) == ["sessions created", "intents created"])
  }

  @Test
  func `a paid session that the ledger lacks is a lost sale, imported and in needs attention`()
    async throws
  {
    let theirs = try await other.paidSale(700)
    let report = try await reconciled()
    #expect(kinds(report) == ["theirs_only lost_sale"])
    #expect(report.lostSales.count == 1 && report.verdict == .differs)
    let kept = try counter.kept(theirs)
    #expect(kept.state == .paid && kept.needsAttention && kept.progress.alarm == .lostSale)
    #expect(kept.remaining == rupiah(700))
    #expect(try counter.kinds(theirs) == ["imported", "lost_sale", "paid"])
    let page = try counter.ledger.read { try $0.sales(SaleQuery(tab: .attention)) }
    #expect(page.map(\.clientRef) == [theirs.clientRef])
    // It has been taken in: the next comparison has nothing to say, and the alarm stays.
    #expect(try await reconciled().verdict == .balanced)
    #expect(try counter.kept(theirs).needsAttention)
  }

  @Test func `an alarm is settled by somebody, with what was found`() async throws {
    let theirs = try await other.paidSale(700)
    _ = try await reconciled()
    let settle = { (name: String, evidence: String) in
      try Till.settleAlarm(
        of: theirs.clientRef, by: name, evidence: evidence, in: counter.ledger,
        now: counter.clock.now)
    }
    for (name, evidence) in [("", "seen"), ("Sari", " ")] {
      #expect(throws: TillError.self) { try settle(name, evidence) }
    }
    #expect(try !settle("Sari", "delivered").needsAttention)
    #expect(try counter.kinds(theirs).last == "alarm_settled")
    #expect(throws: TillError.self) { try settle("Sari", "delivered") }
  }

  @Test func `an open session that the ledger lacks is imported and watched, an ended one told`()
    async throws
  {
    let open = try await other.waitingSale()
    #expect(kinds(try await reconciled()) == ["theirs_only imported"])
    #expect(try counter.kept(open).isWatched && !counter.kept(open).needsAttention)
    let ended = try await other.waitingSale()
    counter.gateway.edit(ended) { intent, session in
      intent.status = .canceled
      session.status = .expired
    }
    let report = try await reconciled()
    #expect(kinds(report) == ["theirs_only none"])
    #expect(report.differences.first?.theirs == .word("ended"))
    #expect(try counter.ledger.read { try $0.sale(ended.clientRef) } == nil)
  }

  @Test func `a paid intent without a session is a lost sale, too`() async throws {
    _ = try await other.paidSale(700)
    counter.gateway.set { $0.sessions = [] }
    #expect(kinds(try await reconciled()) == ["theirs_only lost_sale"])
  }

  @Test func `a payment in a currency nobody here knows is told, and stays a difference`()
    async throws
  {
    _ = try await other.paidSale(700)
    counter.gateway.set { state in
      state.sessions[0].currency = "USD"
      state.intents[0].currency = "USD"
    }
    for _ in 0..<2 { #expect(kinds(try await reconciled()) == ["theirs_only none"]) }
  }

  @Test func `a second session of a sale never takes its place`() async throws {
    let sale = try await counter.waitingSale(700)
    counter.gateway.set { state in
      var (session, intent) = (state.sessions[0], state.intents[0])
      session.id = SessionID("cs_twin")
      session.paymentIntent = PaymentIntentID("pi_twin")
      intent.id = PaymentIntentID("pi_twin")
      (intent.status, intent.amountReceived) = (.succeeded, 700)
      (state.sessions, state.intents) = (state.sessions + [session], state.intents + [intent])
    }
    #expect(kinds(try await reconciled()) == ["theirs_only lost_sale"])
    let twin = try #require(try counter.ledger.read { try $0.sale(session: SessionID("cs_twin")) })
    #expect(twin.duplicateOf == sale.clientRef && twin.needsAttention)
    #expect(try counter.kept(sale).state == .waiting)
  }

  @Test func `a payment the gateway does not know is ours only`() async throws {
    let sale = try await counter.paidSale(700)
    counter.gateway.set { ($0.sessions, $0.intents) = ([], []) }
    let report = try await reconciled()
    #expect(kinds(report) == ["ours_only none"])
    #expect(report.differences.first?.clientRef == sale.clientRef)
    #expect(report.differences.first?.ours == .word("paid"))
  }

  @Test func `a list that leaves a payment out proves nothing: it is asked for`() async throws {
    let sale = try await counter.paidSale(700)
    counter.gateway.set { state in
      state.sessions[0].created = sale.createdAt - .seconds(90_000)
      state.intents[0].created = sale.createdAt - .seconds(90_000)
    }
    let report = try await reconciled()
    #expect(report.verdict == .balanced && report.ours == 1 && report.theirs == 0)
  }

  @Test func `a payment that nobody has seen is told and taken in`() async throws {
    let sale = try await counter.waitingSale(700)
    counter.gateway.pay(sale)
    let report = try await reconciled()
    #expect(kinds(report) == ["state taken_in"])
    #expect(report.differences.first?.ours == .word("waiting"))
    #expect(report.differences.first?.theirs == .word("paid"))
    #expect(try counter.kept(sale).state == .paid)
  }

  @Test func `another amount is told, and the sale does not become paid`() async throws {
    let sale = try await counter.waitingSale(700)
    counter.gateway.pay(sale, received: 600)
    counter.gateway.edit(sale) { intent, _ in intent.amount = 600 }
    #expect(kinds(try await reconciled()) == ["amount none", "state taken_in"])
    #expect(try counter.kept(sale).state == .mismatch)
    // The ledger knows, and so does whoever looks at needs attention; it differs all the same.
    #expect(kinds(try await reconciled()) == ["amount none"])
  }

  @Test func `a create whose answer was lost finds its session`() async throws {
    counter.gateway.willEnd(.silent(did: true))
    let sale = try await counter.till.charge(Counter.cart(700)).sale
    #expect(sale.state == .unknown)
    #expect(kinds(try await reconciled()) == ["state taken_in"])
    #expect(try counter.kept(sale).state == .waiting)
  }

  @Test func `a create that is on the wire is left to whoever sent it`() async throws {
    let till = counter.till
    let (clock, report) = (counter.clock, Box<Reconciliation?>(nil))
    counter.gateway.whileSending { _ in
      let now = clock.now
      report.set(try? await till.reconcile(now - .seconds(60)..<now + .seconds(60)))
    }
    _ = try await counter.waitingSale()
    #expect(report.value?.verdict == .balanced)
  }

  @Test func `sales of another day are not compared, but their payments are not lost either`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.clock.advance(by: .seconds(4000))
    counter.gateway.pay(sale)
    let now = counter.clock.now
    // Made 4,000 seconds ago: in the two hours of overlap, where the gateway's list finds it.
    let near = try await counter.till.reconcile(now..<now + .seconds(10))
    #expect(kinds(near) == ["state taken_in"] && near.ours == 0 && near.theirs == 0)
    counter.clock.advance(by: .seconds(9000))
    let later = counter.clock.now
    let far = try await counter.till.reconcile(later..<later + .seconds(10))
    #expect(far.verdict == .balanced && far.theirs == 0)
  }

  private func direct() throws -> Cart {
    var cart = try Counter.cart(700)
    cart.chargedBy = .intent
    return cart
  }

  @Test func `a sale charged by an intent is compared by it alone`() async throws {
    let sale = try await counter.till.charge(direct()).sale
    #expect(try await reconciled().verdict == .balanced)
    counter.gateway.payIntent(sale)
    #expect(kinds(try await reconciled()) == ["state taken_in"])
    #expect(try counter.kept(sale).state == .paid)
  }

  @Test func `an intent whose answer was lost is given back to its sale`() async throws {
    counter.gateway.willEnd(.silent(did: true))
    let sale = try await counter.till.charge(direct()).sale
    #expect(sale.state == .unknown)
    let report = try await reconciled()
    #expect(kinds(report) == ["state taken_in"])
    #expect(try counter.kept(sale).state == .waiting)
  }

  @Test func `an intent in whose place there is a session now is explained`() async throws {
    counter.gateway.set { $0.givesRedirects = false }
    let sale = try await counter.till.charge(direct()).sale
    _ = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(try await reconciled().verdict == .balanced)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
  }
}

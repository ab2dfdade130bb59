import CheckoutDomain
import Testing

@testable import Till

/// Refunds, when ledger and gateway are compared.
struct ReconcileRefundTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func reconciled() async throws -> Reconciliation {
    let now = counter.clock.now
    return try await counter.till.reconcile(now - .seconds(3600)..<now + .seconds(3600))
  }

  @Test func `a refund made elsewhere is told and imported as such`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { $0.intents[0].amountRefunded = 400 }
    let report = try await reconciled()
    let difference = try #require(report.differences.first)
    #expect(report.differences.count == 1)
    #expect(difference.kind == .refunded && difference.remedy == .refundImported)
    #expect(difference.ours == .money(rupiah(0)) && difference.theirs == .money(rupiah(400)))
    let kept = try counter.kept(sale)
    #expect(kept.state == .partRefunded && kept.remaining == rupiah(600))
    #expect(kept.refunds.map(\.reason) == [.madeElsewhere])
    #expect(try counter.kinds(sale).last == "refund_imported")
    #expect(try await reconciled().verdict == .balanced)
  }

  @Test func `a gateway that lists refunds tells them one by one`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { state in
      state.tellsRefunds = true
      for (number, status) in [GatewayRefund.Status.succeeded, .failed].enumerated() {
        state.refunds.append(
          GatewayRefund(
            id: RefundID("re_dashboard\(number)"), status: status, amount: 400, currency: "IDR",
            paymentIntent: PaymentIntentID("pi_1")))
      }
    }
    let report = try await reconciled()
    #expect(report.differences.map(\.remedy) == [.refundImported])
    #expect(report.seesForeignRefunds)
    #expect(try counter.kept(sale).refunded == rupiah(400))
    #expect(try counter.kept(sale).refunds.first?.id == RefundID("re_dashboard0"))
  }

  @Test func `where no sum is told and no list had, that is said, and asked once`() async throws {
    for _ in 0..<3 { _ = try await counter.paidSale(1000) }
    let report = try await reconciled()
    #expect(report.verdict == .balanced && !report.seesForeignRefunds)
    #expect(counter.gateway.questions.count { $0.hasPrefix("refunds") } == 1)
  }

  @Test func `a refund that is unknown here is not taken for a foreign one`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    counter.gateway.set { $0.intents[0].amountRefunded = 400 }
    #expect(try await reconciled().verdict == .balanced)
    #expect(try counter.kept(sale).refunds.count == 1)
  }

  @Test func `more given back than is on its way here is foreign by the rest, once ours is known`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    counter.gateway.set { $0.intents[0].amountRefunded = 700 }
    let report = try await reconciled()
    #expect(report.differences.map(\.kind) == [.refunded])
    #expect(try counter.kept(sale).refunds.map(\.state) == [.unknown])
    counter.gateway.set { $0.tellsRefunds = true }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.refunded])
    _ = try await reconciled()
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.amount) == [rupiah(400), rupiah(300)])
    #expect(kept.remaining == rupiah(300))
  }

  @Test func `less given back there than here stays a difference`() async throws {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    counter.gateway.set { $0.intents[0].amountRefunded = 100 }
    for _ in 0..<2 {
      let report = try await reconciled()
      #expect(report.differences.map(\.remedy) == [.none])
    }
    #expect(try counter.kept(sale).refunded == rupiah(400))
  }

  @Test func `a refund that the provider has revised is told`() async throws {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    counter.gateway.set { $0.refunds[0].status = .failed }
    let report = try await reconciled()
    #expect(report.differences.map(\.kind) == [.state])
    #expect(report.differences.first?.refund == RefundID("re_1"))
    counter.gateway.set { $0.refunds = [] }
    #expect(try await reconciled().differences.map(\.kind) == [.oursOnly])
  }

  @Test func `a sale found paid only now brings its foreign refund along`() async throws {
    let sale = try await counter.waitingSale(1000)
    counter.gateway.pay(sale)
    counter.gateway.set { $0.intents[0].amountRefunded = 250 }
    let report = try await reconciled()
    #expect(report.differences.map(\.kind) == [.state, .refunded])
    #expect(report.differences.map(\.remedy) == [.takenIn, .refundImported])
    #expect(try counter.kept(sale).refunded == rupiah(250))
  }
}

/// A gateway that does not say all.
struct ReconcileTroubleTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func reconciled() async throws -> Reconciliation {
    let now = counter.clock.now
    return try await counter.till.reconcile(now - .seconds(3600)..<now + .seconds(3600))
  }

  @Test func `a gateway that nobody reaches leaves it unknown`() async throws {
    _ = try await counter.waitingSale()
    counter.gateway.set { $0.isOffline = true }
    let report = try await reconciled()
    #expect(report.verdict == .unknown && report.unsaid == ["No route to the gateway."])
    #expect(counter.gateway.questions.last == "sessions created")
  }

  @Test func `a list without an end leaves it unknown`() async throws {
    _ = try await counter.waitingSale()
    counter.gateway.set { $0.endsLists = false }
    let report = try await reconciled()
    #expect(report.verdict == .unknown && report.unsaid.count == 2)
  }

  @Test func `a refused key stops it`() async throws {
    counter.gateway.set { $0.trouble = GatewayRejection(status: 401, code: nil, message: "No.") }
    let error = await #expect(throws: TillError.self) { try await reconciled() }
    #expect(error?.kind == .key)
  }

  @Test func `a gateway without lists is asked about every sale`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    counter.gateway.set {
      $0.trouble = GatewayRejection(status: 404, code: nil, message: "No such path.")
    }
    counter.gateway.afterQuestions(2) { $0.set { $0.trouble = nil } }
    let report = try await reconciled()
    #expect(report.differences.map(\.remedy) == [.takenIn])
    #expect(report.unsaid.count == 2)
  }

  @Test func `what differs is told, also where not all could be said`() async throws {
    let other = try Counter(process: "another till", at: counter.gateway, counter.clock)
    _ = try await other.paidSale(700)
    counter.gateway.set { $0.endsLists = false }
    let report = try await reconciled()
    #expect(report.verdict == .differs && !report.unsaid.isEmpty)
  }

  @Test func `a gateway that wants to be left alone is, for as long as it says`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    counter.clock.moveByItself()
    let gateway = counter.gateway
    counter.gateway.afterQuestions(2) { $0.set { $0.isBusy = true } }
    counter.gateway.afterQuestions(3) { _ in gateway.set { $0.isBusy = false } }
    let report = try await reconciled()
    #expect(report.differences.map(\.remedy) == [.takenIn] && report.unsaid.isEmpty)
    #expect(counter.clock.sleeps == [.seconds(7)])
  }

  @Test func `a ledger that fails stops it`() async throws {
    _ = try await counter.waitingSale()
    counter.ledger.fail(.unavailable("The disk is gone."))
    let error = await #expect(throws: TillError.self) { try await reconciled() }
    #expect(error?.kind == .ledger)
  }
}

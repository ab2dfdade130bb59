import CheckoutDomain
import Foundation
import StrictJSON
import Till
import WooshPay

/// `kasir doctor --probe`: asks the configured test gateway, and keeps what it says.
struct ProbeRun {
  let setup: Setup
  let counter: Counter
  private let probe: GatewayProbe

  /// - Parameter yes: Whether nobody is to be asked before a real test host is.
  /// - Throws: ``TillError`` for a live key: a probe moves money to see what happens.
  init(_ setup: Setup, yes: Bool) throws(TillError) {
    self.setup = setup
    let client = try Self.client(setup, what: "A probe", yes: yes)
    let config = setup.config
    counter = try Counter.open(setup)
    probe = GatewayProbe(
      client, random: Counter.random, now: Counter.time.now,
      urls: ReturnAddresses(success: config.successURL, cancel: config.cancelURL),
      readPage: Self.readPage)
  }

  /// A client of the configured gateway, which must be a test one.
  ///
  /// A real test host is asked only by somebody who wants that, and never by a machine that tests.
  static func client(_ setup: Setup, what: String, yes: Bool) throws(TillError) -> TestClient {
    try setup.requireChanges()
    let client = try testClient(setup, what: what)
    guard !client.isLoopback else { return client }
    guard setup.surroundings.value("CI") == nil else {
      throw TillError(
        .limit, "\(what) does not ask a real host where CI is set. Nothing was sent.",
        hint: "Serve `kasir sandbox`, and set WOOSHPAY_API_BASE to it.")
    }
    guard !yes else { return client }
    guard Question.isPossible else {
      throw TillError(.usage, "Without a terminal to ask on, \(what.lowercased()) needs --yes.")
    }
    let answer = Question.ask(
      "\(what) makes sessions and refunds at \(SafeText.line(client.host)). Type y: ")
    guard ["y", "yes"].contains(answer.lowercased()) else {
      throw TillError(.limit, "Nothing was sent.")
    }
    return client
  }

  private static func testClient(_ setup: Setup, what: String) throws(TillError) -> TestClient {
    guard let key = try setup.key() else { throw TillError.noKey }
    guard key.mode == .test else {
      throw TillError(
        .limit, "\(what) moves money to see what happens, and the key is a live one.",
        hint: "Use an sk_test_ key of the same account. Nothing was sent.")
    }
    let base = setup.surroundings.value("WOOSHPAY_API_BASE")
    do throws(SetupError) {
      return try TestClient(
        address: GatewayAddress(base: base, for: key), key: key, transport: setup.transport())
    } catch {
      throw TillError(setup: error)
    }
  }

  /// Asks, takes in what was made for it, and keeps the answers.
  func run(refunding intent: String?) async throws(TillError) -> ProbeReport {
    var payment: GatewayProbe.Payment?
    if let intent { payment = try await Self.payment(intent, counter.till) }
    let report = await probe.run(refunding: payment)
    for refund in report.refunds { try counter.till.takeIn(refund) }
    for session in report.sessions { try await counter.till.takeIn(session) }
    try counter.till.keep(report.answers)
    return report
  }

  /// A paid test payment of which enough is left.
  static func payment(
    _ id: String, _ till: Till
  ) async throws(TillError) -> GatewayProbe.Payment {
    let sale = try await paidSale(id, till)
    guard sale.remaining.minorUnits >= GatewayProbe.Payment.least else {
      let least = Money(minorUnits: GatewayProbe.Payment.least, sale.amount.currency)
      throw TillError(
        .exceedsRemaining, "Of \(sale.reference) \(sale.remaining) is left: a probe needs \(least)."
      )
    }
    guard let intent = sale.progress.paymentIntent, sale.refundInFlight == nil else {
      throw TillError(
        .refundInFlight, "A refund of \(sale.reference) has not ended: name another payment.")
    }
    return GatewayProbe.Payment(intent: intent, remaining: sale.remaining.minorUnits)
  }

  /// A paid sale by its reference, `cs_…` or `pi_…`.
  private static func paidSale(_ id: String, _ till: Till) async throws(TillError) -> Sale {
    var sale = try await till.findOrImport(id).sale
    if sale.isOpen, let seen = await till.refresh(sale.clientRef)?.sale { sale = seen }
    guard sale.mode == .test, sale.progress.phase == .paid else {
      throw TillError(
        .limit, "\(sale.reference) is \(sale.state.word): name a test payment that was paid.")
    }
    return sale
  }

  /// Asks a person which amount a payment page shows; nil where nobody is there.
  private static func readPage(_ url: String, _ asked: Money) async -> Money? {
    guard Question.isPossible else { return nil }
    Output.message("Open this payment page, and do not pay:\n\n  \(SafeText.line(url))\n")
    let typed = Question.ask(
      "Which amount does it show? Type it as it stands there, or Enter if you cannot see it: ")
    return try? Money(parsing: typed, asked.currency)
  }
}

import CheckoutDomain
import Till
import WooshPay

/// `kasir doctor --conformance`: drives the configured test gateway through the contract sheet.
struct ConformanceRun {
  let counter: Counter
  private let conformance: Conformance

  /// - Throws: ``TillError`` for a live key.
  init(_ setup: Setup, yes: Bool) throws(TillError) {
    let client = try ProbeRun.client(setup, what: "A conformance run", yes: yes)
    let config = setup.config
    counter = try Counter.open(setup)
    conformance = Conformance(
      client, random: Counter.random, now: Counter.time.now,
      urls: ReturnAddresses(success: config.successURL, cancel: config.cancelURL))
  }

  /// Drives it, and takes in what was made on the way.
  ///
  /// - Parameter id: A paid test payment of which parts may be given back.
  func run(refunding id: String?) async throws(TillError) -> ConformanceReport {
    var payment: GatewayProbe.Payment?
    if let id { payment = try await ProbeRun.payment(id, counter.till) }
    let report = await conformance.run(refunding: payment)
    for refund in report.refunds { try counter.till.takeIn(refund) }
    for session in report.sessions { try await counter.till.takeIn(session) }
    for intent in report.intents { try await counter.till.takeIn(intent) }
    return report
  }
}

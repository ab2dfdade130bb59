package import CheckoutDomain
import StrictJSON

/// Finds out how a test gateway behaves beyond what its pages promise (`reliability.md` §1.2).
///
/// It makes three sessions and expires them, and gives back parts of one paid test intent.
package struct GatewayProbe {
  /// A paid test payment that may be given back.
  package struct Payment: Sendable {
    /// Its intent.
    let intent: PaymentIntentID
    /// What is left of it, in minor units.
    let remaining: Int64

    /// The least that must be left: enough for small parts and for two of more than half.
    package static let least: Int64 = 40

    /// Names a payment.
    package init(intent: PaymentIntentID, remaining: Int64) {
      self.intent = intent
      self.remaining = remaining
    }
  }

  let client: TestClient
  let names: RandomNames
  let now: Timestamp
  let urls: ReturnAddresses
  /// Reads the amount on a payment page; nil where nobody can.
  let readPage: (_ url: String, _ asked: Money) async -> Money?

  /// Prepares a probe; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - now: The time of the sales that are made up.
  ///   - readPage: Shows a person the link of a payment page and asks which amount is on it; nil
  ///     where nobody is there.
  package init(
    _ client: TestClient, random: any RandomSource, now: Timestamp,
    urls: ReturnAddresses = ReturnAddresses(),
    readPage: @escaping (_ url: String, _ asked: Money) async -> Money? = { _, _ in nil }
  ) {
    self.client = client
    names = RandomNames(random)
    self.now = now
    self.urls = urls
    self.readPage = readPage
  }

  /// Asks everything that can be asked.
  ///
  /// - Parameter payment: A paid test payment that may be given back; without it the questions that
  ///   need one stay open.
  package func run(refunding payment: Payment?) async -> ProbeReport {
    var report = ProbeReport()
    await askSessions(&report)
    if let payment {
      await askRefunds(of: payment, &report)
    } else {
      for question in Self.aboutRefunds {
        report.leave(question, "it takes a paid test intent that may be refunded: name one")
      }
    }
    await askLimits(&report)
    report.leave(
      .signsEachDelivery, "only deliveries to a public address could tell")
    await endSessions(&report)
    return report
  }

  private static let aboutRefunds: [GatewayFacts.Question] = [
    .honoursRefundKeys, .findsRefunds, .enforcesCaptured, .returnsMetadata, .refundsAtOnce,
    .takesStringAmounts,
  ]
}

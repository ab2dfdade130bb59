import CheckoutDomain
import Testing

/// One outcome, and the state in which it leaves every refund that it moves; all others stay.
struct RefundTransitions: CustomTestStringConvertible, Sendable {
  let name: String
  let event: RefundEvent
  let moves: [RefundState: RefundState]
  /// Moves that differ for a refund that the gateway has named already.
  let namedMoves: [RefundState: RefundState]

  init(
    _ name: String, _ event: RefundEvent, _ moves: [RefundState: RefundState],
    named namedMoves: [RefundState: RefundState]? = nil
  ) {
    self.name = name
    self.event = event
    self.moves = moves
    self.namedMoves = namedMoves ?? moves
  }

  var testDescription: String { name }
}

extension RefundTransitions {
  static let amount = rupiah(10_000)
  static let all = answers + differences + silences + lookups

  /// Whatever Kasir believes, until the gateway has said its last word.
  private static let unsettled: [RefundState] = [
    .awaiting, .sending, .unknown, .needsHuman, .notSent, .denied, .rejected, .pending,
  ]
  private static let notPending = unsettled.filter { $0 != .pending }
  private static let onTheWay: [RefundState] = [.sending, .unknown, .needsHuman]

  private static func all(
    _ from: [RefundState], _ next: RefundState
  ) -> [RefundState: RefundState] {
    Dictionary(uniqueKeysWithValues: from.map { ($0, next) })
  }

  private static func said(
    _ status: GatewayRefund.Status, amount: Int64? = amount.minorUnits, currency: String? = "IDR",
    intent: PaymentIntentID? = sampleIntent, mode: Mode? = nil, clientRef: ClientRef? = nil
  ) -> RefundEvent {
    .ended(
      .done(
        gatewayRefund(
          status, amount: amount, currency: currency, intent: intent, mode: mode,
          clientRef: clientRef)))
  }

  private static let answers = [
    RefundTransitions(
      "it succeeded", said(.succeeded), all(unsettled + [.canceled, .failed], .refunded)),
    RefundTransitions(
      "it succeeded, and nothing else is said",
      said(.succeeded, amount: nil, currency: nil, intent: nil),
      all(unsettled + [.canceled, .failed], .refunded)),
    RefundTransitions("it failed", said(.failed), all(unsettled + [.canceled], .failed)),
    RefundTransitions("it was canceled", said(.canceled), all(unsettled, .canceled)),
    RefundTransitions(
      "it is pending", said(.init(rawValue: "pending")), all(notPending, .pending)),
    RefundTransitions(
      "it requires action", said(.init(rawValue: "requires_action")), all(notPending, .pending)),
    RefundTransitions("it has no word", said(.init(rawValue: "")), all(notPending, .pending)),
  ]

  private static let differing = all(unsettled.filter { $0 != .needsHuman }, .needsHuman)

  private static let differences = [
    RefundTransitions("another amount succeeded", said(.succeeded, amount: 999_999), differing),
    RefundTransitions(
      "another currency succeeded", said(.succeeded, currency: "GBP"), differing),
    RefundTransitions("a refund of live mode succeeded", said(.succeeded, mode: .live), differing),
    RefundTransitions(
      "a refund of test mode succeeded", said(.succeeded, mode: .test),
      all(unsettled + [.canceled, .failed], .refunded)),
    RefundTransitions(
      "a refund of another payment succeeded",
      said(.succeeded, intent: PaymentIntentID("pi_2")),
      all([.sending, .unknown, .pending], .needsHuman)),
    RefundTransitions(
      "another refund succeeded", said(.succeeded, clientRef: ClientRef("another")),
      [.sending: .unknown]),
    RefundTransitions(
      "it succeeded, by its own name", said(.succeeded, clientRef: ClientRef("refund-kasir-1")),
      all(unsettled + [.canceled, .failed], .refunded)),
    RefundTransitions(
      "another amount is pending", said(.init(rawValue: "pending"), amount: 1_000_001), differing),
    RefundTransitions("another amount failed", said(.failed, amount: 1), differing),
  ]

  private static let silences = [
    RefundTransitions(
      "it is refused",
      .ended(.rejected(GatewayRejection(status: 400, code: nil, message: "No."))),
      all(onTheWay, .rejected), named: [:]),
    RefundTransitions(
      "it was not sent", .ended(.notSent("refused")), all(onTheWay, .notSent), named: [:]),
    RefundTransitions("it is unanswered", .ended(.unknown("silence")), [.sending: .unknown]),
    RefundTransitions("the process dies", .interrupted, [.sending: .unknown]),
    RefundTransitions(
      "the gateway cannot say", .gaveUpAsking,
      [.unknown: .needsHuman, .pending: .needsHuman], named: [.unknown: .needsHuman]),
  ]

  private static let lookups = [
    RefundTransitions(
      "the gateway counts it", .countedByGateway(sum: amount.minorUnits, isSettled: false),
      all([.sending, .unknown, .needsHuman], .pending)),
    RefundTransitions(
      "the gateway counts it after a day",
      .countedByGateway(sum: amount.minorUnits, isSettled: true),
      all([.sending, .unknown, .pending, .needsHuman], .refunded)),
    RefundTransitions("it is not listed once", .notListed(at: sampleNow), [:]),
    RefundTransitions("it is sent again", .sentAgain, [:]),
    RefundTransitions("it is proven absent", .provenAbsent, [.unknown: .notSent]),
    RefundTransitions(
      "people found that it was made", .resolved(resolution(wasRefunded: true)),
      [.needsHuman: .refunded]),
    RefundTransitions(
      "people found that it was not made", .resolved(resolution(wasRefunded: false)),
      [.needsHuman: .notSent]),
  ]

  private static func resolution(wasRefunded: Bool) -> RefundResolution {
    do throws(RefundResolution.Problem) {
      return try RefundResolution(
        of: refund(amount, .needsHuman), wasRefunded: wasRefunded,
        evidence: "statement of 24 November", by: "Ani", second: "Budi", typedAmount: nil,
        now: sampleNow)
    } catch {
      preconditionFailure(error.sentence)
    }
  }
}

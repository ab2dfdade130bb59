import CheckoutDomain
import Testing

/// One event, and the state in which it leaves every sale that it moves; all others stay.
struct SaleTransitions: CustomTestStringConvertible, Sendable {
  let name: String
  let event: SaleEvent
  let moves: [StartingSale: SaleState]

  init(_ name: String, _ event: SaleEvent, _ moves: [StartingSale: SaleState] = [:]) {
    self.name = name
    self.event = event
    self.moves = moves
  }

  var testDescription: String { name }
}

extension SaleTransitions {
  static let all = sending + opening + watching + paying + ending

  /// Sales at whose end a payment may still arrive.
  private static let open: [StartingSale] = [.waiting, .cancelling, .intentAlone]
  private static let ended: [StartingSale] = [.expired, .canceled, .failed, .refused]

  private static func all(_ starts: [StartingSale], _ state: SaleState) -> [StartingSale: SaleState]
  {
    Dictionary(uniqueKeysWithValues: starts.map { ($0, state) })
  }

  private static let sending = [
    SaleTransitions(
      "the request is committed", .sendingStarted, all([.draft, .refused], .sending)),
    SaleTransitions("the process dies", .interrupted, [.sending: .unknown]),
    SaleTransitions("no session is found", .provenAbsent, [.unknown: .draft]),
    SaleTransitions("somebody asks to cancel", .cancelRequested),
    SaleTransitions("the cancelling is refused", .cancelRefused),
  ]

  private static let answered: [StartingSale] = [.sending, .unknown]

  /// Without a session as far as anybody knows: one that is found all the same is its own.
  private static let believedAbsent: [StartingSale] = [.draft, .refused]

  private static let opening = [
    SaleTransitions(
      "the create is done", .createEnded(.done(session())), all(answered + believedAbsent, .waiting)
    ),
    SaleTransitions(
      "the create is done, with nothing but an id", .createEnded(.done(bareSession)),
      all(answered + believedAbsent, .waiting)),
    SaleTransitions(
      "the create is done and complete", .createEnded(.done(session(.complete))),
      all(answered + believedAbsent, .waiting)),
    SaleTransitions(
      "the create is done and expired", .createEnded(.done(session(.expired))),
      all(answered + believedAbsent, .expired)),
    SaleTransitions(
      "the create is done, of another amount", .createEnded(.done(session(amount: 4100))),
      all(answered + believedAbsent, .mismatch)),
    SaleTransitions(
      "the create is done, in live mode", .createEnded(.done(session(mode: .live))),
      all(answered + believedAbsent, .mismatch)),
    SaleTransitions(
      "the create is refused", .createEnded(.rejected(refusal)), all(answered, .failed)),
    SaleTransitions(
      "the create was not sent", .createEnded(.notSent("refused")), all(answered, .draft)),
    SaleTransitions(
      "the create is unanswered", .createEnded(.unknown("silence")), [.sending: .unknown]),
    SaleTransitions(
      "the answer is another sale's", .answeredWithOther("It is about TABLE-12."),
      all(answered + open + ended, .mismatch)),
  ]

  private static let watching = [
    SaleTransitions("nothing is seen", .seen(session: nil, intent: nil)),
    SaleTransitions(
      "an open session", .seen(session: session(), intent: nil), [.unknown: .waiting]),
    SaleTransitions(
      "open, and not paid", .seen(session: session(), intent: intent(.requiresPaymentMethod)),
      [.unknown: .waiting]),
    SaleTransitions(
      "open, and declined", .seen(session: session(), intent: declined), [.unknown: .waiting]),
    SaleTransitions(
      "open, and failed", .seen(session: session(), intent: intent(.failed)),
      [.unknown: .waiting]),
    SaleTransitions(
      "a word nobody knows, and failed",
      .seen(session: session(.init(rawValue: "processing")), intent: intent(.failed)),
      [.unknown: .waiting]),
    SaleTransitions(
      "a declined intent alone", .seen(session: nil, intent: declined)),
    SaleTransitions(
      "an intent of a word nobody knows",
      .seen(session: nil, intent: intent(.init(rawValue: "requires_dance")))),
    SaleTransitions(
      "complete, and processing",
      .seen(session: session(.complete), intent: intent(.init(rawValue: "processing"))),
      [.unknown: .waiting]),
    SaleTransitions(
      "an unpaid session of another amount",
      .seen(session: session(amount: 4100), intent: nil), all(open + ended + [.unknown], .mismatch)),
    SaleTransitions(
      "an unpaid intent of another amount",
      .seen(session: nil, intent: intent(.requiresPaymentMethod, amount: 4100)),
      all(open + ended, .mismatch)),
  ]

  private static let paying = [
    SaleTransitions(
      "paid, by the intent alone", .seen(session: nil, intent: intent(.succeeded)),
      all(open + ended, .paid)),
    SaleTransitions(
      "paid, and complete", .seen(session: session(.complete), intent: intent(.succeeded)),
      all(open + ended + [.unknown], .paid)),
    SaleTransitions(
      "paid, while the session says open", .seen(session: session(), intent: intent(.succeeded)),
      all(open + ended + [.unknown], .paid)),
    SaleTransitions(
      "paid, and expired", .seen(session: session(.expired), intent: intent(.succeeded)),
      all(open + ended + [.unknown], .paid)),
    SaleTransitions(
      "paid, without a word on amount, currency and mode",
      .seen(session: nil, intent: bareIntent), all(open + ended, .paid)),
    SaleTransitions(
      "paid too little",
      .seen(session: nil, intent: intent(.succeeded, received: 4_000_000)),
      all(open + ended, .mismatch)),
    SaleTransitions(
      "paid in another mode", .seen(session: nil, intent: intent(.succeeded, mode: .live)),
      all(open + ended, .mismatch)),
  ]

  private static let ending = [
    SaleTransitions(
      "expired", .seen(session: session(.expired), intent: nil),
      [.unknown: .expired, .waiting: .expired, .cancelling: .canceled, .intentAlone: .expired]),
    SaleTransitions(
      "canceled, in another spelling",
      .seen(session: session(.init(rawValue: "cancelled")), intent: intent(.canceled)),
      [.unknown: .expired, .waiting: .expired, .cancelling: .canceled, .intentAlone: .expired]),
    SaleTransitions(
      "failed, and expired", .seen(session: session(.expired), intent: intent(.failed)),
      all(open + [.unknown], .failed)),
    SaleTransitions(
      "failed, and complete", .seen(session: session(.complete), intent: intent(.failed)),
      all(open + [.unknown], .failed)),
    SaleTransitions(
      "an intent that was given up, alone", .seen(session: nil, intent: intent(.canceled)),
      [.intentAlone: .expired]),
    SaleTransitions(
      "an intent that failed, alone", .seen(session: nil, intent: intent(.failed)),
      [.intentAlone: .failed]),
  ]

  private static let bareSession = CheckoutSession(id: sampleSession, status: .open)
  private static let bareIntent = PaymentIntent(id: sampleIntent, status: .succeeded)
  private static let refusal = GatewayRejection(status: 400, code: nil, message: "No.")
  private static let declined = intent(.requiresPaymentMethod, error: "Insufficient limit.")
}

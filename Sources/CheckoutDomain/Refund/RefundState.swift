/// The one word that says where a refund stands.
public enum RefundState: String, Hashable, Sendable, CaseIterable {
  /// Waits for a second person.
  case awaiting
  /// A second person said no.
  case denied
  /// Its request may be on the wire.
  case sending
  /// Nobody knows whether its request arrived; its money stays reserved.
  case unknown
  /// The gateway has taken it and is at work.
  case pending
  /// The customer has the money.
  case refunded
  /// The gateway refused it.
  case rejected
  /// It failed at the provider.
  case failed
  /// It was given up.
  case canceled
  /// It never left, or was proven absent; nothing is reserved.
  case notSent = "not_sent"
  /// Only a person can find out; its money stays reserved.
  case needsHuman = "needs_human"

  /// The word on screen, in English: `NOT-SENT`.
  public var word: String { rawValue.uppercased().replacing("_", with: "-") }

  /// Whether the amount is kept back, because it may be gone already.
  public var isReserving: Bool {
    switch self {
    case .awaiting, .sending, .unknown, .pending, .needsHuman: true
    case .denied, .refunded, .rejected, .failed, .canceled, .notSent: false
    }
  }

  /// Whether another refund of the same payment has to wait for this one.
  public var isInFlight: Bool {
    switch self {
    case .sending, .unknown, .pending, .needsHuman: true
    default: false
    }
  }

  /// How much is known; a refund never goes to a lower rank (`reliability.md` §1.6), but for a fresh
  /// answer that differs.
  ///
  /// What the gateway says of a refund it has outranks whatever Kasir concluded from its request.
  var rank: Int {
    switch self {
    case .awaiting, .sending: 0
    case .unknown: 1
    case .needsHuman: 2
    case .notSent, .denied, .rejected: 3
    case .pending: 4
    case .canceled: 5
    case .failed: 6
    case .refunded: 7
    }
  }
}

/// The manners of the gateway that nobody has seen, each a switch.
///
/// The defaults are what the contract sheet shows or, where it shows nothing, what it thinks
/// likely.
package struct SandboxBehaviour: Hashable, Codable, Sendable {
  /// What an `Idempotency-Key` does (contract sheet §3).
  package enum Keys: Hashable, Codable, Sendable {
    /// A repeat within that time gets the first answer.
    case honoured(for: Duration)
    /// Keys have no effect.
    case ignored
  }

  /// Whether the sum of refunds is held below what was captured.
  package enum Cap: Hashable, Codable, Sendable {
    case enforced
    /// Refunds younger than the window are not counted: what parallel requests can do.
    case racy(window: Duration)
    case none
  }

  /// The life of a refund (contract sheet §6).
  package enum RefundLife: Hashable, Codable, Sendable {
    case succeedsAtOnce
    case pendingThenSucceeds(after: Duration)
    case pendingThenFails(after: Duration)
    /// Some gateways revise: a refund that had succeeded fails.
    case succeedsThenFails(after: Duration)
  }

  /// Whether `GET /v1/refunds` exists; the sheet says that it does not.
  package enum RefundList: Hashable, Codable, Sendable {
    case absent
    case present
    /// A refund appears in it only after that time.
    case lagging(by: Duration)
  }

  /// What an intent says after a declined try (contract sheet §5: both must be handled).
  package enum DeclinedStatus: String, Codable, Sendable {
    case requiresPaymentMethod
    case failed
  }

  package var keys = Keys.honoured(for: .seconds(86_400))
  /// The status for a key that comes back with another request.
  package var keyReuseStatus = 400
  /// Whether errors stand inside `{"error": …}`.
  package var wrapsErrors = true
  /// Whether timestamps are seconds, as in left-over samples, instead of milliseconds.
  package var timestampsInSeconds = false
  /// Whether a refund says its amount as a string.
  package var refundAmountAsString = false
  package var refundLife = RefundLife.succeedsAtOnce
  package var refundList = RefundList.absent
  /// Whether an intent says how much of it was refunded; no page shows that it does.
  package var tellsRefunded = false
  package var cap = Cap.enforced
  /// Whether a payment can be refunded in several parts.
  package var allowsSeveralRefunds = true
  /// How a confirmed intent says where the customer goes next.
  package var nextAction = NextActionShape.named
  /// Whether intents carry arrays and objects as JSON strings and `next_action` as `""`, as in
  /// older samples (contract sheet §5).
  package var writesJSONInStrings = false
  /// How events are delivered to webhook endpoints.
  package var deliveries = DeliveryManners()
  package var declinedStatus = DeclinedStatus.requiresPaymentMethod
  /// How long a paid intent says `processing` first.
  package var processingTime = Duration.zero
  /// Whether the end of a session cancels its intent.
  package var expiryCancelsIntent = true
  /// Whether a payment after the end shows on the session too, as `payment_status` `paid`.
  package var latePaymentShowsOnSession = false
  /// How far the gateway's clock is ahead.
  package var clockSkew = Duration.zero
  /// Whether every request gets a maintenance page, 503 and HTML, and nothing is done.
  package var isUnderMaintenance = false

  package init() {}
}

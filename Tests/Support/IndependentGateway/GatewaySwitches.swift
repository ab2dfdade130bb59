/// How untidy the gateway is, all of it seen or left open in the contract sheet.
package struct GatewaySwitches: Sendable {
  package enum ErrorShape: Sendable { case wrapped, bare, plainText }
  package enum TimeUnit: Sendable { case milliseconds, seconds }
  package enum AmountShape: Sendable { case integer, text }
  package enum PaymentHost: Sendable {
    /// The gateway itself, on its loopback address.
    case own
    /// The provider's test host: 118 bytes (contract sheet §1).
    case providerTest
    /// Any other host, by its name.
    case other(String)
  }

  /// The shape of an error body (contract sheet §2: not known).
  package var errorShape = ErrorShape.wrapped
  /// The unit of every time (contract sheet §1).
  package var timeUnit = TimeUnit.milliseconds
  /// Whether a repeated `Idempotency-Key` gets the first answer again (contract sheet §3: not known).
  package var honoursIdempotencyKeys = true
  /// The shape of a refund's amount in an answer (contract sheet §6).
  package var refundAmountShape = AmountShape.integer
  /// The status that a new refund gets.
  package var refundStatus = "succeeded"
  /// Whether a payment takes more than one refund (contract sheet §8: not known).
  package var allowsSeveralRefunds = true
  /// Where the payment page is.
  package var paymentHost = PaymentHost.own
  /// The characters of the public key behind its prefix in a payment link: 40 in test samples, 79 in
  /// live ones.
  package var publicKeyLength = 40
  /// Said in place of a session's true `status`.
  package var sessionStatus: String?
  /// Said in place of a session's true `payment_status`.
  package var sessionPaymentStatus: String?
  /// Said in place of an intent's true `status`.
  package var intentStatus: String?
  /// Whether members without a value come as null or "" in turn, and unknown ones turn up.
  package var hasNullsAndBlanks = false
  /// Whether `payment_method_types` is null.
  package var paymentMethodTypesIsNull = false
  /// Whether an intent's `next_action` is "".
  package var nextActionIsBlank = false
  /// Whether arrays and objects of an intent come as JSON inside strings (contract sheet §5).
  package var hasJSONInsideStrings = false
  /// Whether a session comes without its `line_items`.
  package var omitsLineItems = false
  /// Whether `livemode` is left out at the top (contract sheet §4).
  package var omitsLiveMode = false
  /// Whether an intent comes without `amount_received` (contract sheet §5).
  package var omitsAmountReceived = false
  /// Whether a confirmed intent has a redirect; the Akulaku sample has none (contract sheet §5).
  package var confirmGivesRedirect = false

  package init() {}
}

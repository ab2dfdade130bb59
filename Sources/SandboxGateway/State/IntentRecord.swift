/// A payment intent as the gateway keeps it.
struct IntentRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "pi_"

  /// The statuses of contract sheet §5 that Akulaku can reach.
  enum Status: String, Codable, Sendable {
    case requiresPaymentMethod = "requires_payment_method"
    case requiresConfirmation = "requires_confirmation"
    case requiresAction = "requires_action"
    case processing, succeeded, canceled, failed
  }

  let serial: Int64
  /// Milliseconds since the epoch, unrounded.
  let created: Int64
  let currency: String
  let amount: Int64
  /// The serial of the session it belongs to, nil for the direct API.
  let session: Int64?
  let clientSecret: String
  let merchantOrderID: String?
  let description: String?
  let metadata: StoredJSON?
  var paymentMethodTypes: [String]?
  var paymentMethodOptions: StoredJSON?
  var returnURL: String?
  var customer: SandboxCustomer
  var status = Status.requiresPaymentMethod
  var amountReceived: Int64?
  /// The serial of the payment method, from the first try on.
  var paymentMethod: Int64?
  var wasDeclined = false
  var cancellationReason: String?
}

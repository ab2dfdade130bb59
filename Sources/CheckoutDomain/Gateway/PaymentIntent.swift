/// What the gateway says of a payment intent (contract sheet §5), whatever it left out.
public struct PaymentIntent: Hashable, Sendable {
  /// Where an intent stands; an unknown word survives and counts as pending.
  public struct Status: RawRepresentable, Hashable, Sendable {
    /// The gateway's word.
    public let rawValue: String
    /// Takes any word of the gateway.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The money is ours.
    public static let succeeded = Status(rawValue: "succeeded")
    /// Given up; no money moved.
    public static let canceled = Status(rawValue: "canceled")
    /// A word of WooshPay's own: the try failed.
    public static let failed = Status(rawValue: "failed")
    /// Waits for the customer to choose, also after a declined try.
    public static let requiresPaymentMethod = Status(rawValue: "requires_payment_method")
  }

  /// The intent's id.
  public var id: PaymentIntentID
  /// Where it stands.
  public var status: Status
  /// The amount asked for, in minor units of ``currency``.
  public var amount: Int64?
  /// The amount that arrived, where the gateway tells it.
  public var amountReceived: Int64?
  /// What was refunded so far, where the gateway tells it; no page documents this.
  public var amountRefunded: Int64?
  /// The currency code, upper case, also of a currency Kasir does not know.
  public var currency: String?
  /// The top-level `livemode` as a mode.
  public var mode: Mode?
  /// The `client_ref` that was sent as `merchant_order_id`.
  public var clientRef: ClientRef?
  /// The human reference that was sent in the metadata.
  public var reference: String?
  /// Why the last try failed, in the gateway's words.
  public var lastPaymentError: String?
  /// When it was created.
  public var created: Timestamp?
  /// The page that the customer must be sent to next, in whatever shape the gateway told it.
  public var redirect: String?
  /// When the gateway will cancel it by itself, where it says so.
  public var cancelAt: Timestamp?

  /// Makes an intent as the gateway tells it.
  public init(
    id: PaymentIntentID, status: Status, amount: Int64? = nil, amountReceived: Int64? = nil,
    amountRefunded: Int64? = nil, currency: String? = nil, mode: Mode? = nil,
    clientRef: ClientRef? = nil, reference: String? = nil, lastPaymentError: String? = nil,
    created: Timestamp? = nil, redirect: String? = nil, cancelAt: Timestamp? = nil
  ) {
    self.id = id
    self.status = status
    self.amount = amount
    self.amountReceived = amountReceived
    self.amountRefunded = amountRefunded
    self.currency = currency
    self.mode = mode
    self.clientRef = clientRef
    self.reference = reference
    self.lastPaymentError = lastPaymentError
    self.created = created
    self.redirect = redirect
    self.cancelAt = cancelAt
  }
}

/// What the gateway says of a refund (contract sheet §6), whatever it left out.
public struct GatewayRefund: Hashable, Sendable {
  /// Where a refund stands; any other word than these three is pending.
  public struct Status: RawRepresentable, Hashable, Sendable {
    /// The gateway's word.
    public let rawValue: String
    /// Takes any word of the gateway.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The customer has the money.
    public static let succeeded = Status(rawValue: "succeeded")
    /// It failed at the provider.
    public static let failed = Status(rawValue: "failed")
    /// It was given up.
    public static let canceled = Status(rawValue: "canceled")
  }

  /// The refund's id; its shape is not known (contract sheet §1).
  public var id: RefundID
  /// Where it stands.
  public var status: Status
  /// The amount, in minor units of ``currency``.
  public var amount: Int64?
  /// The currency code, upper case, also of a currency Kasir does not know.
  public var currency: String?
  /// The top-level `livemode` as a mode.
  public var mode: Mode?
  /// The intent it refunds.
  public var paymentIntent: PaymentIntentID?
  /// The refund's own `client_ref`, sent in its metadata.
  public var clientRef: ClientRef?
  /// The reason given.
  public var reason: String?
  /// Why it failed, in the gateway's words.
  public var failureReason: String?
  /// When it was created.
  public var created: Timestamp?

  /// Makes a refund as the gateway tells it.
  public init(
    id: RefundID, status: Status, amount: Int64? = nil, currency: String? = nil,
    mode: Mode? = nil, paymentIntent: PaymentIntentID? = nil, clientRef: ClientRef? = nil,
    reason: String? = nil,
    failureReason: String? = nil, created: Timestamp? = nil
  ) {
    self.id = id
    self.status = status
    self.amount = amount
    self.currency = currency
    self.mode = mode
    self.paymentIntent = paymentIntent
    self.clientRef = clientRef
    self.reason = reason
    self.failureReason = failureReason
    self.created = created
  }
}

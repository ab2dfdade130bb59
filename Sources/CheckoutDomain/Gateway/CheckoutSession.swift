/// What the gateway says of a checkout session (contract sheet §4), whatever it left out.
public struct CheckoutSession: Hashable, Sendable {
  /// Where a session stands; an unknown word survives.
  public struct Status: RawRepresentable, Hashable, Sendable {
    /// The gateway's word.
    public let rawValue: String
    /// Takes any word of the gateway.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The customer can pay.
    public static let open = Status(rawValue: "open")
    /// The customer has gone through it.
    public static let complete = Status(rawValue: "complete")
    /// It can no longer be paid.
    public static let expired = Status(rawValue: "expired")
    /// Whether the gateway says, in any of its spellings, that it can no longer be paid.
    public var isEnded: Bool { ["expired", "canceled", "cancelled"].contains(rawValue) }
  }

  /// One line of a session.
  public struct Item: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// How many.
    public let quantity: Int64
    /// The price of one, in minor units.
    public let unitAmount: Int64

    /// Makes a line as the gateway tells it.
    public init(name: String, quantity: Int64, unitAmount: Int64) {
      self.name = name
      self.quantity = quantity
      self.unitAmount = unitAmount
    }
  }

  /// The session's id.
  public var id: SessionID
  /// Where it stands.
  public var status: Status
  /// `unpaid`, `paid`, …: a hint, never proof.
  public var paymentStatus: String?
  /// The page where the customer pays.
  public var url: String?
  /// The intent made together with the session.
  public var paymentIntent: PaymentIntentID?
  /// The total, in minor units of ``currency``.
  public var amountTotal: Int64?
  /// The currency code, upper case, also of a currency Kasir does not know.
  public var currency: String?
  /// The top-level `livemode` as a mode.
  public var mode: Mode?
  /// The `client_ref` that was sent.
  public var clientRef: ClientRef?
  /// The human reference that was sent in the metadata.
  public var reference: String?
  /// The lines, where the gateway tells them.
  public var items: [Item]
  /// When it was created.
  public var created: Timestamp?
  /// When it can no longer be paid.
  public var expiresAt: Timestamp?

  /// Makes a session as the gateway tells it.
  public init(
    id: SessionID, status: Status, paymentStatus: String? = nil, url: String? = nil,
    paymentIntent: PaymentIntentID? = nil, amountTotal: Int64? = nil, currency: String? = nil,
    mode: Mode? = nil, clientRef: ClientRef? = nil, reference: String? = nil, items: [Item] = [],
    created: Timestamp? = nil, expiresAt: Timestamp? = nil
  ) {
    self.id = id
    self.status = status
    self.paymentStatus = paymentStatus
    self.url = url
    self.paymentIntent = paymentIntent
    self.amountTotal = amountTotal
    self.currency = currency
    self.mode = mode
    self.clientRef = clientRef
    self.reference = reference
    self.items = items
    self.created = created
    self.expiresAt = expiresAt
  }
}

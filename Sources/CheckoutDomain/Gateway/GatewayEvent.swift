/// What the gateway tells of by itself (contract sheet §7): a hint, whose truth is a question.
public struct GatewayEvent: Hashable, Sendable {
  /// What it is about, as far as Kasir has an interest in it.
  public enum Subject: Hashable, Sendable {
    /// A checkout session.
    case session(SessionID)
    /// A payment intent, with the `client_ref` it was made with where it says so.
    case intent(PaymentIntentID, ClientRef?)
    /// A refund, with its intent and its amount in minor units where it says so.
    case refund(RefundID, PaymentIntentID?, Int64?)
    /// A dispute, with its intent where it says so.
    case dispute(Dispute, PaymentIntentID?)
    /// Anything else.
    case other
  }

  /// The event's id, `evt_…`.
  public let id: String
  /// What happened, an open set of words such as `payment_intent.succeeded`.
  public let type: String
  /// The top-level `livemode` as a mode.
  public let mode: Mode?
  /// What it is about.
  public let subject: Subject

  /// Makes an event.
  public init(id: String, type: String, mode: Mode? = nil, subject: Subject) {
    self.id = id
    self.type = type
    self.mode = mode
    self.subject = subject
  }
}

/// An event as it was delivered here: kept before anybody says that it has arrived.
public struct EventDelivery: Hashable, Sendable {
  /// The event's id, by which it counts once.
  public let event: String
  /// The body, byte for byte, whose signature was verified.
  public let body: [UInt8]
  /// When it arrived.
  public let receivedAt: Timestamp

  /// Makes a delivery.
  public init(event: String, body: [UInt8], receivedAt: Timestamp) {
    self.event = event
    self.body = body
    self.receivedAt = receivedAt
  }
}

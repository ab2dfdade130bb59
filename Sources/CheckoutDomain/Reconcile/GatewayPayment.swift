/// What the gateway says of one payment: its session, its intent, or both.
public struct GatewayPayment: Hashable, Sendable {
  /// Where a payment stands, in words that ledger and gateway share.
  public enum Standing: String, Hashable, Sendable {
    /// The customer can pay.
    case open
    /// The money has arrived.
    case paid
    /// It can no longer be paid.
    case ended
  }

  /// The session; nil for a payment without one, or of which it is not known.
  public var session: CheckoutSession?
  /// The intent; nil where it is not known.
  public var intent: PaymentIntent?
  /// What was given back in all, in minor units; nil where the gateway does not tell.
  public var refunded: Int64?

  /// Puts together what is known.
  public init(
    session: CheckoutSession? = nil, intent: PaymentIntent? = nil, refunded: Int64? = nil
  ) {
    self.session = session
    self.intent = intent
    self.refunded = refunded ?? intent?.amountRefunded
  }

  /// Where it stands; nil where that cannot be said without its intent, which alone tells of money.
  public var standing: Standing? {
    guard let intent else {
      guard let session, session.paymentIntent == nil else { return nil }
      return session.status.isEnded ? .ended : session.status == .open ? .open : nil
    }
    if intent.status == .succeeded { return .paid }
    let isOver = [.canceled, .failed].contains(intent.status)
    guard let session else {
      // A session that nobody has seen may be open still.
      return intent.status == .canceled ? .ended : nil
    }
    if session.status.isEnded { return .ended }
    return session.status == .open ? .open : isOver ? .ended : nil
  }
}

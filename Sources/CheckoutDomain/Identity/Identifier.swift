/// A text that names one thing of one kind, so that a session's id is never passed for an intent's.
///
/// Ids that the gateway makes are opaque (contract sheet §1): nothing is read from their shape.
public struct Identifier<Kind>: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is sent.
  public let text: String

  /// Names a thing by its id.
  public init(_ text: String) { self.text = text }

  /// The text for people.
  public var description: String { text }
}

/// Says that an id is a checkout session's.
public enum SessionKind {}
/// Says that an id is a payment intent's.
public enum PaymentIntentKind {}
/// Says that an id is a refund's.
public enum RefundKind {}
/// Says that an id is a sale's `client_ref`.
public enum ClientRefKind {}
/// Says that a text is an idempotency key.
public enum IdempotencyKind {}

/// The id of a checkout session, `cs_…`.
public typealias SessionID = Identifier<SessionKind>
/// The id of a payment intent, `pi_…`.
public typealias PaymentIntentID = Identifier<PaymentIntentKind>
/// The id of a refund, usually `re_…`.
public typealias RefundID = Identifier<RefundKind>
/// The random 26 characters by which a sale is found at the gateway; never typed by people.
public typealias ClientRef = Identifier<ClientRefKind>
/// The key that makes the second sending of a request the same request: one an intent, not a try.
public typealias IdempotencyKey = Identifier<IdempotencyKind>

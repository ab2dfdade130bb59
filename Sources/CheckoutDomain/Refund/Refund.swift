/// Money given back from one payment: what was decided, and what became of it.
public struct Refund: Hashable, Sendable {
  /// The idempotency key: one for the decision, never for a click or a try.
  public let key: IdempotencyKey
  /// The random name sent in its metadata, by which it can be found again.
  public let clientRef: ClientRef
  /// How much; always explicit, also for all that is left.
  public let amount: Money
  /// The lines that it gives back; empty where it was decided by amount.
  public let lines: [RefundedLine]
  /// Why.
  public let reason: RefundReason
  /// When it was decided.
  public let createdAt: Timestamp
  /// What had been refunded of this payment when it was decided, in minor units.
  public let refundedBefore: Int64
  /// Who decided it; empty where nobody said.
  public let operatorName: String
  /// Where it stands.
  public internal(set) var state: RefundState
  /// The gateway's id, once known.
  public internal(set) var id: RefundID?
  /// What is wrong, for people.
  public internal(set) var problem: String?
  /// How often a gateway that lists refunds was asked late enough, and did not list this one.
  public internal(set) var absences: Int
  /// When that was seen last.
  public internal(set) var absentAt: Timestamp?

  /// Restores a refund, or makes one that is about to be sent.
  public init(
    key: IdempotencyKey, clientRef: ClientRef, amount: Money, lines: [RefundedLine] = [],
    reason: RefundReason,
    createdAt: Timestamp, refundedBefore: Int64, operatorName: String = "",
    state: RefundState = .sending, id: RefundID? = nil, problem: String? = nil, absences: Int = 0,
    absentAt: Timestamp? = nil
  ) {
    self.key = key
    self.clientRef = clientRef
    self.amount = amount
    self.lines = lines
    self.reason = reason
    self.createdAt = createdAt
    self.refundedBefore = refundedBefore
    self.operatorName = operatorName
    self.absences = absences
    self.absentAt = absentAt
    self.state = state
    self.id = id
    self.problem = problem
  }
}

/// Why money is given back: an open set, of which these four may be sent (contract sheet §6).
public struct RefundReason: RawRepresentable, Hashable, Sendable {
  /// The gateway's word.
  public let rawValue: String
  /// Takes any word of the gateway.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The customer wants the money back.
  public static let requestedByCustomer = RefundReason(rawValue: "requested_by_customer")
  /// The customer paid twice.
  public static let duplicate = RefundReason(rawValue: "duplicate")
  /// The payment was not the customer's.
  public static let fraudulent = RefundReason(rawValue: "fraudulent")
  /// A dispute was settled.
  public static let resolvedDispute = RefundReason(rawValue: "resolved_dispute")

  /// Kasir's own word for a refund that somebody made without Kasir; never sent.
  public static let madeElsewhere = RefundReason(rawValue: "made_elsewhere")

  /// The reasons that may be sent, the usual one first.
  public static let all = [requestedByCustomer, duplicate, fraudulent, resolvedDispute]
}

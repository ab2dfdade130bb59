/// One thing that ledger and gateway tell differently.
public struct ReconcileDifference: Hashable, Sendable {
  /// What differs.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The ledger has a payment that the gateway does not know.
    case oursOnly = "ours_only"
    /// The gateway has a payment that the ledger lacks.
    case theirsOnly = "theirs_only"
    /// The amount asked for, or the amount that arrived.
    case amount
    /// The currency.
    case currency
    /// Where the payment, or one of its refunds, stands.
    case state
    /// The sum of what was given back, or the amount of one refund.
    case refunded
    /// Test or live.
    case mode
  }

  /// What was done about it.
  public enum Remedy: String, Hashable, Sendable, CaseIterable {
    /// Nothing: it is for a person.
    case none
    /// The ledger took in what the gateway says, and agrees with it now.
    case takenIn = "taken_in"
    /// A payment that the ledger lacked was imported: the customer can still pay it.
    case imported
    /// A payment of which the ledger knew nothing was imported, and put in needs attention.
    case lostSale = "lost_sale"
    /// A refund that somebody made without Kasir was imported.
    case refundImported = "refund_imported"
  }

  /// What one side says.
  public enum Side: Hashable, Sendable {
    /// An amount.
    case money(Money)
    /// A word of that side: a state, a currency, a mode.
    case word(String)
  }

  /// What differs.
  public var kind: Kind
  /// What people call the sale; the gateway's id where the ledger has none.
  public var reference: String
  /// The sale in the ledger; nil where it has none.
  public var clientRef: ClientRef?
  /// The checkout session, where there is one.
  public var session: SessionID?
  /// The payment intent, where it is known.
  public var paymentIntent: PaymentIntentID?
  /// The refund that it is about; nil for the payment itself.
  public var refund: RefundID?
  /// What the ledger says; nil for nothing.
  public var ours: Side?
  /// What the gateway says; nil for nothing.
  public var theirs: Side?
  /// What was done about it.
  public var remedy: Remedy

  /// Makes a difference about which nothing was done yet.
  public init(
    _ kind: Kind, reference: String, clientRef: ClientRef? = nil, session: SessionID? = nil,
    paymentIntent: PaymentIntentID? = nil, refund: RefundID? = nil, ours: Side? = nil,
    theirs: Side? = nil, remedy: Remedy = .none
  ) {
    self.kind = kind
    self.reference = reference
    self.clientRef = clientRef
    self.session = session
    self.paymentIntent = paymentIntent
    self.refund = refund
    self.ours = ours
    self.theirs = theirs
    self.remedy = remedy
  }
}

extension ReconcileDifference {
  /// A difference of a sale that the ledger has.
  init(
    _ kind: Kind, _ sale: Sale, refund: RefundID? = nil, ours: Side?, theirs: Side?
  ) {
    self.init(
      kind, reference: sale.reference, clientRef: sale.clientRef,
      session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent, refund: refund,
      ours: ours, theirs: theirs)
  }
}

/// A sale: what was asked of one customer, and what became of it.
///
/// A value with its rules. It moves only by ``apply(_:at:)`` and the refund functions, and each move
/// returns what to write in its timeline.
public struct Sale: Hashable, Sendable {
  /// What was agreed when it was charged first, and never changes.
  private let terms: Shared<Terms>
  private var current: Shared<Progress>
  /// Its refunds, oldest first.
  public internal(set) var refunds: [Refund]
  /// The customer's dispute of its payment; nil where there was none.
  public internal(set) var dispute: Dispute?

  /// Restores a sale, or makes one that has not been sent.
  public init(
    clientRef: ClientRef, reference: String, mode: Mode, items: [LineItem], amount: Money,
    note: String = "", terminalType: TerminalType, createdAt: Timestamp,
    duplicateOf: ClientRef? = nil, progress: Progress = Progress(), refunds: [Refund] = [],
    dispute: Dispute? = nil
  ) {
    terms = Shared(
      Terms(
        clientRef: clientRef, reference: reference, mode: mode, items: items, amount: amount,
        note: note, terminalType: terminalType, createdAt: createdAt, duplicateOf: duplicateOf))
    current = Shared(progress)
    self.refunds = refunds
    self.dispute = dispute
  }

  /// Where it stands.
  public internal(set) var progress: Progress {
    _read { yield current.value }
    _modify { yield &current.value }
  }
}

extension Sale {
  private struct Terms: Hashable {
    let clientRef: ClientRef
    let reference: String
    let mode: Mode
    let items: [LineItem]
    let amount: Money
    let note: String
    let terminalType: TerminalType
    let createdAt: Timestamp
    let duplicateOf: ClientRef?
  }

  /// The random name by which it is found at the gateway; its identity in the ledger.
  public var clientRef: ClientRef { terms.value.clientRef }
  /// What people call it; unique in the ledger.
  public var reference: String { terms.value.reference }
  /// Whether its money is real.
  public var mode: Mode { terms.value.mode }
  /// What was sold; empty for a sale that was imported without its lines.
  public var items: [LineItem] { terms.value.items }
  /// What the customer is asked for.
  public var amount: Money { terms.value.amount }
  /// A note for people; never sent.
  public var note: String { terms.value.note }
  /// The page that Akulaku shows.
  public var terminalType: TerminalType { terms.value.terminalType }
  /// When it was charged first.
  public var createdAt: Timestamp { terms.value.createdAt }
  /// The sale that this is a second session of; nil for every other sale.
  ///
  /// Its code is never shown, and a payment of it is for a person.
  public var duplicateOf: ClientRef? { terms.value.duplicateOf }
}

extension Sale: CustomReflectable {
  /// Its members side by side, wherever they are kept.
  public var customMirror: Mirror {
    let rest: [Mirror.Child] = [
      ("progress", progress), ("refunds", refunds), ("dispute", dispute as Any),
    ]
    return Mirror(self, children: Array(Mirror(reflecting: terms.value).children) + rest)
  }
}

extension Sale {
  /// Where a sale stands, without its refunds.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Not sent, or proven never to have been.
    case draft
    /// The create request may be on the wire.
    case sending
    /// Nobody knows whether the create request arrived.
    case unknown
    /// The session is open.
    case waiting
    /// The intent succeeded as asked.
    case paid
    /// Ended by time.
    case expired
    /// Ended by a person or a script.
    case canceled
    /// Refused, or failed with its session closed.
    case failed
    /// The gateway's answer differs from what was asked.
    case mismatch
  }

  /// What changes about a sale.
  public struct Progress: Hashable, Sendable {
    /// Where it stands.
    public var phase: Phase
    /// How it is charged, or will be.
    public var chargedBy: ChargeKind
    /// The canceled intent in whose place a session was or will be made.
    public var replacedIntent: PaymentIntentID?
    /// Its checkout session, once known.
    public var sessionID: SessionID?
    /// Its payment intent, once known.
    public var paymentIntent: PaymentIntentID?
    /// The page where the customer pays, as the gateway gave it.
    public var url: String?
    /// When the session can no longer be paid.
    public var expiresAt: Timestamp?
    /// When the session was seen to have ended.
    public var endedAt: Timestamp?
    /// When the payment was seen.
    public var paidAt: Timestamp?
    /// What the gateway took from the customer.
    public var captured: Money?
    /// Whether a person or a script asked for the session to be expired.
    public var cancelRequested: Bool
    /// Why the customer's last try was declined, while they can try again.
    public var decline: String?
    /// What is wrong: why it failed, was not sent, is unknown or differs.
    public var problem: String?
    /// When the gateway was last asked about an ended sale.
    public var checkedAt: Timestamp?
    /// When what the gateway said of its money is to be read once more; nil where nothing is.
    public var rereadAt: Timestamp?
    /// What a person has to look at, whatever else is known; nil for nothing.
    public var alarm: Alarm?

    /// Starts as a draft of which nothing is known.
    public init(
      phase: Phase = .draft, sessionID: SessionID? = nil, paymentIntent: PaymentIntentID? = nil,
      url: String? = nil, expiresAt: Timestamp? = nil, endedAt: Timestamp? = nil,
      paidAt: Timestamp? = nil, captured: Money? = nil, cancelRequested: Bool = false,
      decline: String? = nil, problem: String? = nil, checkedAt: Timestamp? = nil,
      chargedBy: ChargeKind = .session, replacedIntent: PaymentIntentID? = nil,
      alarm: Alarm? = nil, rereadAt: Timestamp? = nil
    ) {
      self.phase = phase
      self.sessionID = sessionID
      self.paymentIntent = paymentIntent
      self.url = url
      self.expiresAt = expiresAt
      self.endedAt = endedAt
      self.paidAt = paidAt
      self.captured = captured
      self.cancelRequested = cancelRequested
      self.decline = decline
      self.problem = problem
      self.checkedAt = checkedAt
      self.chargedBy = chargedBy
      self.replacedIntent = replacedIntent
      self.alarm = alarm
      self.rereadAt = rereadAt
    }
  }

  /// Why a person has to look at a sale that is otherwise in order.
  public enum Alarm: String, Hashable, Sendable, CaseIterable {
    /// The customer paid, and the ledger knew nothing of it until it was compared with the gateway.
    case lostSale = "lost_sale"
    /// The gateway answers, but says nothing of this sale: nobody knows whether it is paid. Gone as
    /// soon as it says something.
    case unanswered
    /// The gateway took back what it had said of a payment or a refund that had succeeded, or one that
    /// was believed to have given nobody anything has come back: it may have been paid by other means.
    case revised
    /// The customer paid after the sale had ended: perhaps nobody has handed the goods over. Over once
    /// all of it is given back.
    case latePayment = "late_payment"
  }

  /// The one word that says where it stands, by its phase and the refunds that succeeded.
  public var state: SaleState {
    switch progress.phase {
    case .draft: .draft
    case .sending: .sending
    case .unknown: .unknown
    case .waiting: .waiting
    case .expired: .expired
    case .canceled: .canceled
    case .failed: .failed
    case .mismatch: isFullyRefunded ? .refunded : .mismatch
    case .paid: isFullyRefunded ? .refunded : refunded.isZero ? .paid : .partRefunded
    }
  }

  /// Whether it can be charged now: never sent, or refused outright so that there is nothing of it
  /// at the gateway.
  public var canCharge: Bool {
    progress.phase == .draft
      || progress.phase == .failed && progress.sessionID == nil && progress.paymentIntent == nil
  }

  /// Whether there is something open at the gateway that can be ended: its session is expired, and
  /// only an intent without one is canceled (contract sheet §5).
  ///
  /// Of a sale that differs nobody knows whether the customer has its page open.
  public var canCancel: Bool {
    guard isOpen || progress.phase == .mismatch && progress.captured == nil else { return false }
    return progress.sessionID != nil
      || progress.chargedBy == .intent && progress.paymentIntent != nil
  }

  /// Whether nobody can pay it although it is open: the gateway gave no link with its intent.
  public var lacksLink: Bool {
    isOpen && progress.chargedBy == .intent && progress.url == nil && duplicateOf == nil
  }

  /// Whether a session can take the place of its intent: once that is confirmed canceled, or where
  /// none was ever made.
  public var canReplaceIntent: Bool {
    guard progress.chargedBy == .intent, progress.captured == nil, duplicateOf == nil,
      !items.isEmpty
    else { return false }
    return progress.paymentIntent == nil
      ? canCharge : [.waiting, .canceled, .expired].contains(progress.phase)
  }

  /// Whether the customer can pay, or may be able to.
  public var isOpen: Bool { progress.phase == .waiting }

  /// Whether money is moving: an answer is awaited for the sale or one of its refunds.
  public var isMoneyMoving: Bool {
    progress.phase == .sending || refunds.contains { $0.state == .sending }
  }

  /// Whether a person should look at it.
  public var needsAttention: Bool {
    if let alarm = progress.alarm, alarm != .latePayment || !isFullyRefunded { return true }
    if isDisputed || lacksLink { return true }
    return switch progress.phase {
    case .unknown: true
    case .mismatch: !isFullyRefunded
    case .paid where duplicateOf != nil && !isFullyRefunded: true
    default: refunds.contains { [.unknown, .needsHuman, .failed].contains($0.state) }
    }
  }

  private var isFullyRefunded: Bool {
    guard let captured = progress.captured, captured.isPositive else { return false }
    return refunded.minorUnits >= captured.minorUnits
  }
}

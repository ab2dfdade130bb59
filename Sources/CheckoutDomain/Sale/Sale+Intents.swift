/// A sale that is charged by a payment intent without a session (contract sheet §5).
extension Sale {
  /// Moves the sale by the answer to its intent's create request, or by an intent that was found to
  /// be its own after all.
  mutating func endIntentCreate(
    _ outcome: GatewayOutcome<PaymentIntent>, at now: Timestamp
  ) -> [TimelineEntry] {
    let isAwaited = [.sending, .unknown].contains(progress.phase)
    guard progress.chargedBy == .intent, isAwaited || canCharge && outcome.value != nil else {
      return []
    }
    return finishCreate(outcome, at: now) { $0.open($1, at: now) }
  }

  /// Opens the sale with its own intent.
  mutating func open(_ intent: PaymentIntent, at now: Timestamp) -> [TimelineEntry] {
    progress.paymentIntent = progress.paymentIntent ?? intent.id
    let differences = differences(fromUnpaid: intent)
    guard differences.isEmpty else {
      return differ(differences, at: now) + see(session: nil, intent: intent, at: now)
    }
    progress.phase = .waiting
    progress.problem = nil
    // A sale that was believed to have been refused has not ended after all.
    (progress.endedAt, progress.checkedAt) = (nil, nil)
    let opened = [TimelineEntry("waiting", intent.id.text)]
    let seen = see(session: nil, intent: intent, at: now)
    guard lacksLink else { return opened + seen }
    progress.problem = Self.noLink
    return opened + seen + [TimelineEntry("no_redirect", intent.status.rawValue)]
  }

  /// Takes in what an intent without a session says beyond its status.
  mutating func remember(_ intent: PaymentIntent) {
    progress.paymentIntent = progress.paymentIntent ?? intent.id
    progress.expiresAt = intent.cancelAt ?? progress.expiresAt
    // A sale that differs shows no code, and nobody is ever shown a second one for one sale.
    guard duplicateOf == nil, progress.phase != .mismatch else { return }
    progress.url = progress.url ?? intent.redirect
    if progress.url != nil, progress.problem == Self.noLink { progress.problem = nil }
  }

  /// Makes room for a session: two payable things for one sale would be paid twice, so the intent
  /// must have ended unpaid.
  mutating func replaceIntent() -> [TimelineEntry] {
    guard canReplaceIntent, !isOpen else { return [] }
    let intent = progress.paymentIntent
    progress = Progress(
      phase: .draft, problem: "It has no payment intent any more: charge it by a checkout session.",
      chargedBy: .session, replacedIntent: intent)
    return [TimelineEntry("intent_replaced", intent?.text ?? "")]
  }

  private static let noLink = "The gateway gave no link to pay it: nobody can."
}

extension Sale {
  /// Whether a payment intent can take the place of its open session: the session is expired first,
  /// and the intent is a new sale's, since a late payment by the session would still be this one's.
  public var canReplaceSession: Bool {
    isOpen && progress.chargedBy == .session && canCancel && duplicateOf == nil && !items.isEmpty
  }
}

extension ChargeKind {
  /// What is made at the gateway, for the middle of a sentence.
  public var noun: String {
    switch self {
    case .session: "session"
    case .intent: "payment intent"
    }
  }
}

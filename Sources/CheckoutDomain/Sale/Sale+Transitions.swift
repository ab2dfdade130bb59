extension Sale {
  /// Moves the sale by one fact.
  ///
  /// A fact that cannot move it, because more is known already, changes nothing: a paid sale never
  /// waits again (`reliability.md` §1.7).
  ///
  /// - Returns: What to write in the timeline; empty where nothing changed.
  public mutating func apply(_ event: SaleEvent, at now: Timestamp) -> [TimelineEntry] {
    switch event {
    case .sendingStarted:
      guard canCharge else { return [] }
      progress = started(.sending)
      return [TimelineEntry("sending", amount.formatted)]
    case .sendingDelayed(let reason):
      guard progress.phase == .sending else { return [] }
      progress.problem = reason
      return [TimelineEntry("sending_delayed", reason)]
    case .createEnded(let outcome):
      guard
        progress.phase == .sending || progress.phase == .unknown || outcome.isFoundSession(of: self)
      else { return [] }
      return finishCreate(outcome, at: now) { $0.open($1, intent: nil, at: now) }
    case .intentEnded(let outcome):
      return endIntentCreate(outcome, at: now)
    case .intentReplaced:
      return replaceIntent()
    case .answeredWithOther(let problem):
      guard ![.draft, .paid, .mismatch].contains(progress.phase) else { return [] }
      return differ([problem], at: now)
    case .interrupted:
      guard progress.phase == .sending else { return [] }
      progress.phase = .unknown
      progress.problem = "Kasir stopped before the gateway answered."
      return [TimelineEntry("unknown", progress.problem ?? "")]
    case .provenAbsent:
      guard progress.phase == .unknown else { return [] }
      progress = started(
        .draft,
        problem: "The gateway has no \(progress.chargedBy.noun) of this sale: it can be sent again."
      )
      return [TimelineEntry("proven_absent")]
    case .cancelRequested:
      guard [.waiting, .mismatch].contains(progress.phase), !progress.cancelRequested else {
        return []
      }
      progress.cancelRequested = true
      return [TimelineEntry("cancel_requested")]
    case .cancelRefused:
      guard progress.phase == .waiting else { return [] }
      progress.cancelRequested = false
      return []
    case .unanswered(let reason):
      return miss(reason)
    case .reread(let intent, let refunds, let unclear):
      return reread(intent, refunds, unclear, at: now)
    case .refundRevived(let answer):
      return revise([answer])
    case .successDoubted:
      return doubtSuccess(at: now)
    case .rereadDoubted:
      return doubt(at: now)
    case .seen(let session, let intent):
      // A session alone does not say whether its intent is paid.
      let isSaid = intent != nil || session != nil && progress.paymentIntent == nil
      return (isSaid ? hear() : []) + see(session: session, intent: intent, at: now)
    }
  }

  /// Starts over: what was known of an earlier sending is gone, how it is charged stays.
  private func started(
    _ phase: Phase, endedAt: Timestamp? = nil, problem: String? = nil
  ) -> Progress {
    Progress(
      phase: phase, endedAt: endedAt, problem: problem, chargedBy: progress.chargedBy,
      replacedIntent: progress.replacedIntent)
  }

  mutating func finishCreate<Value>(
    _ outcome: GatewayOutcome<Value>, at now: Timestamp,
    open: (inout Sale, Value) -> [TimelineEntry]
  ) -> [TimelineEntry] {
    switch outcome {
    case .done(let value):
      return open(&self, value)
    case .rejected(let rejection):
      progress = started(.failed, endedAt: now, problem: rejection.sentence)
      return [TimelineEntry("failed", rejection.sentence)]
    case .notSent(let reason, _):
      progress = started(.draft, problem: reason)
      return [TimelineEntry("not_sent", reason)]
    case .unknown(let reason, _):
      let isNews = progress.phase != .unknown
      progress.phase = .unknown
      progress.problem = reason
      return isNews ? [TimelineEntry("unknown", reason)] : []
    }
  }

  private mutating func open(
    _ session: CheckoutSession, intent: PaymentIntent?, at now: Timestamp
  ) -> [TimelineEntry] {
    remember(session)
    let differences = differences(from: session)
    guard differences.isEmpty else {
      return differ(differences, at: now) + see(session: session, intent: intent, at: now)
    }
    progress.phase = .waiting
    progress.problem = nil
    // A sale that was believed to have been refused has not ended after all.
    (progress.endedAt, progress.checkedAt) = (nil, nil)
    return [TimelineEntry("waiting", session.id.text)]
      + see(session: session, intent: intent, at: now)
  }

  mutating func see(
    session: CheckoutSession?, intent: PaymentIntent?, at now: Timestamp
  ) -> [TimelineEntry] {
    switch progress.phase {
    case .draft, .sending, .paid: return []
    case .unknown where progress.chargedBy == .intent:
      return intent.map { open($0, at: now) } ?? []
    case .unknown: return session.map { open($0, intent: intent, at: now) } ?? []
    case .mismatch:
      if intent != nil { progress.checkedAt = now }
      return noteCapture(intent)
    case .waiting, .expired, .canceled, .failed: break
    }
    let differences = differences(session: session, intent: intent)
    // A code that would ask the customer for something else must go from the screen at once.
    guard differences.isEmpty else { return differ(differences, at: now) + noteCapture(intent) }
    if let session { remember(session) }
    if let intent, progress.chargedBy == .intent { remember(intent) }
    // Only an intent that was read says that nobody has paid.
    if progress.endedAt != nil, intent != nil || progress.paymentIntent == nil {
      progress.checkedAt = now
    }
    if let intent, intent.status == .succeeded { return succeed(intent, at: now) }
    if let session, session.status.isEnded { return end(at: now, intent: intent) }
    if session == nil, progress.sessionID == nil,
      [.canceled, .failed].contains(intent?.status)
    {
      // An intent without a session, or without one that anybody knows: nothing else will end it.
      return end(at: now, intent: intent)
    }
    // A session of a word nobody knows may still be open: a declined try can be made again.
    guard session?.status == .complete else { return noteDecline(intent) }
    return intent?.status == .failed ? fail(intent, at: now) : []
  }

  /// What differs in whatever was seen; of an intent that is paid, ``succeed(_:at:)`` says more.
  private func differences(session: CheckoutSession?, intent: PaymentIntent?) -> [String] {
    if let intent, intent.status == .succeeded { return [] }
    let ofIntent = intent.map { differences(fromUnpaid: $0) } ?? []
    return ofIntent.isEmpty ? session.map { differences(from: $0) } ?? [] : ofIntent
  }

  private mutating func remember(_ session: CheckoutSession) {
    progress.sessionID = progress.sessionID ?? session.id
    progress.paymentIntent = progress.paymentIntent ?? session.paymentIntent
    // Without its link nobody can ever be shown a second code for one sale.
    progress.url = duplicateOf == nil ? progress.url ?? session.url : nil
    progress.expiresAt = session.expiresAt ?? progress.expiresAt
  }

  private mutating func succeed(_ intent: PaymentIntent, at now: Timestamp) -> [TimelineEntry] {
    take(captured: intent)
    progress.decline = nil
    let differences = differences(from: intent)
    guard differences.isEmpty else { return differ(differences, at: now) }
    let isLate = progress.endedAt != nil
    progress.phase = .paid
    progress.paidAt = now
    progress.problem = isLate ? "The payment arrived after the sale had ended." : nil
    let paid = TimelineEntry("paid", amount.formatted + (isLate ? ", late" : ""))
    let isToldOf = duplicateOf != nil || progress.alarm == .lostSale
    return [paid] + (isLate && !isToldOf ? raise(.latePayment) : [])
  }

  private mutating func take(captured intent: PaymentIntent) {
    let received = intent.amountReceived ?? intent.amount ?? amount.minorUnits
    progress.captured =
      intent.currency == nil || intent.currency == amount.currency.code
      ? Money(minorUnits: received, amount.currency) : nil
    progress.paymentIntent = intent.id
  }

  /// A sale that differs stays so when it is paid, but what was paid can be given back.
  private mutating func noteCapture(_ intent: PaymentIntent?) -> [TimelineEntry] {
    guard let intent, intent.status == .succeeded, progress.captured == nil else { return [] }
    take(captured: intent)
    return progress.captured.map { [TimelineEntry("captured", $0.formatted)] } ?? []
  }

  private mutating func end(at now: Timestamp, intent: PaymentIntent?) -> [TimelineEntry] {
    guard progress.phase == .waiting else { return [] }
    if intent?.status == .failed { return fail(intent, at: now) }
    progress.phase = progress.cancelRequested ? .canceled : .expired
    progress.endedAt = now
    return [TimelineEntry(progress.phase.rawValue)]
  }

  private mutating func fail(_ intent: PaymentIntent?, at now: Timestamp) -> [TimelineEntry] {
    guard progress.phase == .waiting else { return [] }
    progress.phase = .failed
    progress.endedAt = now
    progress.problem = intent?.lastPaymentError ?? "The payment failed."
    return [TimelineEntry("failed", progress.problem ?? "")]
  }

  private mutating func noteDecline(_ intent: PaymentIntent?) -> [TimelineEntry] {
    guard progress.phase == .waiting, let intent else { return [] }
    let decline = intent.lastPaymentError ?? (intent.status == .failed ? "declined" : nil)
    guard decline != progress.decline else { return [] }
    progress.decline = decline
    return decline.map { [TimelineEntry("declined", $0)] } ?? []
  }

  mutating func differ(_ differences: [String], at now: Timestamp) -> [TimelineEntry] {
    progress.phase = .mismatch
    // Its code must not be shown again.
    progress.url = nil
    progress.endedAt = now
    progress.problem = differences.joined(separator: " ")
    return [TimelineEntry("mismatch", progress.problem ?? "")]
  }
}

extension GatewayOutcome<CheckoutSession> {
  /// Whether it is a session of a sale that was believed to have none.
  fileprivate func isFoundSession(of sale: Sale) -> Bool { sale.canCharge && value != nil }
}

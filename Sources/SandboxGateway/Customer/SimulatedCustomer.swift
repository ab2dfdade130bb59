import StrictJSON

/// What happens by itself: customers, the ends of sessions, refunds that settle.
///
/// Everything is planned on the timeline and carried out at the next request, each event as at its
/// own time. Nothing here waits.
extension Sandbox {
  /// When something happens by itself next, in the caller's milliseconds; nil for never.
  package var nextEventAt: Int64? {
    state.timeline.nextAt.map { $0 - behaviour.clockSkew.milliseconds }
  }

  /// Carries out all that is due at `now`, in milliseconds of the gateway's clock.
  mutating func advance(to now: Int64) {
    while let entry = state.timeline.takeDue(at: now) {
      revision += 1
      happen(entry.event, at: entry.at)
    }
  }

  private mutating func happen(_ event: Timeline.Event, at time: Int64) {
    switch event {
    case .customerOpens(let serial):
      if let place = state.intents.place(ofSerial: serial) { customerOpens(at: place, time: time) }
    case .customerDecides(let serial):
      if let place = state.intents.place(ofSerial: serial) {
        customerDecides(at: place, time: time)
      }
    case .paymentSettles(let serial):
      if let place = state.intents.place(ofSerial: serial) { settle(at: place, time: time) }
    case .sessionEnds(let serial):
      if let place = state.sessions.place(ofSerial: serial), state.sessions[place].status == .open {
        endSession(at: place, time: time)
      }
    case .refundSettles(let serial, let succeeds):
      if let place = state.refunds.place(ofSerial: serial) {
        state.refunds[place].status = succeeds ? .succeeded : .failed
        tell(ofRefund: place, at: time)
      }
    case .customerDisputes(let serial):
      if let place = state.intents.place(ofSerial: serial) {
        dispute(ofIntent: place, at: time)
      }
    case .requestArrives(let request):
      if let route = Route(request) { _ = work(on: request, route, now: time) }
    }
  }

  /// The customer for a sale: steered by the reference that people see, which stands in the
  /// metadata, or else by the other reference; otherwise the default.
  func customer(_ metadata: StoredJSON?, _ otherReference: String?) -> SandboxCustomer {
    let references = [metadata?.value["reference"]?.string, otherReference].compactMap { $0 }
    return references.lazy.compactMap { SandboxCustomer(steeredBy: $0) }.first
      ?? configuration.customer
  }

  /// Whether the customer disputes what they have paid: those of a reference that begins so.
  private func isDisputed(_ intent: IntentRecord) -> Bool {
    [intent.metadata?.value["reference"]?.string, intent.merchantOrderID].compactMap { $0 }
      .contains { $0.lowercased().hasPrefix("dispute") }
  }

  /// Makes the customer of a payment, `pi_…`, one who pays only after the session has ended.
  package mutating func delayCustomer(of payment: String) {
    guard let place = try? intentPlace(payment) else { return }
    state.intents[place].customer = .late
    revision += 1
  }

  /// The customer of a payment, `pi_…`, disputes it.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  /// - Returns: Whether it was paid, so that it can be disputed.
  package mutating func dispute(_ payment: String, now: Int64) -> Bool {
    catchUp(to: now)
    guard let place = try? intentPlace(payment), state.intents[place].status == .succeeded else {
      return false
    }
    dispute(ofIntent: place, at: now + behaviour.clockSkew.milliseconds)
    revision += 1
    return true
  }

  /// Plans the first step of an intent's customer.
  mutating func plan(customerOf intent: Int64, at now: Int64) {
    state.timeline.add(
      .customerOpens(intent: intent), at: now + configuration.delay.milliseconds)
  }

  private mutating func customerOpens(at place: Int, time: Int64) {
    let intent = state.intents[place]
    guard isPayable(intent), !intent.wasDeclined else { return }
    beginTry(at: place, time: time)
    let wait: Duration
    switch intent.customer {
    case .pay, .decline: wait = configuration.decisionTime
    case .abandon: return
    case .late:
      // With a session, its end plans the payment; without one, late means much later.
      guard intent.session == nil else { return }
      wait = configuration.decisionTime + configuration.lateness
    }
    state.timeline.add(.customerDecides(intent: intent.serial), at: time + wait.milliseconds)
  }

  private mutating func customerDecides(at place: Int, time: Int64) {
    let intent = state.intents[place]
    switch intent.customer {
    case .pay where isPayable(intent): pay(at: place, time: time)
    case .decline where isPayable(intent): decline(at: place, time: time)
    case .late where !isFinal(intent): pay(at: place, time: time)
    default: return
    }
  }

  /// The customer reaches the page of the payment method: the intent gets a payment method and
  /// waits for their action.
  mutating func beginTry(at place: Int, time: Int64) {
    if state.intents[place].paymentMethod == nil {
      state.intents[place].paymentMethod = state.serials.next(now: time)
    }
    let isNews = state.intents[place].status != .requiresAction
    state.intents[place].wasDeclined = false
    state.intents[place].status = .requiresAction
    if isNews { tell("payment_intent.requires_action", ofIntent: place, at: time) }
  }

  /// The customer pays: at once, or after ``SandboxBehaviour/processingTime``.
  mutating func pay(at place: Int, time: Int64) {
    beginTry(at: place, time: time)
    guard behaviour.processingTime > .zero else { return settle(at: place, time: time) }
    state.intents[place].status = .processing
    state.timeline.add(
      .paymentSettles(intent: state.intents[place].serial),
      at: time + behaviour.processingTime.milliseconds)
  }

  /// The payment method declines.
  ///
  /// The session stays open.
  mutating func decline(at place: Int, time: Int64) {
    state.intents[place].status =
      switch behaviour.declinedStatus {
      case .requiresPaymentMethod: .requiresPaymentMethod
      case .failed: .failed
      }
    state.intents[place].wasDeclined = true
    tell("payment_intent.payment_failed", ofIntent: place, at: time)
  }

  /// The money is there: the intent succeeds and an open session is complete.
  private mutating func settle(at place: Int, time: Int64) {
    state.intents[place].status = .succeeded
    state.intents[place].amountReceived = state.intents[place].amount
    tell("payment_intent.succeeded", ofIntent: place, at: time)
    if isDisputed(state.intents[place]) {
      state.timeline.add(
        .customerDisputes(intent: state.intents[place].serial),
        at: time + configuration.decisionTime.milliseconds)
    }
    guard let serial = state.intents[place].session,
      let session = state.sessions.place(ofSerial: serial)
    else { return }
    if state.sessions[session].status == .open {
      state.sessions[session].status = .complete
      state.sessions[session].isPaid = true
      state.timeline.forgetEnd(ofSession: serial, at: state.sessions[session].expiresAt)
      tell("checkout.session.completed", ofSession: session, at: time)
    } else if behaviour.latePaymentShowsOnSession {
      state.sessions[session].isPaid = true
    }
  }

  /// Ends an open session.
  ///
  /// Its intent is cancelled, unless a payment is under way already or a late customer is at it.
  mutating func endSession(at place: Int, time: Int64) {
    state.sessions[place].status = .expired
    revision += 1
    tell("checkout.session.expired", ofSession: place, at: time)
    guard let intent = state.intents.place(ofSerial: state.sessions[place].intent) else { return }
    let record = state.intents[intent]
    if record.customer == .late, !isFinal(record) {
      state.timeline.add(
        .customerDecides(intent: record.serial), at: time + configuration.lateness.milliseconds)
    } else if behaviour.expiryCancelsIntent, !isFinal(record), record.status != .processing {
      state.intents[intent].status = .canceled
      tell("payment_intent.canceled", ofIntent: intent, at: time)
    }
  }

  /// Whether a customer can still pay: nothing final, and its session open.
  func isPayable(_ intent: IntentRecord) -> Bool {
    guard !isFinal(intent), intent.status != .processing else { return false }
    guard let serial = intent.session, let session = state.sessions.place(ofSerial: serial) else {
      return intent.paymentMethod != nil
    }
    return state.sessions[session].status == .open
  }

  /// Whether an intent cannot change any more.
  ///
  /// One that failed can be tried again while its session is open.
  private func isFinal(_ intent: IntentRecord) -> Bool {
    intent.status == .succeeded || intent.status == .canceled
      || intent.status == .failed && intent.session == nil
  }
}

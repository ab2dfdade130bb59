package import CheckoutDomain

/// What the gateway tells of by itself.
///
/// Every event is a hint: what is so, the gateway is asked. Replays, order and age do not matter.
extension Till {
  /// What became of a delivered event.
  package struct ActedEvent: Sendable {
    /// The event; nil where its body cannot be read.
    package let event: GatewayEvent?
    /// The sale it was about, as it is now; nil where the ledger has none.
    package let sale: Sale?
    /// Why it has to be acted on again later; nil where it is done with.
    package let error: TillError?
  }

  private static let page = 50

  /// Keeps a delivered event whose signature was verified, before anybody says that it has arrived.
  ///
  /// - Returns: Whether it is new.
  package func receive(_ event: String, body: [UInt8]) throws(TillError) -> Bool {
    let delivery = EventDelivery(event: event, body: body, receivedAt: time.now)
    return try write { try $0.receive(delivery) }
  }

  /// Acts on every delivered event that nobody has acted on.
  ///
  /// - Parameter told: Told what became of each.
  /// - Returns: Whether some have to be acted on again later.
  package func actOnEvents(
    told: @Sendable (ActedEvent) -> Void = { _ in }
  ) async throws(TillError) -> Bool {
    var waiting: Set<String> = []
    while true {
      // Those that could not be acted on stay at the front of the list.
      let limit = Self.page + waiting.count
      let open = try read { try $0.openDeliveries(limit: limit) }
        .filter { !waiting.contains($0.event) }
      guard !open.isEmpty else { return !waiting.isEmpty }
      for delivery in open {
        guard !Task.isCancelled else { return true }
        let acted = await act(on: delivery)
        if acted.error == nil {
          let now = time.now
          try write { try $0.finish(delivery: delivery.event, at: now) }
        } else {
          waiting.insert(delivery.event)
        }
        told(acted)
      }
    }
  }

  private func act(on delivery: EventDelivery) async -> ActedEvent {
    guard let event = gateway.event(body: delivery.body).value else {
      return ActedEvent(event: nil, sale: nil, error: nil)
    }
    // An event of the other mode is about money of another kind.
    guard event.mode == nil || event.mode == gateway.mode else {
      return ActedEvent(event: event, sale: nil, error: nil)
    }
    do throws(TillError) {
      let result = try await act(on: event)
      return ActedEvent(event: event, sale: result?.sale, error: result?.error?.ifPassing)
    } catch {
      return ActedEvent(event: event, sale: nil, error: error)
    }
  }

  private func act(on event: GatewayEvent) async throws(TillError) -> TillResult? {
    switch event.subject {
    case .session(let id):
      guard let sale = try read({ try $0.sale(session: id) }) else { return nil }
      return await refresh(sale.clientRef)
    case .intent(let id, let clientRef):
      guard let sale = try sale(of: id, clientRef) else { return nil }
      let result = await refresh(sale.clientRef)
      guard let problem = await dealWithTwin(id, of: result?.sale ?? sale) else { return result }
      return TillResult(sale: result?.sale ?? sale, error: problem)
    case .refund(let id, let intent, let amount):
      return try await act(onRefund: id, of: intent, amount)
    case .dispute(let dispute, let intent):
      return try await act(on: dispute, of: intent, toldBy: event.id)
    case .other: return nil
    }
  }

  private func sale(
    of intent: PaymentIntentID, _ clientRef: ClientRef? = nil
  ) throws(TillError) -> Sale? {
    try read { ledger in
      try ledger.sale(paymentIntent: intent) ?? ledger.sale(replacedIntent: intent)
        ?? clientRef.flatMap { try ledger.sale($0) }
    }
  }

  /// Takes in what the gateway says of a refund, also of one that was made elsewhere.
  ///
  /// - Parameter amount: What it comes to in minor units, as the event says; nil where it does not.
  private func act(
    onRefund id: RefundID, of intent: PaymentIntentID?, _ amount: Int64?
  ) async throws(TillError) -> TillResult? {
    var known = try read { try $0.sale(refund: id.text) }
    if known == nil, let intent { known = try sale(of: intent) }
    guard let sale = known, sale.mode == gateway.mode else { return nil }
    let outcome = await gateway.refund(id)
    guard let found = outcome.value else {
      return TillResult(sale: sale, error: TillError(outcome, isQuestion: true))
    }
    // A refund whose payment the gateway does not say, or says to be another one, proves nothing.
    guard found.paymentIntent == sale.progress.paymentIntent, found.paymentIntent != nil else {
      return TillResult(sale: sale)
    }
    // Names are taken for told: whom a nameless one is taken for is said further down.
    if let own = sale.ownRefund(in: found, namesAreTold: true) {
      if own.id == found.id, [.failed, .canceled].contains(own.state) {
        return TillResult(sale: try takeRevision(found, of: own, in: sale.clientRef))
      }
      let now = time.now
      return TillResult(
        sale: try change(sale.clientRef) { sale, ledger in
          // Its id may not have been known before, where a sum or a person had said that it arrived.
          let event = try believable(.ended(.done(found)), of: own.key, ledger)
          let entries = event.map { sale.apply($0, toRefund: own.key) } ?? []
          return entries + (sale.isTakenBack(by: found) ? sale.apply(.successDoubted, at: now) : [])
        })
    }
    // Nothing of ours says what another's refund has to come to: it is taken in once two say the same.
    guard await isToldTwice(found, amount) else {
      throw TillError(
        .gateway,
        "The gateway does not say twice what the refund \(id) comes to: it is asked again.")
    }
    // Where some of what was refunded elsewhere is known by its sum, this one may be a part of that.
    var sum: Int64?
    if sale.hasSumOnly, let intent = sale.progress.paymentIntent {
      let told = await gateway.paymentIntent(intent)
      guard let intent = told.value else {
        return TillResult(sale: sale, error: TillError(told, isQuestion: true))
      }
      sum = intent.amountRefunded
    }
    let most = sum
    return TillResult(
      sale: try change(sale.clientRef) { sale, ledger in
        try takeIn(found, into: &sale, sum: most, comesAgain: true, ledger)
      })
  }

  private func isToldTwice(_ refund: GatewayRefund, _ amount: Int64?) async -> Bool {
    if let amount, amount == refund.amount { return true }
    let again = await gateway.refund(refund.id).value
    return again?.amount == refund.amount && again?.currency == refund.currency
  }

  /// Marks a sale as disputed, by what the gateway says of the event when it is asked.
  ///
  /// No page shows a way to ask for a dispute itself. A gateway that does not keep its events leaves
  /// what it has signed.
  private func act(
    on signed: Dispute, of signedIntent: PaymentIntentID?, toldBy event: String
  ) async throws(TillError) -> TillResult? {
    var (dispute, intent) = (signed, signedIntent)
    let asked = await gateway.event(event)
    switch asked {
    case .done(let told):
      guard case .dispute(let truth, let of) = told.subject, truth.id == signed.id else {
        return nil
      }
      (dispute, intent) = (truth, of ?? signedIntent)
    case .rejected: break
    case .notSent, .unknown:
      throw TillError(asked, isQuestion: true)
        ?? TillError(.gateway, "The gateway did not say what is disputed.")
    }
    guard let intent, let sale = try sale(of: intent), sale.mode == gateway.mode else { return nil }
    let news = dispute
    return TillResult(sale: try change(sale.clientRef) { $0.apply(news) })
  }
}

extension TillError {
  /// The error where trying again later may help: a gateway that has refused says the same again.
  fileprivate var ifPassing: TillError? {
    switch kind {
    case .gateway, .notSent, .unknown, .ledger, .key, .refundInFlight: self
    default: nil
    }
  }
}

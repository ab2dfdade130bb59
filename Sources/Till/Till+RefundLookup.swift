import CheckoutDomain

/// Finding out what became of a refund whose answer was lost.
extension Till {
  /// After this long an unknown refund is for a person: the last question of its first day, which
  /// is asked every quarter of an hour, falls between this and 24 hours.
  static let refundQuarantine = Duration.seconds(24 * 3600 - 30 * 60)

  /// Asks the gateway about every refund of a sale that has not ended.
  func askRefunds(of unread: Sale, maySend: Bool) async throws(TillError) -> TillResult {
    var current = try readStoredAnswers(of: unread)
    var error: TillError?
    for refund in current.refunds where refund.isOpenQuestion && refund.state != .sending {
      let (event, problem) =
        if refund.isSplit {
          try await askBoth(refund, of: current)
        } else if let id = refund.id {
          await ask(id)
        } else {
          try await lookUp(refund, of: &current, maySend: maySend)
        }
      error = error ?? problem
      if let event {
        current = try conclude(event, of: refund, in: current.clientRef)
      }
      if refund.state == .pending, earlierTime - refund.createdAt >= Refund.pendingTime {
        // Where it has ended just now, this changes nothing.
        current = try change(current.clientRef, refund: refund.key, by: .overdue)
      }
    }
    return TillResult(sale: current, error: error)
  }

  private func ask(_ id: RefundID) async -> (RefundEvent?, TillError?) {
    let outcome = await gateway.refund(id)
    return (
      outcome.value.map { .ended(.done($0)) }, TillError(outcome, isQuestion: true)
    )
  }

  /// Asks whether a refund of which one sending has failed was made all the same: by another one, which
  /// only a list names, or by this one, which a gateway may revise.
  private func askBoth(
    _ refund: Refund, of sale: Sale
  ) async throws(TillError) -> (RefundEvent?, TillError?) {
    if let intent = sale.progress.paymentIntent,
      let made = await gateway.refunds(of: intent).value?.rows.first(where: {
        $0.clientRef == refund.clientRef && $0.status == .succeeded
      })
    {
      return (.seenBesideAnother(made), nil)
    }
    guard let id = refund.id else { return (nil, nil) }
    let outcome = await gateway.refund(id)
    return (
      outcome.value.map { .seenBesideAnother($0) }, TillError(outcome, isQuestion: true)
    )
  }

  /// Looks for an unknown refund among those of its intent, then in the sum that its intent tells.
  ///
  /// No page documents either, so a gateway that does not answer proves nothing: after a day it is a
  /// matter for a person, and asked about once a day from then on.
  private func lookUp(
    _ refund: Refund, of sale: inout Sale, maySend: Bool
  ) async throws(TillError) -> (RefundEvent?, TillError?) {
    guard let intent = sale.progress.paymentIntent else { return (nil, nil) }
    let sendings = try read { try $0.attempts(of: refund.key) }
    // Sighted before the gateway is asked: what it says is about this many sendings.
    let age = sightings.age(of: refund.key, sendings, at: time.sinceBoot)
    let listed = await gateway.refunds(of: intent)
    if let found = listed.value?.rows.first(where: { $0.clientRef == refund.clientRef }) {
      return (.ended(.done(found)), nil)
    }
    let told = await gateway.paymentIntent(intent)
    sale = try takeInStrangers(listed.value?.rows ?? [], of: sale, told.value?.amountRefunded)
    let isOld = earlierTime - refund.createdAt >= Self.refundQuarantine
    if let sum = told.value?.amountRefunded, sale.explains(sum, by: refund) {
      return (.countedByGateway(sum: sum, isSettled: isOld), nil)
    }
    if maySend, refund.state == .unknown {
      let isAbsent = try listed.value.map { list throws(TillError) in
        try counts(list, asAbsenceOf: refund, of: sale, sendings, age)
      }
      if isAbsent ?? false {
        if let event = try absence(of: refund) { return (event, nil) }
      } else if let event = try await resend(refund, of: sale) {
        return (event, nil)
      }
    }
    if isOld, refund.state == .unknown || refund.isCountedOnly { return (.gaveUpAsking, nil) }
    // That the list is not to be had is no trouble: no page promises it.
    if case .rejected(let rejection) = listed, rejection.status != 401 { return (nil, nil) }
    return (nil, TillError(listed, isQuestion: true))
  }

  /// Takes in the listed refunds with a name that is none of ours: somebody else has made them, and
  /// what they come to does not speak for the one that is looked for.
  ///
  /// - Parameter sum: What the gateway says it has given back in all, in minor units; nil where it does not.
  private func takeInStrangers(
    _ listed: [GatewayRefund], of sale: Sale, _ sum: Int64?
  ) throws(TillError) -> Sale {
    let strangers = listed.filter { found in
      found.clientRef != nil
        && !sale.refunds.contains { $0.id == found.id || $0.clientRef == found.clientRef }
    }
    guard !strangers.isEmpty else { return sale }
    return try change(sale.clientRef) { sale, ledger in
      try strangers.flatMap { try takeIn($0, into: &sale, sum: sum, ledger) }
    }
  }
}

/// Proving that a refund never arrived (`reliability.md` §1.6, `ABSENT_PROVEN`).
extension Till {
  /// How long after its last byte may have left a refund that is not listed counts as absent.
  private static let absenceTime = Duration.seconds(15 * 60)
  /// By the clock that nobody sets it is counted from the first question, which is asked a little later.
  private static let absenceAge = Duration.seconds(14 * 60)
  /// How many answers have to agree, and the time between two of them.
  private static let absencesNeeded = 3
  private static let absencePause = Duration.seconds(60)

  /// Whether a list without a refund says that there is none.
  private func counts(
    _ list: GatewayList<GatewayRefund>, asAbsenceOf refund: Refund, of sale: Sale,
    _ sendings: [AttemptRecord], _ age: Duration
  ) throws(TillError) -> Bool {
    // Of a list that may go on, the next page may tell it.
    guard refund.state == .unknown, list.isComplete else { return false }
    let facts = try facts()
    guard facts.isProven(.findsRefunds), facts.isProven(.returnsMetadata) else { return false }
    // One that nobody knows, without a name, may be this one.
    let isStranger = { (found: GatewayRefund) in
      found.clientRef == nil && !sale.refunds.contains { $0.id == found.id }
    }
    guard !list.rows.contains(where: isStranger) else { return false }
    let lastByte = sendings.map(\.lastByteAt).max() ?? refund.createdAt
    return time.now - lastByte >= Self.absenceTime && age >= Self.absenceAge
  }

  /// Moves a refund by what looking it up has told.
  ///
  /// That it never arrived is said by the process that watches alone, and of the sendings that there were
  /// when the gateway was asked: whoever stood still since then may not know of the last one.
  private func conclude(
    _ event: RefundEvent, of refund: Refund, in clientRef: ClientRef
  ) throws(TillError) -> Sale {
    switch event {
    case .provenAbsent, .notListed: break
    default: return try change(clientRef, refund: refund.key, by: event)
    }
    let sale = try change(clientRef) { sale, ledger in
      let sendings = try ledger.attempts(of: refund.key)
      guard try ledger.leaseHolder(WatchLease.name) == process,
        sightings.age(of: refund.key, sendings, at: time.sinceBoot) >= Self.absenceAge,
        sale.refunds.first(where: { $0.key == refund.key })?.absences == refund.absences
      else { return [] }
      return sale.apply(event, toRefund: refund.key)
    }
    if event == .provenAbsent { sightings.forget(refund.key) }
    return sale
  }

  /// One more answer that a refund is not listed, or, after enough of them, that it never arrived.
  private func absence(of refund: Refund) throws(TillError) -> RefundEvent? {
    let now = time.now
    if let last = refund.absentAt, now >= last, now - last < Self.absencePause { return nil }
    return refund.absences < Self.absencesNeeded ? .notListed(at: now) : .provenAbsent
  }
}

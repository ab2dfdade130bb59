package import CheckoutDomain

/// The use cases: charge, watch, cancel, refund, recover.
///
/// Every front end goes through here.
///
/// It talks to ports only, and holds nothing: what it knows is in the ledger.
package struct Till: Sendable {
  package let gateway: any PaymentGateway
  package let ledger: any SalesLedger
  package let time: any TimeSource
  package let names: RandomNames
  let random: any RandomSource
  /// How fast the gateway is asked, and what it says of its own clock.
  package let pace: RequestPace
  package let process: ProcessIdentity
  /// Who decides refunds here; kept with each of them.
  package private(set) var operatorName: String
  let allowsSeveralRefunds: Bool
  let testFacts: GatewayFacts
  let isAlive: @Sendable (ProcessIdentity) -> Bool
  let sightings = Sightings()
  /// Told why a request waits before it is sent again, while somebody waits for its answer.
  package var onDelay: @Sendable (String) -> Void = { _ in }

  /// Opens a till.
  ///
  /// - Parameters:
  ///   - pace: How fast the gateway is asked; that of the gateway itself where it has one.
  ///   - process: Names this process in the attempts it makes, so that a later one can tell that
  ///     it has died.
  ///   - operatorName: Who decides refunds here; kept with each of them.
  ///   - allowsSeveralRefunds: Whether the account allows more than one refund a payment.
  ///   - testFacts: What the test gateway of the same account was seen to do: it counts where this
  ///     ledger has no answer of its own.
  ///   - isAlive: Whether a process still runs: what a dead one held is taken over at once.
  package init(
    gateway: any PaymentGateway, ledger: any SalesLedger, time: any TimeSource,
    random: any RandomSource, pace: RequestPace? = nil, process: ProcessIdentity,
    operatorName: String = "",
    allowsSeveralRefunds: Bool = true, testFacts: GatewayFacts = GatewayFacts(),
    isAlive: @escaping @Sendable (ProcessIdentity) -> Bool = { _ in true }
  ) {
    self.gateway = gateway
    self.ledger = ledger
    self.time = time
    self.names = RandomNames(random)
    self.random = random
    self.pace = pace ?? RequestPace(time)
    self.process = process
    self.operatorName = SafeText.line(operatorName, limit: 60)
    self.allowsSeveralRefunds = allowsSeveralRefunds
    self.testFacts = testFacts
    self.isAlive = isAlive
  }
}

extension Till {
  /// The same till in the hands of somebody else: refunds keep this name from now on.
  package func operated(by name: String) -> Till {
    var till = self
    till.operatorName = SafeText.line(name, limit: 60)
    return till
  }

  /// Reads the ledger, its errors as sentences.
  package func read<Result>(
    _ body: (any LedgerReader) throws -> Result
  ) throws(TillError) -> Result {
    do { return try ledger.read(body) } catch { throw TillError(ledger: error) }
  }

  /// Changes the ledger, its errors as sentences.
  func write<Result>(
    _ body: (any LedgerWriter) throws -> Result
  ) throws(TillError) -> Result {
    do { return try ledger.write(body) } catch { throw TillError(ledger: error) }
  }

  /// Moves a sale by one fact: read, apply, save and write down, in one transaction.
  @discardableResult
  func change(
    _ clientRef: ClientRef, _ move: (inout Sale, any LedgerReader) throws -> [TimelineEntry]
  ) throws(TillError) -> Sale {
    let now = time.now
    return try write { ledger in
      var sale = try ledger.known(clientRef)
      let before = sale
      let entries = try move(&sale, ledger)
      sale.expectReread(since: before, at: now)
      sale.timeEnd(since: before, byGateway: gatewayNow)
      if sale != before { try ledger.save(sale) }
      if !entries.isEmpty { try ledger.record(entries, of: clientRef, at: now) }
      return sale
    }
  }

  /// Moves a sale by one fact that needs nothing else of the ledger.
  @discardableResult
  func change(
    _ clientRef: ClientRef, _ move: (inout Sale) throws -> [TimelineEntry]
  ) throws(TillError) -> Sale {
    try change(clientRef) { sale, _ in try move(&sale) }
  }

  /// Moves a refund by one fact; an answer that is another refund's is no answer.
  @discardableResult
  func change(
    _ clientRef: ClientRef, refund key: IdempotencyKey, by event: RefundEvent
  ) throws(TillError) -> Sale {
    try change(clientRef, refund: key) { _ in event }
  }

  /// Moves a refund by a fact that follows from the ledger as it is then; nil for none.
  @discardableResult
  func change(
    _ clientRef: ClientRef, refund key: IdempotencyKey,
    by fact: (any LedgerReader) throws -> RefundEvent?
  ) throws(TillError) -> Sale {
    try change(clientRef) { sale, ledger in
      guard let event = try fact(ledger).flatMap({ try believable($0, of: key, ledger) }) else {
        return []
      }
      return sale.apply(event, toRefund: key)
    }
  }

  /// A fact about a refund as far as it can be believed, beside other refunds and other sendings of it;
  /// nil where it says nothing.
  func believable(
    _ event: RefundEvent, of key: IdempotencyKey, _ ledger: any LedgerReader
  ) throws -> RefundEvent? {
    switch event {
    case .ended(.done(let answer)):
      if isFailure(event),
        let own = try ledger.sale(refund: key.text)?.refunds.first(where: { $0.key == key }),
        try mayAnotherArrive(beside: answer, of: own, ledger)
      {
        return .failedBesideAnother(answer.id)
      }
      return try isAnothers(answer.id, than: key, ledger)
        ? .ended(.unknown("The gateway answered with another refund.")) : event
    case .seenBesideAnother(let answer):
      return try isAnothers(answer.id, than: key, ledger) ? nil : event
    default: return event
    }
  }

  /// Whether the ledger has a refund of this id under another key.
  private func isAnothers(
    _ id: RefundID, than key: IdempotencyKey, _ ledger: any LedgerReader
  ) throws -> Bool {
    try ledger.sale(refund: id.text)?.refunds.contains { $0.id == id && $0.key != key } ?? false
  }
}

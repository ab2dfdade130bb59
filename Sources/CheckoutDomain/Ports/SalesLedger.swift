/// The ledger port: where sales are kept, and committed before anything is sent.
public protocol SalesLedger: Sendable {
  /// The name by which people choose this ledger (`--ledger NAME`).
  var name: String { get }

  /// Runs `body` on one consistent state of the ledger.
  ///
  /// - Throws: ``LedgerError``, or what `body` throws.
  func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result

  /// Runs `body` in one transaction: all of it is on the disk when this returns, or none of it is.
  ///
  /// - Throws: ``LedgerError``, or what `body` throws; then nothing has changed.
  func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result
}

/// Questions to the ledger.
public protocol LedgerReader {
  /// The sale of a `client_ref`.
  func sale(_ clientRef: ClientRef) throws -> Sale?
  /// The sale that people call by this reference.
  func sale(reference: String) throws -> Sale?
  /// The sale of a checkout session.
  func sale(session: SessionID) throws -> Sale?
  /// The sale of a payment intent.
  func sale(paymentIntent: PaymentIntentID) throws -> Sale?
  /// The sale whose intent this was before a session took its place.
  func sale(replacedIntent: PaymentIntentID) throws -> Sale?
  /// The sale that has a refund of this id or idempotency key.
  func sale(refund idOrKey: String) throws -> Sale?
  /// One page of sales, in the order asked for.
  func sales(_ query: SaleQuery) throws -> [Sale]
  /// How many sales each tab has, counted up to `limit`.
  func counts(limit: Int) throws -> [SaleTab: Int]
  /// What happened to a sale, oldest first.
  func timeline(of clientRef: ClientRef) throws -> [RecordedEntry]
  /// Every sale that the gateway must still be asked about: ``Sale/isWatched``.
  func salesToWatch(now: Timestamp) throws -> [Sale]
  /// Those of them whose money is moving, without restoring all the others.
  func movingSales(now: Timestamp) throws -> [Sale]
  /// The price that an item of this name, in any case, was last sold for.
  func lastPrice(of name: String, _ currency: Currency) throws -> Money?
  /// The last sending for a purpose, with its request's key and exact bytes.
  func lastAttempt(_ purpose: Attempt.Purpose, of clientRef: ClientRef) throws -> AttemptRecord?
  /// Every sending of the request that has this key, oldest first.
  func attempts(of key: IdempotencyKey) throws -> [AttemptRecord]
  /// The attempts that have not ended, oldest first.
  func openAttempts() throws -> [Attempt]
  /// The process that holds a lease, or held it last; nil where nobody did.
  func leaseHolder(_ name: String) throws -> ProcessIdentity?
  /// The delivered events that nobody has acted on yet, oldest first, `limit` at the most.
  func openDeliveries(limit: Int) throws -> [EventDelivery]
  /// A setting of the ledger itself, such as `live_confirmed`.
  func setting(_ name: String) throws -> String?
}

extension LedgerReader {
  /// Those to watch whose money is moving: for a ledger that has no shorter way.
  public func movingSales(now: Timestamp) throws -> [Sale] {
    try salesToWatch(now: now).filter(\.isMoneyMoving)
  }
}

/// Changes of the ledger, within one transaction.
public protocol LedgerWriter: LedgerReader {
  /// Inserts a sale or saves its progress and refunds; lines and amounts never change once in.
  ///
  /// - Throws: ``LedgerError/referenceTaken(_:)``, ``LedgerError/refundInFlight``.
  func save(_ sale: Sale) throws
  /// Writes into a sale's timeline.
  func record(_ entries: [TimelineEntry], of clientRef: ClientRef, at now: Timestamp) throws
  /// Commits an attempt before its bytes may leave; returns its number.
  func begin(_ attempt: Attempt) throws -> Int64
  /// Writes how an attempt ended, with the raw answer where there is one.
  func end(attempt number: Int64, with delivery: Delivery, at now: Timestamp) throws
  /// Closes an attempt whose process died; what it sent is unknown.
  func abandon(attempt number: Int64, at now: Timestamp) throws
  /// Keeps a delivered event.
  ///
  /// - Returns: Whether it is new; one that was known by its id changes nothing.
  func receive(_ delivery: EventDelivery) throws -> Bool
  /// Notes that a delivered event was acted on: its body is forgotten, its id never.
  func finish(delivery event: String, at now: Timestamp) throws
  /// Sets a setting of the ledger itself.
  func set(_ name: String, to value: String) throws
  /// Takes or keeps a lease.
  ///
  /// - Returns: Its fencing number where the lease is free, run out or already the holder's; nil
  ///   where another process holds it. The number grows whenever the holder changes.
  func lease(_ name: String, for holder: ProcessIdentity, until: Timestamp, now: Timestamp) throws
    -> Int64?
  /// Gives a lease up, where `holder` is who holds it: the next one who asks gets it at once.
  func release(_ name: String, by holder: ProcessIdentity) throws
}

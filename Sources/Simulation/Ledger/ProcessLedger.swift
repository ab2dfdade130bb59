import CheckoutDomain

/// A ledger as one process has it: each change is a moment at which the process can die, just before
/// it or just after it, or at which the disk is full.
final class ProcessLedger: SalesLedger {
  private let base: any SalesLedger
  private let process: SimulatedProcess
  private unowned let world: World

  init(_ base: any SalesLedger, _ process: SimulatedProcess, _ world: World) {
    self.base = base
    self.process = process
    self.world = world
  }

  var name: String { base.name }

  func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    guard process.isAlive else { throw Self.dead }
    return try base.read(body)
  }

  func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    guard process.step() else { throw Self.dead }
    guard !world.isDiskFull() else { throw LedgerError.unavailable("The disk is full.") }
    let saved = SavedSales()
    let result = try commit(saved, body)
    world.saved(saved, by: process.identity)
    guard process.step() else { throw Self.dead }
    return result
  }

  /// A till that asks for what the ledger must refuse has lost one of its own rules.
  private func commit<Result>(
    _ saved: SavedSales, _ body: (any LedgerWriter) throws -> Result
  ) throws -> Result {
    do {
      return try base.write { try body(ObservedWriter($0, saved)) }
    } catch let error as LedgerError {
      world.checker.fail(.guarded, "the ledger had to refuse a change of the till: \(error)")
      throw error
    }
  }

  private static let dead = LedgerError.unavailable("The process is dead.")
}

/// What a transaction did.
final class SavedSales {
  /// Which sales it saved.
  fileprivate(set) var clientRefs: [ClientRef] = []
  /// Of which sales it wrote an event.
  fileprivate(set) var told: Set<ClientRef> = []
  /// What it must not have done.
  fileprivate(set) var trespass: String?
}

/// Takes note of what is saved, and leaves the rest to the ledger.
private struct ObservedWriter: LedgerWriter {
  private let base: any LedgerWriter
  private let saved: SavedSales

  init(_ base: any LedgerWriter, _ saved: SavedSales) {
    self.base = base
    self.saved = saved
  }

  func save(_ sale: Sale) throws {
    try base.save(sale)
    if !saved.clientRefs.contains(sale.clientRef) { saved.clientRefs.append(sale.clientRef) }
  }
  func record(_ entries: [TimelineEntry], of clientRef: ClientRef, at now: Timestamp) throws {
    try base.record(entries, of: clientRef, at: now)
    if !entries.isEmpty { saved.told.insert(clientRef) }
  }
  func begin(_ attempt: Attempt) throws -> Int64 {
    if attempt.purpose == .refund { try judge(attempt) }
    return try base.begin(attempt)
  }

  /// Judges who sends a refund again.
  ///
  /// Within the call that sent it first, only that process may; later, when it is unknown, only the one
  /// that has the watch lease. A process that lost it may still believe that it has it.
  private func judge(_ attempt: Attempt) throws {
    guard let first = try base.attempts(of: attempt.request.key).first else { return }
    let refunds = try base.sale(attempt.sale)?.refunds ?? []
    let mayBeSent =
      switch refunds.first(where: { $0.key == attempt.request.key })?.state {
      case .sending: first.attempt.process == attempt.process
      case .unknown: try base.leaseHolder("watch") == attempt.process
      default: false
      }
    if !mayBeSent { saved.trespass = "a refund was sent again by a process that may not" }
  }
  func end(attempt number: Int64, with delivery: Delivery, at now: Timestamp) throws {
    try base.end(attempt: number, with: delivery, at: now)
  }
  func abandon(attempt number: Int64, at now: Timestamp) throws {
    try base.abandon(attempt: number, at: now)
  }
  func set(_ name: String, to value: String) throws { try base.set(name, to: value) }
  func lease(_ name: String, for holder: ProcessIdentity, until: Timestamp, now: Timestamp) throws
    -> Int64?
  {
    try base.lease(name, for: holder, until: until, now: now)
  }
  func receive(_ delivery: EventDelivery) throws -> Bool { try base.receive(delivery) }
  func finish(delivery event: String, at now: Timestamp) throws {
    try base.finish(delivery: event, at: now)
  }
  func release(_ name: String, by holder: ProcessIdentity) throws {
    try base.release(name, by: holder)
  }

  func sale(_ clientRef: ClientRef) throws -> Sale? { try base.sale(clientRef) }
  func sale(reference: String) throws -> Sale? { try base.sale(reference: reference) }
  func sale(session: SessionID) throws -> Sale? { try base.sale(session: session) }
  func sale(paymentIntent: PaymentIntentID) throws -> Sale? {
    try base.sale(paymentIntent: paymentIntent)
  }
  func sale(replacedIntent: PaymentIntentID) throws -> Sale? {
    try base.sale(replacedIntent: replacedIntent)
  }
  func sale(refund idOrKey: String) throws -> Sale? { try base.sale(refund: idOrKey) }
  func sales(_ query: SaleQuery) throws -> [Sale] { try base.sales(query) }
  func counts(limit: Int) throws -> [SaleTab: Int] { try base.counts(limit: limit) }
  func timeline(of clientRef: ClientRef) throws -> [RecordedEntry] {
    try base.timeline(of: clientRef)
  }
  func salesToWatch(now: Timestamp) throws -> [Sale] { try base.salesToWatch(now: now) }
  func lastPrice(of name: String, _ currency: Currency) throws -> Money? {
    try base.lastPrice(of: name, currency)
  }
  func lastAttempt(
    _ purpose: Attempt.Purpose, of clientRef: ClientRef
  ) throws -> AttemptRecord? {
    try base.lastAttempt(purpose, of: clientRef)
  }
  func attempts(of key: IdempotencyKey) throws -> [AttemptRecord] { try base.attempts(of: key) }
  func openAttempts() throws -> [Attempt] { try base.openAttempts() }
  func leaseHolder(_ name: String) throws -> ProcessIdentity? { try base.leaseHolder(name) }
  func openDeliveries(limit: Int) throws -> [EventDelivery] {
    try base.openDeliveries(limit: limit)
  }
  func setting(_ name: String) throws -> String? { try base.setting(name) }
}

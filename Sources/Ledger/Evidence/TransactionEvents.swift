import CheckoutDomain
import GRDB

/// The events of one transaction, in the order in which they are added to the history.
///
/// What `save` changes becomes part of what `record` tells next about that sale, or an event of its
/// own when the transaction ends: a caller cannot forget it.
final class TransactionEvents {
  /// An event that was added, with its hash and, for a request, the exact bytes that will be sent.
  struct Added {
    let event: LedgerEvent
    let hash: [UInt8]
    var body: [UInt8]?
  }

  private let database: Database
  private let faults: LedgerFaults
  private var head: ChainHead?
  private var unsaid: [(sale: ClientRef, change: FactChange)] = []

  /// Where the history ended when the transaction first added to it; nil where it added nothing.
  private(set) var start: ChainHead?
  /// What was added.
  private(set) var added: [Added] = []
  /// Whether a request was committed that is sent next: nothing may go before its journal line.
  private(set) var isSending = false

  /// Whether something was taken from somebody who then does not bring it again: it may go nowhere
  /// where it is lost.
  private(set) var isReceiving = false

  /// What changed beside the history: leases and settings.
  private(set) var touched: Set<String> = []

  init(_ database: Database, _ faults: LedgerFaults) {
    self.database = database
    self.faults = faults
  }

  /// Where the history ends now.
  var end: ChainHead? { added.last.map { ChainHead(number: $0.event.number, hash: $0.hash) } }

  /// Notes what changed about a sale.
  func note(_ change: FactChange, of sale: ClientRef) {
    guard !change.isEmpty else { return }
    if let place = unsaid.firstIndex(where: { $0.sale == sale }) {
      unsaid[place].change.append(change)
    } else {
      unsaid.append((sale, change))
    }
  }

  /// Adds what happened to a sale, with what changed about it and was not told yet.
  func tell(_ entry: TimelineEntry, of sale: ClientRef, at now: Timestamp) throws {
    var change = FactChange()
    if let place = unsaid.firstIndex(where: { $0.sale == sale }) {
      change = unsaid.remove(at: place).change
    }
    try add(kind: entry.kind, detail: entry.detail, sale, now, change)
  }

  /// Adds what became of a request.
  ///
  /// - Parameter body: Its bytes, where it is about to be sent.
  func tell(
    _ kind: LedgerEvent.Kind, _ change: FactChange, of sale: ClientRef?, at now: Timestamp?,
    detail: String = "", body: [UInt8]? = nil
  ) throws {
    // What was decided comes before what is sent because of it.
    try finish(about: sale)
    try add(kind: kind.rawValue, detail: detail, sale, now, change, body: body)
    if kind == .attemptBegun { isSending = true }
  }

  /// Notes that something was taken that the history does not tell of, and nobody brings again.
  func receive() { isReceiving = true }

  /// Notes that something changed that the history does not tell of.
  func touch(_ what: String) { touched.insert(what) }

  /// Adds what became of the ledger itself.
  func tellOfLedger(_ kind: LedgerEvent.Kind) throws {
    try tell(kind, FactChange(), of: nil, at: nil)
  }

  /// Adds what changed and nobody told of.
  func finish() throws {
    for (sale, change) in unsaid {
      try add(kind: LedgerEvent.Kind.saved.rawValue, detail: "", sale, nil, change)
    }
    unsaid = []
  }

  private func finish(about sale: ClientRef?) throws {
    guard let place = unsaid.firstIndex(where: { $0.sale == sale }) else { return }
    let change = unsaid.remove(at: place).change
    try add(kind: LedgerEvent.Kind.saved.rawValue, detail: "", sale, nil, change)
  }

  private func add(
    kind: String, detail: String, _ sale: ClientRef?, _ now: Timestamp?, _ change: FactChange,
    body: [UInt8]? = nil
  ) throws {
    let last = try head ?? checkedHead()
    let event = LedgerEvent(
      number: last.number + 1, sale: sale, at: now, kind: kind, detail: detail, change: change)
    let next = EventRow.head(after: last, event)
    try EventRow.insert(event, hash: next.hash, into: database)
    start = start ?? last
    head = next
    added.append(Added(event: event, hash: next.hash, body: body))
  }

  /// Where the history ends, once its last event was found to be what was written.
  private func checkedHead() throws -> ChainHead {
    let newest = try EventRow.newest(2, database)
    guard let last = newest.first else { return .none }
    let before = newest.count > 1 ? newest[1].head : .none
    guard last.isReadable, EventRow.head(after: before, last.event) == last.head else {
      throw faults.changedHistory(last.event.number)
    }
    return last.head
  }
}

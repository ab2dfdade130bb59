package import CheckoutDomain

/// The ledger port over values in memory, with the guards of the file: what a simulation can run
/// thousands of times a second.
///
/// It says nothing of disks; one thread uses it.
package final class MemoryLedger: SalesLedger, @unchecked Sendable {
  package let name = "memory"
  /// The last transaction that was kept, which nobody changes any more.
  private var current = MemoryWriter(MemoryBooks())

  /// Opens an empty ledger.
  package init() {}

  package func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    try body(current)
  }

  package func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    let writer = MemoryWriter(current.books)
    let result = try body(writer)
    current = writer
    return result
  }
}

/// What a ledger in memory holds; a value, so that a transaction is a copy that is kept or not.
struct MemoryBooks {
  /// A refund with what the file keeps beside it.
  struct RefundRow {
    let sale: ClientRef
    let intent: PaymentIntentID
  }

  /// Never changed: an ending makes a new one, so that a transaction copies references alone.
  final class AttemptRow {
    let attempt: Attempt
    let ending: Ending
    let endedAt: Timestamp?

    init(_ attempt: Attempt, _ ending: Ending = .none, endedAt: Timestamp? = nil) {
      self.attempt = attempt
      self.ending = ending
      self.endedAt = endedAt
    }
  }

  enum Ending {
    case none, abandoned
    case delivered(Delivery)
  }

  struct Lease {
    var holder: ProcessIdentity
    var fence: Int64
    var until: Timestamp
  }

  /// In the order they were inserted.
  var sales: [Sale] = [] { didSet { watched = nil } }
  /// What is asked for all the time, until a sale changes.
  var watched: [Sale]?
  var places: [ClientRef: Int] = [:]
  var refunds: [IdempotencyKey: RefundRow] = [:]
  var attempts: [AttemptRow] = []
  var events: [ClientRef: [RecordedEntry]] = [:]
  var settings: [String: String] = [:]
  var leases: [String: Lease] = [:]
  /// Delivered events in their order; one that was acted on has no body.
  var deliveries: [(event: String, delivery: EventDelivery?)] = []
}

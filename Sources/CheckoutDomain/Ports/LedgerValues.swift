/// A tab of the sales list.
public enum SaleTab: String, Hashable, Sendable, CaseIterable {
  /// Every sale.
  case all
  /// The customer can pay, or the request is on its way.
  case waiting
  /// Paid and not refunded.
  case paid
  /// Refunded, in part or in full.
  case refunded
  /// A person should look at it.
  case attention

  /// Whether a sale stands under this tab.
  public func contains(_ sale: Sale) -> Bool {
    switch self {
    case .all: true
    case .waiting: [.sending, .waiting].contains(sale.state)
    case .paid: sale.state == .paid
    case .refunded: [.partRefunded, .refunded].contains(sale.state)
    case .attention: sale.needsAttention
    }
  }
}

/// Which sales to list, in which order, a page at a time.
public struct SaleQuery: Hashable, Sendable {
  /// The tab.
  public var tab: SaleTab
  /// Only sales in this state, where given.
  public var state: SaleState?
  /// Only sales made at this moment or later, where given.
  public var since: Timestamp?
  /// Only sales made before this moment, where given.
  public var until: Timestamp?
  /// Words that must all stand in reference, items, amount or ids, in any case.
  public var search: String
  /// What the list is sorted by.
  public var order: SaleOrder
  /// The place that the page is read from; nil for an end of the list.
  public var after: Cursor?
  /// Where the page lies from there.
  public var reading: Reading
  /// How many sales at the most.
  public var limit: Int

  /// Where a page lies from a place of the list; it always comes in the list's own order.
  public enum Reading: Hashable, Sendable {
    /// Behind the place; without one, the first page.
    case onward
    /// Before the place; without one, the last page.
    case backward
    /// Half of it before the place, the rest from the sale at that place on.
    case around
  }

  /// The place of a sale in the list.
  public struct Cursor: Hashable, Sendable {
    /// When the sale was made.
    public let createdAt: Timestamp
    /// The sale.
    public let clientRef: ClientRef
    /// What people call it.
    public let reference: String
    /// The name of its first item, in lower case; empty where it has none.
    public let items: String
    /// What the customer is asked for, in minor units.
    public let amount: Int64
    /// Its state, as the ledger writes it.
    public let state: String

    /// The place of `sale`.
    public init(_ sale: Sale) {
      createdAt = sale.createdAt
      clientRef = sale.clientRef
      reference = sale.reference
      items = sale.items.first?.name.trimmedSpaces.lowercased() ?? ""
      amount = sale.amount.minorUnits
      state = sale.state.rawValue
    }
  }

  /// Asks for a page.
  public init(
    tab: SaleTab = .all, state: SaleState? = nil, since: Timestamp? = nil,
    until: Timestamp? = nil, search: String = "", order: SaleOrder = .newestFirst,
    after: Cursor? = nil, reading: Reading = .onward, limit: Int = 50
  ) {
    self.tab = tab
    self.state = state
    self.since = since
    self.until = until
    self.search = search
    self.order = order
    self.after = after
    self.reading = reading
    self.limit = limit
  }
}

/// A line of a sale's timeline with its time.
public struct RecordedEntry: Hashable, Sendable {
  /// When it was written.
  public let at: Timestamp
  /// What happened.
  public let entry: TimelineEntry

  /// Makes a recorded line.
  public init(at: Timestamp, entry: TimelineEntry) {
    self.at = at
    self.entry = entry
  }
}

/// One sending of a request, committed before its first byte may leave.
public struct Attempt: Hashable, Sendable {
  /// What a request is for.
  public enum Purpose: String, Hashable, Sendable {
    /// Creates the checkout session of a sale.
    case createSession = "create_session"
    /// Expires the checkout session of a sale.
    case expireSession = "expire_session"
    /// Creates and confirms the payment intent of a sale that has no session.
    case createIntent = "create_intent"
    /// Cancels the payment intent of a sale that has no session.
    case cancelIntent = "cancel_intent"
    /// Refunds a part or all of a sale.
    case refund
  }

  /// The longest that one is on the wire (`reliability.md` §1.4).
  public static let longestSending = Duration.seconds(45)

  /// Its number in the ledger; 0 before it has one.
  public var number: Int64
  /// The sale it is about.
  public let sale: ClientRef
  /// What it is for.
  public let purpose: Purpose
  /// What is sent, byte for byte.
  public let request: GatewayRequest
  /// The process that sends it.
  public let process: ProcessIdentity
  /// When it was committed.
  public let startedAt: Timestamp

  /// Makes an attempt.
  public init(
    number: Int64 = 0, sale: ClientRef, purpose: Purpose, request: GatewayRequest,
    process: ProcessIdentity, startedAt: Timestamp
  ) {
    self.number = number
    self.sale = sale
    self.purpose = purpose
    self.request = request
    self.process = process
    self.startedAt = startedAt
  }
}

extension ChargeKind {
  /// What the request that charges a sale this way is for.
  public var creation: Attempt.Purpose {
    switch self {
    case .session: .createSession
    case .intent: .createIntent
    }
  }
}

/// An attempt, and how it ended.
public struct AttemptRecord: Hashable, Sendable {
  /// What was sent, and by whom.
  public let attempt: Attempt
  /// When it ended; nil while its bytes may still be on the wire.
  public let endedAt: Timestamp?
  /// What came back; nil where nobody wrote it down.
  public let delivery: Delivery?

  /// Makes a record.
  public init(attempt: Attempt, endedAt: Timestamp?, delivery: Delivery?) {
    self.attempt = attempt
    self.endedAt = endedAt
    self.delivery = delivery
  }

  /// When its last byte may have left, at the latest.
  public var lastByteAt: Timestamp { endedAt ?? attempt.startedAt + Attempt.longestSending }
}

/// A process that cannot be mistaken for a later one with the same number.
public struct ProcessIdentity: Hashable, Sendable {
  /// One text that names the process: boot, process number and start time.
  public let text: String

  /// Names a process.
  public init(_ text: String) { self.text = text }

  /// The number by which the system and people know it; empty where its name holds none.
  public var number: String {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : ""
  }

  /// A person's or a counter's name with the number behind it: `Sari 4711`.
  public func titled(_ name: String) -> String {
    [name, number].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Why the ledger could not do what was asked.
///
/// Nothing has changed then.
public enum LedgerError: Error, Hashable, Sendable {
  /// Another sale has this reference.
  case referenceTaken(String)
  /// Another refund of this payment is in flight.
  case refundInFlight
  /// The file cannot be used; the sentence says why and what to do.
  case unavailable(String)
}

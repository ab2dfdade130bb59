import CheckoutDomain
import FoundationEssentials
import GRDB

/// Questions to one consistent state of the file.
struct SQLiteReader: SQLiteReading {
  let database: Database
  let faults: LedgerFaults

  /// Every sale that must still be asked about, newest first; the moment is its argument.
  static let watchStatement = """
    SELECT * FROM sale INDEXED BY sale_watched WHERE watched_until > ?
    ORDER BY created_at DESC, client_ref DESC
    """

  /// The same for sales whose money is moving: every start asks, before anything is on the screen.
  static let movingStatement = """
    SELECT * FROM sale INDEXED BY sale_watched WHERE watched_until > ?
      AND (phase = 'sending' OR EXISTS (
        SELECT 1 FROM refund INDEXED BY refund_sale
        WHERE refund.sale = sale.client_ref AND refund.state = 'sending'))
    ORDER BY created_at DESC, client_ref DESC
    """

  /// What two names of one item share.
  static func nameKey(_ name: String) -> String { name.trimmedSpaces.lowercased() }
}

/// Whoever answers the ledger's questions over a connection: the reader, and the writer too.
protocol SQLiteReading: LedgerReader {
  var database: Database { get }
  var faults: LedgerFaults { get }
}

extension SQLiteReading {
  func sale(_ clientRef: ClientRef) throws -> Sale? {
    try one("SELECT * FROM sale WHERE client_ref = ?", clientRef.text)
  }

  func sale(reference: String) throws -> Sale? {
    try one("SELECT * FROM sale WHERE reference = ?", reference)
  }

  func sale(session: SessionID) throws -> Sale? {
    try one("SELECT * FROM sale WHERE session_id = ? ORDER BY created_at LIMIT 1", session.text)
  }

  func sale(paymentIntent: PaymentIntentID) throws -> Sale? {
    try one(
      "SELECT * FROM sale WHERE payment_intent = ? ORDER BY created_at LIMIT 1", paymentIntent.text)
  }

  func sale(replacedIntent: PaymentIntentID) throws -> Sale? {
    try one(
      "SELECT * FROM sale WHERE replaced_intent = ? ORDER BY created_at LIMIT 1",
      replacedIntent.text)
  }

  func sale(refund idOrKey: String) throws -> Sale? {
    for column in ["key", "id"] {
      let found = try String.fetchOne(
        database, sql: "SELECT sale FROM refund WHERE \(column) = ? LIMIT 1", arguments: [idOrKey])
      if let found { return try sale(ClientRef(found)) }
    }
    return nil
  }

  func sales(_ query: SaleQuery) throws -> [Sale] {
    switch query.reading {
    case .onward: return try page(PageStatement(query))
    case .backward: return try page(PageStatement(query, isBackward: true)).reversed()
    case .around:
      var (before, rest) = (query, query)
      before.limit = query.limit / 2
      rest.limit = query.limit - before.limit
      return try page(PageStatement(before, isBackward: true)).reversed()
        + page(PageStatement(rest, includesPlace: true))
    }
  }

  private func page(_ statement: PageStatement) throws -> [Sale] {
    try sales(Row.fetchAll(database, sql: statement.sql, arguments: statement.arguments))
  }

  func counts(limit: Int) throws -> [SaleTab: Int] {
    var counts: [SaleTab: Int] = [:]
    for tab in SaleTab.allCases {
      counts[tab] =
        try Int.fetchOne(database, sql: tab.countStatement, arguments: [max(0, limit)]) ?? 0
    }
    return counts
  }

  func timeline(of clientRef: ClientRef) throws -> [RecordedEntry] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT at, kind, detail FROM event
        WHERE sale = ? AND kind NOT IN (\(EventRow.hiddenKinds)) ORDER BY number
        """,
      arguments: [clientRef.text])
    return try rows.map {
      RecordedEntry(
        at: SaleRow.moment(try $0.value("at")),
        entry: TimelineEntry(try $0.value("kind"), try $0.value("detail")))
    }
  }

  func salesToWatch(now: Timestamp) throws -> [Sale] {
    try sales(
      Row.fetchAll(database, sql: SQLiteReader.watchStatement, arguments: [now.milliseconds]))
  }

  func movingSales(now: Timestamp) throws -> [Sale] {
    try sales(
      Row.fetchAll(database, sql: SQLiteReader.movingStatement, arguments: [now.milliseconds]))
  }

  func lastPrice(of name: String, _ currency: Currency) throws -> Money? {
    let price = try Int64.fetchOne(
      database,
      sql: """
        SELECT unit_amount FROM line_item WHERE name_key = ? AND currency = ?
        ORDER BY sold_at DESC, sale DESC, position DESC LIMIT 1
        """,
      arguments: [SQLiteReader.nameKey(name), currency.code])
    return price.map { Money(minorUnits: $0, currency) }
  }

  func leaseHolder(_ name: String) throws -> ProcessIdentity? {
    try String.fetchOne(
      database, sql: "SELECT holder FROM lease WHERE name = ?", arguments: [name]
    ).map { ProcessIdentity($0) }
  }

  func setting(_ name: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }
}

extension SQLiteReading {
  func lastAttempt(
    _ purpose: Attempt.Purpose, of clientRef: ClientRef
  ) throws -> AttemptRecord? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM attempt WHERE sale = ? AND purpose = ? ORDER BY number DESC LIMIT 1",
      arguments: [clientRef.text, purpose.rawValue]
    ).map { try AttemptRow.record($0, faults) }
  }

  func attempts(of key: IdempotencyKey) throws -> [AttemptRecord] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM attempt INDEXED BY attempt_key WHERE key = ? ORDER BY number",
      arguments: [key.text])
    return try rows.map { try AttemptRow.record($0, faults) }
  }

  func openAttempts() throws -> [Attempt] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT * FROM attempt INDEXED BY attempt_open WHERE ended_at IS NULL ORDER BY number")
    return try rows.map { try AttemptRow.attempt($0, faults) }
  }
}

extension SQLiteReading {
  private func one(_ sql: String, _ argument: String) throws -> Sale? {
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [argument]) else { return nil }
    return try sales([row]).first
  }

  /// Restores sales with their lines and refunds, in the order of their rows.
  private func sales(_ fetched: [Row]) throws -> [Sale] {
    let rows = PlacedRow.rows(fetched)
    let refs: [String] = try rows.map { try $0.value("client_ref") }
    let items = try details("line_item", of: refs, "sale")
    let refunds = try details("refund", of: refs, "sale")
    let lines = try refundedLines(refunds)
    return try zip(refs, rows).map { ref, row in
      let currency = try SaleRow.money(row, "amount", faults).currency
      return try SaleRow.sale(
        row, items: (items[ref] ?? []).map { try item($0, currency) },
        refunds: (refunds[ref] ?? []).map { row in
          let lines = lines[try row.value("key")] ?? []
          return try RefundRow.refund(row, currency, lines: lines, faults)
        },
        faults: faults)
    }
  }

  /// The lines of those refunds that have some, by their keys.
  private func refundedLines(
    _ refunds: [String: [PlacedRow]]
  ) throws -> [String: [PlacedRow]] {
    let keys = try refunds.values.joined().filter { try $0.value("line_count") as Int64 > 0 }
      .map { try $0.value("key") as String }
    return keys.isEmpty ? [:] : try details("refund_line", of: keys, "refund")
  }

  /// The rows of a table that belong to some sales or refunds, in order, by what they belong to.
  private func details(
    _ table: String, of refs: [String], _ owner: String
  ) throws -> [String: [PlacedRow]] {
    var found: [String: [PlacedRow]] = [:]
    // A statement takes a bounded number of arguments.
    for start in stride(from: 0, to: refs.count, by: 500) {
      let some = refs[start..<min(start + 500, refs.count)]
      let marks = some.map { _ in "?" }.joined(separator: ", ")
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM \(table) WHERE \(owner) IN (\(marks)) ORDER BY \(owner), position
          """,
        arguments: StatementArguments(some))
      for row in PlacedRow.rows(rows) { found[try row.value(owner), default: []].append(row) }
    }
    return found
  }

  private func item(_ row: PlacedRow, _ currency: Currency) throws -> LineItem {
    let name: String = try row.value("name")
    let (quantity, unit): (Int64, Int64) = (
      try row.value("quantity"), try row.value("unit_amount")
    )
    do {
      return try LineItem(
        name: name, quantity: quantity, unitAmount: Money(minorUnits: unit, currency))
    } catch {
      throw faults.unreadable("line", name)
    }
  }
}

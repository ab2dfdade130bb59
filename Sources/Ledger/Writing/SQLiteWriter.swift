import CheckoutDomain
import GRDB

/// Changes of the file, within one transaction that somebody else opens and closes.
struct SQLiteWriter: LedgerWriter, SQLiteReading {
  let database: Database
  let faults: LedgerFaults
  let events: TransactionEvents

  init(database: Database, faults: LedgerFaults) {
    self.database = database
    self.faults = faults
    events = TransactionEvents(database, faults)
  }

  func save(_ sale: Sale) throws {
    let change = sale.change(from: try self.sale(sale.clientRef))
    try put(sale)
    events.note(change, of: sale.clientRef)
  }

  /// Writes the rows of a sale, and tells nobody.
  func put(_ sale: Sale) throws {
    try refuseSecondCurrency(in: sale)
    do {
      // All or nothing, also for a caller that goes on after a refusal.
      try database.inSavepoint {
        if try !update("sale", SaleRow.changing(sale), key: "client_ref", sale.clientRef.text) {
          try insert(sale)
        }
        for (position, refund) in sale.refunds.enumerated() {
          try save(refund, of: sale, position: position)
        }
        return .commit
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      if error.message?.contains("sale.reference") == true {
        throw LedgerError.referenceTaken(sale.reference)
      }
      throw faults.fault(error)
    }
  }

  func record(_ entries: [TimelineEntry], of clientRef: ClientRef, at now: Timestamp) throws {
    for entry in entries { try events.tell(entry, of: clientRef, at: now) }
  }

  func set(_ name: String, to value: String) throws {
    events.touch("setting")
    try database.execute(
      sql: """
        INSERT INTO setting (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
      arguments: [name, value])
  }

  func lease(_ name: String, for holder: ProcessIdentity, until: Timestamp, now: Timestamp) throws
    -> Int64?
  {
    events.touch("lease")
    // The fence stays with its holder, and grows with a new one; a lease of another that has not
    // run out leaves no row to return.
    return try Int64.fetchOne(
      database,
      sql: """
        INSERT INTO lease (name, holder, fence, until) VALUES (:name, :holder, 1, :until)
        ON CONFLICT (name) DO UPDATE SET
          fence = CASE WHEN holder = excluded.holder THEN fence ELSE fence + 1 END,
          holder = excluded.holder,
          until = excluded.until
        WHERE holder = excluded.holder OR until <= :now
        RETURNING fence
        """,
      arguments: [
        "name": name, "holder": holder.text, "until": until.milliseconds, "now": now.milliseconds,
      ])
  }

  func release(_ name: String, by holder: ProcessIdentity) throws {
    events.touch("lease")
    // The row stays, so that the next holder's fence is higher than this one's.
    try database.execute(
      sql: "UPDATE lease SET until = 0 WHERE name = ? AND holder = ?",
      arguments: [name, holder.text])
  }
}

extension SQLiteWriter {
  private func insert(_ sale: Sale) throws {
    try insert("sale", SaleRow.fixed(sale).merging(SaleRow.changing(sale)) { first, _ in first })
    for (position, item) in sale.items.enumerated() {
      try insert(
        "line_item",
        [
          "sale": sale.clientRef.text, "position": position, "name": item.name,
          "quantity": item.quantity, "unit_amount": item.unitAmount.minorUnits,
          "name_key": SQLiteReader.nameKey(item.name), "currency": item.unitAmount.currency.code,
          "sold_at": sale.createdAt.milliseconds,
        ])
    }
  }

  private func save(_ refund: Refund, of sale: Sale, position: Int) throws {
    let changing = RefundRow.changing(refund)
    if try update("refund", changing, key: "key", refund.key.text) { return }
    guard let intent = sale.progress.paymentIntent else {
      throw LedgerError.unavailable(
        "A refund of \(sale.reference) cannot be kept: its payment has no id at the gateway.")
    }
    let fixed = RefundRow.fixed(refund, of: sale, intent: intent, position: position)
    try insert("refund", fixed.merging(changing) { first, _ in first })
    for line in refund.lines { try insert("refund_line", RefundRow.columns(line, of: refund)) }
  }

  /// A sale's amounts share one currency column.
  private func refuseSecondCurrency(in sale: Sale) throws {
    let amounts =
      sale.items.map(\.unitAmount) + sale.refunds.map(\.amount)
      + sale.refunds.flatMap(\.lines).map(\.amount)
      + [sale.progress.captured].compactMap(\.self)
    guard let other = amounts.first(where: { $0.currency != sale.amount.currency }) else { return }
    throw LedgerError.unavailable(
      "\(sale.reference) is in \(sale.amount.currency.code): the ledger keeps no "
        + "\(other.currency.code) in it.")
  }
}

extension SQLiteWriter {
  typealias Columns = [String: (any DatabaseValueConvertible)?]

  func insert(_ table: String, _ columns: Columns) throws {
    let names = columns.keys.sorted()
    let marks = names.map { ":" + $0 }.joined(separator: ", ")
    try database.execute(
      sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))",
      arguments: StatementArguments(columns))
  }

  /// Changes one row; returns whether there was one.
  func update(_ table: String, _ columns: Columns, key: String, _ value: String) throws -> Bool {
    let changes = columns.keys.sorted().map { "\($0) = :\($0)" }.joined(separator: ", ")
    try database.execute(
      sql: "UPDATE \(table) SET \(changes) WHERE \(key) = :which",
      arguments: StatementArguments(columns.merging(["which": value]) { first, _ in first }))
    return database.changesCount > 0
  }
}

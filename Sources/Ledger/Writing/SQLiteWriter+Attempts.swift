import CheckoutDomain
import GRDB
import Hashing

extension SQLiteWriter {
  func begin(_ attempt: Attempt) throws -> Int64 {
    try insert("attempt", AttemptRow.columns(attempt))
    var attempt = attempt
    attempt.number = database.lastInsertedRowID
    let facts = attempt.facts(bodyHash: Digest.sha256Hex(attempt.request.body))
    try events.tell(
      .attemptBegun, Facts().change(to: facts), of: attempt.sale, at: attempt.startedAt,
      body: attempt.request.body)
    if attempt.purpose == .refund { try requireHistory(of: attempt.sale) }
    return attempt.number
  }

  /// Before money goes back, what the rows say of its sale has to follow from what has happened: a bit
  /// that a disk has turned over must not become a refund.
  private func requireHistory(of sale: ClientRef) throws {
    var check = HistoryCheck(of: sale)
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT * FROM event WHERE sale = ? ORDER BY number"),
      arguments: [sale.text])
    while let row = try rows.next() { _ = check.take(try EventRow.stored(row).event) }
    if let finding = check.finish(kept: try KeptFacts.of(sale, self)).first {
      throw faults.unexplained(finding)
    }
  }

  func end(attempt number: Int64, with delivery: Delivery, at now: Timestamp) throws {
    // An answer that comes after its process was taken for dead is still worth keeping.
    try close(
      number, AttemptRow.ending(delivery), at: now, where: "ending IS NULL OR ending = 'abandoned'")
    try tell(.attemptEnded, number, delivery, at: now)
  }

  func abandon(attempt number: Int64, at now: Timestamp) throws {
    try close(number, ["ending": "abandoned"], at: now, where: "ending IS NULL")
    try tell(.attemptAbandoned, number, nil, at: now)
  }

  private func tell(
    _ kind: LedgerEvent.Kind, _ number: Int64, _ delivery: Delivery?, at now: Timestamp
  ) throws {
    let sale = try String.fetchOne(
      database, sql: "SELECT sale FROM attempt WHERE number = ?", arguments: [number])
    let facts = AttemptEnding.facts(
      ofAttempt: number, delivery, at: now, answerHash: Digest.sha256Hex)
    try events.tell(kind, Facts().change(to: facts), of: sale.map { ClientRef($0) }, at: now)
  }

  private func close(
    _ number: Int64, _ columns: Columns, at now: Timestamp, where condition: String
  ) throws {
    var columns = columns
    columns["ended_at"] = now.milliseconds
    let changes = columns.keys.sorted().map { "\($0) = :\($0)" }.joined(separator: ", ")
    columns["which"] = number
    try database.execute(
      sql: "UPDATE attempt SET \(changes) WHERE number = :which AND (\(condition))",
      arguments: StatementArguments(columns))
    guard database.changesCount == 1 else {
      throw LedgerError.unavailable(
        "The ledger \(faults.path) has no open attempt \(number); nothing was changed.")
    }
  }
}

import CheckoutDomain
import FoundationEssentials
import GRDB

extension SQLiteWriter {
  func begin(_ attempt: Attempt) throws -> Int64 {
    try insert(
      "attempt",
      [
        "sale": attempt.sale.text, "purpose": attempt.purpose.rawValue,
        "path": attempt.request.path, "body": Data(attempt.request.body),
        "key": attempt.request.key.text, "process": attempt.process.text,
        "started_at": attempt.startedAt.milliseconds,
      ])
    return database.lastInsertedRowID
  }

  func end(attempt number: Int64, with delivery: Delivery, at now: Timestamp) throws {
    // An answer that comes after its process was taken for dead is still worth keeping.
    try close(
      number, AttemptRow.ending(delivery), at: now, where: "ending IS NULL OR ending = 'abandoned'")
  }

  func abandon(attempt number: Int64, at now: Timestamp) throws {
    try close(number, ["ending": "abandoned"], at: now, where: "ending IS NULL")
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

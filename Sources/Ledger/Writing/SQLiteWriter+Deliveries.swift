import CheckoutDomain
import FoundationEssentials
import GRDB

extension SQLiteReading {
  func openDeliveries(limit: Int) throws -> [EventDelivery] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT event, body, received_at FROM delivery WHERE done_at IS NULL
        ORDER BY received_at, rowid LIMIT ?
        """,
      arguments: [max(0, limit)])
    return rows.map { row in
      EventDelivery(
        event: row["event"], body: (row["body"] as Data?).map { Array($0) } ?? [],
        receivedAt: SaleRow.moment(row["received_at"]))
    }
  }
}

extension SQLiteWriter {
  func receive(_ delivery: EventDelivery) throws -> Bool {
    events.receive()
    try database.execute(
      sql:
        "INSERT INTO delivery (event, received_at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [delivery.event, delivery.receivedAt.milliseconds, Data(delivery.body)])
    return database.changesCount == 1
  }

  func finish(delivery event: String, at now: Timestamp) throws {
    try database.execute(
      sql: "UPDATE delivery SET done_at = ?, body = NULL WHERE event = ? AND done_at IS NULL",
      arguments: [now.milliseconds, event])
  }
}

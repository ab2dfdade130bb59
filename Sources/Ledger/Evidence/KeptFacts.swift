import CheckoutDomain
import GRDB

/// What is so about a sale, its refunds and its attempts, by the rows that the ledger has.
enum KeptFacts {
  /// All of it; nil where there is no such sale.
  static func of(_ clientRef: ClientRef, _ reader: some SQLiteReading) throws -> Facts? {
    guard let sale = try reader.sale(clientRef) else { return nil }
    var facts = sale.facts
    let attempts = try Row.fetchAll(
      reader.database, sql: "SELECT * FROM attempt WHERE sale = ?", arguments: [clientRef.text])
    for row in attempts {
      for (name, value) in try AttemptRow.facts(row, reader.faults).values { facts[name] = value }
    }
    // The intent of a refund stands in its own row, which decides what is in flight.
    let refunds = try Row.fetchAll(
      reader.database, sql: "SELECT key, position, payment_intent FROM refund WHERE sale = ?",
      arguments: [clientRef.text])
    for row in refunds {
      let key: String = try row.value("key")
      facts["refund.\(key).payment_intent"] = try row.value("payment_intent")
      facts["refund.\(key).position"] = (try row.optional("position") as Int64?).map { String($0) }
    }
    return facts
  }
}

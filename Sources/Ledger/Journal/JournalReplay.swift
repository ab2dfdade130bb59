import CheckoutDomain
import GRDB

/// Brings lines of the journal into a ledger: the events as they were written, and the rows that
/// follow from them.
struct JournalReplay {
  private let writer: SQLiteWriter
  private var sales: Set<ClientRef> = []

  init(_ writer: SQLiteWriter) { self.writer = writer }

  /// Takes a line that follows the ledger's last event.
  mutating func take(_ line: JournalLine) throws {
    for entry in line.entries {
      if let sale = entry.event.sale {
        try apply(entry, to: sale)
        sales.insert(sale)
      }
      try EventRow.insert(entry.event, hash: entry.hash, into: writer.database)
    }
  }

  /// Tells what the journal could not bring back, such as the raw answers of the gateway.
  mutating func finish() throws {
    for sale in sales.sorted(by: { $0.text < $1.text }) {
      var check = HistoryCheck(of: sale)
      let rows = try Row.fetchAll(
        writer.database, sql: "SELECT * FROM event WHERE sale = ? ORDER BY number",
        arguments: [sale.text])
      for row in rows { _ = check.take(try EventRow.stored(row).event) }
      guard let kept = try KeptFacts.of(sale, writer) else { continue }
      let lost = check.facts.change(to: kept)
      guard !lost.isEmpty else { continue }
      try writer.events.tell(.rebuilt, lost, of: sale, at: nil)
    }
    sales = []
  }

  private func apply(_ entry: JournalLine.Entry, to ref: ClientRef) throws {
    let change = entry.event.change
    guard !change.isEmpty else { return }
    var facts = try KeptFacts.of(ref, writer) ?? Facts()
    facts.apply(change)
    guard let sale = facts.sale(ref) else {
      throw writer.faults.unreadable("event", "\(entry.event.number)")
    }
    if change.values.keys.contains(where: { !$0.hasPrefix("attempt.") }) { try writer.put(sale) }
    if let body = entry.body { try begin(change, ref, body) }
    try end(change)
  }

  private func begin(_ change: FactChange, _ sale: ClientRef, _ body: [UInt8]) throws {
    guard let number = Self.attempt(in: change) else { return }
    func fact(_ member: String) -> String? {
      change.values[Attempt.fact(number, member)].flatMap(\.self)
    }
    guard let purpose = fact("purpose").flatMap(Attempt.Purpose.init), let path = fact("path"),
      let key = fact("key"), let process = fact("process"),
      let start = fact("started_at").flatMap({ Int64($0) })
    else { throw writer.faults.unreadable("attempt", "\(number)") }
    try writer.insert(
      "attempt",
      AttemptRow.columns(
        Attempt(
          sale: sale, purpose: purpose,
          request: GatewayRequest(path: path, body: body, key: IdempotencyKey(key)),
          process: ProcessIdentity(process), startedAt: Timestamp(milliseconds: start))
      ).merging(["number": number]) { first, _ in first })
  }

  /// An attempt whose beginning the journal does not have has no row that could end.
  private func end(_ change: FactChange) throws {
    guard let number = Self.attempt(in: change),
      change.values[Attempt.fact(number, "ending")] != nil
    else { return }
    var columns: SQLiteWriter.Columns = [:]
    for name in ["ending", "reason"] {
      columns[name] = change.values[Attempt.fact(number, name)].flatMap(\.self)
    }
    for name in ["ended_at", "status", "retry_after"] {
      columns[name] = change.values[Attempt.fact(number, name)].flatMap(\.self).flatMap {
        Int64($0)
      }
    }
    _ = try writer.update("attempt", columns, key: "number", "\(number)")
  }

  private static func attempt(in change: FactChange) -> Int64? {
    change.values.keys.first { $0.hasPrefix("attempt.") }?
      .split(separator: ".").dropFirst().first.flatMap { Int64($0) }
  }
}

import CheckoutDomain
import FoundationEssentials
import GRDB
import Hashing

/// An event as the columns of its row, and back.
enum EventRow {
  /// An event with the hash that stands beside it.
  struct Stored {
    let event: LedgerEvent
    let hash: [UInt8]
    /// Whether what changed could be read at all.
    let isReadable: Bool

    /// Where the history ends with this event.
    var head: ChainHead { ChainHead(number: event.number, hash: hash) }
  }

  /// Where the history ends once an event was added to it.
  static func head(after head: ChainHead, _ event: LedgerEvent) -> ChainHead {
    ChainHead(
      number: event.number, hash: Digest.sha256(event.canonicalBytes(after: head.hash)))
  }

  /// Adds an event; the file moves its head along.
  static func insert(_ event: LedgerEvent, hash: [UInt8], into database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO event (number, sale, at, kind, detail, facts, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      event.number, event.sale?.text, event.at?.milliseconds, event.kind, event.detail,
      event.change.canonical, Data(hash),
    ])
  }

  /// Restores an event from its row.
  static func stored(_ row: Row) throws -> Stored {
    let change = FactChange(canonical: try row.value("facts"))
    return Stored(
      event: LedgerEvent(
        number: try row.value("number"),
        sale: (try row.optional("sale") as String?).map { ClientRef($0) },
        at: (try row.optional("at") as Int64?).map { Timestamp(milliseconds: $0) },
        kind: try row.value("kind"),
        detail: try row.value("detail"), change: change ?? FactChange()),
      hash: Array(try row.value("hash") as Data), isReadable: change != nil)
  }

  /// The head that stands apart from the events; nil where it is gone.
  static func head(_ database: Database) throws -> ChainHead? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT number, hash FROM chain WHERE id = 1")
    ).map { ChainHead(number: try $0.value("number"), hash: Array(try $0.value("hash") as Data)) }
  }

  /// The newest events, the last one first.
  static func newest(_ count: Int, _ database: Database) throws -> [Stored] {
    try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM event ORDER BY number DESC LIMIT ?"),
      arguments: [count]
    ).map(stored)
  }

  /// The kinds that no timeline shows, for a statement.
  static let hiddenKinds = LedgerEvent.Kind.allCases.map { "'\($0.rawValue)'" }
    .joined(separator: ", ")
}

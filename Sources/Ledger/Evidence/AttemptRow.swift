import CheckoutDomain
import FoundationEssentials
import GRDB
import Hashing

/// An attempt as the columns of its row, and what is so about it.
enum AttemptRow {
  /// What stands in the row of an attempt from its beginning.
  static func columns(_ attempt: Attempt) -> SQLiteWriter.Columns {
    [
      "sale": attempt.sale.text, "purpose": attempt.purpose.rawValue,
      "path": attempt.request.path, "body": Data(attempt.request.body),
      "key": attempt.request.key.text, "process": attempt.process.text,
      "started_at": attempt.startedAt.milliseconds,
    ]
  }

  /// Restores an attempt from its row.
  static func attempt(_ row: Row, _ faults: LedgerFaults) throws -> Attempt {
    Attempt(
      number: row["number"], sale: ClientRef(row["sale"]),
      purpose: try SaleRow.word(row, "purpose", faults), request: request(row),
      process: ProcessIdentity(row["process"]), startedAt: SaleRow.moment(row["started_at"]))
  }

  /// The request of an attempt.
  static func request(_ row: Row) -> GatewayRequest {
    GatewayRequest(
      path: row["path"], body: Array(row["body"] as Data), key: IdempotencyKey(row["key"]))
  }

  /// All that is so about an attempt.
  static func facts(_ row: Row, _ faults: LedgerFaults) throws -> Facts {
    let attempt = try attempt(row, faults)
    var facts = attempt.facts(bodyHash: Digest.sha256Hex(attempt.request.body))
    for (name, value) in try end(row, faults)?.values ?? [:] { facts[name] = value }
    return facts
  }

  private static func end(_ row: Row, _ faults: LedgerFaults) throws -> Facts? {
    guard let endedAt = row["ended_at"] as Int64? else { return nil }
    let ending: AttemptEnding = try SaleRow.word(row, "ending", faults)
    let reason: String = row["reason"] ?? ""
    let answer = (row["answer"] as Data?).map { Array($0) }
    let delivery: Delivery? =
      switch ending {
      case .answered:
        .answered(
          GatewayAnswer(
            status: row["status"],
            retryAfter: (row["retry_after"] as Int64?).map { .milliseconds($0) },
            body: answer ?? []))
      case .notSent: .notSent(reason)
      case .unknown: .unknown(reason)
      case .abandoned: nil
      }
    var facts = AttemptEnding.facts(
      ofAttempt: row["number"], delivery, at: SaleRow.moment(endedAt),
      answerHash: Digest.sha256Hex)
    // A ledger that was rebuilt from its journal has no raw answers.
    if answer == nil { facts[Attempt.fact(row["number"], "answer_sha256")] = nil }
    return facts
  }
}

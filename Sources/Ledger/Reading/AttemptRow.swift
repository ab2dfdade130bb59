import CheckoutDomain
import FoundationEssentials
import GRDB
import Hashing

/// An attempt as the columns of its row, and back.
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
      number: try row.value("number"), sale: ClientRef(try row.value("sale")),
      purpose: try SaleRow.word(row, "purpose", faults),
      request: GatewayRequest(
        path: try row.value("path"), body: Array(try row.value("body") as Data),
        key: IdempotencyKey(try row.value("key"))),
      process: ProcessIdentity(try row.value("process")),
      startedAt: SaleRow.moment(try row.value("started_at")))
  }

  /// Restores an attempt with its end.
  static func record(_ row: Row, _ faults: LedgerFaults) throws -> AttemptRecord {
    AttemptRecord(
      attempt: try attempt(row, faults),
      endedAt: (try row.optional("ended_at") as Int64?).map(SaleRow.moment),
      delivery: try delivery(row))
  }

  /// The columns of an ending.
  static func ending(_ delivery: Delivery) -> [String: (any DatabaseValueConvertible)?] {
    switch delivery {
    case .answered(let answer):
      [
        "ending": "answered", "status": answer.status,
        "retry_after": answer.retryAfter?.milliseconds, "answer": Data(answer.body),
      ]
    case .notSent(let reason): ["ending": "not_sent", "reason": reason]
    case .unknown(let reason): ["ending": "unknown", "reason": reason]
    }
  }

  /// What came back; nil where nobody wrote it down, as in a ledger that was rebuilt from its
  /// journal, which has no raw answers.
  static func delivery(_ row: Row) throws -> Delivery? {
    switch try row.optional("ending") as String? {
    case "answered":
      try (row.optional("answer") as Data?).map { .answered(try answer(row, Array($0))) }
    case "not_sent": .notSent(try row.optional("reason") ?? "")
    case "unknown": .unknown(try row.optional("reason") ?? "")
    default: nil
    }
  }

  private static func answer(_ row: Row, _ body: [UInt8]) throws -> GatewayAnswer {
    GatewayAnswer(
      status: try row.value("status"),
      retryAfter: (try row.optional("retry_after") as Int64?).map { .milliseconds($0) },
      body: body)
  }

  /// All that is so about an attempt.
  static func facts(_ row: Row, _ faults: LedgerFaults) throws -> Facts {
    let attempt = try attempt(row, faults)
    var facts = attempt.facts(bodyHash: Digest.sha256Hex(attempt.request.body))
    for (name, value) in try end(row, faults)?.values ?? [:] { facts[name] = value }
    return facts
  }

  private static func end(_ row: Row, _ faults: LedgerFaults) throws -> Facts? {
    guard let endedAt = (try row.optional("ended_at") as Int64?) else { return nil }
    let ending: AttemptEnding = try SaleRow.word(row, "ending", faults)
    let answered: Data? = try row.optional("answer")
    let isLost = ending == .answered && answered == nil
    var facts = AttemptEnding.facts(
      ofAttempt: try row.value("number"),
      isLost ? .answered(try answer(row, [])) : try delivery(row),
      at: SaleRow.moment(endedAt), answerHash: Digest.sha256Hex)
    if isLost { facts[Attempt.fact(try row.value("number"), "answer_sha256")] = nil }
    return facts
  }
}

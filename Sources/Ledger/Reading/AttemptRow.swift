import CheckoutDomain
import FoundationEssentials
import GRDB

/// How an attempt ended, as the columns of its row, and back.
enum AttemptRow {
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

  /// What came back; nil where nobody wrote it down.
  static func delivery(_ row: Row) -> Delivery? {
    switch row["ending"] as String? {
    case "answered":
      .answered(
        GatewayAnswer(
          status: row["status"],
          retryAfter: (row["retry_after"] as Int64?).map { .milliseconds($0) },
          body: Array(row["answer"] as Data)))
    case "not_sent": .notSent(row["reason"] ?? "")
    case "unknown": .unknown(row["reason"] ?? "")
    default: nil
    }
  }
}

import CheckoutDomain
import GRDB

/// A refund as the columns of its row, and back.
enum RefundRow {
  /// What never changes about a refund.
  static func fixed(
    _ refund: Refund, of sale: Sale, intent: PaymentIntentID, position: Int
  ) -> [String: (any DatabaseValueConvertible)?] {
    [
      "key": refund.key.text,
      "sale": sale.clientRef.text,
      "position": position,
      "payment_intent": intent.text,
      "client_ref": refund.clientRef.text,
      "amount": refund.amount.minorUnits,
      "reason": refund.reason.rawValue,
      "created_at": refund.createdAt.milliseconds,
      "refunded_before": refund.refundedBefore,
      "operator": refund.operatorName,
      "line_count": refund.lines.count,
    ]
  }

  /// What changes about a refund.
  static func changing(_ refund: Refund) -> [String: (any DatabaseValueConvertible)?] {
    [
      "state": refund.state.rawValue, "id": refund.id?.text, "problem": refund.problem,
      "absences": refund.absences, "absent_at": refund.absentAt?.milliseconds,
    ]
  }

  /// The columns of the row of one of its lines.
  static func columns(
    _ line: RefundedLine, of refund: Refund
  ) -> [String: (any DatabaseValueConvertible)?] {
    [
      "refund": refund.key.text, "position": line.position, "name": line.name,
      "quantity": line.quantity, "amount": line.amount.minorUnits,
    ]
  }

  private static func line(_ row: PlacedRow, _ currency: Currency) throws -> RefundedLine {
    RefundedLine(
      position: Int(clamping: try row.value("position") as Int64), name: try row.value("name"),
      quantity: try row.value("quantity"),
      amount: Money(minorUnits: try row.value("amount"), currency))
  }

  /// Restores a refund from its row and those of its lines, in the currency of its sale.
  static func refund(
    _ row: PlacedRow, _ currency: Currency, lines: [PlacedRow], _ faults: LedgerFaults
  ) throws -> Refund {
    Refund(
      key: IdempotencyKey(try row.value("key")), clientRef: ClientRef(try row.value("client_ref")),
      amount: Money(minorUnits: try row.value("amount"), currency),
      lines: try lines.map { try line($0, currency) },
      reason: RefundReason(rawValue: try row.value("reason")),
      createdAt: SaleRow.moment(try row.value("created_at")),
      refundedBefore: try row.value("refunded_before"), operatorName: try row.value("operator"),
      state: try SaleRow.word(row, "state", faults),
      id: (try row.optional("id") as String?).map { RefundID($0) },
      problem: try row.optional("problem"),
      absences: try row.value("absences"),
      absentAt: (try row.optional("absent_at") as Int64?).map(SaleRow.moment))
  }
}

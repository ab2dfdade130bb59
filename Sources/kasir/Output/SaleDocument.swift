import CheckoutDomain
import StrictJSON

/// One sale as JSON: the members of the design, in its order, none of them ever absent.
enum SaleDocument {
  static func document(_ sale: Sale) -> JSONValue {
    [
      "reference": .string(sale.reference),
      "client_ref": .string(sale.clientRef.text),
      "state": .string(sale.state.rawValue),
      "mode": .string(sale.mode.rawValue),
      "currency": .string(sale.amount.currency.code),
      "exponent": .integer(Int64(sale.amount.currency.exponent)),
      "amount": .integer(sale.amount.minorUnits),
      "refunded": .integer(sale.refunded.minorUnits),
      "reserved": .integer(sale.reserved.minorUnits),
      "items": .array(sale.items.map(document)),
      "session_id": JSONValue(sale.progress.sessionID?.text),
      "payment_intent": JSONValue(sale.progress.paymentIntent?.text),
      "url": JSONValue(sale.progress.url),
      "created_at": .string(sale.createdAt.iso8601),
      "expires_at": JSONValue(sale.progress.expiresAt?.iso8601),
      "refunds": .array(sale.refunds.map(document)),
      "duplicate_of": JSONValue(sale.duplicateOf?.text),
      "alarm": JSONValue(sale.progress.alarm?.rawValue),
      "charged_by": .string(sale.progress.chargedBy.rawValue),
      "disputed": .bool(sale.isDisputed),
      "dispute": sale.dispute.map(document) ?? .null,
      "terminal_type": .string(sale.terminalType.rawValue),
      "note": JSONValue(sale.note.isEmpty ? nil : sale.note),
    ]
  }

  private static func document(_ dispute: Dispute) -> JSONValue {
    [
      "id": .string(dispute.id), "status": .string(dispute.status.rawValue),
      "amount": JSONValue(dispute.amount), "reason": JSONValue(dispute.reason),
      "updated_at": .string(dispute.updatedAt.iso8601),
    ]
  }

  private static func document(_ item: LineItem) -> JSONValue {
    [
      "name": .string(item.name), "quantity": .integer(item.quantity),
      "unit_amount": .integer(item.unitAmount.minorUnits),
    ]
  }

  private static func document(_ refund: Refund) -> JSONValue {
    [
      "id": JSONValue(refund.id?.text), "key": .string(refund.key.text),
      "amount": .integer(refund.amount.minorUnits), "state": .string(refund.state.rawValue),
      "reason": .string(refund.reason.rawValue),
      "created_at": .string(refund.createdAt.iso8601),
      "lines": refund.lines.isEmpty ? .null : .array(refund.lines.map(document)),
    ]
  }

  private static func document(_ line: RefundedLine) -> JSONValue {
    [
      "position": .integer(Int64(line.position)), "name": .string(line.name),
      "quantity": .integer(line.quantity), "amount": .integer(line.amount.minorUnits),
    ]
  }
}

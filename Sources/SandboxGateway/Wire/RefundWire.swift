import StrictJSON

/// Refunds as they go over the wire (contract sheet §6, §11).
extension Sandbox {
  func wire(_ refund: RefundRecord) -> JSONValue {
    [
      "id": .string(refund.id),
      "object": "refund",
      "amount": behaviour.refundAmountAsString
        ? .string(String(refund.amount)) : .integer(refund.amount),
      "created": .integer(created(refund.created)),
      "currency": .string(refund.currency),
      "metadata": refund.metadata?.value ?? [:],
      "payment_intent": .string(IntentRecord.id(refund.intent)),
      "reason": JSONValue(refund.reason),
      "status": .string(refund.status.rawValue),
      "description": nil,
      "failure_reason": refund.status == .failed ? "unknown" : nil,
    ]
  }
}

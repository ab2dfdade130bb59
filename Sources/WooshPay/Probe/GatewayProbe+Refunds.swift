import CheckoutDomain
import StrictJSON

/// What refunds of one paid test intent tell: P1, P3, P4, P5, P11, P12.
extension GatewayProbe {
  private static let path = RequestTarget.path("refunds")

  func askRefunds(of payment: Payment, _ report: inout ProbeReport) async {
    let part = max(1, payment.remaining / 20)
    let name = names.clientRef()
    let body = refundBody(payment.intent, .integer(part), name)
    let key = names.idempotencyKey()
    let reply = await client.post(Self.path, body, key: key)
    guard let first = report.note(refund: reply) else {
      for question in [
        GatewayFacts.Question.honoursRefundKeys, .findsRefunds, .enforcesCaptured,
        .returnsMetadata, .refundsAtOnce, .takesStringAmounts,
      ] {
        report.leave(question, "the first refund was answered with \(reply.words)")
      }
      return
    }
    report.answer(.refundsAtOnce, first.status == .succeeded)
    await askMetadata(of: first, name, &report)
    await askAgain(first, body, key, &report)
    await askList(of: payment.intent, for: first, &report)
    await askString(payment.intent, part, &report)
    let made = report.refunds.reduce(Int64(0)) { $0 + ($1.amount ?? 0) }
    await askCap(payment.intent, left: payment.remaining - made, &report)
  }

  /// P5: in the answer, and when it is asked for again.
  private func askMetadata(
    of refund: GatewayRefund, _ name: ClientRef, _ report: inout ProbeReport
  ) async {
    let reply = await client.get(RequestTarget.path("refunds", refund.id.text))
    guard reply.isDone, let json = reply.json, let found = try? GatewayRefund(wire: json) else {
      return report.leave(.returnsMetadata, "the refund cannot be read: \(reply.words)")
    }
    report.answer(.returnsMetadata, refund.clientRef == name && found.clientRef == name)
  }

  /// P1: the same key and the same bytes.
  private func askAgain(
    _ first: GatewayRefund, _ body: JSONValue, _ key: IdempotencyKey, _ report: inout ProbeReport
  ) async {
    let reply = await client.post(Self.path, body, key: key)
    if let second = report.note(refund: reply) {
      report.answer(.honoursRefundKeys, second.id == first.id)
    } else {
      report.leave(.honoursRefundKeys, "the second request was answered with \(reply.words)")
    }
  }

  /// P3: no page documents this list (contract sheet §6).
  private func askList(
    of intent: PaymentIntentID, for refund: GatewayRefund, _ report: inout ProbeReport
  ) async {
    let reply = await client.get(Self.path, [("payment_intent", intent.text), ("limit", "100")])
    guard reply.isDone, let rows = reply.rows else {
      return report.isAnsweredNo(.findsRefunds, by: reply)
    }
    report.answer(.findsRefunds, rows.contains { $0["id"]?.string == refund.id.text })
  }

  /// P12: the published schema says string, integrations send integers.
  private func askString(
    _ intent: PaymentIntentID, _ part: Int64, _ report: inout ProbeReport
  ) async {
    let body = refundBody(intent, .string(String(part)), names.clientRef())
    let reply = await client.post(Self.path, body, key: names.idempotencyKey())
    if let refund = report.note(refund: reply) {
      return report.answer(.takesStringAmounts, refund.amount == part)
    }
    // It may be that no second refund is taken, however its amount is written.
    let plain = refundBody(intent, .integer(part), names.clientRef())
    guard
      report.note(refund: await client.post(Self.path, plain, key: names.idempotencyKey())) != nil
    else { return report.leave(.takesStringAmounts, "a second refund is refused altogether") }
    report.isAnsweredNo(.takesStringAmounts, by: reply)
  }

  /// P4: two refunds at once, each of more than half of what is left.
  private func askCap(
    _ intent: PaymentIntentID, left: Int64, _ report: inout ProbeReport
  ) async {
    let amount = left / 2 + left / 10 + 1
    guard left > 0, amount <= left else {
      return report.leave(.enforcesCaptured, "too little is left of the payment")
    }
    let bodies = (0..<2).map { _ in refundBody(intent, .integer(amount), names.clientRef()) }
    let keys = (0..<2).map { _ in names.idempotencyKey() }
    let (client, path) = (client, Self.path)
    async let one = client.post(path, bodies[0], key: keys[0])
    async let other = client.post(path, bodies[1], key: keys[1])
    let replies = await [one, other]
    let made = replies.compactMap { report.note(refund: $0) }
    switch (made.count, replies.count(where: \.isRefusedForGood)) {
    case (2, _): report.answer(.enforcesCaptured, false)
    case (1, 1):
      // It may have been refused because another one was at work: alone it is refused for its amount.
      let again = refundBody(intent, .integer(amount), names.clientRef())
      let reply = await client.post(path, again, key: names.idempotencyKey())
      if report.note(refund: reply) != nil { return report.answer(.enforcesCaptured, false) }
      guard reply.isRefusedForGood else {
        return report.leave(
          .enforcesCaptured, "one refund too many was answered with \(reply.words)")
      }
      report.answer(.enforcesCaptured, true)
    default:
      report.leave(
        .enforcesCaptured,
        "two refunds at once were answered with \(replies.map(\.words).joined(separator: " and "))")
    }
  }

  private func refundBody(
    _ intent: PaymentIntentID, _ amount: JSONValue, _ name: ClientRef
  ) -> JSONValue {
    [
      "payment_intent": .string(intent.text), "amount": amount,
      "reason": "requested_by_customer", "metadata": ["client_ref": .string(name.text)],
    ]
  }
}

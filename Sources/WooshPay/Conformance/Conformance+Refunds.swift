import CheckoutDomain
import StrictJSON

/// Section 6: refunds.
extension Conformance {
  mutating func checkRefunds(of payment: GatewayProbe.Payment?) async {
    let list = await client.get(Self.refundsPath, [("limit", "1")])
    report.note(6, "there is no list of refunds", list.words, list.status == 404)
    guard let payment else {
      return report.skip(6, "what refunds are like", "it takes a paid test intent: name one")
    }
    await checkPaid(payment.intent)
    let part = max(1, payment.remaining / 20)
    let name = names.clientRef()
    let made = await refund(payment, .integer(part), name)
    guard made.isDone, let id = made.value("id")?.string else {
      report.note(6, "a part can be refunded", made.words, false)
      return report.skip(6, "what refunds are like", "none was made")
    }
    report.note(6, "a part can be refunded, its amount an integer", made.words, true)
    checkMembers(made, payment, part, name)
    let read = await client.get(RequestTarget.path("refunds", id))
    report.note(6, "a refund can be asked for", read.words, read.value("id")?.string == id)
    let text = await refund(payment, .string(String(part)), names.clientRef())
    report.note(6, "an amount is taken as a string, as the schema says", text.words, text.isDone)
    let second = await refund(payment, .integer(part), names.clientRef())
    report.note(6, "a payment can be refunded in several parts", second.words, second.isDone)
    await checkRefusals(payment)
  }

  /// Contract sheet §5: what a paid intent says, and its session.
  private mutating func checkPaid(_ intent: PaymentIntentID) async {
    let paid = await client.get(RequestTarget.path("payment_intents", intent.text))
    report.note(
      5, "a paid intent is succeeded", Self.shown(paid.value("status")),
      paid.value("status") == "succeeded")
    let received = paid.json?["amount_received"]
    report.note(
      5, "a paid intent tells amount_received", Self.shown(received),
      received?.integer != nil && received == paid.json?["amount"])
    let list = await client.get(
      Self.sessionsPath + "/list", [("payment_intent", intent.text), ("limit", "100")])
    let session = list.rows?.first { $0["payment_intent"]?.string == intent.text }
    guard let session else {
      return report.skip(4, "the session of a paid intent is complete and paid", "it has none")
    }
    report.note(
      4, "the session of a paid intent is complete and paid",
      Self.shown(session["status"]) + ", " + Self.shown(session["payment_status"]),
      session["status"] == "complete" && session["payment_status"] == "paid")
    report.note(
      3, "the list of sessions can be filtered by payment_intent",
      "\(list.rows?.count ?? 0) rows", list.rows?.count == 1)
  }

  private mutating func checkMembers(
    _ refund: TestReply, _ payment: GatewayProbe.Payment, _ part: Int64, _ name: ClientRef
  ) {
    let id = refund.value("id")?.string ?? "none"
    report.note(6, "a refund's id begins with re_", String(id.prefix(8)) + "…", id.hasPrefix("re_"))
    let amount = refund.value("amount")
    report.note(
      6, "its amount comes back as an integer", Self.shown(amount), amount == .integer(part))
    let status = refund.value("status")?.string
    let known = ["succeeded", "pending", "failed", "canceled", "requires_action"]
    report.note(
      6, "its status is succeeded, or one of Stripe's", status ?? "absent",
      status.map(known.contains) ?? false)
    let intent = refund.value("payment_intent")?.string
    report.note(
      6, "its payment_intent is the one refunded", intent ?? "absent", intent == payment.intent.text
    )
    let metadata = refund.value("metadata")?["client_ref"]?.string
    report.note(
      6, "its metadata comes back", metadata == name.text ? "it does" : metadata ?? "absent",
      metadata == name.text)
    let reason = refund.value("reason")
    report.note(
      6, "its reason comes back", Self.shown(reason), reason == "requested_by_customer")
  }

  private mutating func checkRefusals(_ payment: GatewayProbe.Payment) async {
    let reason = await client.post(
      Self.refundsPath,
      [
        "payment_intent": .string(payment.intent.text), "amount": 1, "reason": "kasir_no_reason",
      ], key: names.idempotencyKey())
    report.note(refund: reason)
    report.note(6, "a reason that is none of the four is refused", reason.words, reason.isRefused)
    let (more, overflow) = payment.remaining.addingReportingOverflow(1)
    guard !overflow else { return }
    let tooMuch = await refund(payment, .integer(more), names.clientRef())
    report.note(6, "more than what is left is refused", tooMuch.words, tooMuch.isRefused)
  }

  private mutating func refund(
    _ payment: GatewayProbe.Payment, _ amount: JSONValue, _ name: ClientRef
  ) async -> TestReply {
    let reply = await client.post(
      Self.refundsPath,
      [
        "payment_intent": .string(payment.intent.text), "amount": amount,
        "reason": "requested_by_customer", "metadata": ["client_ref": .string(name.text)],
      ], key: names.idempotencyKey())
    report.note(refund: reply)
    return reply
  }
}

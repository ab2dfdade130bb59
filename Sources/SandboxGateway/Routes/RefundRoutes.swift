import StrictJSON

/// The endpoints of refunds (contract sheet §6).
extension Sandbox {
  func refundPlace(_ id: String) throws(Refusal) -> Int {
    guard let serial = RefundRecord.serial(of: id),
      let place = state.refunds.place(ofSerial: serial)
    else { throw Refusal.noSuch("refund", id) }
    return place
  }

  mutating func createRefund(_ parameters: Parameters, now: Int64) throws(Refusal) -> JSONValue {
    try parameters.allow(["payment_intent", "amount", "reason", "metadata"])
    let intentID = try parameters.requiredString("payment_intent")
    let asked = try Self.refundAmount(parameters)
    let reason = try Self.refundReason(parameters)
    let metadata = try parameters.metadata()
    let intent = state.intents[try intentPlace(intentID, param: "payment_intent")]
    let amount = try refundable(asked, of: intent, now: now)
    let refund = RefundRecord(
      serial: state.serials.next(now: now), created: now, intent: intent.serial, amount: amount,
      currency: intent.currency, reason: reason, metadata: metadata, status: firstRefundStatus)
    state.refunds.append(refund)
    tell(ofRefund: state.refunds.count - 1, at: now)
    planSettling(of: refund, now: now)
    revision += 1
    return wire(refund)
  }

  /// Only where ``SandboxBehaviour/refundList`` says so: the real API has no such list.
  func listRefunds(_ request: SandboxRequest, now: Int64) throws(Refusal) -> JSONValue {
    let newest: Int64
    switch behaviour.refundList {
    case .absent: throw Refusal.noSuchPath(request)
    case .present: newest = .max
    case .lagging(let lag): newest = now - lag.milliseconds
    }
    let page = try PageRequest(request)
    let intent = page.paymentIntent.map { IntentRecord.serial(of: $0) ?? -1 }
    let matching = state.refunds.reversed().lazy.filter {
      page.created.contains($0.created) && (intent == nil || $0.intent == intent)
        && $0.created <= newest
    }
    return try page.list(matching, url: "/v1/refunds") { wire($0) }
  }

  /// The schema says string, integrations send an integer; nil where it is left out.
  private static func refundAmount(_ parameters: Parameters) throws(Refusal) -> Int64? {
    let amount: Int64
    switch parameters.value("amount") {
    case nil: return nil
    case .string(let text):
      guard let number = Int64(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw Refusal.invalid(
          "amount", "it must be a whole number", code: "parameter_invalid_integer")
      }
      amount = number
    default: amount = try parameters.requiredWholeNumber("amount", from: .min)
    }
    guard amount >= 1 else {
      throw Refusal.invalid("amount", "it must be at least 1", code: "amount_too_small")
    }
    return amount
  }

  private static func refundReason(_ parameters: Parameters) throws(Refusal) -> String? {
    guard let reason = try parameters.string("reason") else { return nil }
    let known = ["duplicate", "fraudulent", "requested_by_customer", "resolved_dispute"]
    guard known.contains(reason) else {
      throw Refusal.invalid("reason", "it must be one of \(known.joined(separator: ", "))")
    }
    return reason
  }

  /// The amount to refund: what is asked, or all that is left.
  private func refundable(_ asked: Int64?, of intent: IntentRecord, now: Int64) throws(Refusal)
    -> Int64
  {
    guard intent.status == .succeeded, let captured = intent.amountReceived else {
      throw Refusal.unexpectedState(
        "This PaymentIntent has a status of \(intent.status.rawValue); only a succeeded one can "
          + "be refunded.")
    }
    let refunded =
      switch behaviour.cap {
      case .enforced: state.refunded(ofIntent: intent.serial)
      case .racy(let window):
        state.refunded(ofIntent: intent.serial, before: now - window.milliseconds)
      case .none: Int64(0)
      }
    let left = captured - refunded
    guard left > 0 else {
      throw Refusal(
        code: "charge_already_refunded",
        message: "\(intent.id) has already been refunded.", param: "payment_intent")
    }
    if !behaviour.allowsSeveralRefunds, state.refunded(ofIntent: intent.serial) > 0 {
      throw Refusal(
        code: "charge_already_refunded",
        message: "This payment method allows one refund a payment.", param: "payment_intent")
    }
    let amount = asked ?? left
    guard amount <= left || behaviour.cap == .none else {
      throw Refusal(
        code: "amount_too_large",
        message: "Refund amount (\(amount)) is greater than unrefunded amount (\(left)).",
        param: "amount")
    }
    return amount
  }

  private var firstRefundStatus: RefundRecord.Status {
    switch behaviour.refundLife {
    case .succeedsAtOnce, .succeedsThenFails: .succeeded
    case .pendingThenSucceeds, .pendingThenFails: .pending
    }
  }

  private mutating func planSettling(of refund: RefundRecord, now: Int64) {
    let (wait, succeeds): (Duration, Bool)
    switch behaviour.refundLife {
    case .succeedsAtOnce: return
    case .pendingThenSucceeds(let after): (wait, succeeds) = (after, true)
    case .pendingThenFails(let after), .succeedsThenFails(let after):
      (wait, succeeds) = (after, false)
    }
    state.timeline.add(
      .refundSettles(refund: refund.serial, succeeds: succeeds),
      at: now + wait.milliseconds)
  }
}

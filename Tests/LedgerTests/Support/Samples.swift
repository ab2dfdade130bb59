import CheckoutDomain

/// Invented sales and refunds to put into a ledger.
enum Samples {
  static let start = Timestamp(milliseconds: 1_790_000_000_000)

  static func rupiah(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, .idr) }

  static func item(
    _ name: String, _ quantity: Int64 = 1, _ unit: Int64 = 1_800_000, _ currency: Currency = .idr
  ) throws -> LineItem {
    try LineItem(
      name: name, quantity: quantity, unitAmount: Money(minorUnits: unit, currency))
  }

  /// A sale whose names follow from its number, made that many seconds after the start.
  static func sale(
    _ number: Int, items: [LineItem] = [], amount: Money = rupiah(4_100_000),
    reference: String? = nil, progress: Sale.Progress = Sale.Progress(), refunds: [Refund] = [],
    dispute: Dispute? = nil
  ) -> Sale {
    Sale(
      clientRef: ClientRef("CLIENTREF\(1000 + number)"), reference: reference ?? "K\(number)",
      mode: .test, items: items, amount: amount, terminalType: .web,
      createdAt: start + .seconds(number), progress: progress, refunds: refunds, dispute: dispute)
  }

  static func waiting(_ number: Int = 1) -> Sale.Progress {
    Sale.Progress(
      phase: .waiting, sessionID: SessionID("cs_sample_\(number)"),
      paymentIntent: PaymentIntentID("pi_sample_\(number)"))
  }

  /// Waits by an intent that took the place of another one: whatever a sale can be charged by.
  static func charged(_ number: Int) -> Sale.Progress {
    Sale.Progress(
      phase: .waiting, paymentIntent: PaymentIntentID("pi_sample_\(number)"),
      url: "https://example.test/pay", chargedBy: .intent,
      replacedIntent: PaymentIntentID("pi_replaced_\(number)"))
  }

  static let dispute = Dispute(
    id: "dp_1", status: Dispute.Status(rawValue: "needs_response"), amount: 100,
    reason: "fraudulent", updatedAt: start)

  static func paid(_ number: Int = 1, captured: Money = rupiah(4_100_000)) -> Sale.Progress {
    var progress = waiting(number)
    progress.phase = .paid
    progress.captured = captured
    progress.paidAt = start + .seconds(60)
    return progress
  }

  static func refund(
    _ number: Int, _ amount: Int64 = 100_000, _ state: RefundState = .sending,
    lines: [RefundedLine] = []
  ) -> Refund {
    Refund(
      key: IdempotencyKey("kasir-refund-\(number)"), clientRef: ClientRef("REFUNDREF\(number)"),
      amount: rupiah(amount), lines: lines, reason: .requestedByCustomer,
      createdAt: start + .seconds(100 + number), refundedBefore: 0, state: state)
  }

  static func line(
    _ position: Int, _ name: String, _ amount: Int64, _ quantity: Int64 = 1
  ) -> RefundedLine {
    RefundedLine(position: position, name: name, quantity: quantity, amount: rupiah(amount))
  }

  static func attempt(
    _ sale: Sale, _ purpose: Attempt.Purpose = .createSession, key: String = "kasir-create-1",
    process: String = "process-1"
  ) -> Attempt {
    Attempt(
      sale: sale.clientRef, purpose: purpose,
      request: GatewayRequest(
        path: "/v1/checkout/sessions", body: Array("{\"a\":\"é\"}".utf8) + [0, 255],
        key: IdempotencyKey(key)),
      process: ProcessIdentity(process), startedAt: start)
  }
}

import CheckoutDomain
import Ledger

/// The history of an invented shop, written into a real ledger step by step.
struct SampleBooks {
  private static let start = Timestamp(milliseconds: 1_790_000_000_000)

  let ledger: SQLiteLedger

  /// Makes so many sales: some wait, some are paid, some were refunded in parts.
  func fill(_ sales: Int) throws {
    for number in 1...sales { try sell(number) }
  }

  private func sell(_ number: Int) throws {
    let amount = Money(minorUnits: 1_800_000 + Int64(number) * 100, .idr)
    let item = try LineItem(name: "kopi susu \(number)", quantity: 1, unitAmount: amount)
    var progress = Sale.Progress(phase: .sending)
    var refunds: [Refund] = []
    func sale() -> Sale {
      Sale(
        clientRef: ClientRef("CLIENTREF\(10_000 + number)"), reference: "K\(number)", mode: .test,
        items: [item], amount: amount, terminalType: .web,
        createdAt: Self.start + .seconds(number), progress: progress, refunds: refunds)
    }
    let create = try step(sale(), "sending", .createSession, "kasir-create-\(number)")
    try end(create)
    progress = Sale.Progress(
      phase: .waiting, sessionID: SessionID("cs_\(number)"),
      paymentIntent: PaymentIntentID("pi_\(number)"))
    try step(sale(), "waiting")
    guard !number.isMultiple(of: 4) else { return }
    progress.phase = .paid
    progress.captured = amount
    progress.paidAt = Self.start + .seconds(number + 60)
    try step(sale(), "paid")
    guard number.isMultiple(of: 3) else { return }
    for part in 1...2 {
      var refund = Refund(
        key: IdempotencyKey("kasir-refund-\(number)-\(part)"),
        clientRef: ClientRef("REFUNDREF\(number)\(part)"),
        amount: Money(minorUnits: 200_000, .idr), reason: .requestedByCustomer,
        createdAt: Self.start + .seconds(number + 100), refundedBefore: Int64(part - 1) * 200_000)
      refunds.append(refund)
      try end(step(sale(), "refund_sending", .refund, refund.key.text))
      refund = Refund(
        key: refund.key, clientRef: refund.clientRef, amount: refund.amount,
        reason: refund.reason, createdAt: refund.createdAt, refundedBefore: refund.refundedBefore,
        state: part == 2 && number.isMultiple(of: 6) ? .unknown : .refunded)
      refunds[refunds.count - 1] = refund
      try step(sale(), "refund_" + refund.state.rawValue)
    }
  }

  @discardableResult
  private func step(
    _ sale: Sale, _ kind: String, _ purpose: Attempt.Purpose? = nil, _ key: String = ""
  ) throws -> Int64 {
    try ledger.write { ledger in
      try ledger.save(sale)
      try ledger.record([TimelineEntry(kind)], of: sale.clientRef, at: Self.start)
      guard let purpose else { return 0 }
      let request = GatewayRequest(
        path: "/v1/refunds", body: Array("{\"sale\":\"\(sale.reference)\"}".utf8),
        key: IdempotencyKey(key))
      return try ledger.begin(
        Attempt(
          sale: sale.clientRef, purpose: purpose, request: request,
          process: ProcessIdentity("sample"), startedAt: Self.start))
    }
  }

  private func end(_ attempt: Int64) throws {
    let answer = GatewayAnswer(status: 200, body: Array("{\"id\":\"\(attempt)\"}".utf8))
    try ledger.write { try $0.end(attempt: attempt, with: .answered(answer), at: Self.start) }
  }
}

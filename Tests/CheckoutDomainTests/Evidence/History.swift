import CheckoutDomain

/// An invented history: a sale that is charged, paid, and refunded in part.
enum History {
  static let start = Timestamp(milliseconds: 1_790_000_000_000)
  static let ref = ClientRef("HISTORYREF0000000000000001")

  static func sale(
    amount: Int64 = 4_100_000, note: String = "for Budi", phase: Sale.Phase = .paid,
    refunds: [Refund] = []
  ) -> Sale {
    let items = ["kopi", "teh"].compactMap {
      try? LineItem(name: $0, quantity: 2, unitAmount: Money(minorUnits: amount / 4, .idr))
    }
    return Sale(
      clientRef: ref, reference: "MEJA-5", mode: .test, items: items,
      amount: Money(minorUnits: amount, .idr), note: note, terminalType: .wap, createdAt: start,
      duplicateOf: ClientRef("FIRST"),
      progress: Sale.Progress(
        phase: phase, sessionID: SessionID("cs_1"), paymentIntent: PaymentIntentID("pi_1"),
        url: "https://example.test/pay", expiresAt: start + .seconds(9), endedAt: start,
        paidAt: start, captured: Money(minorUnits: amount, .idr), cancelRequested: true,
        decline: "declined", problem: "late", checkedAt: start, chargedBy: .intent,
        replacedIntent: PaymentIntentID("pi_0"), alarm: .lostSale,
        rereadAt: Timestamp(milliseconds: 1_790_000_300_000)),
      refunds: refunds,
      dispute: Dispute(
        id: "dp_1", status: .lost, amount: 5, reason: "fraudulent", updatedAt: start))
  }

  static func refund(
    _ number: Int, _ state: RefundState = .sending, amount: Int64 = 100_000,
    lines: [RefundedLine] = []
  ) -> Refund {
    Refund(
      key: IdempotencyKey("kasir-\(number)"), clientRef: ClientRef("REFUNDREF\(number)"),
      amount: Money(minorUnits: amount, .idr), lines: lines, reason: .duplicate,
      createdAt: start + .seconds(number), refundedBefore: 0,
      operatorName: "sari", state: state, id: RefundID("re_\(number)"), problem: "none",
      absences: 2, absentAt: start)
  }

  /// One piece of the second line, as a refund keeps it.
  static let line = RefundedLine(
    position: 1, name: "teh", quantity: 1, amount: Money(minorUnits: 100_000, .idr))

  /// The events of a sale that passed through these values, one for each.
  static func events(_ steps: (kind: String, sale: Sale)...) -> [LedgerEvent] {
    var kept: Sale?
    return steps.enumerated().map { place, step in
      defer { kept = step.sale }
      return LedgerEvent(
        number: Int64(place + 1), sale: ref, at: start + .seconds(place), kind: step.kind,
        detail: "step \(place)", change: step.sale.change(from: kept))
    }
  }

  /// A sound history of three events.
  static var sound: [LedgerEvent] {
    events(
      ("paid", sale()), ("refund_sending", sale(refunds: [refund(1)])),
      ("refund_refunded", sale(refunds: [refund(1, .refunded)])))
  }

  /// What the ledger has at its end.
  static var kept: Facts { sale(refunds: [refund(1, .refunded)]).facts }

  /// A stand-in for SHA-256 that only tests may use: eight mixed words of 32 bits.
  static let hash: HashFunction = { bytes in
    (UInt64(0)..<8).flatMap { word -> [UInt8] in
      var sum = 0xCBF2_9CE4_8422_2325 &+ word
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
      sum ^= sum >> 29
      return (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
  }

  /// Events with the hashes that belong to them.
  static func chained(_ events: [LedgerEvent]) -> [(event: LedgerEvent, hash: [UInt8])] {
    var previous = ChainHead.none.hash
    return events.map { event in
      previous = hash(event.canonicalBytes(after: previous))
      return (event, previous)
    }
  }

  static func head(_ chain: [(event: LedgerEvent, hash: [UInt8])]) -> ChainHead {
    chain.last.map { ChainHead(number: $0.event.number, hash: $0.hash) } ?? .none
  }

  static func chainFindings(
    _ chain: [(event: LedgerEvent, hash: [UInt8])], head: ChainHead?
  ) -> [EvidenceFinding] {
    var check = ChainCheck(hash: hash)
    return chain.flatMap { check.take($0.event, hash: $0.hash, reference: "MEJA-5") }
      + check.finish(head: head)
  }

  static func saleFindings(_ events: [LedgerEvent], kept: Facts?) -> [EvidenceFinding] {
    var check = HistoryCheck(of: ref)
    return events.flatMap { check.take($0) } + check.finish(kept: kept)
  }
}

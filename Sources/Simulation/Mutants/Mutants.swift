extension Mutant {
  /// Every safeguard that is taken out by `prove mutants`.
  package static let all = ofSending + ofKnowing + ofTheLedger

  /// Safeguards of what is sent, and how often.
  private static let ofSending = [
    Mutant(
      "key-reuse", "a second sending of one refund carries the same key",
      in: "Sources/Till/Till+Resend.swift",
      "      return (first.attempt.request, attempt)",
      """
            let request = first.attempt.request
            return (
              GatewayRequest(path: request.path, body: request.body, key: names.idempotencyKey()),
              attempt
            )
      """),
    Mutant(
      "blind-resend", "an unknown refund is sent again only where table R7 allows it",
      in: "Sources/Till/Till+Resend.swift",
      "    return isMoreThanHalf && facts.isProven(.enforcesCaptured) ? .twoAreTooMuch : nil",
      "    return .keyIsHonoured"),
    Mutant(
      "one-in-flight", "a second refund of a payment waits for the first",
      in: "Sources/CheckoutDomain/Refund/Sale+Refunds.swift",
      "    if let refund = refundInFlight { return .inFlight(refund) }\n    if !allowsSeveral",
      "    if !allowsSeveral"),
    Mutant(
      "two-deciders", "two people who decide at one time make one refund",
      in: "Sources/Till/Till+Refund.swift",
      "      try refuseDecidedTwice(refund, of: sale, since: known)\n", ""),
    Mutant(
      "remaining", "no refund is more than what is left",
      in: "Sources/CheckoutDomain/Refund/Sale+Refunds.swift",
      "    guard amount.minorUnits <= remaining.minorUnits else { return .exceedsRemaining(remaining) }\n",
      ""),
    Mutant(
      "absence-quarantine", "a refund is called absent only when no late delivery can follow",
      in: "Sources/Till/Till+RefundLookup.swift",
      "    return time.now - lastByte >= Self.absenceTime",
      "    return lastByte <= time.now && Self.absenceTime > .zero",
      by: .simulation(seeds: 10_000, gateway: .listing)),
  ]

  /// Safeguards of what is believed.
  private static let ofKnowing = [
    Mutant(
      "silence", "no answer is not a refusal",
      in: "Sources/WooshPay/AnswerReader.swift",
      "    case .unknown(let reason): return .unknown(reason)",
      "    case .unknown(let reason): return .notSent(reason)"),
    Mutant(
      "server-error", "a 5xx says nothing of what was done",
      in: "Sources/WooshPay/AnswerReader.swift",
      "    case 400...499:\n", "    case 400...599:\n"),
    Mutant(
      "conflict", "a 409 says nothing of what was done",
      in: "Sources/WooshPay/AnswerReader.swift",
      """
          case 409: what = "reports a conflict \\(detail): an earlier request may still be at work"\n
      """, ""),
    Mutant(
      "recovery", "what a dead process may have sent is unknown",
      in: "Sources/Till/Recovery.swift",
      "        entries += sale.apply(.interrupted, toRefund: refund.key)",
      "        entries += sale.apply(.ended(.notSent(\"It died.\")), toRefund: refund.key)"),
    Mutant(
      "rank-merge", "an older answer never undoes a newer one",
      in: "Sources/CheckoutDomain/Refund/Refund+Transitions.swift",
      "    guard next.rank > state.rank else { return [] }\n", ""),
    Mutant(
      "sale-rank", "an ended sale never waits again, and a paid one never ends",
      in: "Sources/CheckoutDomain/Sale/Sale+Transitions.swift",
      """
        private mutating func end(at now: Timestamp, intent: PaymentIntent?) -> [TimelineEntry] {
          guard progress.phase == .waiting else { return [] }
      """,
      "  private mutating func end(at now: Timestamp, intent: PaymentIntent?) -> [TimelineEntry] {"),
    Mutant(
      "mismatch", "an answer that differs from what was asked opens no sale",
      in: "Sources/CheckoutDomain/Sale/Sale+Transitions.swift",
      "    let differences = differences(from: session)\n",
      "    let differences: [String] = []\n"),
    Mutant(
      "refund-mismatch", "an answer about another amount is no refund of ours",
      in: "Sources/CheckoutDomain/Refund/Refund+Transitions.swift",
      "    if let difference = difference(from: answer, mode: mode) { return differ(difference) }\n",
      "    _ = difference(from: answer, mode: mode)\n"),
    Mutant(
      "adoption", "a session whose answer was lost is found by its client_ref",
      in: "Sources/Till/Till+Twins.swift",
      "    guard found.isEmpty else { return .done(found) }\n    guard let intents",
      "    found = []\n    guard let intents"),
  ]

  /// Safeguards of what is kept.
  private static let ofTheLedger = [
    Mutant(
      "raw-first", "the raw answer is kept before anybody reads it",
      in: "Sources/Till/Till+Charge.swift",
      "    try? write { try $0.end(attempt: attempt, with: delivery, at: time.now) }\n",
      "    _ = attempt\n"),
    Mutant(
      "reservation", "the money of a refund that is not known stays reserved",
      in: "Sources/CheckoutDomain/Refund/RefundState.swift",
      "    case .awaiting, .sending, .unknown, .pending, .needsHuman: true\n    case .denied,",
      "    case .awaiting, .sending, .pending, .needsHuman: true\n    case .unknown, .denied,"),
    Mutant(
      "unique-index", "the file itself refuses a second refund in flight",
      in: "Sources/Ledger/Schema/Schema+Guards.swift",
      "    DROP INDEX refund_in_flight;\n    CREATE UNIQUE INDEX",
      "    DROP INDEX refund_in_flight;\n    CREATE INDEX",
      by: .simulation(seeds: 500, ledger: "sqlite")),
    Mutant(
      "captured-trigger", "the file itself refuses more than was captured",
      in: "Sources/Ledger/Schema/Schema+Guards.swift",
      "      WHERE NEW.amount <= 0 OR NEW.amount > (",
      "      WHERE NEW.amount <= 0 AND NEW.amount > (",
      by: .simulation(seeds: 500, ledger: "sqlite")),
    Mutant(
      "fresh-connection", "each money request goes on a connection of its own",
      in: "Sources/WooshPay/Transport/CurlTransport.swift",
      "(CURLOPT_FRESH_CONNECT, isPost ? 1 : 0), (CURLOPT_FORBID_REUSE, isPost ? 1 : 0),",
      "(CURLOPT_FRESH_CONNECT, 0), (CURLOPT_FORBID_REUSE, 0),", by: .tests("ConnectionTests")),
  ]
}

extension Mutant {
  /// Every safeguard that is taken out by `prove mutants`.
  package static let all = ofSending + ofKnowing + ofTheLedger

  /// Safeguards of what is sent, and how often.
  private static let ofSending = [
    Mutant(
      "lease-fence", "a process that lost the lease sends no refund again",
      in: "Sources/Till/Till+Resend.swift",
      "        try ledger.leaseHolder(WatchLease.name) == process,\n        time.sinceBoot",
      "        try MUTANT || ledger.leaseHolder(WatchLease.name) == process,\n        time.sinceBoot",
      by: .simulation(seeds: 50_000, gateway: .keyed)),
    Mutant(
      "refused-again", "a refusal of the second sending says nothing of the first",
      in: "Sources/Till/Till+Resend.swift",
      "    return outcome.value == nil ? nil : .ended(outcome)",
      "    return outcome.value == nil && !MUTANT ? nil : .ended(outcome)"),
    Mutant(
      "key-reuse", "a second sending of one refund carries the same key",
      in: "Sources/Till/Till+Resend.swift",
      "      return (first.attempt.request, attempt)",
      """
            let request = first.attempt.request
            let other = GatewayRequest(
              path: request.path, body: request.body, key: names.idempotencyKey())
            return (MUTANT ? other : request, attempt)
      """),
    Mutant(
      "blind-resend", "an unknown refund is sent again only where table R7 allows it",
      in: "Sources/Till/Till+Resend.swift",
      "    guard facts.isProven(.enforcesCaptured),\n",
      "    if MUTANT { return .keyIsHonoured }\n    guard facts.isProven(.enforcesCaptured),\n"),
    Mutant(
      "one-in-flight", "a second refund of a payment waits for the first",
      in: "Sources/CheckoutDomain/Refund/Sale+Refunds.swift",
      "    if let refund = refundInFlight { return .inFlight(refund) }\n    if !allowsSeveral",
      "    if let refund = refundInFlight, !MUTANT { return .inFlight(refund) }\n    if !allowsSeveral"
    ),
    Mutant(
      "two-deciders", "two people who decide at one time make one refund",
      in: "Sources/Till/Till+Refund.swift",
      "      try refuseDecidedTwice(refund, of: sale, since: known)\n",
      "      if !MUTANT { try refuseDecidedTwice(refund, of: sale, since: known) }\n"),
    Mutant(
      "remaining", "no refund is more than what is left",
      in: "Sources/CheckoutDomain/Refund/Sale+Refunds.swift",
      "    guard amount.minorUnits <= remaining.minorUnits else { return",
      "    guard MUTANT || amount.minorUnits <= remaining.minorUnits else { return"),
    Mutant(
      "reread", "what was refunded elsewhere counts before a refund is sent",
      in: "Sources/Till/Till+Remaining.swift",
      "    guard isListed || isMore == true else { return nil }",
      "    guard !MUTANT, isListed || isMore == true else { return nil }"),
    Mutant(
      "dispute", "a refund beside a dispute is agreed to twice",
      in: "Sources/Till/Till+Refund.swift",
      "    guard !isGiven, let warning = sale.refundWarning else { return }",
      "    guard !MUTANT, !isGiven, let warning = sale.refundWarning else { return }"),
    Mutant(
      "absence-quarantine", "a refund is called absent only when no late delivery can follow",
      in: "Sources/Till/Till+RefundLookup.swift",
      "    return time.now - lastByte >= Self.absenceTime",
      "    return MUTANT || time.now - lastByte >= Self.absenceTime",
      by: .simulation(seeds: 40_000, gateway: .listing)),
  ]

  /// Safeguards of what is believed.
  private static let ofKnowing = [
    Mutant(
      "silence", "no answer is not a refusal",
      in: "Sources/WooshPay/AnswerReader.swift",
      "    case .unknown(let reason): return .unknown(reason)",
      "    case .unknown(let reason): return MUTANT ? .notSent(reason) : .unknown(reason)"),
    Mutant(
      "server-error", "a 5xx says nothing of what was done",
      in: "Sources/WooshPay/AnswerReader.swift",
      "    case 400...499:\n", "    case 400...(MUTANT ? 599 : 499):\n"),
    Mutant(
      "conflict", "a 409 says nothing of what was done",
      in: "Sources/WooshPay/AnswerReader.swift",
      "    case 409: what =", "    case 409 where !MUTANT: what ="),
    Mutant(
      "recovery", "what a dead process may have sent is unknown",
      in: "Sources/Till/Recovery.swift",
      "        entries += sale.apply(.interrupted, toRefund: refund.key)",
      """
              let event = RefundEvent.ended(.notSent("It died."))
              entries += sale.apply(MUTANT ? event : .interrupted, toRefund: refund.key)
      """),
    Mutant(
      "rank-merge", "an older answer never undoes a newer one",
      in: "Sources/CheckoutDomain/Refund/Refund+Transitions.swift",
      "    guard next.rank > state.rank else", "    guard MUTANT || next.rank > state.rank else",
      by: .rules(seeds: 10_000)),
    Mutant(
      "sale-rank", "an ended sale never waits again, and a paid one never ends",
      in: "Sources/CheckoutDomain/Sale/Sale+Transitions.swift",
      """
        private mutating func end(at now: Timestamp, intent: PaymentIntent?) -> [TimelineEntry] {
          guard progress.phase == .waiting else { return [] }
      """,
      """
        private mutating func end(at now: Timestamp, intent: PaymentIntent?) -> [TimelineEntry] {
          guard MUTANT || progress.phase == .waiting else { return [] }
      """),
    Mutant(
      "mismatch", "an answer that differs from what was asked opens no sale",
      in: "Sources/CheckoutDomain/Sale/Sale+Differences.swift",
      "  public func differences(from session: CheckoutSession) -> [String] {\n    differences(",
      """
        public func differences(from session: CheckoutSession) -> [String] {
          MUTANT ? [] : differences(
      """),
    Mutant(
      "resemblance", "one without a name that fails does not make ours failed",
      in: "Sources/Till/Till+OtherSendings.swift",
      "    return unanswered > (isAnswered || answer.clientRef == nil ? 0 : 1)",
      "    return unanswered > (isAnswered || answer.clientRef == nil && !MUTANT ? 0 : 1)",
      by: .simulation(seeds: 2000, first: 17_000)),
    Mutant(
      "counted", "a sum says that a refund was made, and not that it has arrived",
      in: "Sources/CheckoutDomain/Refund/Refund+Transitions.swift",
      "      return end(isSettled ? .refunded : .pending, nil)",
      "      return end(isSettled || MUTANT ? .refunded : .pending, nil)"),
    Mutant(
      "refund-mismatch", "an answer about another amount is no refund of ours",
      in: "Sources/CheckoutDomain/Refund/Refund+Transitions.swift",
      "    if let difference = difference(from: answer, mode: mode) { return",
      "    if !MUTANT, let difference = difference(from: answer, mode: mode) { return"),
    Mutant(
      "late-payments", "an ended sale is still asked about for 72 hours",
      in: "Sources/CheckoutDomain/Sale/Sale+Watching.swift",
      "      return progress.checkedAt.map { $0 < endedAt + Self.lateTime } ?? true",
      "      return !MUTANT && progress.checkedAt.map { $0 < endedAt + Self.lateTime } ?? true"),
    Mutant(
      "adoption", "a session whose answer was lost is found by its client_ref",
      in: "Sources/Till/Till+Refresh.swift",
      "    if let session = sessions.first {", "    if !MUTANT, let session = sessions.first {"),
  ]

  /// Safeguards of what is kept.
  private static let ofTheLedger = [
    Mutant(
      "raw-first", "the raw answer is kept before anybody reads it",
      in: "Sources/Till/Sending/Till+Deliver.swift",
      "      try write { try $0.end(attempt: attempt.number, with: delivery, at: time.now) }\n",
      """
            if !MUTANT {
              try write { try $0.end(attempt: attempt.number, with: delivery, at: time.now) }
            }

      """),
    Mutant(
      "set-clock", "a clock that is set forward does not end a quarantine",
      in: "Sources/Till/Sightings.swift", "since: now)",
      "since: MUTANT ? now - .seconds(86_400) : now)",
      (
        "      return .zero\n    }\n  }",
        "      return MUTANT ? .seconds(86_400) : .zero\n    }\n  }"
      ), by: .simulation(seeds: 2000, first: 368_000)),
    Mutant(
      "reservation", "the money of a refund that is not known stays reserved",
      in: "Sources/CheckoutDomain/Refund/RefundState.swift",
      "    case .awaiting, .sending, .unknown, .pending, .needsHuman: true\n    case .denied,",
      """
          case .unknown where MUTANT: false
          case .awaiting, .sending, .unknown, .pending, .needsHuman: true
          case .denied,
      """),
    Mutant(
      "unique-index", "the file itself refuses a second refund in flight",
      in: "Sources/Ledger/Schema/Schema+Guards.swift",
      "    DROP INDEX refund_in_flight;\n    CREATE UNIQUE INDEX",
      "    DROP INDEX refund_in_flight;\n    CREATE \\(MUTANT ? \"\" : \"UNIQUE\") INDEX",
      by: .simulation(seeds: 500, ledger: "sqlite")),
    Mutant(
      "captured-trigger", "the file itself refuses more than was captured",
      in: "Sources/Ledger/Schema/Schema+Guards.swift",
      "      WHERE NEW.amount <= 0 OR NEW.amount > (",
      "      WHERE NEW.amount <= 0 \\(MUTANT ? \"AND\" : \"OR\") NEW.amount > (",
      by: .simulation(seeds: 500, ledger: "sqlite")),
    Mutant(
      "fresh-connection", "each money request goes on a connection of its own",
      in: "Sources/WooshPay/Transport/CurlTransport.swift",
      "(CURLOPT_FRESH_CONNECT, isAction ? 1 : 0), (CURLOPT_FORBID_REUSE, isAction ? 1 : 0),",
      """
      (CURLOPT_FRESH_CONNECT, isAction && !MUTANT ? 1 : 0),
            (CURLOPT_FORBID_REUSE, isAction && !MUTANT ? 1 : 0),
      """,
      (
        "    guard method == .get, let worker =", "    guard MUTANT || method == .get, let worker ="
      ), by: .connections(deaths: 50)),
  ]
}

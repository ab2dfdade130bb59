import CheckoutDomain
import Ledger
import SandboxGateway
import Till

extension World {
  /// Faults stop, everybody comes back, and some days pass: then everything must be known.
  func close() {
    note("closing")
    checkChain()
    network.weather = .calm
    network.isDownUntil = .min
    isDiskFullUntil = .min
    for console in consoles { console.process?.stepsToLive = nil }
    pass(50_000)
    for console in consoles {
      // A till whose disk was full says so and asks to be started again.
      if hasDiskFailed { console.quit() }
      console.start()
    }
    pass(scenario.isPatient ? 900_000 : 10_000)
    if scenario.tidiesUp { tidyUp() }
    pass(20_000)
    // Nights shut the machine; each morning what is overdue is asked at once.
    for (hours, isDayOver) in [
      (1, false), (7, false), (19, true), (26, false), (25, false), (26, false),
    ] {
      if hours == 25, scenario.reconciles { reconcile() }
      suspend(Int64(hours) * 3_600_000)
      // Longer than a question that the machine slept over stays on the wire.
      pass(isDayOver ? 60_000 : 45_000)
      if isDayOver {
        checkResolved()
        if scenario.peopleSettle { settle() }
      }
    }
    checkAgreement()
    checkRest()
    checkEnd()
    checkChain()
  }

  /// I8: all that the real ledger has follows from its chain of events.
  ///
  /// The one in memory has no chain.
  private func checkChain() {
    guard let file = ledger as? SQLiteLedger else { return }
    do {
      if let finding = try file.audit().findings.first {
        checker.fail(.evidence, "the audit of the ledger: \(finding.sentence)")
      }
    } catch {
      checker.fail(.evidence, "the ledger cannot be audited: \(error)")
    }
  }

  private func tidyUp() {
    for (place, sale) in checker.sales.filter(\.isOpen)
      .enumerated()
    {
      let step = Step(number: 1_000_000 + place, at: 0, deed: .restart(console: 0))
      cancel(sale.clientRef, step, consoles[0])
    }
  }

  /// Two people look at the gateway's own pages, and settle what nobody else could.
  private func settle() {
    let books = gateway.books(at: loop.now)
    let open = checker.sales.flatMap(\.refunds).filter { $0.state == .needsHuman }
    for (place, refund) in open.enumerated() {
      let theirs = books.refunds.first { $0.clientReference == refund.clientRef.text }
      guard theirs?.status != "pending" else { continue }
      let step = Step(number: 2_000_000 + place, at: 0, deed: .restart(console: 0))
      coverage.add(.step, "settle")
      consoles[0].work(step) { till in
        do throws(TillError) {
          let sale = try till.resolve(
            refund: refund.key, wasRefunded: theirs?.status == "succeeded",
            evidence: "seen on the gateway's own pages", by: "Ana", second: "Budi")
          return "\(sale.reference) settled"
        } catch {
          return error.message
        }
      }
    }
    pass(1_000)
  }

  /// Somebody compares ledger and gateway over all that was charged.
  private func reconcile() {
    let step = Step(number: 3_000_000, at: 0, deed: .restart(console: 0))
    let window =
      Timestamp(milliseconds: Self.start - 3_600_000)..<Timestamp(milliseconds: loop.now)
    coverage.add(.step, "reconcile")
    consoles[0].work(step) { till in
      do throws(TillError) {
        let report = try await till.reconcile(window)
        return "reconciled: \(report.differences.map(\.kind)) \(report.unsaid)"
      } catch {
        return error.message
      }
    }
    pass(600_000)
  }

  /// L1: a day after faults stopped nothing is unknown.
  private func checkResolved() {
    for sale in checker.sales {
      if [.sending, .unknown].contains(sale.progress.phase) {
        checker.fail(.resolves, "\(sale.reference) is \(sale.state) after a day")
      }
      for refund in sale.refunds where [.sending, .unknown, .pending].contains(refund.state) {
        checker.fail(.resolves, "the refund \(refund.key) is \(refund.state) after a day")
      }
    }
  }

  /// L2: what the ledger says is what the gateway holds.
  private func checkAgreement() {
    let books = gateway.books(at: loop.now)
    for intent in books.intents where intent.status == "succeeded" {
      let rows = checker.sales.filter { $0.progress.paymentIntent?.text == intent.id }
      if rows.isEmpty || !rows.allSatisfy({ $0.progress.captured != nil || $0.needsAttention }) {
        checker.fail(.agrees, "\(intent.id) succeeded, and its sale is \(rows.map(\.state))")
      }
      let theirs = books.refunds.filter { $0.intent == intent.id && $0.status == "succeeded" }
        .reduce(0) { $0 + $1.amount }
      let isOpen = rows.contains { $0.refunds.contains { $0.state == .needsHuman } }
      let ours = rows.reduce(0) { $0 + $1.refunded.minorUnits }
      let (hidden, gone) = tolerance(of: intent.id, books)
      if !isOpen, !(theirs - hidden...theirs + gone).contains(ours) {
        checker.fail(.agrees, "\(theirs) of \(intent.id) was refunded, and \(ours) here")
      }
      if scenario.listens, scenario.weather.declined == 0, scenario.weather.spoiled == 0,
        checker.disputed.contains(intent.id), !rows.allSatisfy({ $0.dispute != nil })
      {
        checker.fail(.agrees, "\(intent.id) is disputed, and its sale does not say so")
      }
    }
    for intent in books.intents where intent.isPayable {
      let rows = checker.sales.filter { $0.progress.paymentIntent?.text == intent.id }
      if rows.contains(where: { !$0.isOpen && !$0.needsAttention }) {
        checker.fail(.agrees, "\(intent.id) is open, and its sale is \(rows.map(\.state))")
      }
    }
    for session in books.sessions where session.isPayable {
      let rows = checker.sales.filter { $0.progress.sessionID?.text == session.id }
      if rows.contains(where: { !$0.isOpen && !$0.needsAttention }) {
        checker.fail(.agrees, "\(session.id) is open, and its sale is \(rows.map(\.state))")
      }
    }
  }

  /// How far the ledger may be from the gateway in what was refunded elsewhere, in minor units: below it
  /// where nobody has looked or the gateway cannot say, above it by what failed after it was counted.
  private func tolerance(
    of intent: String, _ books: SandboxBooks
  ) -> (below: Int64, above: Int64) {
    let elsewhere = books.refunds.filter { refund in
      checker.strangers.contains { $0.id == refund.id } && refund.intent == intent
    }
    func sum(_ status: String) -> Int64 {
      elsewhere.filter { $0.status == status }.reduce(0) { $0 + $1.amount }
    }
    let isCompared = scenario.reconciles && scenario.canTellWhatIsLeft
    return (isCompared ? 0 : sum("succeeded"), sum("failed"))
  }

  /// L3: nothing is left to do, and nobody does it.
  private func checkRest() {
    let attempts = (try? ledger.read { try $0.openAttempts() }) ?? []
    for attempt in attempts {
      checker.fail(.evidence, "nobody wrote down how attempt \(attempt.number) ended")
    }
    // One that only a person can settle is asked about once a day.
    guard !checker.sales.contains(where: \.isWatched) else { return }
    let requests = network.requests
    pass(3_600_000)
    if network.requests != requests {
      checker.fail(.comesToRest, "\(network.requests - requests) questions when nothing is open")
    }
    for console in consoles where console.taskCount != (console.listens ? 2 : 1) {
      checker.fail(.comesToRest, "console \(console.number) has \(console.taskCount) tasks")
    }
  }

  /// L3: what is left ends it.
  private func checkEnd() {
    courier?.stop()
    for console in consoles { console.quit() }
    // An intent without a session that nobody cancels is asked about for ever, and a question may be
    // on the wire at any moment.
    pass(checker.sales.contains(where: \.isWatched) ? 60_000 : 1)
    for console in consoles where console.taskCount != 0 {
      checker.fail(.comesToRest, "console \(console.number) does not end")
    }
    if loop.timerCount > 0 { checker.fail(.comesToRest, "\(loop.timerCount) timers are set") }
  }
}

import CheckoutDomain
import SandboxGateway
import Till

extension World {
  /// Does one step of the plan.
  func perform(_ step: Step) {
    note("\(step)")
    if act(step) { coverage.add(.step, step.deed.name) }
  }

  /// Whether there was anything to do.
  private func act(_ step: Step) -> Bool {
    switch step.deed {
    case .charge(let console, let minorUnits, let customer):
      return charge(step, consoles[console], minorUnits, customer)
    case .chargeAgain(let console, let pick) where choose(pick, where: \.lacksLink) != nil:
      guard let sale = choose(pick, where: \.lacksLink) else { return false }
      return consoles[console].work(step) { till in
        await Self.ending { () async throws(TillError) in
          try await till.replaceIntent(of: sale.clientRef)
        }
      }
    case .chargeAgain(let console, let pick):
      guard let sale = choose(pick, where: \.canCharge) else { return false }
      return consoles[console].work(step) { till in
        await Self.ending { () async throws(TillError) in
          try await till.chargeAgain(sale.clientRef)
        }
      }
    case .cancel(let console, let pick):
      guard let sale = choose(pick, where: \.isOpen) else { return false }
      return cancel(sale.clientRef, step, consoles[console])
    case .refund(let console, let pick, let permille, let hasty):
      return decide(step, pick, permille, [console] + hasty)
    case .refundAgain(let console, let pick):
      let unfulfilled = wishes.all.filter { !isFulfilled($0) }
      guard !unfulfilled.isEmpty else { return false }
      return refund(unfulfilled[pick % unfulfilled.count], step, consoles[console])
    case .look(let console, let pick):
      guard let sale = choose(pick, where: { _ in true }) else { return false }
      consoles[console].look(at: sale.clientRef)
    case .ask(let console, let pick):
      guard let sale = choose(pick, where: { _ in true }) else { return false }
      return consoles[console].work(step) { till in
        Self.described(await till.refresh(sale.clientRef))
      }
    case .find(let console, let pick): return find(pick, step, consoles[console])
    case .wait(let console, let pick, let time):
      guard let sale = choose(pick, where: \.isOpen) else { return false }
      return consoles[console].work(step) { till in
        let result = try? await till.wait(
          for: sale.clientRef, until: till.time.now + .milliseconds(time))
        return Self.described(result)
      }
    case .trespass(let pick):
      guard let sale = choose(pick, where: \.hasCaptured) else { return false }
      trespass(on: sale, step)
    case .refundElsewhere, .dispute: return interfere(step)
    default: return misfortune(step.deed)
    }
    return true
  }

  private func misfortune(_ deed: Deed) -> Bool {
    switch deed {
    case .crash(let console, let after):
      guard consoles[console].isRunning else { return false }
      if after == 0 {
        consoles[console].process?.die()
      } else {
        consoles[console].process?.stepsToLive = after
      }
    case .restart(let console):
      guard !consoles[console].isRunning else { return false }
      consoles[console].start()
    case .setClock(let milliseconds): host.clockError += milliseconds
    case .suspend(let milliseconds): suspend(milliseconds)
    case .diskFull(let milliseconds): isDiskFullUntil = loop.now + milliseconds
    case .outage(let milliseconds): network.isDownUntil = loop.now + milliseconds
    default: return false
    }
    return true
  }

  /// Asks for a session's end.
  @discardableResult
  func cancel(_ clientRef: ClientRef, _ step: Step, _ console: Console) -> Bool {
    console.work(step) { till in
      await Self.ending { () async throws(TillError) in try await till.cancel(clientRef) }
    }
  }

  private func charge(
    _ step: Step, _ console: Console, _ minorUnits: Int64, _ customer: Customer
  ) -> Bool {
    var ways = Draw(seed: scenario.seed, 8, UInt64(step.number))
    let kind = ways.happens(scenario.intents) ? ChargeKind.intent : .session
    let currency = ways.happens(scenario.pounds) ? Currency.gbp : .idr
    var cart = Cart(currency: currency)
    cart.chargedBy = kind
    let price = Money(minorUnits: currency == .gbp ? minorUnits / 1000 : minorUnits, currency)
    guard let lines = try? lines(step, price), (try? lines.forEach { try cart.add($0) }) != nil
    else { return false }
    let filled = cart
    return console.work(step) { [unowned self] till in
      await Self.ending { () async throws(TillError) in
        try await till.charge(filled) { self.customers[$0.clientRef] = customer }
      }
    }
  }

  func refund(_ wish: Wish, _ step: Step, _ console: Console) -> Bool {
    console.work(step) { [unowned self] in
      wish.sent.insert($0.clientRef.text)
      if !wish.isDespiteDispute, checker.sale(wish.sale)?.refundWarning != nil {
        checker.fail(.guarded, "a refund beside a dispute that nobody agreed to twice")
      }
    } _: { till in
      await Self.ending { () async throws(TillError) in
        try await till.refund(
          wish.sale, amount: wish.amount, lines: wish.lines,
          despiteDispute: wish.isDespiteDispute)
      }
    }
  }

  /// Whether somebody who looks at the sale would say that the customer gets the money.
  ///
  /// Then nobody clicks again. Whoever sees UNKNOWN is impatient, and does.
  private func isFulfilled(_ wish: Wish) -> Bool {
    guard let sale = checker.sale(wish.sale) else { return true }
    return sale.refunds.contains {
      wish.sent.contains($0.clientRef.text) && [.refunded, .pending].contains($0.state)
    }
  }

  /// Asks the ledger itself for one refund too many: a second one in flight, or more than was paid.
  private func trespass(on sale: Sale, _ step: Step) {
    // A gateway may work on several that were made elsewhere.
    let isSecond = sale.refunds.contains { $0.state.isInFlight && $0.key.text != $0.id?.text }
    let amount = Money(
      minorUnits: isSecond ? 1 : sale.remaining.minorUnits + 1, sale.amount.currency)
    let refund = Refund(
      key: IdempotencyKey("trespass-\(step.number)"), clientRef: ClientRef("T\(step.number)"),
      amount: amount, reason: .requestedByCustomer, createdAt: now, refundedBefore: 0)
    let wrong = Sale(
      clientRef: sale.clientRef, reference: sale.reference, mode: sale.mode, items: sale.items,
      amount: sale.amount, terminalType: sale.terminalType, createdAt: sale.createdAt,
      progress: sale.progress, refunds: sale.refunds + [refund])
    do {
      try ledger.write { try $0.save(wrong) }
      checker.fail(.guarded, "the ledger took \(isSecond ? "a second refund" : "too much")")
    } catch {
      note("trespasser refused: \(error)")
    }
  }

  /// Looks a session or an intent of the gateway up by its id.
  private func find(_ pick: Int, _ step: Step, _ console: Console) -> Bool {
    let sessions = gateway.books(at: loop.now).sessions
    guard !sessions.isEmpty else { return false }
    let session = sessions[pick % sessions.count]
    let id = pick % 3 == 0 ? session.intent : session.id
    return console.work(step) { till in
      do throws(TillError) {
        let found = try await till.findOrImport(id)
        return "\(found.sale.reference) \(found.sale.state)\(found.isNew ? ", new" : "")"
      } catch {
        return error.message
      }
    }
  }

  func choose(_ pick: Int, where isWanted: (Sale) -> Bool) -> Sale? {
    let sales = checker.sales.filter(isWanted)
    return sales.isEmpty ? nil : sales[pick % sales.count]
  }

  static func ending(
    _ body: () async throws(TillError) -> TillResult
  ) async -> String {
    do throws(TillError) { return described(try await body()) } catch { return error.message }
  }

  private static func described(_ result: TillResult?) -> String {
    guard let result else { return "nothing" }
    return "\(result.sale.reference) \(result.sale.state) \(result.error?.message ?? "")"
  }
}

extension Sale {
  var hasCaptured: Bool { progress.captured != nil }
}

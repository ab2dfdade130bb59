package import CheckoutDomain
package import TerminalUI
package import Till

/// Does what the console asks for: the one place where its values meet the till.
package actor EffectPerformer {
  private let till: Till
  private let random: any RandomSource
  private let changes: (@Sendable () -> AsyncStream<Void>)?
  private var watcher: Watcher?
  private var onScreen: ClientRef?

  /// - Parameter changes: Tells each time that another process has changed the ledger.
  package init(
    _ till: Till, random: any RandomSource, changes: (@Sendable () -> AsyncStream<Void>)? = nil
  ) {
    self.till = till
    self.random = random
    self.changes = changes
  }

  /// Does one effect and sends what came of it.
  ///
  /// - Returns: When it is done; for ``Effect/watch`` that is when its task is cancelled.
  package func perform(_ effect: Effect, _ sender: ActionSender<Action>) async {
    switch effect {
    case .watch: await watch(sender)
    case .show(let clientRef): await show(clientRef)
    case .copy(let text): sender.ask(.copy(text))
    case .redraw: sender.ask(.redraw)
    case .ring: sender.ask(.ring)
    case .tick(let pause, let clock):
      // A cancelled sleep means that the console ends: nobody reads the clock then.
      guard (try? await till.time.sleep(for: pause)) != nil else { return }
      sender.send(.ticked(till.gatewayTime, clock: clock))
    case .loadSales, .loadTimeline, .findPrice, .checkReference: ask(effect, sender)
    case .charge, .confirmLiveAndCharge, .chargeAgain, .cancel, .refund:
      await moveMoney(effect, sender)
      await watcher?.poke()
    }
  }

  /// Has another process watch from now on: this one is about to end.
  package func leave() { watcher?.leave() }

  private func watch(_ sender: ActionSender<Action>) async {
    let watcher = Watcher(till, random: random) { news in
      switch news {
      case .changed(let sale): sender.send(.saleChanged(sale))
      case .trouble(let error): sender.send(.gatewayTrouble(error))
      case .clock(let offset): sender.send(.clockOff(offset))
      }
    }
    self.watcher = watcher
    await watcher.show(onScreen)
    await withDiscardingTaskGroup { group in
      if let changes {
        group.addTask {
          for await _ in changes() {
            await watcher.poke()
            sender.send(.ledgerChanged)
          }
        }
      }
      await watcher.run()
      group.cancelAll()
    }
  }

  private func show(_ clientRef: ClientRef?) async {
    onScreen = clientRef
    await watcher?.show(clientRef)
  }

  private func ask(_ effect: Effect, _ sender: ActionSender<Action>) {
    do throws(TillError) {
      if let action = try answer(effect) { sender.send(action) }
    } catch {
      sender.send(.ledgerFailed(error))
    }
  }

  private func answer(_ effect: Effect) throws(TillError) -> Action? {
    switch effect {
    case .loadSales(let query, let token):
      let (sales, counts) = try till.read {
        (try $0.sales(query), try $0.counts(limit: 1000))
      }
      return .salesLoaded(sales, counts: counts, query, token: token)
    case .loadTimeline(let clientRef):
      return .timelineLoaded(clientRef, try till.read { try $0.timeline(of: clientRef) })
    case .findPrice(let entry, let currency):
      return .priceFound(entry, try till.read { try $0.lastPrice(of: entry.name, currency) })
    case .checkReference(let reference):
      return .referenceChecked(
        reference, problem: try till.problem(withReference: reference)?.sentence)
    default: return nil
    }
  }

  private func moveMoney(_ effect: Effect, _ sender: ActionSender<Action>) async {
    let began: @Sendable (Sale) -> Void = { sender.send(.chargeBegan($0)) }
    switch effect {
    case .charge(let cart):
      await charge(cart, sender, began)
    case .confirmLiveAndCharge(let cart):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try self.till.confirmLive()
            return try await self.till.charge(cart, began: began)
          }))
    case .chargeAgain(let clientRef):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try await self.till.chargeAgain(clientRef, began: began)
          }))
    case .cancel(let clientRef):
      sender.send(
        .cancelEnded(
          clientRef,
          await result { () async throws(TillError) in try await self.till.cancel(clientRef) }))
    case .refund(let clientRef, let amount, let reason):
      sender.send(
        .refundEnded(
          clientRef, amount,
          await result { () async throws(TillError) in
            try await self.till.refund(clientRef, amount: amount, reason: reason)
          }))
    default: break
    }
  }

  private func charge(
    _ cart: Cart, _ sender: ActionSender<Action>, _ began: @escaping @Sendable (Sale) -> Void
  ) async {
    let outcome: Result<TillResult, TillError>?
    do throws(TillError) {
      outcome =
        try till.needsLiveConfirmation()
        ? nil : .success(try await till.charge(cart, began: began))
    } catch {
      outcome = .failure(error)
    }
    sender.send(outcome.map(Action.charged) ?? .liveConfirmationNeeded)
  }

  private func result(
    _ body: () async throws(TillError) -> TillResult
  ) async -> Result<TillResult, TillError> {
    do throws(TillError) { return .success(try await body()) } catch { return .failure(error) }
  }
}

import CheckoutDomain
import TerminalUI
import Till

extension EffectPerformer {
  /// Does what asks the gateway about money, or moves it.
  func moveMoney(_ effect: Effect, _ sender: ActionSender<Action>) async {
    let began: @Sendable (Sale) -> Void = { sender.send(.chargeBegan($0)) }
    var patient = self.till
    patient.onDelay = { sender.send(.sendingDelayed($0)) }
    let till = patient
    switch effect {
    case .charge(let cart):
      await charge(cart, by: till, sender, began)
    case .confirmLiveAndCharge(let cart):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try till.confirmLive()
            return try await till.charge(cart, began: began)
          }))
    case .chargeAgain(let clientRef):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try await till.chargeAgain(clientRef, began: began)
          }))
    case .replaceIntent(let clientRef):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try await till.replaceIntent(of: clientRef, began)
          }))
    case .replaceSession(let clientRef):
      sender.send(
        .charged(
          await result { () async throws(TillError) in
            try await self.till.replaceSession(of: clientRef, began)
          }))
    case .cancel(let clientRef):
      sender.send(
        .cancelEnded(
          clientRef,
          await result { () async throws(TillError) in try await till.cancel(clientRef) }))
    case .refund(let order):
      sender.send(
        .refundEnded(
          order.clientRef, order.amount,
          await result { () async throws(TillError) in
            try await till.refund(
              order.clientRef, amount: order.amount, lines: order.lines, reason: order.reason,
              despiteDispute: order.isDespiteDispute, seen: order.seen)
          }))
    case .check(let clientRef):
      sender.send(
        .checked(
          clientRef,
          await result { () async throws(TillError) in try await self.check(clientRef) }))
    default: break
    }
  }

  /// Compares ledger and gateway over the last days.
  func reconcile(days: Int, _ sender: ActionSender<Action>) async {
    let now = till.time.now
    let window = (now - .seconds(Int64(days) * 86_400))..<(now + .seconds(1))
    let outcome: Result<Reconciliation, TillError>
    do throws(TillError) {
      outcome = .success(
        try await till.reconcile(window) { count in
          if count % 10 == 0 { sender.send(.reconcileProgressed(days: days, count)) }
        })
    } catch {
      outcome = .failure(error)
    }
    sender.send(.reconciled(days: days, outcome))
  }

  private func check(_ clientRef: ClientRef) async throws(TillError) -> TillResult {
    // It only looks: what may have to be sent again is the watcher's to decide.
    if let result = await till.refresh(clientRef, maySend: false) { return result }
    guard let sale = try till.read({ try $0.sale(clientRef) }) else {
      throw TillError(.notFound, "The ledger has no such sale.")
    }
    return TillResult(sale: sale)
  }

  private func charge(
    _ cart: Cart, by till: Till, _ sender: ActionSender<Action>,
    _ began: @escaping @Sendable (Sale) -> Void
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

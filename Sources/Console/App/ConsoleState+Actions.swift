import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Changes the state by one fact, and says what is to be done about it.
  mutating func apply(_ action: Action, _ settings: ConsoleSettings) -> [Effect] {
    switch action {
    case .key(let key): return press(key, settings)
    case .salesLoaded(let sales, let counts, let query, let token):
      list.take(sales, counts: counts, query, token: token)
      return []
    case .timelineLoaded(let clientRef, let timeline):
      eachDetail(of: clientRef) { $0.timeline = timeline }
      return []
    case .priceFound(let entry, let price):
      changeNewSale { $0.take(price, for: entry) }
      return []
    case .referenceChecked(let reference, let problem):
      changeNewSale { $0.finishDetails(reference, problem: problem) }
      return []
    case .liveConfirmationNeeded:
      moneyInFlight -= 1
      changeNewSale { $0.askForLiveConfirmation() }
      return []
    case .chargeBegan(let sale): return showCharge(sale, settings)
    case .charged(let result): return finishCharge(result, settings)
    case .cancelEnded(let clientRef, let result): return finishCancel(clientRef, result, settings)
    case .refundEnded(let clientRef, let amount, let result):
      return finishRefund(clientRef, amount, result, settings)
    case .saleChanged(let sale): return take(sale, settings)
    case .gatewayTrouble(let error):
      trouble = error?.sentence
      return []
    case .clockOff(let offset):
      if let offset {
        say(
          "This computer's clock is \(GatewayClock.words(offset)) the gateway's: set it right.",
          .warning)
      }
      return []
    case .ledgerChanged: return [list.reload()]
    case .ledgerFailed(let error):
      say(error)
      return []
    case .ticked(let now, let clock): return tick(now, clock)
    }
  }

  /// Takes a changed sale in, wherever it is shown.
  mutating func take(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    var effects: [Effect] = []
    list.update(sale)
    for (index, screen) in screens.enumerated() {
      switch screen {
      case .payment(var payment) where payment.sale.clientRef == sale.clientRef:
        if payment.sale.state != .paid, sale.state == .paid { effects.append(.ring) }
        payment.take(sale, settings.linkPolicy)
        screens[index] = .payment(payment)
      case .detail(var detail) where detail.sale.clientRef == sale.clientRef:
        detail.sale = sale
        screens[index] = .detail(detail)
        effects.append(.loadTimeline(sale.clientRef))
      case .refund(var form) where form.sale.clientRef == sale.clientRef:
        form.sale = sale
        screens[index] = .refund(form)
      default: break
      }
    }
    return effects + [list.reload()]
  }

  private mutating func showCharge(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    let place = screens.lastIndex {
      if case .newSale(let form) = $0 { form.isCharging } else { false }
    }
    guard let place else { return take(sale, settings) }
    list.wanted = sale.clientRef
    screens[place] = .payment(PaymentState(sale, settings.linkPolicy))
    return [list.reload()]
  }

  private mutating func finishCharge(
    _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    switch result {
    case .success(let result):
      // What went wrong stands on the payment screen itself; elsewhere it is said.
      if let error = result.error, saleOnScreen != result.sale.clientRef {
        say("\(result.sale.reference): \(error.sentence)", .danger)
      }
      return take(result.sale, settings)
    case .failure(let error):
      let isRefused = changeNewSale { form in
        form.isCharging = false
        form.problem = error.sentence
      }
      if !isRefused { say(error) }
      return [list.reload()]
    }
  }

  private mutating func finishCancel(
    _ clientRef: ClientRef, _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    notice = nil
    switch result {
    case .success(let result):
      if let error = result.error {
        say(error)
      } else if result.sale.state == .canceled {
        say("\(result.sale.reference) is canceled: its session is expired at the gateway.")
      } else {
        say("\(result.sale.reference) is \(result.sale.state.word).", .warning)
      }
      return take(result.sale, settings)
    case .failure(let error):
      say(error)
      return [list.reload()]
    }
  }

  private mutating func tick(_ now: Timestamp, _ clock: Int) -> [Effect] {
    guard clock == self.clock, case .payment(var payment) = screens.last else { return [] }
    payment.clock = now
    replaceTop(.payment(payment))
    guard payment.sale.isOpen, let left = payment.timeLeft else { return [] }
    return [.tick(after: TimeLeft.untilItReadsOtherwise(left), clock: clock)]
  }

  private mutating func eachDetail(
    of clientRef: ClientRef, _ change: (inout DetailState) -> Void
  ) {
    for (index, screen) in screens.enumerated() {
      guard case .detail(var detail) = screen, detail.sale.clientRef == clientRef else { continue }
      change(&detail)
      screens[index] = .detail(detail)
    }
  }

  /// Changes the sale being built, where there is one; says whether there is.
  @discardableResult
  private mutating func changeNewSale(_ change: (inout NewSaleState) -> Void) -> Bool {
    for (index, screen) in screens.enumerated() {
      guard case .newSale(var form) = screen else { continue }
      change(&form)
      screens[index] = .newSale(form)
      return true
    }
    return false
  }
}

import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Shows a charge that is in the ledger now, in place of the sale that was being built.
  mutating func showCharge(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    let place = screens.lastIndex {
      if case .newSale(let form) = $0 { form.isCharging } else { false }
    }
    guard let place, case .newSale(let form) = screens[place] else {
      return showInPlace(sale, settings)
    }
    list.wanted = sale.clientRef
    screens[place] = .payment(PaymentState(sale, settings.linkPolicy))
    return [.dropDraft(form.draft), .loadParked] + list.refresh()
  }

  /// Shows a sale whose charge has begun in place of the one that was waiting to be replaced.
  private mutating func showInPlace(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    let place = screens.lastIndex {
      if case .payment(let payment) = $0 { payment.isBeingReplaced } else { false }
    }
    guard let place, case .payment(let old) = screens[place], old.sale.clientRef != sale.clientRef
    else { return take(sale, settings) }
    list.wanted = sale.clientRef
    screens[place] = .payment(PaymentState(sale, settings.linkPolicy))
    say(words.replacedBy(old.sale, sale))
    return list.refresh()
  }

  /// Lets the payment screens go on with the sale they have.
  private mutating func endReplacement() -> Bool {
    var wasOne = false
    for (index, screen) in screens.enumerated() {
      guard case .payment(var payment) = screen, payment.isBeingReplaced else { continue }
      payment.isBeingReplaced = false
      screens[index] = .payment(payment)
      wasOne = true
    }
    return wasOne
  }

  mutating func finishCharge(
    _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    let wasKept = endReplacement()
    switch result {
    case .success(let result):
      if wasKept { notice = nil }
      // What went wrong stands on the payment screen itself; elsewhere it is said.
      if let error = result.error, wasKept || saleOnScreen != result.sale.clientRef {
        say("\(result.sale.reference): \(words.sentence(error))", .danger)
      }
      return take(result.sale, settings)
    case .failure(let error):
      let isRefused = changeNewSale { form, words in
        form.isCharging = false
        form.problem = words.sentence(error)
      }
      if !isRefused { say(error) }
      return list.refresh()
    }
  }

  mutating func finishCancel(
    _ clientRef: ClientRef, _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    notice = nil
    switch result {
    case .success(let result):
      if let error = result.error {
        say(error)
      } else {
        say(words.cancelEnded(result.sale), result.sale.state == .canceled ? .accent : .warning)
      }
      return take(result.sale, settings)
    case .failure(let error):
      say(error)
      return list.refresh()
    }
  }

  /// Says what a check that somebody asked for came to.
  mutating func finishCheck(
    _ clientRef: ClientRef, _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch result {
    case .success(let result):
      if let error = result.error { say(error) } else { say(words.checkEnded(result.sale)) }
      return take(result.sale, settings)
    case .failure(let error):
      say(error)
      return []
    }
  }
}

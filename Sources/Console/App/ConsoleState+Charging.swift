import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Shows a charge that is in the ledger now, in place of the sale that was being built.
  mutating func showCharge(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    let place = screens.lastIndex {
      if case .newSale(let form) = $0 { form.isCharging } else { false }
    }
    guard let place, case .newSale(let form) = screens[place] else { return take(sale, settings) }
    list.wanted = sale.clientRef
    screens[place] = .payment(PaymentState(sale, settings.linkPolicy))
    return [.dropDraft(form.draft), .loadParked] + list.refresh()
  }

  mutating func finishCharge(
    _ result: Result<TillResult, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    switch result {
    case .success(let result):
      // What went wrong stands on the payment screen itself; elsewhere it is said.
      if let error = result.error, saleOnScreen != result.sale.clientRef {
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

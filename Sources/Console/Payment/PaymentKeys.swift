import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Does a command on the payment screen.
  mutating func run(
    _ command: Command, in payment: PaymentState, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch command {
    case .fullScreen: setFullScreen(!payment.isFullScreen)
    case .back where payment.isFullScreen: setFullScreen(false)
    case .back, .toList: return showList()
    case .newSale:
      return showList() + openNewSale(settings)
    case .chargeKind where payment.sale.canReplaceSession:
      ask(
        .replaceSession(payment.sale.clientRef), title: words.replaceSessionTitle,
        words.replaceSessionLines(payment.sale), yes: words.replaceSessionYes, no: words.expireNo)
    case .chargeKind:
      ask(
        .replaceIntent(payment.sale.clientRef), title: words.replaceTitle,
        words.replaceLines(payment.sale), yes: words.replaceYes, no: words.expireNo)
    case .charge:
      moneyInFlight += 1
      return [.chargeAgain(payment.sale.clientRef)]
    default: return run(command, about: payment.sale, settings)
    }
    return []
  }

  private mutating func setFullScreen(_ isFullScreen: Bool) {
    guard case .payment(var payment) = screens.last else { return }
    payment.isFullScreen = isFullScreen
    replaceTop(.payment(payment))
  }
}

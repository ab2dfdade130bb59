import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Applies a command on the payment screen.
  mutating func press(
    _ command: Command?, in payment: PaymentState, _ settings: ConsoleSettings
  ) -> [Effect] {
    let sale = payment.sale
    switch command {
    case .fullScreen:
      setFullScreen(!payment.isFullScreen)
    case .back where payment.isFullScreen:
      setFullScreen(false)
    case .back, .toList: return showList()
    case .newSale:
      _ = showList()
      return openNewSale(settings)
    case .expire: askToExpire(sale)
    case .copyLink: return copyLink(of: sale, settings)
    case .history: return openHistory(of: sale)
    case .refund: openRefund(of: sale)
    case .charge:
      guard !isMoneyMoving else {
        say("It is being sent: wait for the answer.", .warning)
        return []
      }
      moneyInFlight += 1
      return [.chargeAgain(sale.clientRef)]
    default: break
    }
    return []
  }

  private mutating func setFullScreen(_ isFullScreen: Bool) {
    guard case .payment(var payment) = screens.last else { return }
    payment.isFullScreen = isFullScreen
    replaceTop(.payment(payment))
  }
}

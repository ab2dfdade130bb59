package import CheckoutDomain
package import TerminalUI

/// Everything the console knows.
package struct ConsoleState: Equatable, Sendable {
  /// A screen over the list.
  package enum Screen: Equatable, Sendable {
    case newSale(NewSaleState)
    case payment(PaymentState)
    case detail(DetailState)
    case refund(RefundFormState)
  }

  /// A question over everything.
  package enum Question: Equatable, Sendable {
    /// Expire this sale's session?
    case expire(ClientRef)
    /// Send this refund?
    case refund(ClientRef, Money, RefundReason)
    /// Leave Kasir?
    case leave
  }

  /// A sentence for a moment, in the row above the footer.
  package struct Notice: Equatable, Sendable {
    package var text: String
    package var role: Role
  }

  /// The time, as of the last thing that happened.
  package var now: Timestamp
  /// The sales list, under every other screen.
  package var list = ListState()
  /// The screens over the list, the topmost last.
  package var screens: [Screen] = []
  package var dialog: ConfirmDialog?
  package var question: Question?
  package var isHelpShown = false
  package var notice: Notice?
  /// Why the gateway cannot be asked now.
  package var trouble: String?
  /// Money actions that have not come back.
  package var moneyInFlight = 0
  package var isFinished = false
  var isTicking = false

  package init(now: Timestamp) { self.now = now }

  /// Whether leaving now would leave money on the way.
  var isMoneyMoving: Bool { moneyInFlight > 0 }

  /// Whether a sale is being built that nobody has charged.
  var hasOpenCart: Bool {
    screens.contains {
      if case .newSale(let form) = $0 { !form.cart.items.isEmpty } else { false }
    }
  }

  /// The sale whose code is on top.
  var saleOnScreen: ClientRef? {
    if case .payment(let payment) = screens.last { payment.sale?.clientRef } else { nil }
  }
}

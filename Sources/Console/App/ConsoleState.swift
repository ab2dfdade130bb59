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
    /// Throw the lines of a new sale away?
    case discard
    /// Leave Kasir?
    case leave
  }

  /// A sentence for a moment, in the row above the footer; the next key takes it away.
  package struct Notice: Equatable, Sendable {
    package var text: String
    package var role: Role
  }

  /// The sales list, under every other screen.
  package var list = ListState()
  /// The screens over the list, the topmost last.
  package var screens: [Screen] = []
  package var dialog: ConfirmDialog?
  package var question: Question?
  /// The first row of help that is shown; nil while there is no help on the screen.
  package var help: Int?
  package var notice: Notice?
  /// Why the gateway cannot be asked now.
  package var trouble: String?
  /// Money actions that have not come back.
  package var moneyInFlight = 0
  package var isFinished = false
  /// Counts the clocks that were started, so that the ticks of an old one are dropped.
  var clock = 0

  package init() {}

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
    if case .payment(let payment) = screens.last { payment.sale.clientRef } else { nil }
  }

  /// What to do first.
  package mutating func start() -> [Effect] { [list.reload(), .watch] }
}

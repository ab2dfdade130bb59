import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Which screen is on top, as far as keys go.
  var kind: ScreenKind {
    switch screens.last {
    case nil: list.isSearching ? .search : .list
    case .newSale(let form):
      form.liveConfirmation != nil
        ? .liveConfirmation : form.details == nil ? .newSale : .saleDetails
    case .payment(let payment): payment.isFullScreen ? .customersView : .payment
    case .detail: .detail
    case .refund: .refund
    case .settlement: .settlement
    case .alarm: .alarm
    case .reconcile: .reconcile
    case .parked: .parked
    case .settings: .settings
    case .about: .about
    }
  }

  /// The commands of the screen on top, the most important first.
  ///
  /// The tour is there only where there is one.
  var commands: [Command] { kind.commands.filter { $0 != .tour || tour != nil } }

  /// Whether a text field has the focus, so that printable keys are text.
  var isTyping: Bool {
    switch screens.last {
    case nil: list.isSearching
    case .newSale: true
    case .refund(let form): form.isTyping
    case .settlement(let form): form.isTyping
    case .alarm: true
    case .settings(let form): form.name != nil
    case .payment, .detail, .reconcile, .parked, .about: false
    }
  }

  /// The sale that the screen on top is about.
  var saleInFocus: Sale? {
    switch screens.last {
    case nil: list.selected
    case .payment(let payment): payment.sale
    case .detail(let detail): detail.sale
    case .refund(let form): form.sale
    case .settlement(let form): form.sale
    case .alarm(let form): form.sale
    case .newSale, .parked, .reconcile, .settings, .about: nil
    }
  }

  /// Whether a key means something on the screen on top.
  func understands(_ key: Key, _ settings: ConsoleSettings) -> Bool {
    guard dialog == nil, overlay == nil else { return false }
    return settings.bindings.command(for: key, among: commands, isTyping: isTyping) != nil
  }
}

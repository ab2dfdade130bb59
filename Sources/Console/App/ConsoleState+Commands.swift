import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// The commands of the screen on top, the most important first: keys, footer and help read it.
  var commands: [Command] {
    switch screens.last {
    case nil where list.isSearching: [.back, .help, .redraw, .interrupt]
    case nil:
      [
        .newSale, .open, .refund, .search, .help, .quit, .expire, .copyLink, .tabAll, .tabWaiting,
        .tabPaid, .tabRefunded, .tabAttention, .redraw, .interrupt,
      ]
    case .newSale(let form):
      form.details == nil && form.liveConfirmation == nil
        ? [.charge, .details, .undo, .back, .help, .redraw, .interrupt]
        : [.back, .help, .redraw, .interrupt]
    case .payment(let payment): payment.commands + [.back, .redraw, .interrupt]
    case .detail(let detail): detail.commands + [.back, .help, .redraw, .interrupt]
    case .refund: [.proceed, .fillRest, .back, .help, .redraw, .interrupt]
    }
  }

  /// Whether a text field has the focus, so that printable keys are text.
  var isTyping: Bool {
    switch screens.last {
    case nil: list.isSearching
    case .newSale: true
    case .refund(let form): !form.isChoosingReason
    case .payment, .detail: false
    }
  }

  /// Whether a key means something on the screen on top.
  func understands(_ key: Key, _ settings: ConsoleSettings) -> Bool {
    guard dialog == nil, help == nil else { return false }
    return settings.bindings.command(for: key, among: commands, isTyping: isTyping) != nil
  }
}

extension PaymentState {
  var commands: [Command] {
    switch sale.state {
    case .waiting:
      (matrix == nil ? [] : [.fullScreen]) + [.toList, .expire, .help]
        + (matrix == nil ? [] : [.copyLink]) + [.history]
    case .paid, .partRefunded: [.newSale, .toList, .refund, .history, .help]
    case .draft where sale.canCharge, .failed where sale.canCharge:
      [.charge, .newSale, .toList, .history, .help]
    case .sending: [.toList, .help]
    default: [.newSale, .toList, .history, .help]
    }
  }
}

extension DetailState {
  var commands: [Command] {
    switch sale.state {
    case .waiting: [.open, .expire, .copyLink]
    case .paid, .partRefunded, .mismatch: [.refund]
    case .draft where sale.canCharge, .failed where sale.canCharge: [.open]
    default: []
    }
  }
}

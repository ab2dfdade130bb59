import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Says a sentence above the footer.
  mutating func say(_ text: String, _ role: Role = .accent) {
    notice = Notice(text: text, role: role)
  }

  /// Says what went wrong, and what to do.
  mutating func say(_ error: TillError) {
    say(error.sentence, error.kind == .unknown ? .warning : .danger)
  }

  mutating func replaceTop(_ screen: Screen) {
    screens[screens.count - 1] = screen
  }

  /// Goes back to the list, with what it shows read anew.
  mutating func showList() -> [Effect] {
    screens.removeAll { screen in
      if case .newSale(let form) = screen, !form.cart.items.isEmpty { return false }
      return true
    }
    return [list.reload()]
  }

  /// Closes the screen on top.
  mutating func goBack() -> [Effect] {
    guard !screens.isEmpty else { return [] }
    screens.removeLast()
    return screens.isEmpty ? [list.reload()] : []
  }

  /// Opens a sale: its code where a customer can pay or it can be sent again, else its history.
  mutating func open(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    switch sale.state {
    case .waiting, .sending, .unknown, .draft:
      screens.append(.payment(PaymentState(sale, settings.linkPolicy)))
      return []
    default: return openHistory(of: sale)
    }
  }

  /// Opens what happened to a sale.
  mutating func openHistory(of sale: Sale) -> [Effect] {
    screens.append(.detail(DetailState(sale)))
    return [.loadTimeline(sale.clientRef)]
  }

  /// Opens the refund form, or says why there is nothing to refund.
  mutating func openRefund(of sale: Sale) {
    let least = Money(minorUnits: 1, sale.amount.currency)
    if let refusal = sale.refusal(refunding: least) {
      say(refusal.sentence(for: sale), .warning)
    } else {
      screens.append(.refund(RefundFormState(sale)))
    }
  }

  /// Asks whether to expire a sale's session, or says why there is none to expire.
  mutating func askToExpire(_ sale: Sale) {
    guard sale.isOpen else {
      say("\(sale.reference) is \(sale.state.word): there is no open session to expire.", .warning)
      return
    }
    ask(
      .expire(sale.clientRef), title: "Cancel this sale?",
      [
        "\(sale.reference), \(sale.amount)",
        "Its session is expired at the gateway: the customer can no longer pay by this code.",
      ], yes: "cancel the sale", no: "keep it")
  }

  /// Hands a sale's link to the terminal's clipboard, if it may be shown at all.
  mutating func copyLink(of sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    guard sale.isOpen, let url = sale.progress.url else {
      say("\(sale.reference) is \(sale.state.word): it has no link to pay by.", .warning)
      return []
    }
    switch settings.linkPolicy.check(
      url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
    {
    case .drawable(let checked):
      say("The link was sent to the terminal.")
      return [.copy(checked)]
    case .refused(let sentence):
      say(sentence, .danger)
      return []
    }
  }

  /// Starts the clock of the payment on top, whose time left is shown.
  mutating func startClock() -> [Effect] {
    clock += 1
    guard case .payment = screens.last else { return [] }
    return [.tick(after: .zero, clock: clock)]
  }
}

extension TillError {
  /// The message and what to do, in one line.
  var sentence: String { hint.map { message + " " + $0 } ?? message }
}

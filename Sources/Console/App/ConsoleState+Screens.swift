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
    say(words.sentence(error), error.kind == .unknown ? .warning : .danger)
  }

  mutating func replaceTop(_ screen: Screen) {
    screens[screens.count - 1] = screen
  }

  /// Goes back to the list, with what it shows read anew; a sale that is being built stays open.
  mutating func showList() -> [Effect] {
    screens.removeAll { screen in
      if case .newSale(let form) = screen, !form.cart.items.isEmpty { return false }
      return true
    }
    return list.refresh()
  }

  /// Closes the screen on top.
  mutating func goBack() -> [Effect] {
    guard !screens.isEmpty else { return [] }
    screens.removeLast()
    return screens.isEmpty ? list.refresh() : []
  }

  /// Does what is done about one sale, whichever screen shows it.
  mutating func run(
    _ command: Command, about sale: Sale, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch command {
    case .open: return open(sale, settings)
    case .refund: screens.append(.refund(RefundFormState(sale)))
    case .expire: askToExpire(sale)
    case .copyLink: return copyLink(of: sale)
    case .history: return openHistory(of: sale)
    case .settle where sale.progress.alarm != nil:
      screens.append(.alarm(AlarmState(sale, operatorName: preferences.operatorName)))
    case .settle:
      if let refund = sale.refunds.last(where: { $0.state == .needsHuman }) {
        screens.append(
          .settlement(SettlementState(sale, refund, operatorName: preferences.operatorName)))
      }
    case .check:
      say(words.checking(sale))
      return [.check(sale.clientRef)]
    default: break
    }
    return []
  }

  /// Opens a sale: its code where a customer can pay or it can be sent again, else its history.
  private mutating func open(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    switch sale.state {
    case .waiting, .sending, .unknown, .draft:
      screens.removeAll { if case .payment = $0 { true } else { false } }
      screens.append(.payment(PaymentState(sale, settings.linkPolicy)))
      return []
    default: return openHistory(of: sale)
    }
  }

  /// Opens what happened to a sale.
  private mutating func openHistory(of sale: Sale) -> [Effect] {
    screens.append(.detail(DetailState(sale)))
    return [.loadTimeline(sale.clientRef)]
  }

  private mutating func askToExpire(_ sale: Sale) {
    ask(
      .expire(sale.clientRef), title: words.expireTitle, words.expireLines(sale),
      yes: words.expireYes, no: words.expireNo)
  }

  /// Hands a sale's link to the terminal's clipboard; ``obstacle(to:_:)`` has judged it.
  private mutating func copyLink(of sale: Sale) -> [Effect] {
    guard let url = sale.progress.url else { return [] }
    say(words.linkSent)
    return [.copy(url)]
  }

  /// Starts the clock of the screen on top, where it shows a time that passes: what is left to pay,
  /// or the next check of what nobody knows.
  mutating func startClock() -> [Effect] {
    clock += 1
    return saleOnScreen != nil || questionInFocus != nil ? [.tick(after: .zero, clock: clock)] : []
  }
}

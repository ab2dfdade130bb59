import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Applies a key on the screen of one sale.
  mutating func press(
    _ key: Key, _ command: Command?, in detail: DetailState, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch command {
    case .back: return goBack()
    case .open:
      screens.removeAll { if case .payment = $0 { true } else { false } }
      screens.append(.payment(PaymentState(detail.sale, settings.linkPolicy)))
      return []
    case .refund:
      openRefund(of: detail.sale)
      return []
    case .expire:
      askToExpire(detail.sale)
      return []
    case .copyLink: return copyLink(of: detail.sale, settings)
    default: break
    }
    scroll(key, detail)
    return []
  }

  private mutating func scroll(_ key: Key, _ detail: DetailState) {
    var detail = detail
    switch key {
    case .down, .character("j"): detail.scroll += 1
    case .up, .character("k"): detail.scroll -= 1
    case .pageDown: detail.scroll += 10
    case .pageUp: detail.scroll -= 10
    case .home: detail.scroll = 0
    default: return
    }
    // The view knows how many lines there are; a few too many here only cost a key.
    detail.scroll = max(0, min(detail.scroll, detail.longestScroll))
    replaceTop(.detail(detail))
  }
}

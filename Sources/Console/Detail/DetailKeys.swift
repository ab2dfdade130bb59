import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Does a command on the screen of one sale.
  mutating func run(
    _ command: Command, in detail: DetailState, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch command {
    case .back: return goBack()
    case .newSale:
      return showList() + openNewSale(settings)
    case .up, .down, .pageUp, .pageDown, .first, .last: scroll(command, detail)
    default: return run(command, about: detail.sale, settings)
    }
    return []
  }

  private mutating func scroll(_ command: Command, _ detail: DetailState) {
    var detail = detail
    switch command {
    case .down: detail.scroll += 1
    case .up: detail.scroll -= 1
    case .pageDown: detail.scroll += 10
    case .pageUp: detail.scroll -= 10
    case .last: detail.scroll = detail.longestScroll
    default: detail.scroll = 0
    }
    // The view knows how many lines there are; a few too many here only cost a key.
    detail.scroll = max(0, min(detail.scroll, detail.longestScroll))
    replaceTop(.detail(detail))
  }
}

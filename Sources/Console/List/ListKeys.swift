import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Applies a key in the sales list.
  mutating func pressInList(
    _ key: Key, _ command: Command?, _ settings: ConsoleSettings
  ) -> [Effect] {
    if list.isSearching { return pressInSearch(key, command) }
    switch command {
    case .quit: return leave()
    case .newSale: return openNewSale(settings)
    case .search:
      list.isSearching = true
      return []
    case .tabAll: return choose(.all)
    case .tabWaiting: return choose(.waiting)
    case .tabPaid: return choose(.paid)
    case .tabRefunded: return choose(.refunded)
    case .tabAttention: return choose(.attention)
    case .open, .refund, .expire, .copyLink: return act(command, settings)
    default: break
    }
    if key == .escape, !list.search.isEmpty { return clearSearch() }
    if list.selection.handle(key, count: list.sales.count, height: ListState.stride) {
      return list.loadMoreIfNeeded()
    }
    return []
  }

  private mutating func act(_ command: Command?, _ settings: ConsoleSettings) -> [Effect] {
    guard let sale = list.selected else {
      say("There is no sale here. Press n to make one.")
      return []
    }
    switch command {
    case .open: return open(sale, settings)
    case .refund: openRefund(of: sale)
    case .expire: askToExpire(sale)
    case .copyLink: return copyLink(of: sale, settings)
    default: break
    }
    return []
  }

  private mutating func pressInSearch(_ key: Key, _ command: Command?) -> [Effect] {
    if command == .back { return clearSearch() }
    switch key {
    case .enter:
      list.isSearching = false
      return []
    case .up, .down, .pageUp, .pageDown:
      list.selection.handle(key, count: list.sales.count, height: ListState.stride)
      return list.loadMoreIfNeeded()
    default:
      let before = list.search.text
      list.search.handle(key)
      return list.search.text == before ? [] : [list.reload()]
    }
  }

  private mutating func clearSearch() -> [Effect] {
    list.isSearching = false
    list.search.replace(with: "")
    return [list.reload()]
  }

  private mutating func choose(_ tab: SaleTab) -> [Effect] {
    guard list.tab != tab else { return [] }
    list.tab = tab
    return [list.reload()]
  }
}

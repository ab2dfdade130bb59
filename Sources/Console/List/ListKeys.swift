import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Does a command in the sales list.
  mutating func runInList(_ command: Command, _ settings: ConsoleSettings) -> [Effect] {
    switch command {
    case .newSale: return openNewSale(settings)
    case .back: return clearSearch()
    case .search:
      list.isSearching = true
      list.beforeSearch = list.selected
    case .recall: return openParked()
    case .tabAll: return choose(.all)
    case .tabWaiting: return choose(.waiting)
    case .tabPaid: return choose(.paid)
    case .tabRefunded: return choose(.refunded)
    case .tabAttention: return choose(.attention)
    case .sortLeft: return [list.sort(byColumn: -1)]
    case .sortRight: return [list.sort(byColumn: 1)]
    case .sortFlip: return [list.flip()]
    case .up, .down, .pageUp, .pageDown, .first, .last: return moveInList(command)
    default: return list.selected.map { run(command, about: $0, settings) } ?? []
    }
    return []
  }

  /// Applies a key of the search field; Enter keeps what was found, Esc shows all again.
  mutating func editSearch(_ key: Key) -> [Effect] {
    switch key {
    case .enter: list.isSearching = false
    case .up: return moveInList(.up)
    case .down: return moveInList(.down)
    case .pageUp: return moveInList(.pageUp)
    case .pageDown: return moveInList(.pageDown)
    default:
      let before = list.search.text
      list.search.handle(key)
      return list.search.text == before ? [] : [list.reload()]
    }
    return []
  }

  private mutating func moveInList(_ command: Command) -> [Effect] {
    list.move(command)
  }

  private mutating func clearSearch() -> [Effect] {
    guard list.isSearching || !list.search.isEmpty else { return [] }
    list.isSearching = false
    list.search.replace(with: "")
    let sale = list.selected ?? list.beforeSearch
    return [sale.map { list.reload(around: $0) } ?? list.reload()]
  }

  private mutating func choose(_ tab: SaleTab) -> [Effect] {
    guard list.tab != tab else { return [] }
    list.tab = tab
    return [list.reload()]
  }
}

extension ListSelection {
  /// Moves as a command says.
  mutating func move(_ command: Command, count: Int, height: Int) {
    switch command {
    case .up: select(index - 1, count: count, height: height)
    case .down: select(index + 1, count: count, height: height)
    case .pageUp: select(index - max(1, height - 1), count: count, height: height)
    case .pageDown: select(index + max(1, height - 1), count: count, height: height)
    case .first: select(0, count: count, height: height)
    case .last: select(count - 1, count: count, height: height)
    default: break
    }
  }
}

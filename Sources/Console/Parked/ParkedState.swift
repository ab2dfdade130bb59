import CheckoutDomain
package import TerminalUI
import Till

/// The screen of the sales that were put aside.
package struct ParkedState: Equatable, Sendable {
  package var selection = ListSelection()

  package init() {}

  /// The selected one of a list.
  func selected(in list: [ParkedSale]?) -> ParkedSale? {
    guard let list, list.indices.contains(selection.index) else { return nil }
    return list[selection.index]
  }
}

extension ConsoleState {
  /// Opens the list of parked sales.
  mutating func openParked() -> [Effect] {
    screens.append(.parked(ParkedState()))
    return [.loadParked]
  }

  /// Does a command in the list of parked sales.
  mutating func run(
    _ command: Command, in old: ParkedState, _ settings: ConsoleSettings
  ) -> [Effect] {
    var screen = old
    let selected = old.selected(in: parked)
    switch command {
    case .back: return goBack()
    case .recall: return selected.map { [.recall($0.id)] } ?? []
    case .discard:
      if let selected {
        ask(
          .discardParked(selected.id), title: words.discardParkedTitle,
          [words.parkedItems(selected.cart)], yes: words.discardYes, no: words.discardNo)
      }
    default:
      screen.selection.move(command, count: parked?.count ?? 0, height: ListState.stride)
      replaceTop(.parked(screen))
    }
    return []
  }

  /// Takes the parked sales in.
  mutating func takeParked(_ list: [ParkedSale], _ settings: ConsoleSettings) {
    // After a start somebody has to be told that a sale was left in the middle.
    if parked == nil, !list.isEmpty, notice == nil, screens.isEmpty {
      say(words.parkedWaiting(list.count, settings.bindings.name(of: .recall)))
    }
    parked = list
    guard case .parked(var screen) = screens.last else { return }
    screen.selection.fit(count: list.count, height: ListState.stride)
    replaceTop(.parked(screen))
  }

  /// Goes on with a parked sale; one that is being built is put aside.
  mutating func takeRecalled(_ sale: ParkedSale?) -> [Effect] {
    guard let sale else {
      say(words.recalledElsewhere, .warning)
      return [.loadParked]
    }
    let parking = (newSale.map(parkingEffects) ?? []) + [.loadParked]
    screens = [.newSale(NewSaleState(sale.cart, draft: sale.id))]
    return parking
  }

  /// Puts the sale that is being built aside.
  mutating func parkNewSale(
    _ form: NewSaleState, _ settings: ConsoleSettings
  ) -> [Effect] {
    screens.removeLast()
    say(words.parkedNotice(settings.bindings.name(of: .recall)))
    return parkingEffects(form) + (screens.isEmpty ? list.refresh() : [])
  }

  private func parkingEffects(_ form: NewSaleState) -> [Effect] {
    form.cart.items.isEmpty ? [] : [.keepDraft(form.draft, form.cart, isHeld: false), .loadParked]
  }
}

import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Opens a new sale, or goes back to the one being built.
  mutating func openNewSale(_ settings: ConsoleSettings) -> [Effect] {
    let open = screens.first { if case .newSale = $0 { true } else { false } }
    screens = [
      open
        ?? .newSale(
          NewSaleState(
            Cart(
              currency: settings.currency, terminalType: settings.terminalType,
              chargedBy: settings.chargedBy)))
    ]
    return []
  }

  /// Applies a key in a new sale.
  mutating func press(
    _ key: Key, _ command: Command?, in form: NewSaleState, _ settings: ConsoleSettings
  ) -> [Effect] {
    guard !form.isCharging else { return [] }
    var form = form
    form.problem = nil
    if form.details != nil { return pressInDetails(key, command, form) }
    if form.liveConfirmation != nil { return pressInLiveConfirmation(key, command, form) }
    if form.unpriced != nil { return pressInPrice(key, command, form) }
    switch command {
    case .back where form.line != nil: form.line = nil
    case .back: return closeNewSale(form)
    case .charge: return charge(form)
    case .details: form.details = SaleDetailsState(form.cart)
    case .undo: form.undo()
    default: return edit(key, form)
    }
    replaceTop(.newSale(form))
    return []
  }

  private mutating func edit(_ key: Key, _ old: NewSaleState) -> [Effect] {
    var form = old
    var effects: [Effect] = []
    switch key {
    case .up: form.line = max(0, (form.line ?? form.cart.items.count) - 1)
    case .down: form.line = form.line.map { $0 + 1 }
    case .character("+") where form.line != nil: form.changeQuantity(by: 1)
    case .character("-") where form.line != nil: form.changeQuantity(by: -1)
    case .delete where form.line != nil: form.removeLine()
    case .enter where form.line != nil: form.line = nil
    case .enter:
      if let entry = form.enter() { effects = [.findPrice(entry, form.cart.currency)] }
    default:
      if form.entry.handle(key) { form.line = nil }
    }
    if let line = form.line, !form.cart.items.indices.contains(line) { form.line = nil }
    replaceTop(.newSale(form))
    return effects
  }

  private mutating func closeNewSale(_ form: NewSaleState) -> [Effect] {
    guard !form.cart.items.isEmpty else { return goBack() }
    ask(
      .discard, title: "Throw this sale away?",
      ["It has not been charged: its lines would be lost."], yes: "throw away", no: "keep it")
    return []
  }

  private mutating func charge(_ old: NewSaleState) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    guard form.entry.text.trimmedSpaces.isEmpty else {
      form.problem = "The entry line still holds an item: add it with Enter, or clear it."
      return []
    }
    if let problem = Till.problem(with: form.cart) {
      form.problem = problem.sentence
      return []
    }
    form.line = nil
    form.isCharging = true
    moneyInFlight += 1
    return [.charge(form.cart)]
  }

  private mutating func pressInPrice(
    _ key: Key, _ command: Command?, _ old: NewSaleState
  ) -> [Effect] {
    var form = old
    if command == .back {
      form.unpriced = nil
    } else if key == .enter {
      form.enterPrice()
    } else {
      form.price.handle(key)
    }
    replaceTop(.newSale(form))
    return []
  }

  private mutating func pressInLiveConfirmation(
    _ key: Key, _ command: Command?, _ old: NewSaleState
  ) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    if command == .back {
      form.liveConfirmation = nil
      form.problem = "Nothing was sent."
      return []
    }
    guard key == .enter else {
      form.liveConfirmation?.handle(key)
      return []
    }
    let typed = form.liveConfirmation.flatMap { try? Money(parsing: $0.text, form.cart.currency) }
    guard let typed, typed == (try? form.cart.total()) else {
      form.problem = "That is not the amount of this sale. Type it again, or go back with Esc."
      return []
    }
    form.liveConfirmation = nil
    form.isCharging = true
    moneyInFlight += 1
    return [.confirmLiveAndCharge(form.cart)]
  }

  private mutating func pressInDetails(
    _ key: Key, _ command: Command?, _ old: NewSaleState
  ) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    if command == .back {
      form.details = nil
      return []
    }
    guard key == .enter, let details = form.details else {
      form.details?.press(key, isEmptyCart: form.cart.items.isEmpty)
      return []
    }
    guard let reference = details.typedReference else {
      form.finishDetails(nil, problem: nil)
      return []
    }
    if let problem = Reference.problem(with: reference) {
      form.finishDetails(reference, problem: problem)
      return []
    }
    return [.checkReference(reference)]
  }
}

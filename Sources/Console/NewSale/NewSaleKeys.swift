import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Opens a new sale, or goes back to the one being built.
  mutating func openNewSale(_ settings: ConsoleSettings) -> [Effect] {
    if let open = newSale {
      screens = [.newSale(open)]
      return []
    }
    draftsBegun += 1
    let draft = ParkedSale.ID("\(settings.process)#\(draftsBegun)")
    let cart = Cart(
      currency: settings.currency, terminalType: settings.terminalType,
      chargedBy: settings.chargedBy)
    screens = [.newSale(NewSaleState(cart, draft: draft))]
    return []
  }

  /// Does a command in a new sale.
  mutating func run(
    _ command: Command, in old: NewSaleState, _ settings: ConsoleSettings
  ) -> [Effect] {
    guard !old.isCharging else { return [] }
    var form = old
    form.problem = nil
    switch command {
    case .back where !form.isPlain:
      form.closeField(words)
    case .back where form.line != nil: form.line = nil
    case .back: return closeNewSale(form, settings)
    case _ where !form.isPlain: break
    case .charge: return charge(form)
    case .details: form.details = SaleDetailsState(form.cart)
    case .undo: form.undo()
    case .chargeKind:
      form.cart.chargedBy = form.cart.chargedBy == .session ? .intent : .session
    case .park: return parkNewSale(form, settings)
    case .recall: return openParked()
    default: break
    }
    replaceTop(.newSale(form))
    return []
  }

  /// Applies a key in a new sale that is no command: text, or what moves in its lines.
  mutating func edit(_ key: Key, in old: NewSaleState) -> [Effect] {
    guard !old.isCharging else { return [] }
    var form = old
    form.problem = nil
    if form.details != nil { return editDetails(key, form) }
    if form.liveConfirmation != nil { return editLiveConfirmation(key, form) }
    if form.unpriced != nil {
      if key == .enter { form.enterPrice(words) } else { form.price.handle(key) }
      let effects = form.lookingUp(form.enterPasted(words))
      replaceTop(.newSale(form))
      return effects
    }
    return editLines(key, form)
  }

  /// Holds a key back where the sale being built waits for a price; says whether it did.
  mutating func hold(_ key: Key) -> Bool {
    guard case .newSale(var form) = screens.last, form.isLookingUp, key != .control("c") else {
      return false
    }
    form.hold(key)
    replaceTop(.newSale(form))
    return true
  }

  /// Takes the price of an entry in, then pasted lines, then the keys that were pressed meanwhile.
  mutating func take(
    _ price: Money?, for entry: ItemEntry, _ settings: ConsoleSettings
  ) -> [Effect] {
    var (keys, effects) = ([Key](), [Effect]())
    changeNewSale { form, words in
      form.take(price, for: entry, words)
      effects = form.lookingUp(form.enterPasted(words))
      keys = form.release()
    }
    return effects + keys.flatMap { press($0, settings) }
  }

  private mutating func editLines(_ key: Key, _ old: NewSaleState) -> [Effect] {
    var form = old
    var effects: [Effect] = []
    switch key {
    case .up: form.line = max(0, (form.line ?? form.cart.items.count) - 1)
    case .down: form.line = form.line.map { $0 + 1 }
    case .character("+") where form.line != nil: form.changeQuantity(by: 1, words)
    case .character("-") where form.line != nil: form.changeQuantity(by: -1, words)
    case .delete where form.line != nil: form.removeLine()
    case .enter where form.line != nil: form.line = nil
    case .enter: effects = form.lookingUp(form.enter(words))
    case .paste(let text) where text.contains(where: \.isNewline):
      form.line = nil
      form.paste(text)
      effects = form.lookingUp(form.enterPasted(words))
    default:
      if form.entry.handle(key) { form.line = nil }
    }
    if let line = form.line, !form.cart.items.indices.contains(line) { form.line = nil }
    replaceTop(.newSale(form))
    return effects
  }

  private mutating func closeNewSale(
    _ form: NewSaleState, _ settings: ConsoleSettings
  ) -> [Effect] {
    guard !form.cart.items.isEmpty else { return goBack() }
    let park = settings.bindings.name(of: .park)
    ask(
      .discard, title: words.discardTitle, words.discardLines(park), yes: words.discardYes,
      no: words.discardNo)
    return []
  }

  private mutating func charge(_ old: NewSaleState) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    guard form.entry.text.trimmedSpaces.isEmpty else {
      form.problem = words.entryNotAdded
      return []
    }
    if let problem = Till.problem(with: form.cart) {
      form.problem = words.sentence(problem)
      return []
    }
    form.line = nil
    form.isCharging = true
    moneyInFlight += 1
    return [.charge(form.cart)]
  }

  private mutating func editLiveConfirmation(_ key: Key, _ old: NewSaleState) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    guard key == .enter else {
      form.liveConfirmation?.handle(key)
      return []
    }
    let typed = form.liveConfirmation.flatMap { try? Money(parsing: $0.text, form.cart.currency) }
    guard let typed, typed == (try? form.cart.total()) else {
      form.problem = words.otherLiveAmount
      return []
    }
    form.liveConfirmation = nil
    form.isCharging = true
    moneyInFlight += 1
    return [.confirmLiveAndCharge(form.cart)]
  }

  private mutating func editDetails(_ key: Key, _ old: NewSaleState) -> [Effect] {
    var form = old
    defer { replaceTop(.newSale(form)) }
    guard key == .enter, let details = form.details else {
      form.details?.press(key, isEmptyCart: form.cart.items.isEmpty, words)
      return []
    }
    guard let reference = details.typedReference else {
      form.finishDetails(nil, problem: nil, words)
      return []
    }
    if let problem = Reference.problem(with: reference) {
      form.finishDetails(reference, problem: words.sentence(problem), words)
      return []
    }
    return [.checkReference(reference)]
  }
}

extension NewSaleState {
  /// Whether nothing stands between the lines and the keys: no form, no question.
  fileprivate var isPlain: Bool { details == nil && liveConfirmation == nil && unpriced == nil }

  /// Closes the form or question over the lines, keeping everything as it was.
  fileprivate mutating func closeField(_ words: Words) {
    if details != nil {
      details = nil
    } else if liveConfirmation != nil {
      liveConfirmation = nil
      problem = words.nothingSent
    } else {
      unpriced = nil
      giveUpLookup()
    }
  }

  /// What is to be looked up, as an effect.
  fileprivate func lookingUp(_ entry: ItemEntry?) -> [Effect] {
    entry.map { [.findPrice($0, cart.currency)] } ?? []
  }
}

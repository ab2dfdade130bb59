import CheckoutDomain
import TerminalUI
import Till

/// What a choice does.
extension PlainDesk {
  mutating func perform(_ deed: PlainChoice.Deed, _ answer: inout Answer) {
    switch deed {
    case .command(let command): run(command, &answer)
    case .tab(let tab): open(tab, &answer)
    case .row(let index, let clientRef): open(row: index, clientRef, &answer)
    case .page(let sale): turn(behind: sale, &answer)
    case .menu:
      firstRow = nil
      if !console.list.search.isEmpty { answer.effects += update(.command(.back)) }
    case .code: answer.lines += codeLines
    case .rest:
      run(.fillRest, &answer)
      run(.proceed, &answer)
    case .line(let index): take(line: index)
    case .cartLines: cartLines = .which
    case .cartLine(let index): cartLines = .line(index)
    case .leaveCartLines: cartLines = cartLines == .which ? nil : .which
    case .changeCartLine(let key): changeCartLine(key, &answer)
    case .nextReason: changeRefund { $0.turnReason() }
    case .recall(let id): answer.effects += [.recall(id)]
    case .discard(let id): askToDiscard(id, &answer)
    case .discardOne(let isDiscarding): self.isDiscarding = isDiscarding
    case .field(let field): self.field = field
    case .leaveField: self.field = nil
    case .nextCurrency: turnDetail(.currency, &answer)
    case .nextPage: turnDetail(.terminalType, &answer)
    case .outcome(let wasRefunded): choose(outcome: wasRefunded)
    case .compare(let days): compare(days: days, &answer)
    case .differences(let first): firstDifference = first
    case .setting(let setting):
      console.replaceTop(.settings(SettingsState(focus: setting)))
      answer.effects += update(.key(.enter))
    case .keepDetails:
      answer.effects += update(.key(.enter))
      if let problem = console.newSale?.details?.problem { answer.lines.append(problem) }
    }
  }

  mutating func run(_ command: Command, _ answer: inout Answer) {
    if [.sortRight, .sortFlip].contains(command) { (firstRow, lastOfPageBefore) = (0, nil) }
    if command == .search, console.list.tab != .all { answer.effects += update(.command(.tabAll)) }
    answer.effects += update(.command(command))
    if let problem { answer.lines.append(problem) }
  }

  private mutating func open(_ tab: SaleTab, _ answer: inout Answer) {
    console.list.tab = tab
    console.list.search.replace(with: "")
    (firstRow, lastOfPageBefore) = (0, nil)
    answer.effects.append(console.list.reload())
  }

  private mutating func open(row: Int, _ clientRef: ClientRef, _ answer: inout Answer) {
    // The list may have moved since it was told.
    guard let index = console.list.sales.firstIndex(where: { $0.clientRef == clientRef }) else {
      answer.lines.append(words.plainGone)
      return
    }
    console.list.selection.select(
      index, count: console.list.sales.count, height: ListState.stride)
    answer.effects += update(.command(.open))
  }

  private mutating func turn(behind sale: ClientRef, _ answer: inout Answer) {
    firstRow = (firstRow ?? 0) + Self.pageSize
    lastOfPageBefore = sale
    let index = console.list.sales.firstIndex { $0.clientRef == sale } ?? 0
    console.list.selection.select(
      index + Self.pageSize, count: console.list.sales.count, height: ListState.stride)
    answer.effects += console.list.page()
  }

  /// One piece more of a line; after the last none.
  private mutating func take(line index: Int) {
    changeRefund { form in form.lines?.chooseMore(of: index, form.sale) }
  }

  mutating func changeRefund(_ change: (inout RefundFormState) -> Void) {
    guard case .refund(var form) = console.screens.last, !form.isSending else { return }
    change(&form)
    console.replaceTop(.refund(form))
  }

  private mutating func turnDetail(_ field: SaleDetailsState.Field, _ answer: inout Answer) {
    console.changeNewSale { form, _ in form.details?.focus = field }
    answer.effects += update(.key(.right))
    if let problem = console.newSale?.details?.problem { answer.lines.append(problem) }
  }

  /// Changes the line of a new sale that was chosen; what it is now is told with the total.
  private mutating func changeCartLine(_ key: Key, _ answer: inout Answer) {
    guard case .line(let index) = cartLines else { return }
    console.changeNewSale { form, _ in form.line = index }
    answer.effects += update(.key(key))
    console.changeNewSale { form, _ in form.line = nil }
    if key == .delete { cartLines = .which }
    if let problem { answer.lines.append(problem) }
  }

  private mutating func askToDiscard(_ id: ParkedSale.ID, _ answer: inout Answer) {
    guard case .parked(var screen) = console.screens.last,
      let index = console.parked?.firstIndex(where: { $0.id == id })
    else {
      answer.lines.append(words.recalledElsewhere)
      return
    }
    screen.selection.select(index, count: console.parked?.count ?? 0, height: ListState.stride)
    console.replaceTop(.parked(screen))
    isDiscarding = false
    run(.discard, &answer)
  }

  private mutating func choose(outcome wasRefunded: Bool) {
    field = nil
    guard case .settlement(var form) = console.screens.last else { return }
    form.problem = nil
    form.wasRefunded = wasRefunded
    console.replaceTop(.settlement(form))
  }

  private mutating func compare(days: Int, _ answer: inout Answer) {
    guard case .reconcile(var screen) = console.screens.last, !screen.isRunning else { return }
    screen.days = days
    console.replaceTop(.reconcile(screen))
    firstDifference = 0
    run(.proceed, &answer)
  }
}

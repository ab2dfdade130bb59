import CheckoutDomain
import TerminalUI
import Till

/// What a line does.
extension PlainDesk {
  /// Reads a line: the answer to a question, a choice, or a text.
  mutating func read(_ line: String, _ answer: inout Answer) {
    let text = String(line.trimmedSpaces)
    if console.dialog != nil {
      decide(text, &answer)
    } else if let field {
      self.field = nil
      if !text.isEmpty { fill(field, with: text) }
    } else if isChoosingNow {
      choose(text, &answer)
    } else {
      write(text, &answer)
    }
  }

  // MARK: Questions

  private mutating func decide(_ text: String, _ answer: inout Answer) {
    if let typed = console.dialog?.typed, !typed.isRight {
      // Letters would be answers, and only digits can be an amount.
      let isAmount = text.contains(where: \.isNumber) && !text.contains(where: "yYnNqQ".contains)
      guard isAmount else { return decline(&answer) }
      console.dialog?.typed?.field.replace(with: "")
      for character in text { answer.effects += update(.key(.character(character))) }
      if console.dialog?.typed?.isRight != true {
        console.dialog?.typed?.field.replace(with: "")
        answer.lines.append(words.plainOtherAmount)
      }
    } else if text == "y" || text == "Y" {
      answer.effects += update(.key(.character("y")))
    } else {
      decline(&answer)
    }
  }

  private mutating func decline(_ answer: inout Answer) {
    answer.effects += update(.key(.escape))
    answer.lines.append(words.plainDeclined)
  }

  // MARK: Choices

  private mutating func choose(_ text: String, _ answer: inout Answer) {
    if text.isEmpty || text == "?" {
      // Where text can be typed, an empty line goes back to it.
      if isChoosing, text.isEmpty { isChoosing = false } else { answer.lines += tellChoices() }
    } else if let choice = told.first(where: { String($0.number) == text }) ?? chosen(byKey: text) {
      isChoosing = false
      perform(choice.deed, &answer)
    } else {
      answer.lines.append(words.plainNoChoice(text))
    }
  }

  /// The choice whose command has the key of this name: `n`, `F5`.
  private func chosen(byKey name: String) -> PlainChoice? {
    guard let key = Key(named: name) else { return nil }
    return told.first {
      if case .command(let command) = $0.deed {
        settings.bindings.keys(of: command).contains(key)
      } else {
        false
      }
    }
  }

  private mutating func perform(_ deed: PlainChoice.Deed, _ answer: inout Answer) {
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
    case .nextReason: changeRefund { $0.turnReason() }
    case .recall(let id): answer.effects += [.recall(id)]
    case .field(let field): self.field = field
    case .nextCurrency: turnDetail(.currency, &answer)
    case .nextPage: turnDetail(.terminalType, &answer)
    case .nextOutcome:
      if case .settlement(var form) = console.screens.last {
        form.wasRefunded = !(form.wasRefunded ?? false)
        console.replaceTop(.settlement(form))
      }
    case .keepDetails:
      answer.effects += update(.key(.enter))
      if let problem = console.newSale?.details?.problem { answer.lines.append(problem) }
    }
  }

  private mutating func run(_ command: Command, _ answer: inout Answer) {
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
    changeRefund { form in
      let (count, most) = (form.lines?.counts[index] ?? 0, form.sale.items[index].quantity)
      form.lines?.choose(count < most ? count + 1 : 0, of: index)
    }
  }

  private mutating func changeRefund(_ change: (inout RefundFormState) -> Void) {
    guard case .refund(var form) = console.screens.last, !form.isSending else { return }
    change(&form)
    console.replaceTop(.refund(form))
  }

  private mutating func turnDetail(_ field: SaleDetailsState.Field, _ answer: inout Answer) {
    console.changeNewSale { form, _ in form.details?.focus = field }
    answer.effects += update(.key(.right))
    if let problem = console.newSale?.details?.problem { answer.lines.append(problem) }
  }

  // MARK: Texts

  private mutating func write(_ text: String, _ answer: inout Answer) {
    if text.isEmpty { return writeNothing(&answer) }
    if text == "?" {
      answer.lines += [prompt]
      return
    }
    switch place {
    case .search:
      console.list.search.replace(with: "")
      answer.effects += update(.key(.paste(text))) + update(.key(.enter))
      (firstRow, lastOfPageBefore) = (0, nil)
    case .newSale:
      console.changeNewSale { form, _ in form.entry.replace(with: "") }
      answer.effects += update(.key(.paste(text))) + update(.key(.enter))
      sayProblem(clearing: \.entry, &answer)
    case .price:
      console.changeNewSale { form, _ in form.price.replace(with: "") }
      answer.effects += update(.key(.paste(text))) + update(.key(.enter))
      sayProblem(clearing: \.price, &answer)
    case .liveAmount:
      console.changeNewSale { form, _ in form.liveConfirmation?.replace(with: "") }
      answer.effects += update(.key(.paste(text))) + update(.key(.enter))
      if let problem { answer.lines.append(problem) }
    case .refund:
      changeRefund { $0.amount.replace(with: "") }
      answer.effects += update(.key(.paste(text)))
      run(.proceed, &answer)
    default: break
    }
  }

  /// An empty line: to the choices, or back.
  private mutating func writeNothing(_ answer: inout Answer) {
    switch place {
    case .newSale, .refund:
      isChoosing = true
    case .search:
      firstRow = nil
      answer.effects += update(.command(.back))
    default:
      answer.effects += update(.command(.back))
      console.changeNewSale { form, _ in form.entry.replace(with: "") }
      if let problem { answer.lines.append(problem) }
    }
  }

  /// What is wrong with what was typed or chosen last.
  private var problem: String? {
    switch console.screens.last {
    case .newSale(let form): form.details?.problem ?? form.problem
    case .refund(let form): form.problem
    case .settlement(let form): form.problem
    case .alarm(let form): form.problem
    default: nil
    }
  }

  /// Says what is wrong; the line is typed anew, not mended.
  private mutating func sayProblem(
    clearing field: WritableKeyPath<NewSaleState, TextField>, _ answer: inout Answer
  ) {
    guard let problem else { return }
    answer.lines.append(problem)
    console.changeNewSale { form, _ in form[keyPath: field].replace(with: "") }
  }

  private mutating func fill(_ field: PlainField, with text: String) {
    switch (field, console.screens.last) {
    case (.reference, _): console.changeNewSale { form, _ in form.details?.fill(\.reference, text) }
    case (.note, _): console.changeNewSale { form, _ in form.details?.fill(\.note, text) }
    case (.evidence, .settlement(var form)):
      form.evidence.replace(with: text)
      console.replaceTop(.settlement(form))
    case (.operatorName, .settlement(var form)):
      form.operatorName.replace(with: text)
      console.replaceTop(.settlement(form))
    case (.second, .settlement(var form)):
      form.second.replace(with: text)
      console.replaceTop(.settlement(form))
    case (.amount, .settlement(var form)):
      form.amount.replace(with: text)
      console.replaceTop(.settlement(form))
    case (.evidence, .alarm(var form)):
      form.evidence.replace(with: text)
      console.replaceTop(.alarm(form))
    case (.operatorName, .alarm(var form)):
      form.name.replace(with: text)
      console.replaceTop(.alarm(form))
    default: break
    }
  }
}

extension SaleDetailsState {
  fileprivate mutating func fill(
    _ field: WritableKeyPath<SaleDetailsState, TextField>, _ text: String
  ) {
    problem = nil
    self[keyPath: field].replace(with: text)
  }
}

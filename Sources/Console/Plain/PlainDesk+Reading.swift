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
    } else if let field, field != .outcome {
      self.field = nil
      if !text.isEmpty { fill(field, with: text == "-" ? "" : text, &answer) }
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
      if isChoosing, text.isEmpty { isChoosing = false } else { tellAgain(text == "?", &answer) }
    } else if let choice = told.first(where: { String($0.number) == text }) ?? chosen(byKey: text) {
      isChoosing = false
      perform(choice.deed, &answer)
    } else {
      answer.lines.append(words.plainNoChoice(text))
    }
  }

  /// Tells the choices again, and how the sale stands that they are about; or everything.
  private mutating func tellAgain(_ isWhole: Bool, _ answer: inout Answer) {
    answer.lines += isWhole ? heading : standing
    answer.lines += tellChoices()
    isTourDue = true
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

  // MARK: Texts

  private mutating func write(_ text: String, _ answer: inout Answer) {
    if text.isEmpty { return writeNothing(&answer) }
    if text == "?" {
      tellAgain(true, &answer)
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
  var problem: String? {
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
    answer.lines.append(problem + " " + (field == \.price ? prompt : words.plainEnterForChoices))
    console.changeNewSale { form, _ in form[keyPath: field].replace(with: "") }
  }

  private mutating func fill(
    _ field: PlainField, with text: String, _ answer: inout Answer
  ) {
    switch (field, console.screens.last) {
    case (.worker, .settings): answer.effects += console.setOperator(text)
    case (.reference, _): console.changeNewSale { form, _ in form.details?.fill(\.reference, text) }
    case (.note, _): console.changeNewSale { form, _ in form.details?.fill(\.note, text) }
    case (_, .settlement(var form)):
      form.problem = nil
      switch field {
      case .evidence: form.evidence.replace(with: text)
      case .operatorName: form.operatorName.replace(with: text)
      case .second: form.second.replace(with: text)
      default: form.amount.replace(with: text)
      }
      console.replaceTop(.settlement(form))
    case (_, .alarm(var form)):
      form.problem = nil
      if field == .found {
        form.evidence.replace(with: text)
      } else {
        form.name.replace(with: text)
      }
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

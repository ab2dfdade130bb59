import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Applies a key: to the question on the screen, to what lies over it, or to the screen on top.
  mutating func press(_ key: Key, _ settings: ConsoleSettings) -> [Effect] {
    notice = nil
    if dialog != nil { return answer(key) }
    if let overlay { return press(key, in: overlay, settings) }
    if hold(key) { return [] }
    let command = settings.bindings.command(for: key, among: commands, isTyping: isTyping)
    guard let command else { return edit(key, settings) }
    return run(command, settings)
  }

  /// Does what a command says, or says why not.
  mutating func run(_ command: Command, _ settings: ConsoleSettings) -> [Effect] {
    if let obstacle = obstacle(to: command, settings) {
      say(obstacle, .warning)
      let sale = saleInFocus?.clientRef
      notice?.sale = sale
      return []
    }
    switch command {
    case .help: overlay = .help(first: 0)
    case .palette: overlay = .palette(PaletteState())
    case .theme:
      overlay = .themes(ThemePickerState(preferences.theme))
      return [.loadThemes]
    case .settings: screens.append(.settings(SettingsState()))
    case .about: screens.append(.about)
    case .reconcile: screens.append(.reconcile(ReconcileState()))
    case .mouse:
      preferences.mouse.toggle()
      say(preferences.mouse ? words.mouseOn : words.mouseOff)
    case .tour: return turnTour(settings)
    case .redraw: return [.redraw]
    case .interrupt, .quit: return leave()
    default: return runOnScreen(command, settings)
    }
    return []
  }

  /// Does what only the screen on top knows how to do.
  private mutating func runOnScreen(
    _ command: Command, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch screens.last {
    case nil: runInList(command, settings)
    case .newSale(let form): run(command, in: form, settings)
    case .payment(let payment): run(command, in: payment, settings)
    case .detail(let detail): run(command, in: detail, settings)
    case .refund(let form): run(command, in: form)
    case .settlement(let form): run(command, in: form)
    case .alarm(let form): run(command, in: form)
    case .reconcile(let screen): run(command, in: screen)
    case .parked(let parked): run(command, in: parked, settings)
    case .settings(let form): run(command, in: form)
    case .about: command == .back ? goBack() : []
    }
  }

  /// Applies a key that is no command here: text, or what moves in a form.
  private mutating func edit(_ key: Key, _ settings: ConsoleSettings) -> [Effect] {
    switch screens.last {
    case nil where list.isSearching: return editSearch(key)
    case .newSale(let form): return edit(key, in: form)
    case .refund(var form):
      form.press(key)
      replaceTop(.refund(form))
    case .settlement(var form):
      form.press(key)
      replaceTop(.settlement(form))
    case .alarm(var form):
      form.press(key)
      replaceTop(.alarm(form))
    case .settings(let form): return edit(key, in: form)
    case .reconcile where key == .enter: return run(.proceed, settings)
    case .parked where key == .enter: return run(.recall, settings)
    case nil, .payment, .detail, .parked, .about, .reconcile: break
    }
    return []
  }

  /// Ends the console, after a question where money is on its way.
  mutating func leave() -> [Effect] {
    guard isMoneyMoving else {
      isFinished = true
      return []
    }
    ask(
      .leave, title: words.leaveTitle, words.leaveWhileMoneyMoves, yes: words.leaveYes,
      no: words.leaveNo)
    return []
  }

  /// Puts a question over everything, with the focus on No.
  mutating func ask(
    _ question: Question, title: String, _ lines: [String], yes: String, no: String,
    typed: ConfirmDialog.Typed? = nil
  ) {
    self.question = question
    dialog = ConfirmDialog(title: title, lines: lines, yes: yes, no: no, typed: typed)
  }

  private mutating func answer(_ key: Key) -> [Effect] {
    let before = dialog?.typed?.field
    let answer = dialog?.handle(key)
    if dialog?.typed?.field != before, case .refund(let order) = question {
      let (typed, amount) = (dialog?.typed?.field.text, order.amount)
      dialog?.typed?.isRight =
        typed.flatMap { try? Money(parsing: $0, amount.currency) } == amount
    }
    guard let answer, let question else { return [] }
    dialog = nil
    self.question = nil
    guard answer == .yes else { return [] }
    switch question {
    case .leave: isFinished = true
    case .discard:
      let draft = newSale?.draft
      screens.removeLast()
      return draft.map { [.dropDraft($0), .loadParked] } ?? []
    case .discardParked(let id): return [.dropDraft(id), .loadParked]
    case .expire(let clientRef):
      moneyInFlight += 1
      say(words.askingToExpire)
      return [.cancel(clientRef)]
    case .refund(let order):
      moneyInFlight += 1
      if case .refund(var form) = screens.last {
        form.isSending = true
        replaceTop(.refund(form))
      }
      return [.refund(order)]
    case .settle(let settlement): return [.settle(settlement)]
    case .settleAlarm(let clientRef, let name, let evidence):
      return [.settleAlarm(clientRef, by: name, evidence: evidence)]
    case .replaceIntent(let clientRef):
      moneyInFlight += 1
      return [.replaceIntent(clientRef)]
    case .replaceSession(let clientRef):
      moneyInFlight += 1
      say(words.askingToExpire)
      if case .payment(var payment) = screens.last, payment.sale.clientRef == clientRef {
        payment.isBeingReplaced = true
        replaceTop(.payment(payment))
      }
      return [.replaceSession(clientRef)]
    }
    return []
  }
}

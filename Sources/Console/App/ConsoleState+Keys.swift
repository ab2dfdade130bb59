import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// Applies a key: to the question on the screen, to help, or to the screen on top.
  mutating func press(_ key: Key, _ settings: ConsoleSettings) -> [Effect] {
    notice = nil
    if dialog != nil { return answer(key) }
    if help != nil {
      turnHelp(key, settings)
      return []
    }
    let command = settings.bindings.command(for: key, among: commands, isTyping: isTyping)
    switch command {
    case .help:
      help = 0
      return []
    case .redraw: return [.redraw]
    case .interrupt: return leave()
    default: break
    }
    switch screens.last {
    case nil: return pressInList(key, command, settings)
    case .newSale(let form): return press(key, command, in: form, settings)
    case .payment(let payment): return press(command, in: payment, settings)
    case .detail(let detail): return press(key, command, in: detail, settings)
    case .refund(let form): return press(key, command, in: form)
    }
  }

  /// Ends the console, after a question where something would be left half done.
  mutating func leave() -> [Effect] {
    guard isMoneyMoving || hasOpenCart else {
      isFinished = true
      return []
    }
    ask(
      .leave, title: "Leave Kasir?",
      isMoneyMoving
        ? [
          "Money is moving: the gateway has not answered yet.",
          "If you leave now, the next start calls it UNKNOWN and looks it up. Nothing is sent twice.",
        ] : ["The sale being built has not been charged: its lines would be lost."],
      yes: "leave", no: "stay")
    return []
  }

  /// Puts a question over everything, with the focus on No.
  mutating func ask(
    _ question: Question, title: String, _ lines: [String], yes: String, no: String
  ) {
    self.question = question
    dialog = ConfirmDialog(title: title, lines: lines, yes: yes, no: no)
  }

  private mutating func answer(_ key: Key) -> [Effect] {
    guard let answer = dialog?.handle(key), let question else { return [] }
    dialog = nil
    self.question = nil
    guard answer == .yes else { return [] }
    switch question {
    case .leave: isFinished = true
    case .discard: screens.removeLast()
    case .expire(let clientRef):
      moneyInFlight += 1
      say("Asking the gateway to expire the session…")
      return [.cancel(clientRef)]
    case .refund(let clientRef, let amount, let reason):
      moneyInFlight += 1
      if case .refund(var form) = screens.last {
        form.isSending = true
        replaceTop(.refund(form))
      }
      return [.refund(clientRef, amount, reason)]
    }
    return []
  }

  private mutating func turnHelp(_ key: Key, _ settings: ConsoleSettings) {
    switch key {
    case .down, .character("j"), .pageDown: help = (help ?? 0) + 1
    case .up, .character("k"), .pageUp: help = max(0, (help ?? 0) - 1)
    default: help = nil
    }
  }
}

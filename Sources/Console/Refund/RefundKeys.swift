import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Applies a key in the refund form.
  ///
  /// Nothing is sent from here: it goes on to a question.
  mutating func press(_ key: Key, _ command: Command?, in form: RefundFormState) -> [Effect] {
    var form = form
    switch command {
    case .back: return goBack()
    case .fillRest where !form.isSending:
      form.amount.replace(with: form.sale.remaining.figures)
      form.problem = nil
      form.isChoosingReason = false
    case .proceed where !form.isSending:
      form.problem = form.problemWithAmount
      if form.problem == nil, let amount = form.typedAmount { askToRefund(amount, form) }
    default:
      if !form.isSending { form.press(key) }
    }
    replaceTop(.refund(form))
    return []
  }

  private mutating func askToRefund(_ amount: Money, _ form: RefundFormState) {
    let sale = form.sale
    let left = Money(
      minorUnits: sale.remaining.minorUnits - amount.minorUnits, amount.currency)
    ask(
      .refund(sale.clientRef, amount, form.reason), title: "Refund \(amount)?",
      [
        "Sale \(sale.reference), paid \(sale.progress.captured ?? sale.amount)",
        "Reason: \(form.reason.rawValue)",
        "Left to refund afterwards: \(left)",
      ], yes: "refund \(amount)", no: "do not refund")
  }

  /// Takes the end of a refund in.
  mutating func finishRefund(
    _ clientRef: ClientRef, _ amount: Money, _ result: Result<TillResult, TillError>,
    _ settings: ConsoleSettings
  ) -> [Effect] {
    moneyInFlight -= 1
    switch result {
    case .failure(let error):
      // Refused before anything was sent: the form stays as it was typed.
      if case .refund(var form) = screens.last, form.sale.clientRef == clientRef, form.isSending {
        form.isSending = false
        form.problem = error.sentence
        replaceTop(.refund(form))
      } else {
        say(error)
      }
      return [list.reload()]
    case .success(let result):
      if case .refund(let form) = screens.last, form.sale.clientRef == clientRef {
        screens.removeLast()
      }
      if let error = result.error {
        say(error)
      } else if let refund = result.sale.refunds.last {
        say(
          "The refund of \(amount) of \(result.sale.reference) is \(refund.state.word). "
            + "Left to refund: \(result.sale.remaining).",
          refund.state == .refunded ? .success : .warning)
      }
      return take(result.sale, settings)
    }
  }
}

extension RefundFormState {
  /// What is wrong with the amount as typed; nil where nothing is.
  var problemWithAmount: String? {
    let text = String(amount.text.trimmedSpaces)
    guard !text.isEmpty else {
      return "Type how much to refund, or fill in all that is left with F3."
    }
    guard let typed = typedAmount else { return MoneyError.unreadable(text, sale.amount.currency) }
    return sale.refusal(refunding: typed)?.sentence(for: sale)
  }

  /// Edits the amount or chooses the reason.
  mutating func press(_ key: Key) {
    switch key {
    case .up, .down, .tab, .backTab: isChoosingReason.toggle()
    case .enter: isChoosingReason = true
    case .left where isChoosingReason: changeReason(by: -1)
    case .right where isChoosingReason, .character(" ") where isChoosingReason:
      changeReason(by: 1)
    default:
      if isChoosingReason, case .character = key { return }
      isChoosingReason = false
      if amount.handle(key) { problem = nil }
    }
  }
}

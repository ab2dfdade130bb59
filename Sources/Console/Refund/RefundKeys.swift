import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Does a command in the refund form.
  ///
  /// Nothing is sent from here: it goes on to a question.
  mutating func run(_ command: Command, in old: RefundFormState) -> [Effect] {
    var form = old
    switch command {
    case .back: return goBack()
    case .fillRest: form.fillRest()
    case .byLine: form.turnToLines()
    case .proceed:
      form.problem = form.problemWithAmount(words)
      form.wasWarned = form.sale.refundWarning != nil
      if form.problem == nil, let amount = form.typedAmount { askToRefund(amount, form) }
    default: break
    }
    replaceTop(.refund(form))
    return []
  }

  private mutating func askToRefund(_ amount: Money, _ form: RefundFormState) {
    let asks =
      form.wasWarned
      || RefundCaution.asksForAmount(
        amount, of: form.sale, wasTyped: form.wasTyped && form.lines == nil)
    ask(
      .refund(
        RefundOrder(
          form.sale.clientRef, amount, form.reason, lines: form.refundedLines,
          isDespiteDispute: form.wasWarned, seen: form.sale.refunds.map(\.key))),
      title: words.refundTitle(amount),
      words.refundLines(amount, form), yes: words.refundYes(amount), no: words.refundNo,
      typed: asks ? .init(words.refundTyped, hint: words.refundTypedHint) : nil)
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
        form.problem = words.sentence(error)
        replaceTop(.refund(form))
      } else {
        say(error)
      }
      return list.refresh()
    case .success(let result):
      if case .refund(let form) = screens.last, form.sale.clientRef == clientRef {
        screens.removeLast()
      }
      if let error = result.error {
        say(error)
      } else if let refund = result.sale.refunds.last(where: { !$0.wasMadeElsewhere }) {
        say(
          words.refundEnded(amount, refund.state, result.sale),
          refund.state == .refunded ? .success : .warning)
      }
      return take(result.sale, settings)
    }
  }
}

extension RefundFormState {
  /// What is wrong with the amount as typed or chosen; nil where nothing is.
  func problemWithAmount(_ words: Words) -> String? {
    let text = String(amount.text.trimmedSpaces)
    if lines != nil, typedAmount?.isPositive != true { return words.refundNoLines }
    if lines == nil, text.isEmpty { return words.refundEmpty }
    guard let typed = typedAmount else { return words.unreadable(text, sale.amount.currency) }
    return sale.refusal(refunding: typed).map { words.refusal($0, sale) }
  }
}

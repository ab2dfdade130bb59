import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Does a command in the form that settles a refund by hand.
  ///
  /// Nothing is written from here: it goes on to a question.
  mutating func run(_ command: Command, in old: SettlementState) -> [Effect] {
    var form = old
    switch command {
    case .back: return goBack()
    case .proceed:
      guard let settlement = form.settlement(words) else { break }
      ask(
        .settle(settlement), title: words.settleTitle(form.refund.amount),
        words.settleLines(settlement, form), yes: words.settleYes, no: words.settleNo)
    default: break
    }
    replaceTop(.settlement(form))
    return []
  }

  /// Takes the end of a settlement in.
  mutating func finishSettlement(
    _ clientRef: ClientRef, _ result: Result<Sale, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch result {
    case .failure(let error):
      guard case .settlement(var form) = screens.last, form.sale.clientRef == clientRef else {
        say(error)
        return []
      }
      form.problem = words.sentence(error)
      replaceTop(.settlement(form))
      return []
    case .success(let sale):
      if case .settlement(let form) = screens.last, form.sale.clientRef == clientRef {
        screens.removeLast()
      }
      say(words.settled(sale), .success)
      return take(sale, settings)
    }
  }
}

extension SettlementState {
  /// What the form says; nil with a problem where it does not say enough.
  mutating func settlement(_ words: Words) -> Settlement? {
    guard let wasRefunded else {
      problem = words.settleChoose
      focus = .outcome
      return nil
    }
    let typed = try? Money(parsing: amount.text, refund.amount.currency)
    let second = asksForAmount ? nil : String(self.second.text.trimmedSpaces)
    do throws(RefundResolution.Problem) {
      // When it may be settled alone is for the till to say, which has the clock.
      _ = try RefundResolution(
        of: refund, wasRefunded: wasRefunded, evidence: evidence.text, by: operatorName.text,
        second: second, typedAmount: typed, now: refund.createdAt + RefundResolution.aloneAfter)
    } catch {
      problem = words.problem(error)
      focus = error.field ?? focus
      return nil
    }
    return Settlement(
      sale: sale.clientRef, refund: refund.key, wasRefunded: wasRefunded, evidence: evidence.text,
      operatorName: operatorName.text, second: second, typedAmount: typed)
  }
}

extension RefundResolution.Problem {
  /// The field of the form that it is about.
  fileprivate var field: SettlementState.Field? {
    switch self {
    case .noEvidence: .evidence
    case .noName: .operatorName
    case .samePerson, .alone: .second
    case .otherAmount: .amount
    case .notForAPerson: nil
    }
  }
}

import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// What a command is called where it is chosen by a number: a screen says beside its key what it
  /// does there, a choice has only its name.
  func plainLabel(_ command: Command) -> String {
    let label = words[command.entry.label]
    switch (command, screens.last) {
    case (.settle, _) where saleInFocus?.progress.alarm != nil: return words.plainSettleAlarm
    case (.charge, .payment): return words.plainSendAgain
    case (.chargeKind, .payment(let payment)):
      let title =
        payment.sale.canReplaceIntent ? words.replaceTitle : words.replaceSessionTitle
      return String(title.prefix { $0 != "?" })
    case (.sortRight, _): return words.plainSortNext
    case (.recall, _): return "\(label): \(parked?.count ?? 0)"
    case (.tour, _): return tour.map { words.plainTour($0.progress) } ?? label
    default: return label
    }
  }
}

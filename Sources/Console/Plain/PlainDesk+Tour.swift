import CheckoutDomain
import TerminalUI
import Till

/// The guided tour in lines.
extension PlainDesk {
  /// Which step it is, and what to do now; nothing while no tour runs or something is on its way.
  var tourLines: [String] {
    guard let tour = console.tour, tour.isRunning, let hint = hint(tour) else { return [] }
    return ["\(words.tourHeading(tour.progress.step)). \(hint)"]
  }

  private func hint(_ tour: TourState) -> String? {
    let step = tour.progress.step
    switch place {
    // What may be typed there has been said.
    case .waiting, .price, .liveAmount, .field, .outcome: return nil
    case .search where step != .search: return nil
    case .question where !step.isRefunding: return nil
    default: break
    }
    // What is said of money that nobody knows goes before everything.
    let isUnknown =
      step == .lostConnection && tour.seen.refund.map { $0.state != .refunded } == true
    if !isUnknown, let place = tourPlace(step),
      let hint = words.plainTourHint(step, place, sold: tour.seen.sold, number)
    {
      return hint
    }
    return words.tourHint(step, console.tourPlace, tour.seen, number)
  }

  /// The number of a command among the choices that were told; its name where it is not there.
  private func number(_ command: Command) -> String {
    let choice = told.first { choice in
      choice.deed == .command(command)
        || zip(Command.tabs, SaleTab.allCases).contains { tab in
          tab.0 == command && choice.deed == .tab(tab.1)
        }
    }
    if isChoosingNow, let choice { return "\(choice.number)" }
    return words.plainNumber(of: console.plainLabel(command))
  }

  /// Where the learner stands; nil where the screens' hint fits.
  private func tourPlace(_ step: TourStep) -> PlainTourPlace? {
    switch (place, console.tourPlace) {
    case (.question, .typedQuestion): nil
    case (.question, _): .question
    case (.newSale(_, let isChoosing), _) where !step.isSelling:
      isChoosing ? .elsewhere : .textElsewhere
    case (.refund(_, isChoosing: false), _) where !step.isRefunding: .textElsewhere
    case (.newSale(_, isChoosing: false), .filledSale): .cart
    case (.newSale(_, isChoosing: true), .filledSale): .cartChoices
    case (.newSale(_, isChoosing: true), .emptySale): .noChoices
    case (.newSale, _): nil
    case (.payment, .code): .code
    case (.menu, _) where step.isRefunding:
      console.list.counts[.paid] == 0 ? .menuToRefundMore : .menuToRefund
    case (.list, _) where step.isRefunding: .listToRefund
    case (.menu, _) where step == .theme: .menuToSettings
    case (.list, _) where step == .theme || step == .leaving: .elsewhere
    case (.menu, _), (.list, _): isWatching(step) ? .watching : nil
    case (_, .notRefundable): .notRefundable
    case (_, .refundable): nil
    case (.refund(_, let isChoosing), _): isChoosing ? .refundChoices : .amount
    case (.refundLines, .lines) where step.isRefunding && step != .partialRefund: .lines
    case (.refundLines, _): step.isRefunding ? nil : .elsewhere
    case (.search, _) where step == .search: .search
    case (.settings, _) where step == .theme: .settings
    case (.payment, _) where step.isSelling: nil
    default: .elsewhere
    }
  }

  private func isWatching(_ step: TourStep) -> Bool {
    step.isSelling && console.tour?.seen.charged?.isOpen == true
  }
}

import CheckoutDomain
import TerminalUI
import Till

/// Where a learner stands, as far as the next hint goes.
enum TourPlace: Hashable, Sendable {
  /// The list, or another screen with its commands.
  case list
  case search
  case emptySale, filledSale
  /// The code of the sale made in this step.
  case code
  /// A screen about a sale that can be refunded, or one that cannot.
  case refundable, notRefundable
  case amount, lines, chosenLines
  case question, typedQuestion
  case themes
  case elsewhere
}

extension ConsoleState {
  /// Begins the tour, leaves it, or takes it up again.
  mutating func turnTour(_ settings: ConsoleSettings) -> [Effect] {
    guard var tour else { return [] }
    tour.turn()
    self.tour = tour
    if !tour.isRunning {
      let way = isInLines ? "\"\(plainLabel(.tour))\"" : settings.bindings.key(.tour)?.name ?? "F8"
      say(words.tourLeft(way, tour.progress.step))
    }
    return [.tour(tour.progress)]
  }

  /// Lets the tour see what has just happened.
  ///
  /// - Parameter effects: What is done about it.
  mutating func followTour(_ action: Action, _ effects: [Effect]) -> [Effect] {
    guard var tour, tour.isRunning else { return [] }
    if case .key = action { tour.goOn() }
    var seen = tour.seen
    let names = list.sales.lazy.compactMap(\.items.first?.name)
    seen.sold = names.first { $0.count <= 20 && $0.allSatisfy { $0.isLetter || $0 == " " } }
    if case .chargeBegan(let sale) = action {
      seen.charged = sale
      seen.wasPaidUnseen = false
    } else if let sale = action.sale {
      seen.take(sale, isOnScreen: saleOnScreen == sale.clientRef)
    }
    if case .refund(let order) = effects.first, case .refund(let form) = screens.last {
      seen.refund = .init(
        clientRef: order.clientRef, isByLine: form.lines != nil, place: form.sale.refunds.count)
    }
    seen.see(action, isChoosingTheme: { if case .themes = overlay { true } else { false } }())
    seen.hasSearched = seen.hasSearched || kind == .search
    seen.hasFound =
      seen.hasSearched && kind == .list && list.isCurrent && !list.search.isEmpty
      && !list.sales.isEmpty
    // In lines there are no colours to choose: another setting is kept.
    if isInLines, effects.contains(where: { if case .keepSetting = $0 { true } else { false } }) {
      seen.hasKeptTheme = true
    }
    seen.hasLeft = isFinished
    let isNews = tour.take(seen)
    self.tour = tour
    return isNews ? [.tour(tour.progress)] : []
  }

  /// Where the learner stands.
  var tourPlace: TourPlace {
    if let dialog { return dialog.typed == nil ? .question : .typedQuestion }
    if case .themes = overlay { return .themes }
    if overlay != nil { return .elsewhere }
    switch screens.last {
    case nil where list.isSearching: return .search
    case nil: return tour?.progress.step.isRefunding == true ? refundPlace : .list
    case .newSale(let form):
      if form.details != nil || form.liveConfirmation != nil { return .elsewhere }
      return form.cart.items.isEmpty ? .emptySale : .filledSale
    case .payment(let payment):
      if payment.isFullScreen { return .elsewhere }
      if payment.sale.clientRef == tour?.seen.charged?.clientRef, payment.sale.state != .paid {
        return .code
      }
      return tour?.progress.step.isRefunding == true ? refundPlace : .elsewhere
    case .detail: return tour?.progress.step.isRefunding == true ? refundPlace : .elsewhere
    case .refund(let form):
      guard let lines = form.lines else { return .amount }
      return lines.counts.contains { $0 > 0 } ? .chosenLines : .lines
    default: return .elsewhere
    }
  }

  private var refundPlace: TourPlace {
    guard let sale = saleInFocus else { return .notRefundable }
    let least = Money(minorUnits: 1, sale.amount.currency)
    // A refund by line needs a whole piece that is left.
    let isEnough =
      tour?.progress.step != .refundByLine
      || sale.items.contains { $0.unitAmount.minorUnits <= sale.remaining.minorUnits }
    return isEnough && sale.refusal(refunding: least) == nil ? .refundable : .notRefundable
  }
}

extension Action {
  /// The sale that it tells of.
  fileprivate var sale: Sale? {
    switch self {
    case .saleChanged(let sale), .chargeBegan(let sale): sale
    case .charged(.success(let result)), .cancelEnded(_, .success(let result)),
      .refundEnded(_, _, .success(let result)), .checked(_, .success(let result)):
      result.sale
    default: nil
    }
  }
}

import CheckoutDomain
import TerminalUI
import Till

/// Where somebody is, as far as it decides what the next line means.
enum PlainPlace: Equatable {
  case menu
  /// The list from this row on.
  case list(Int)
  case search
  case newSale(lines: [LineItem], isChoosing: Bool)
  /// The lines of a new sale, to be changed, and one of them.
  case cartLines([LineItem]), cartLine(Int, LineItem)
  case price(String)
  case details(SaleDetailsState)
  case liveAmount
  case payment(ClientRef)
  case detail(ClientRef)
  /// Something is on its way, and this is said of it.
  case waiting(String)
  case refund(ClientRef, isChoosing: Bool)
  case refundLines(ClientRef, [Int64], RefundReason)
  case settlement(SettlementState)
  /// Whether the customer has the money, in a settlement.
  case outcome(SettlementState)
  case alarm(AlarmState)
  case parked([ParkedSale.ID], isDiscarding: Bool)
  /// The comparison with the gateway: whether it runs, and what is told of its end.
  case reconcile(isRunning: Bool, ended: Bool, firstDifference: Int)
  case settings(Preferences)
  case about
  /// A field of a form.
  case field(PlainField)
  /// A question, and whether it is ready for a yes.
  case question(String, isReady: Bool)
}

/// A field of a form that is filled by a line.
enum PlainField: Hashable {
  case reference, note
  case outcome, evidence, operatorName, second, amount
  /// What was found about an alarm.
  case found
  /// Who works here.
  case worker
}

extension PlainDesk {
  var place: PlainPlace {
    if let dialog = console.dialog {
      return .question(dialog.title, isReady: dialog.typed?.isRight != false)
    }
    if let field {
      if field == .outcome, case .settlement(let form) = console.screens.last {
        return .outcome(form)
      }
      return .field(field)
    }
    switch console.screens.last {
    case nil: return console.list.isSearching ? .search : firstRow.map { .list($0) } ?? .menu
    case .newSale(let form) where form.isCharging: return .waiting(words.askingForSession)
    case .newSale(let form):
      if let details = form.details { return .details(details) }
      if form.liveConfirmation != nil { return .liveAmount }
      if let entry = form.unpriced { return .price(entry.name) }
      return cartPlace(form.cart.items)
    case .payment(let payment) where payment.sale.state == .sending: return .waiting("")
    case .payment(let payment): return .payment(payment.sale.clientRef)
    case .detail(let detail): return .detail(detail.sale.clientRef)
    case .refund(let form) where form.isSending: return .waiting(words.refundSending)
    case .refund(let form):
      if let lines = form.lines {
        return .refundLines(form.sale.clientRef, lines.counts, form.reason)
      }
      return .refund(form.sale.clientRef, isChoosing: isChoosing)
    case .settlement(let form): return .settlement(form)
    case .alarm(let form): return .alarm(form)
    case .parked:
      return .parked((console.parked ?? []).map(\.id), isDiscarding: isDiscarding)
    case .reconcile(let screen):
      return .reconcile(
        isRunning: screen.isRunning, ended: screen.report != nil || screen.error != nil,
        firstDifference: firstDifference)
    case .settings: return .settings(console.preferences)
    case .about: return .about
    }
  }

  private func cartPlace(_ items: [LineItem]) -> PlainPlace {
    switch cartLines {
    case .line(let index) where items.indices.contains(index): .cartLine(index, items[index])
    case .which where !items.isEmpty, .line where !items.isEmpty: .cartLines(items)
    default: .newSale(lines: items, isChoosing: isChoosing)
    }
  }

  /// Whether the next line is a choice.
  var isChoosingNow: Bool {
    switch place {
    case .search, .price, .liveAmount, .field, .question: false
    case .newSale(_, let isChoosing), .refund(_, let isChoosing): isChoosing
    case .menu, .list, .cartLines, .cartLine, .details, .payment, .detail, .refundLines,
      .settlement, .outcome, .alarm, .parked, .reconcile, .settings, .about, .waiting:
      true
    }
  }
}

extension PlainPlace {
  /// Whether what stands here was told already where somebody has been there: a form whose field was
  /// filled, or its question declined.
  func isSameForm(as other: PlainPlace?) -> Bool {
    switch (self, other) {
    case (.settlement, .settlement?), (.alarm, .alarm?), (.details, .details?): true
    case (.settings(let now), .settings(let before)?): now.language == before.language
    default: false
    }
  }

  /// Whether a line of a sale that is being built is typed there.
  var isCartText: Bool {
    switch self {
    case .newSale(_, isChoosing: false), .price: true
    default: false
    }
  }

  /// Whether it lies over a form, which is told on when it is left.
  var isOverForm: Bool {
    switch self {
    case .field, .outcome, .question: true
    default: false
    }
  }
}

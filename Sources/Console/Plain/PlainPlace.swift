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
  case alarm(AlarmState)
  case parked([ParkedSale.ID])
  /// A field of a form.
  case field(PlainField)
  /// A question, and whether it is ready for a yes.
  case question(String, isReady: Bool)
  /// A screen that is only for pictures.
  case other
}

/// A field of a form that is filled by a line.
enum PlainField: Hashable {
  case reference, note
  case evidence, operatorName, second, amount
}

extension PlainDesk {
  var place: PlainPlace {
    if let dialog = console.dialog {
      return .question(dialog.title, isReady: dialog.typed?.isRight != false)
    }
    if let field { return .field(field) }
    switch console.screens.last {
    case nil: return console.list.isSearching ? .search : firstRow.map { .list($0) } ?? .menu
    case .newSale(let form) where form.isCharging: return .waiting(words.askingForSession)
    case .newSale(let form):
      if let details = form.details { return .details(details) }
      if form.liveConfirmation != nil { return .liveAmount }
      if let entry = form.unpriced { return .price(entry.name) }
      return .newSale(lines: form.cart.items, isChoosing: isChoosing)
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
    case .parked: return .parked((console.parked ?? []).map(\.id))
    case .reconcile, .settings, .about: return .other
    }
  }

  /// Whether the next line is a choice.
  var isChoosingNow: Bool {
    switch place {
    case .search, .price, .liveAmount, .field, .question: false
    case .newSale(_, let isChoosing), .refund(_, let isChoosing): isChoosing
    case .menu, .list, .details, .payment, .detail, .refundLines, .settlement, .alarm, .parked,
      .waiting, .other:
      true
    }
  }
}

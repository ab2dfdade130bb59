import TerminalUI

/// A question that is asked while a customer may be scanning.
extension ConsoleView {
  /// Where code and words stand; a code that a question would have to cover is not drawn at all.
  func layout(_ payment: PaymentState, _ size: Size) -> PaymentLayout {
    let rows = messageRows(size)
    let layout = PaymentLayout(
      payment.matrix, forms: settings.qrForms, size, messageRows: rows)
    guard let dialog = state.dialog, case .drawn(_, let code) = layout.code,
      !dialog.fits(Self.beside(code, size).size)
    else { return layout }
    return PaymentLayout(nil, forms: settings.qrForms, size, messageRows: rows)
  }

  /// Where a question stands: beside a code that a customer may be scanning, else in the middle.
  func roomForQuestion(_ size: Size) -> Rect {
    guard case .payment(let payment) = state.screens.last,
      case .drawn(_, let code) = layout(payment.forQuestion, size).code
    else { return Rect(size) }
    return Self.beside(code, size)
  }

  private static func beside(_ code: Rect, _ size: Size) -> Rect {
    Rect(size).splitColumns(code.maxX + 1).right
  }
}

extension PaymentState {
  /// The same as it is drawn while a question is asked.
  var forQuestion: PaymentState {
    var state = self
    state.isFullScreen = false
    return state
  }
}

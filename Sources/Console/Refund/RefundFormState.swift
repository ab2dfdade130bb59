package import CheckoutDomain
package import TerminalUI

/// The form that a refund is decided in.
package struct RefundFormState: Equatable, Sendable {
  package var sale: Sale
  package var amount = TextField(limit: 30)
  package var reason = RefundReason.requestedByCustomer
  /// Whether the reason has the focus, not the amount.
  package var isChoosingReason = false
  package var problem: String?
  /// Whether the refund is on its way.
  package var isSending = false

  package init(_ sale: Sale) { self.sale = sale }

  /// The amount typed; nil where there is none or it cannot be read.
  package var typedAmount: Money? {
    amount.text.trimmedSpaces.isEmpty
      ? nil : try? Money(parsing: amount.text, sale.amount.currency)
  }

  /// Chooses the next or the previous reason.
  mutating func changeReason(by step: Int) {
    let all = RefundReason.all
    let place = (all.firstIndex(of: reason) ?? 0) + step
    reason = all[(place + all.count) % all.count]
  }
}

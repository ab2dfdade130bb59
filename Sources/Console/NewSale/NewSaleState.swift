package import CheckoutDomain
package import TerminalUI

/// A sale being built.
package struct NewSaleState: Equatable, Sendable {
  /// A field of the details form.
  package enum DetailField: Int, CaseIterable, Sendable {
    case reference, note, currency, terminalType
  }

  /// What is typed about the sale besides its lines.
  package struct Details: Equatable, Sendable {
    package var reference: TextField
    package var note: TextField
    package var currency: Currency
    package var terminalType: TerminalType
    package var focus = DetailField.reference
    package var problem: String?
  }

  package var cart: Cart
  package var entry = TextField(limit: 200)
  /// The selected line; nil while the entry line has the focus.
  package var line: Int?
  /// An entry that waits for its price to be typed.
  package var unpriced: ItemEntry?
  package var price = TextField(limit: 30)
  package var problem: String?
  package var details: Details?
  /// The digits typed to confirm the first live charge; nil while nothing asks for them.
  package var liveConfirmation: TextField?
  package var isCharging = false

  package init(_ cart: Cart) { self.cart = cart }
}

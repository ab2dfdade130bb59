package import CheckoutDomain

/// A sale that is being built, or was put aside: nothing of it has been sent.
package struct ParkedSale: Hashable, Sendable {
  /// Its name while it is built.
  package struct ID: Hashable, Sendable {
    package let text: String
    package init(_ text: String) { self.text = text }
  }

  package let id: ID
  package let cart: Cart
  /// When it was changed last.
  package let changedAt: Timestamp
  /// The process in which somebody builds it now; nil while it is put aside.
  package let holder: ProcessIdentity?

  package init(id: ID, cart: Cart, changedAt: Timestamp, holder: ProcessIdentity? = nil) {
    self.id = id
    self.cart = cart
    self.changedAt = changedAt
    self.holder = holder
  }
}

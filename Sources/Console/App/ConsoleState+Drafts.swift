package import CheckoutDomain
package import Till

extension ConsoleState {
  /// The sale that nobody has charged when the console ends: it is put aside.
  package var unfinishedDraft: (ParkedSale.ID, Cart)? {
    guard let form = newSale, !form.cart.items.isEmpty, !form.isCharging else { return nil }
    return (form.draft, form.cart)
  }
}

package import CheckoutDomain

/// Something the console wants done in the world.
///
/// A value: who does it is not the console's matter.
package enum Effect: Hashable, Sendable {
  /// Watch every open sale until the console ends.
  case watch
  /// Read a page of sales and the tabs' counts; `token` comes back with them.
  case loadSales(SaleQuery, token: Int)
  /// Read what happened to a sale.
  case loadTimeline(ClientRef)
  /// Look up the price that an entry without one was last sold for.
  case findPrice(ItemEntry, Currency)
  /// See whether a reference is free.
  case checkReference(String)
  /// Charge a cart.
  case charge(Cart)
  /// Write down that the first live charge was confirmed, then charge.
  case confirmLiveAndCharge(Cart)
  /// Send a sale's create request again.
  case chargeAgain(ClientRef)
  /// Expire a sale's session.
  case cancel(ClientRef)
  /// Refund a part of a sale.
  case refund(ClientRef, Money, RefundReason)
  /// Watch this sale closely; nil for none.
  case show(ClientRef?)
  /// Send ``Action/ticked(_:clock:)`` once, after a while.
  case tick(after: Duration, clock: Int)
  /// Put a text on the terminal's clipboard.
  case copy(String)
  /// Draw the whole screen again.
  case redraw
  /// Ring the terminal's bell.
  case ring
}

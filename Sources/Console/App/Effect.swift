package import CheckoutDomain
package import Till

/// Something the console wants done in the world.
///
/// A value: who does it is not the console's matter.
package enum Effect: Hashable, Sendable {
  /// Watch every open sale until the console ends.
  case watch
  /// Read a page of sales and the tabs' counts; `token` comes back with them.
  case loadSales(SaleQuery, token: Int)
  /// Read a sale anew.
  case loadSale(ClientRef)
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
  case refund(RefundOrder)
  /// Ask the gateway about a sale now.
  case check(ClientRef)
  /// See when a sale is asked about next.
  case findNextCheck(ClientRef)
  /// Settle a refund that only a person could find out about.
  case settle(Settlement)
  /// Take a sale out of needs attention that an alarm put there.
  case settleAlarm(ClientRef, by: String, evidence: String)
  /// Compare ledger and gateway over the last days.
  case reconcile(days: Int)
  /// Put a session in the place of a sale's payment intent.
  case replaceIntent(ClientRef)
  /// Charge the lines of a sale by a payment intent, in place of its session.
  case replaceSession(ClientRef)
  /// Keep a sale that is being built; `isHeld` while it is, so that nobody else recalls it.
  case keepDraft(ParkedSale.ID, Cart, isHeld: Bool)
  /// Forget a sale that was being built.
  case dropDraft(ParkedSale.ID)
  /// Read the sales that were put aside.
  case loadParked
  /// Take a parked sale.
  case recall(ParkedSale.ID)
  /// Read the themes there are.
  case loadThemes
  /// Write a setting into the config file.
  case keepSetting(String, String)
  /// Have refunds keep this name from now on.
  case setOperator(String)
  /// Watch this sale closely; nil for none.
  case show(ClientRef?)
  /// Have the customers' displays show this sale; nil for none.
  case present(ClientRef?)
  /// Send ``Action/ticked(_:clock:)`` once, after a while.
  case tick(after: Duration, clock: Int)
  /// Keep how far the tour has come, and have the gateway play its part in it.
  case tour(TourProgress)
  /// Put a text on the terminal's clipboard.
  case copy(String)
  /// Draw the whole screen again.
  case redraw
  /// Ring the terminal's bell.
  case ring
}

package import CheckoutDomain

/// The payment link of a sale that waits, judged before anybody is shown its code.
package enum PaymentLink {
  /// The link that may be drawn; nil for a sale that nobody can pay now.
  ///
  /// - Throws: ``TillError`` where the link may not be drawn, with its host, or where there is none.
  package static func drawable(
    of sale: Sale, _ policy: PaymentLinkPolicy
  ) throws(TillError) -> String? {
    guard sale.isOpen else { return nil }
    guard let url = sale.progress.url else {
      if sale.lacksLink { throw TillError.noRedirect(sale) }
      throw TillError(
        .noRedirect, "The gateway gave no payment link for \(sale.reference).",
        hint: "The customer cannot pay it: expire it, and charge again.")
    }
    switch policy.check(
      url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
    {
    case .drawable(let link): return link
    case .refused(let sentence):
      throw TillError(
        .mismatch, sentence,
        hint: "Expire the sale. Where the host is right, name it in checkout_hosts of the config.")
    }
  }
}

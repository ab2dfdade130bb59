package import CheckoutDomain
package import QRCode

/// The screen that a customer pays by: the code, and what became of it.
package struct PaymentState: Equatable, Sendable {
  /// What may be drawn of a sale's link.
  package enum Link: Equatable, Sendable {
    /// There is none yet.
    case none
    /// A code.
    case code(QRMatrix, url: String)
    /// An alarm in place of a code.
    case refused(String)
  }

  /// What is charged, before there is a sale.
  package var amount: Money
  /// The sale, once there is one.
  package var sale: Sale?
  package var link = Link.none
  /// Whether only the customer's view is shown.
  package var isFullScreen = false
  /// What went wrong last.
  package var problem: String?

  package init(amount: Money) { self.amount = amount }

  package init(_ sale: Sale, _ policy: PaymentLinkPolicy) {
    self.init(amount: sale.amount)
    take(sale, policy)
  }

  /// Takes the sale as it is now.
  mutating func take(_ sale: Sale, _ policy: PaymentLinkPolicy) {
    let oldURL = self.sale?.progress.url
    self.sale = sale
    guard let url = sale.progress.url, sale.state == .waiting else {
      link = .none
      return
    }
    guard url != oldURL || link == .none else { return }
    switch policy.check(
      url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
    {
    case .drawable(let checked):
      do {
        link = .code(try QRMatrix.encode(checked), url: checked)
      } catch {
        link = .refused("The link cannot be drawn as a code: \(error.description)")
      }
    case .refused(let sentence): link = .refused(sentence)
    }
  }
}

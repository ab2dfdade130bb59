package import CheckoutDomain
package import QRCode

/// The screen that a customer pays by: the code, and what became of it.
package struct PaymentState: Equatable, Sendable {
  /// What may be drawn of a sale's link.
  package enum Link: Equatable, Sendable {
    /// There is none, or none to pay by any more.
    case none
    /// A code.
    case code(QRMatrix, url: String)
    /// An alarm in place of a code.
    case refused(String)
  }

  package private(set) var sale: Sale
  package private(set) var link = Link.none
  /// Whether only the customer's view is shown.
  package var isFullScreen = false
  /// Whether another sale is about to take its place, once its session has ended.
  package var isBeingReplaced = false
  /// The time, as of the last tick; nil before the first.
  package var clock: Timestamp?

  package init(_ sale: Sale, _ policy: PaymentLinkPolicy) {
    self.sale = sale
    link = Self.link(of: sale, policy)
  }

  /// How long the customer can still pay; nil while nobody knows.
  var timeLeft: Duration? {
    guard let clock, let end = sale.progress.expiresAt else { return nil }
    return end - clock
  }

  /// Takes the sale as it is now.
  mutating func take(_ sale: Sale, _ policy: PaymentLinkPolicy) {
    let isSameLink = sale.isOpen && self.sale.isOpen && sale.progress.url == self.sale.progress.url
    self.sale = sale
    if !isSameLink { link = Self.link(of: sale, policy) }
    if !sale.isOpen, sale.state != .paid { isFullScreen = false }
  }

  private static func link(of sale: Sale, _ policy: PaymentLinkPolicy) -> Link {
    guard let url = sale.progress.url, sale.isOpen else { return .none }
    switch policy.check(
      url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
    {
    case .refused(let sentence): return .refused(sentence)
    case .drawable(let checked):
      do {
        return .code(try QRMatrix.encode(checked), url: checked)
      } catch {
        return .refused("The link cannot be drawn as a code: \(error.description)")
      }
    }
  }
}

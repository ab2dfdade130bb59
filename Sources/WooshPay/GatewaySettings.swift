import CheckoutDomain

/// The pages where the gateway sends the customer back to; landing there proves nothing
/// (contract sheet §4).
package struct ReturnAddresses: Hashable, Sendable {
  /// After a payment.
  package var success: String
  /// After the customer gave up.
  package var cancel: String
  /// From Akulaku's own page, for an intent without a session.
  package var intent: String

  /// Makes the addresses; the gateway requires each of them.
  package init(
    success: String = "https://wooshpay.com/", cancel: String = "https://wooshpay.com/",
    intent: String = "https://wooshpay.com/"
  ) {
    self.success = success
    self.cancel = cancel
    self.intent = intent
  }
}

/// The most time that a request may take, from the first look-up to the last byte.
package struct TimeLimits: Hashable, Sendable {
  /// For what moves money.
  package var money: Duration
  /// For questions.
  package var poll: Duration

  /// Makes the limits.
  package init(money: Duration = Attempt.longestSending, poll: Duration = .seconds(10)) {
    self.money = money
    self.poll = poll
  }
}

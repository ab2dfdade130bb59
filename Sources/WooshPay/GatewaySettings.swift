/// The pages where the gateway sends the customer back to; landing there proves nothing
/// (contract sheet §4).
package struct ReturnAddresses: Hashable, Sendable {
  /// After a payment.
  package var success: String
  /// After the customer gave up.
  package var cancel: String

  /// Makes the addresses; the gateway requires both.
  package init(
    success: String = "https://wooshpay.com/", cancel: String = "https://wooshpay.com/"
  ) {
    self.success = success
    self.cancel = cancel
  }
}

/// The most time that a request may take, from the first look-up to the last byte.
package struct TimeLimits: Hashable, Sendable {
  /// For what moves money.
  package var money: Duration
  /// For questions.
  package var poll: Duration

  /// Makes the limits.
  package init(money: Duration = .seconds(45), poll: Duration = .seconds(10)) {
    self.money = money
    self.poll = poll
  }
}

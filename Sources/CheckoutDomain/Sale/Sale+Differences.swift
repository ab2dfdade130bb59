extension Sale {
  /// What differs between this sale and a session; a member the answer lacks is no difference.
  public func differences(from session: CheckoutSession) -> [String] {
    differences(
      amount: session.amountTotal, currency: session.currency, mode: session.mode,
      clientRef: session.clientRef)
  }

  /// What differs between this sale and a succeeded intent; a member the answer lacks is no
  /// difference.
  public func differences(from intent: PaymentIntent) -> [String] {
    var found = differences(fromUnpaid: intent)
    if let received = intent.amountReceived, received != amount.minorUnits {
      found.append("The customer paid \(described(received)) instead of \(amount).")
    }
    return found
  }

  /// What differs between this sale and an intent that nobody has paid; a member the answer lacks is
  /// no difference.
  func differences(fromUnpaid intent: PaymentIntent) -> [String] {
    differences(
      amount: intent.amount, currency: intent.currency, mode: intent.mode,
      clientRef: intent.clientRef)
  }

  private func differences(
    amount other: Int64?, currency: String?, mode otherMode: Mode?, clientRef otherRef: ClientRef?
  ) -> [String] {
    var found: [String] = []
    if let currency, currency != amount.currency.code {
      found.append(
        "The gateway says \(SafeText.line(currency, limit: 8)) instead of \(amount.currency.code).")
    }
    if let other, other != amount.minorUnits {
      found.append("The gateway says \(described(other)) instead of \(amount).")
    }
    if let otherMode, otherMode != mode {
      found.append("The gateway says \(otherMode.rawValue) mode instead of \(mode.rawValue) mode.")
    }
    if let otherRef, otherRef != clientRef, otherRef != duplicateOf {
      found.append("The gateway's answer is about another sale.")
    }
    return found
  }

  private func described(_ minorUnits: Int64) -> String {
    Money(minorUnits: minorUnits, amount.currency).formatted
  }
}

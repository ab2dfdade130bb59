/// How a sale is charged (contract sheet §4, §5): the two ways that the gateway offers.
public enum ChargeKind: String, Hashable, Sendable, CaseIterable {
  /// By a checkout session: a page of the gateway, payable for 24 hours.
  case session
  /// By a payment intent that is confirmed as it is made: a page of Akulaku itself.
  case intent
}

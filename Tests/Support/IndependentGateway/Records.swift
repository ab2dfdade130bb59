/// A checkout session as the gateway keeps it.
///
/// Times are milliseconds since 1970.
package struct SessionRecord: Sendable {
  package let id: String
  package let created: Int64
  package let expires: Int64
  package let currency: String
  package let items: [ItemRecord]
  package let amount: Int64
  package let intentID: String
  package let request: Wire
  package internal(set) var status = "open"
  package internal(set) var paymentStatus = "unpaid"

  /// The digits of the id.
  var digits: Substring { id.dropFirst(3) }
}

/// One line of a session.
package struct ItemRecord: Sendable {
  package let name: String
  package let quantity: Int64
  package let unitAmount: Int64
  let itemID: String
  let priceID: String
  let productID: String
  let lookupKey: Wire?
}

/// A payment intent as the gateway keeps it.
package struct IntentRecord: Sendable {
  package let id: String
  package let created: Int64
  package let currency: String
  package let amount: Int64
  /// Nil when it was made without a session.
  package let sessionID: String?
  package let merchantOrderID: String?
  let secret: String
  let request: Wire
  package internal(set) var status = "requires_payment_method"
  package internal(set) var amountReceived: Int64 = 0
  package internal(set) var lastPaymentError: Wire = .null
  var cancellationReason: String?
}

/// A refund as the gateway keeps it.
package struct RefundRecord: Sendable {
  package let id: String
  package let created: Int64
  package let intentID: String
  package let amount: Int64
  package let currency: String
  package let reason: String?
  let metadata: Wire
  package internal(set) var status: String
  package internal(set) var failureReason: String?

  /// Whether its money is gone, or may be.
  var isHeld: Bool { status != "failed" && status != "canceled" }
}

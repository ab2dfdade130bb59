import CheckoutDomain
import StrictJSON

/// The exact bytes of the requests, members always in the same order.
enum RequestBodies {
  /// A checkout session (contract sheet §4).
  static func session(_ sale: Sale, _ urls: ReturnAddresses) -> [UInt8] {
    let names = names(sale)
    return bytes([
      "mode": "payment",
      "success_url": .string(urls.success),
      "cancel_url": .string(urls.cancel),
      "client_reference_id": .string(sale.clientRef.text),
      "payment_method_types": ["akulaku"],
      "payment_method_options": options(sale),
      "line_items": .array(sale.items.map(lineItem)),
      "metadata": names,
      "payment_intent_data": [
        "merchant_order_id": .string(sale.clientRef.text), "metadata": names,
      ],
    ])
  }

  /// A payment intent, made and confirmed in one step (contract sheet §5, §11).
  static func intent(_ sale: Sale, _ urls: ReturnAddresses) -> [UInt8] {
    bytes([
      "amount": .integer(sale.amount.minorUnits),
      "currency": .string(sale.amount.currency.code),
      "confirm": true,
      "payment_method_options": options(sale),
      "payment_method_types": ["akulaku"],
      "return_url": .string(urls.intent),
      "merchant_order_id": .string(sale.clientRef.text),
      "metadata": names(sale),
    ])
  }

  /// The end of an intent; the gateway requires a reason (contract sheet §5).
  static func cancellation(_ reason: String) -> [UInt8] {
    bytes(["cancellation_reason": .string(reason)])
  }

  private static func names(_ sale: Sale) -> JSONValue {
    ["client_ref": .string(sale.clientRef.text), "reference": .string(sale.reference)]
  }

  private static func options(_ sale: Sale) -> JSONValue {
    ["akulaku": ["terminal_type": .string(sale.terminalType.rawValue)]]
  }

  /// A refund (contract sheet §6).
  ///
  /// The published schema calls the amount a string; integers are
  /// what works, and an amount is always there: without one the gateway gives everything back.
  static func refund(_ refund: Refund, of intent: PaymentIntentID) -> [UInt8] {
    bytes([
      "payment_intent": .string(intent.text),
      "amount": .integer(refund.amount.minorUnits),
      "reason": .string(refund.reason.rawValue),
      "metadata": ["client_ref": .string(refund.clientRef.text)],
    ])
  }

  private static func lineItem(_ item: LineItem) -> JSONValue {
    [
      "price_data": [
        "currency": .string(item.unitAmount.currency.code),
        "unit_amount": .integer(item.unitAmount.minorUnits),
        "product_data": ["name": .string(item.name)],
      ],
      "quantity": .integer(item.quantity),
    ]
  }

  private static func bytes(_ document: JSONValue) -> [UInt8] { document.compactBytes }
}

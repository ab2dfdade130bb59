import CheckoutDomain
import StrictJSON

/// The exact bytes of the requests, members always in the same order.
enum RequestBodies {
  /// A checkout session (contract sheet §4).
  static func session(_ sale: Sale, _ urls: ReturnAddresses) -> [UInt8] {
    let names: JSONValue = [
      "client_ref": .string(sale.clientRef.text), "reference": .string(sale.reference),
    ]
    return bytes([
      "mode": "payment",
      "success_url": .string(urls.success),
      "cancel_url": .string(urls.cancel),
      "client_reference_id": .string(sale.clientRef.text),
      "payment_method_types": ["akulaku"],
      "payment_method_options": [
        "akulaku": ["terminal_type": .string(sale.terminalType.rawValue)]
      ],
      "line_items": .array(sale.items.map(lineItem)),
      "metadata": names,
      "payment_intent_data": [
        "merchant_order_id": .string(sale.clientRef.text), "metadata": names,
      ],
    ])
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

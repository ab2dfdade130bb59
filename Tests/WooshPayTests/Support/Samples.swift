/// The samples of contract sheet §11, with the true names; keys and client secrets are made up.
enum Samples {
  static let session = #"""
    {
      "id": "cs_1680914308084531200", "object": "checkout.session", "created": 1689596176000,
      "livemode": true, "currency": "IDR", "customer": "", "mode": "payment", "status": "open",
      "url": "https://checkout.wooshpay.com/pay/cs_1680914308084531200?key=pk_live_sample",
      "cancel_url": "www.wooshpay.com",
      "line_items": {
        "object": "list",
        "data": [
          {
            "id": "li_1680914308118085632", "object": "item", "currency": "IDR",
            "description": "apple",
            "price": {
              "id": "price_1680914308134862848", "object": "price", "created": 1689596176000,
              "livemode": true, "active": false, "currency": "IDR",
              "product": {
                "id": "prod_1680914308151640064", "object": "product", "created": 1689596176000,
                "livemode": true, "active": false, "name": "apple", "updated": 1689596176000
              },
              "type": "one_time", "unit_amount": 2000, "billing_scheme": "per_unit",
              "lookup_key": "test_lookup_key"
            },
            "quantity": 1, "amount_subtotal": 2000, "amount_total": 2000
          }
        ]
      },
      "payment_intent": "pi_1680914308331995136", "payment_method_types": ["akulaku"],
      "payment_status": "unpaid", "success_url": "https://wooshpay.com/", "amount_subtotal": 2000,
      "amount_total": 2000, "billing_address_collection": "auto", "expires_at": 1689682575585,
      "payment_link": "", "client_secret": "pi_1680914308331995136_secret_sample"
    }
    """#

  static let intent = #"""
    {
      "id": "pi_1680915072676790272", "object": "payment_intent", "created": 1689596358000,
      "livemode": true, "currency": "IDR", "amount": 200, "status": "requires_payment_method",
      "client_secret": "pi_1680915072676790272_secret_sample", "payment_method_types": ["akulaku"],
      "confirmation_method": "automatic",
      "payment_method_options": {"akulaku": {"terminal_type": "WEB"}},
      "return_url": "https://wooshpay.com", "capture_method": "automatic"
    }
    """#

  static let redirectIntent = #"""
    {
      "id": "pi_1664204164491640832", "object": "payment_intent", "created": 1685612167000,
      "currency": "IDR", "amount": 1000000, "status": "requires_action", "livemode": false,
      "client_secret": "pi_1664204164491640832_secret_sample",
      "next_action": {
        "type": "bank_transfer_id_handle_redirect",
        "bank_transfer_id_handle_redirect": {
          "url": "https://apitest.wooshpay.com/v1/receives/c12/pay/pi_1664204164491640832"
        }
      },
      "payment_method_types": ["bank_transfer_id"], "confirmation_method": "automatic",
      "return_url": "https://your.website", "payment_method": "pm_1664204164365811712",
      "capture_method": "automatic"
    }
    """#

  static let succeededIntent = #"""
    {
      "id": "pi_1680914308331995136", "object": "payment_intent", "created": 1689596176000,
      "livemode": false, "currency": "IDR", "amount": 2000, "amount_received": 2000,
      "status": "succeeded", "merchant_order_id": "order-1", "metadata": {"order_id": "order-1"},
      "payment_method_types": ["akulaku"], "confirmation_method": "automatic",
      "capture_method": "automatic"
    }
    """#

  static let leftOverRefund = #"""
    {
      "id": "re_3KQu4U2eZvKYlo2C02Ndp8xy", "object": "refund", "amount": 100,
      "created": 1644328172, "currency": "usd", "metadata": {},
      "payment_intent": "pi_3KQu4U2eZvKYlo2C0avUn9aJ", "reason": null, "receipt_number": null,
      "status": "succeeded"
    }
    """#

  static let refund = #"""
    {
      "id": "re_1680950003880689664", "object": "refund", "amount": 1000,
      "created": 1689604686000, "currency": "IDR", "metadata": {},
      "payment_intent": "pi_1680914308331995136", "reason": "requested_by_customer",
      "status": "pending", "description": null, "failure_reason": null
    }
    """#

  static let bareError = #"""
    {
      "type": "invalid_request_error", "code": "amount_too_small",
      "message": "amount is below the minimum for this payment method"
    }
    """#

  static let wrappedError = #"{"error": \#(bareError)}"#
}

import CheckoutDomain
import StrictJSON
import Testing

@testable import WooshPay

/// Every shape of `next_action` that contract sheet §5 shows, and what is near to it.
struct NextActionTests {
  private static let url = "https://api.wooshpay.com/v1/receives/c12/pay/pi_9"

  @Test(arguments: [
    #"{"type":"akulaku_handle_redirect","akulaku_handle_redirect":{"url":"URL"}}"#,
    #"{"type":"bank_transfer_id_handle_redirect","bank_transfer_id_handle_redirect":{"url":"URL"}}"#,
    #"{"type":"redirect_to_url","dana_handle_redirect":{"url":"URL"}}"#,
    #"{"type":"redirect_to_url","redirect_to_url":{"url":"URL"}}"#,
    #"{"redirect_to_url":{"url":"URL","return_url":"https://shop.example/"}}"#,
    #"{"bank_transfer_vn_handle_redirect":{"url":"URL","qrcode":"000201"}}"#,
    #"{"type":"b","a":{"url":"https://wrong.example/"},"b":{"url":"URL"}}"#,
    #"{"type":"b","b":{"url":""},"c":{},"d":"text","e":{"url":"URL"}}"#,
    #"{"type":"redirect","url":"URL"}"#,
    #"{"url":"URL"}"#,
    #""URL""#,
    #""{\"type\":\"akulaku_handle_redirect\",\"akulaku_handle_redirect\":{\"url\":\"URL\"}}""#,
    #"{"type":"x","x":"{\"url\":\"URL\"}"}"#,
  ])
  func `the page is found`(action: String) throws {
    #expect(try redirect(action) == Self.url)
  }

  @Test(arguments: [
    "null", #""""#, "{}", #"{"type":"akulaku_handle_redirect"}"#, #"{"type":"a","a":{"url":""}}"#,
    #"{"url":7}"#, #"{"a":{"link":"URL"}}"#, #""soon""#, "[]", "true",
    #""{\"type\":\"use_sdk\",\"ddc_redirect\":{\"return\":\"URL\"}}""#,
  ])
  func `where there is none, none is made up`(action: String) throws {
    #expect(try redirect(action) == nil)
  }

  @Test func `an intent without the member has none, nor an end of its own`() throws {
    let intent = try PaymentIntent(
      wire: JSONValue(parsing: #"{"id":"pi_9","object":"payment_intent","cancel_at":""}"#))
    #expect(intent.redirect == nil)
    #expect(intent.cancelAt == nil)
  }

  private func redirect(_ action: String) throws -> String? {
    let text = action.replacing("URL", with: Self.url)
    return try PaymentIntent(
      wire: JSONValue(parsing: #"{"id":"pi_9","status":"requires_action","next_action":\#(text)}"#)
    ).redirect
  }
}

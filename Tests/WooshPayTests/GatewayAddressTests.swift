import CheckoutDomain
import Testing

@testable import WooshPay

struct GatewayAddressTests {
  @Test func `the key's mode chooses WooshPay's own host`() throws {
    let test = try GatewayAddress(base: nil, for: sampleKey("sk_test_sample"))
    #expect(test.origin.text == "https://apitest.wooshpay.com")
    let live = try GatewayAddress(base: "", for: sampleKey("sk_live_sample"))
    #expect(live.origin.text == "https://api.wooshpay.com")
    #expect(live.display == "api.wooshpay.com")
  }

  @Test(arguments: [
    ("https://apitest.wooshpay.com", "https://apitest.wooshpay.com"),
    ("https://apitest.wooshpay.com/", "https://apitest.wooshpay.com"),
    ("HTTPS://ApiTest.WooshPay.com", "https://apitest.wooshpay.com"),
    ("https://gateway.example:8443/", "https://gateway.example:8443"),
    ("https://gateway.example:443", "https://gateway.example"),
    ("https://10.0.0.5", "https://10.0.0.5"),
    ("https://localhost:9000", "https://localhost:9000"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ("http://127.0.0.1/", "http://127.0.0.1"),
    ("http://127.255.255.254:1", "http://127.255.255.254:1"),
    ("http://[::1]:8080", "http://[::1]:8080"),
    ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
  ])
  func `takes an origin`(base: String, origin: String) throws {
    #expect(try GatewayAddress(base: base, for: sampleKey("sk_test_sample")).origin.text == origin)
  }

  @Test(arguments: [
    // Plain http to what is no literal loopback address.
    "http://127.0.0.1.evil.example", "http://localhost", "http://localhost:8080",
    "http://[::ffff:1.2.3.4]", "http://[::ffff:127.0.0.1]", "http://[0:0:0:0:0:0:0:1]",
    "http://2130706433", "http://0x7f000001", "http://0x7f.0.0.1", "http://017700000001",
    "http://0177.0.0.1", "http://127.1", "http://127.0.1", "http://127.0.0.1.", "http://127.0.0.01",
    "http://127.0.0.256", "http://0.0.0.0", "http://0", "http://128.0.0.1", "http://[::]",
    "http://[::1%25lo]", "http://[::1", "http://::1", "http://[::1]evil.example",
    "http://127.0.0.1@evil.example", "http://evil.example#@127.0.0.1",
    "http://evil.example\\@127.0.0.1", "http://127.0.0.1%2eevil.example",
    "http://\u{ff11}27.0.0.1", "http://\u{2460}27.0.0.1", "http://apitest.wooshpay.com",
    // What is no origin, whatever the scheme.
    "https://", "https:///", "https://apitest.wooshpay.com/v1", "https://apitest.wooshpay.com//",
    "https://apitest.wooshpay.com?x", "https://apitest.wooshpay.com/?",
    "https://apitest.wooshpay.com#",
    "https://user@apitest.wooshpay.com", "https://user:pw@apitest.wooshpay.com",
    "https://apitest.wooshpay.com:", "https://apitest.wooshpay.com:0",
    "https://apitest.wooshpay.com:65536", "https://apitest.wooshpay.com:+443",
    "https://apitest.wooshpay.com:0443", "https://apitest.wooshpay.com:44 3",
    "https://apitest.wooshpay.com.", "https://apitest..wooshpay.com", "https://-a.example",
    "https://api_test.example", "https://apitest.woo\u{200b}shpay.com", "https://b\u{fc}ro.example",
    " https://apitest.wooshpay.com", "https://apitest.wooshpay.com\n",
    "apitest.wooshpay.com", "//apitest.wooshpay.com", "ftp://apitest.wooshpay.com",
    "file:///etc/passwd", "javascript://apitest.wooshpay.com", "https:apitest.wooshpay.com", "/",
  ])
  func `refuses everything else, in a sentence that names the setting`(base: String) {
    let error = #expect(throws: SetupError.self) {
      try GatewayAddress(base: base, for: sampleKey("sk_test_sample"))
    }
    #expect(error?.kind == .address)
    #expect(error?.sentence.hasPrefix("WOOSHPAY_API_BASE ") == true)
  }

  @Test(arguments: [
    "sk_test_sampleCanary", "https://sk_test_sampleCanary@apitest.wooshpay.com",
    "https://apitest.wooshpay.com/sk_test_sampleCanary", "https://sk_test_sampleCanary",
    "http://sampleCanary.example",
  ])
  func `a key in the wrong setting is not repeated`(base: String) {
    let error = #expect(throws: SetupError.self) {
      try GatewayAddress(base: base, for: sampleKey("sk_test_sample"))
    }
    #expect(error?.sentence.contains("Canary") == false)
  }

  @Test(arguments: [
    ("sk_test_sample", "https://api.wooshpay.com", "live gateway"),
    ("sk_test_sample", "https://API.wooshpay.com:8443", "live gateway"),
    ("sk_live_sample", "https://apitest.wooshpay.com", "test gateway"),
    ("sk_live_sample", "http://127.0.0.1:8080", "A loopback gateway is test mode"),
    ("sk_live_sample", "https://127.9.9.9", "A loopback gateway is test mode"),
    ("sk_live_sample", "http://[::1]", "A loopback gateway is test mode"),
  ])
  func `refuses a key on the other mode's gateway`(key: String, base: String, word: String) {
    let error = #expect(throws: SetupError.self) {
      try GatewayAddress(base: base, for: sampleKey(key))
    }
    #expect(error?.kind == .mode)
    #expect(error?.sentence.contains(word) == true, "\(error?.sentence ?? "")")
  }

  @Test(arguments: [
    ("sk_live_sample", "https://gateway.example"), ("sk_test_sample", "https://gateway.example"),
    ("sk_live_sample", "https://api.wooshpay.com"),
  ])
  func `takes a key on a gateway of its mode or of no known mode`(key: String, base: String) throws
  {
    #expect(try GatewayAddress(base: base, for: sampleKey(key)).origin.text == base)
  }
}

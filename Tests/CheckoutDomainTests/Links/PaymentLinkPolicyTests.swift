import CheckoutDomain
import Testing

struct PaymentLinkPolicyTests {
  private static let session = SessionID("cs_1680914308084531200")
  private static let intent = PaymentIntentID("pi_1680914308331995136")
  private static let wooshPay = WebOrigin(scheme: .https, host: "apitest.wooshpay.com")
  private static let loopback = WebOrigin(scheme: .http, host: "127.0.0.1", port: 8080)
  private static let good =
    "https://checkouttest.wooshpay.com/pay/cs_test_1680914308084531200?key=pk_test_sample"

  private static func check(
    _ link: String, _ mode: Mode = .test, _ gateway: WebOrigin = wooshPay, extra: [String] = []
  ) -> PaymentLinkPolicy.Verdict {
    PaymentLinkPolicy(mode: mode, gateway: gateway, extraHosts: extra)
      .check(link, session: session, paymentIntent: intent)
  }

  @Test(arguments: [
    (good, Mode.test),
    ("https://checkouttest.wooshpay.com/pay/cs_1680914308084531200#frag", .test),
    ("https://apitest.wooshpay.com/v1/receives/c12/pay/pi_1680914308331995136", .test),
    ("HTTPS://CheckoutTest.wooshpay.com/pay/cs_test_1680914308084531200", .test),
    ("https://checkout.wooshpay.com/pay/cs_1680914308084531200?key=pk_live_sample", .live),
    ("https://api.wooshpay.com/v1/pay/pi_1680914308331995136/", .live),
  ])
  func `draws the gateway's own links as they stand`(link: String, mode: Mode) {
    #expect(Self.check(link, mode) == .drawable(link))
  }

  @Test(arguments: [
    "", " ", "cs_1680914308084531200", "checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "//checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "http://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "ftp://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "javascript://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "data:text/html,cs_1680914308084531200",
    "intent://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    // Other hosts, and hosts that look alike.
    "https://evil.example/pay/cs_1680914308084531200",
    "https://checkout.wooshpay.com/pay/cs_1680914308084531200",
    "https://api.wooshpay.com/pay/cs_1680914308084531200",
    "https://wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com.evil.example/pay/cs_1680914308084531200",
    "https://evil-checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://a.checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest-wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.co/pay/cs_1680914308084531200",
    "https://checkouttest.woosh-pay.com/pay/cs_1680914308084531200",
    "https://checkouttest.w00shpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.xn--wooshpay-test.com/pay/cs_1680914308084531200",
    "https://xn--checkouttest-wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshp\u{430}y.com/pay/cs_1680914308084531200",
    "https://checkouttest\u{3002}wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest\u{ff0e}wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com./pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com%2eevil.example/pay/cs_1680914308084531200",
    // Steps that lead elsewhere, also as a browser reads them.
    "https://checkouttest.wooshpay.com/pay/cs_1680914308084531200/%2e%2e/",
    "https://checkouttest.wooshpay.com/%2E./pay/cs_1680914308084531200",
    // User names and ports.
    "https://checkouttest.wooshpay.com@evil.example/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com:x@evil.example/pay/cs_1680914308084531200",
    "https://user@checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://@checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://evil.example\\@checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com:443/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com:8443/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com:/pay/cs_1680914308084531200",
    // Addresses.
    "https://1.2.3.4/pay/cs_1680914308084531200", "https://[::1]/pay/cs_1680914308084531200",
    "http://127.0.0.1:8080/pay/cs_1680914308084531200", "https://2130706433/cs_1680914308084531200",
    // Characters that move, hide or end something.
    "https://checkouttest.wooshpay.com/pay/cs_1680914308084531200 ",
    "\thttps://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com/pay/cs_1680914308084531200\n",
    "https://checkouttest.wooshpay.com/pay/\u{1b}[2Jcs_1680914308084531200",
    "https://checkouttest.wooshpay.com/pay/\u{202e}cs_1680914308084531200",
    "https://checkouttest.wooshpay.com/pay/\u{200b}cs_1680914308084531200",
    "https://checkouttest.wooshpay.com\\pay\\cs_1680914308084531200",
    "https://checkouttest.wooshpay.com/pay/cs_1680914308084531200\"><script>",
    "https:\\\\checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https:/checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https:///checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://?checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://evil.example?https://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    "https://evil.example#https://checkouttest.wooshpay.com/pay/cs_1680914308084531200",
    // Another sale, or none, and paths that leave.
    "https://checkouttest.wooshpay.com", "https://checkouttest.wooshpay.com/pay/",
    "https://checkouttest.wooshpay.com/pay/cs_test_1680914308084531201",
    "https://checkouttest.wooshpay.com/pay/cs_11680914308084531200",
    "https://checkouttest.wooshpay.com/pay/cs_16809143080845312000",
    "https://checkouttest.wooshpay.com/pay?id=cs_1680914308084531200",
    "https://checkouttest.wooshpay.com/pay#cs_1680914308084531200",
    "https://checkouttest.wooshpay.com//evil.example/cs_1680914308084531200",
    "https://checkouttest.wooshpay.com/../evil/cs_1680914308084531200",
  ])
  func `refuses everything else`(link: String) {
    guard case .refused(let sentence) = Self.check(link) else {
      Issue.record("drawn")
      return
    }
    #expect(sentence.hasPrefix("The payment link points to "))
    #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test func `names the host it was sent to`() {
    guard case .refused(let sentence) = Self.check("https://evil.example/pay/1") else {
      Issue.record("drawn")
      return
    }
    #expect(
      sentence.contains("points to evil.example: that is no known checkout host in test mode"))
  }

  @Test func `test hosts are refused in live mode`() {
    guard case .refused = Self.check(Self.good, .live) else {
      Issue.record("drawn")
      return
    }
  }

  @Test func `a link may have 1024 bytes and no more`() {
    let longest = Self.good + String(repeating: "x", count: 1024 - Self.good.utf8.count)
    #expect(Self.check(longest) == .drawable(longest))
    #expect(Self.check(longest + "x") != .drawable(longest + "x"))
  }

  @Test func `a host of the configuration is known, exactly and over https`() {
    let link = "https://pay.shop.example/cs_1680914308084531200"
    #expect(Self.check(link, extra: ["Pay.Shop.example"]) == .drawable(link))
    for other in [
      link, "http://pay.shop.example/cs_1680914308084531200",
      "https://a.pay.shop.example/cs_1680914308084531200",
    ] {
      #expect(Self.check(other, extra: ["shop.example"]) != .drawable(other))
    }
  }

  @Test func `a loopback gateway may link to itself and to no other port or host`() {
    let own = "http://127.0.0.1:8080/pay/cs_test_1680914308084531200"
    #expect(Self.check(own, .test, Self.loopback) == .drawable(own))
    for other in [
      "http://127.0.0.1:8081/pay/cs_test_1680914308084531200",
      "http://127.0.0.1/pay/cs_test_1680914308084531200",
      "http://127.0.0.2:8080/pay/cs_test_1680914308084531200",
      "http://localhost:8080/pay/cs_test_1680914308084531200",
      "http://127.0.0.1:8080/pay/cs_test_2", "http://x@127.0.0.1:8080/pay/cs_1680914308084531200",
    ] {
      #expect(Self.check(other, .test, Self.loopback) != .drawable(other))
    }
    let remote = WebOrigin(scheme: .https, host: "gateway.example")
    let link = "https://gateway.example/pay/cs_1680914308084531200"
    #expect(Self.check(link, .test, remote) != .drawable(link))
  }

  @Test func `an id without a number must stand in the path whole`() {
    let policy = PaymentLinkPolicy(mode: .test, gateway: Self.wooshPay)
    let link = "https://checkouttest.wooshpay.com/pay/cs_opaque"
    #expect(
      policy.check(link, session: SessionID("cs_opaque"), paymentIntent: nil) == .drawable(link))
    #expect(
      policy.check(link, session: SessionID("cs_other"), paymentIntent: nil) != .drawable(link))
    #expect(policy.check(link, session: nil, paymentIntent: nil) != .drawable(link))
    #expect(policy.check(link, session: SessionID(""), paymentIntent: nil) != .drawable(link))
  }
}

import CheckoutDomain
import Testing

/// Thousands of forged links: none of a foreign host is ever drawn.
struct PaymentLinkFuzzTests {
  private static let digits = "1680914308084531200"

  @Test(arguments: Mode.allCases)
  func `of 2,000 forged links none leads to a foreign host`(mode: Mode) {
    var random = SeededGenerator(seed: mode == .test ? 71 : 72)
    let policy = PaymentLinkPolicy(
      mode: mode, gateway: WebOrigin(scheme: .https, host: PaymentLinkPolicy.hosts(mode)[1]))
    var drawn = 0
    for _ in 0..<2000 {
      let link = Self.forgedLink(for: mode, &random)
      let verdict = policy.check(
        link, session: SessionID("cs_" + Self.digits), paymentIntent: nil)
      guard verdict == .drawable(link) else { continue }
      drawn += 1
      #expect(Self.isPlainly(link, on: PaymentLinkPolicy.hosts(mode)), "\(link)")
    }
    // Some of them are true, so that a policy that draws nothing at all is found out.
    #expect(drawn > 50)
  }

  @Test func `of 2,000 links with one byte changed none leads elsewhere`() {
    var random = SeededGenerator(seed: 73)
    let policy = PaymentLinkPolicy(
      mode: .live, gateway: WebOrigin(scheme: .https, host: "api.wooshpay.com"))
    let good = Array("https://checkout.wooshpay.com/pay/cs_\(Self.digits)?key=pk_live_x".utf8)
    for _ in 0..<2000 {
      var bytes = good
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
      default: bytes.remove(at: place)
      }
      let link = String(decoding: bytes, as: UTF8.self)
      let verdict = policy.check(
        link, session: SessionID("cs_" + Self.digits), paymentIntent: nil)
      guard verdict == .drawable(link) else { continue }
      #expect(Self.isPlainly(link, on: PaymentLinkPolicy.hosts(.live)), "\(link)")
    }
  }

  /// Whether a link is on one of the hosts beyond any doubt, told without the parser: the exact
  /// beginning, what ends a host, printable ASCII, and the whole number in what is the path.
  private static func isPlainly(_ link: String, on hosts: [String]) -> Bool {
    guard link.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
      return false
    }
    return hosts.contains { host in
      let beginning = "https://" + host
      guard link.lowercased().hasPrefix(beginning + "/") else { return false }
      let path = link.dropFirst(beginning.count).prefix { $0 != "?" && $0 != "#" }
      return path.split { !$0.isNumber }.contains { $0 == digits }
    }
  }

  private static let schemes = [
    "https://", "http://", "HTTPS://", "https:/", "https:", "//", "ftp://", "javascript:",
    "https:\\\\", "https:///", " https://", "https://\t",
  ]
  private static let hosts = [
    "checkout.wooshpay.com", "checkouttest.wooshpay.com", "api.wooshpay.com",
    "apitest.wooshpay.com", "Checkout.WooshPay.com", "wooshpay.com", "evil.example",
    "checkout.wooshpay.com.evil.example", "checkout-wooshpay.com", "evilcheckout.wooshpay.com",
    "checkout.wooshpay.co", "checkout.w00shpay.com", "checkout.wooshp\u{430}y.com",
    "checkout。wooshpay.com", "xn--checkout-wooshpay.com", "127.0.0.1", "[::1]", "2130706433",
    "checkout.wooshpay.com%2eevil.example", "checkout.wooshpay.com\u{200B}", "localhost",
  ]
  private static let joints = [
    "", "@", ":", ".", "@evil.example", ":443", ":8443", ":x@evil.example", "/@",
    "\\@evil.example", "#@evil.example", "?@evil.example", "%00", "%2f", "..", "\u{0}", ";",
  ]
  private static let paths = [
    "/pay/cs_test_\(digits)?key=pk_test_x", "/pay/cs_1", "/../cs_\(digits)", "?cs_\(digits)",
    "//evil.example/cs_\(digits)", "#cs_\(digits)", "", "/pay/1\(digits)", "/.\\cs_\(digits)",
    "/pay/\u{202E}cs_\(digits)", "/pay/cs_\(digits)\n",
  ]

  /// Every part is the true one as often as not, so that one thing alone is wrong quite often.
  private static func forgedLink(for mode: Mode, _ random: inout SeededGenerator) -> String {
    let own = random.pick(PaymentLinkPolicy.hosts(mode))
    var link = Bool.random(using: &random) ? "https://" : random.pick(schemes)
    link += Bool.random(using: &random) ? own : random.pick(hosts)
    link += Bool.random(using: &random) ? "" : random.pick(joints)
    if Int.random(in: 0..<6, using: &random) == 0 {
      link += random.pick(hosts) + random.pick(joints)
    }
    return link + (Bool.random(using: &random) ? "/pay/cs_\(digits)" : random.pick(paths))
  }
}

import CheckoutDomain
import Testing

struct WebAddressTests {
  @Test(arguments: [
    ("https://checkout.wooshpay.com/pay/cs_1?key=pk#top", "https://checkout.wooshpay.com"),
    ("https://checkout.wooshpay.com", "https://checkout.wooshpay.com"),
    ("HTTPS://CheckOut.WooshPay.COM/", "https://checkout.wooshpay.com"),
    ("http://127.0.0.1:8080/pay", "http://127.0.0.1:8080"),
    ("http://example.com:80/", "http://example.com"), ("https://a:443", "https://a"),
    ("https://a:80", "https://a:80"), ("http://[::1]:8080/x", "http://[::1]:8080"),
    ("http://[::FFFF:127.0.0.1]", "http://[::ffff:127.0.0.1]"),
    ("https://x.example?y", "https://x.example"), ("https://x.example#y", "https://x.example"),
    ("https://1.2.3.4/", "https://1.2.3.4"), ("https://3com.example/", "https://3com.example"),
    ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example"),
  ])
  func `reads scheme, host and port, in lower case`(text: String, origin: String) throws {
    let address = try WebAddress(parsing: text)
    #expect(address.origin.text == origin)
  }

  @Test func `cuts path, query and fragment as they stand`() throws {
    let address = try WebAddress(parsing: "https://x.example/a/B%2e?q=1?2&r#f?g#h")
    #expect(address.path == "/a/B%2e")
    #expect(address.query == "q=1?2&r")
    #expect(address.fragment == "f?g#h")
    #expect(!address.namesPort)
    let bare = try WebAddress(parsing: "https://x.example:443?")
    #expect(bare.path.isEmpty && bare.query == "" && bare.fragment == nil && bare.namesPort)
  }

  @Test(arguments: [
    ("https://x.example/ ", WebAddress.Problem.characters), (" https://x.example/", .characters),
    ("https://x.example/\n", .characters), ("https://x.example/\u{1B}[2J", .characters),
    ("https://x.example/é", .characters), ("https://\u{435}xample.com/", .characters),
    ("https://x\u{200B}.example/", .characters), ("https://x.example\\@y/", .characters),
    ("https://x.example/a|b", .characters), ("https://x.example/\"", .characters),
    ("https://x.example/<>", .characters), ("https://x.example/{}", .characters),
    ("https://x。example/", .characters), ("https://x.example/\u{7F}", .characters),
    ("", .scheme), ("https", .scheme), ("https:", .scheme), ("https:/x.example", .scheme),
    ("//x.example", .scheme), ("x.example", .scheme), ("ftp://x.example", .scheme),
    ("javascript://x.example", .scheme), ("file:///etc/passwd", .scheme), ("://x.example", .scheme),
    ("xhttps://x.example", .scheme), ("https+x://x.example", .scheme),
    ("a?https://x.example", .scheme),
    ("https://user@x.example/", .userInfo), ("https://user:pw@x.example/", .userInfo),
    ("https://@x.example/", .userInfo), ("https://x.example@y.example", .userInfo),
    ("https://x.example%40y.example", .host), ("https:///x", .host), ("https://", .host),
    ("https://?x", .host), ("https://:443/", .host), ("https://.example/", .host),
    ("https://x..example/", .host), ("https://x.example./", .host), ("https://-x.example/", .host),
    ("https://x-.example/", .host), ("https://x_y.example/", .host), ("https://*.example/", .host),
    ("https://2130706433/", .host), ("https://127.1/", .host), ("https://0x7f.0.0.1/", .host),
    ("https://0x7f000001/", .host), ("https://0177.0.0.1/", .host), ("https://1.2.3.4.5/", .host),
    ("https://256.1.1.1/", .host), ("https://1.2.3.04/", .host), ("https://x.123/", .host),
    ("https://x.0x7f/", .host), ("https://::1/", .host), ("https://[::1/", .host),
    ("https://[]/", .host), ("https://[x]/", .host), ("https://[::1]x/", .host),
    ("https://[::1%25lo]/", .host), ("https://[127.0.0.1]/", .host),
    ("https://x.example:/", .port), ("https://x.example:0/", .port),
    ("https://x.example:65536/", .port), ("https://x.example:080/", .port),
    ("https://x.example:+80/", .port), ("https://x.example:8o/", .port),
    ("https://x.example:80:80/", .port), ("https://[::1]:x/", .port),
  ])
  func `what two programs could read as two places is no address`(
    text: String, problem: WebAddress.Problem
  ) {
    #expect(throws: problem) { try WebAddress(parsing: text) }
  }

  @Test func `a host has at most 253 characters, and a part of it 63`() throws {
    let part = String(repeating: "a", count: 63)
    #expect(throws: Never.self) { try WebAddress(parsing: "https://\(part).example/") }
    #expect(throws: WebAddress.Problem.host) {
      try WebAddress(parsing: "https://\(part)a.example/")
    }
    let longest = [part, part, part, String(repeating: "a", count: 61)].joined(separator: ".")
    #expect(try WebAddress(parsing: "https://\(longest)/").origin.host == longest)
    #expect(throws: WebAddress.Problem.host) { try WebAddress(parsing: "https://\(longest)a/") }
  }

  @Test(arguments: [
    ("https://evil.example/pay", "evil.example"),
    ("https://a@evil.example:8/x", "a@evil.example:8"),
    ("evil.example/pay", "evil.example"), ("", ""), ("https://", ""),
    ("https://ev\u{1B}[2Jil/x", "ev^[[2Jil"), ("https://\u{202E}moc.live/", "moc.live"),
    ("https://evil.example\\@good.example/", "evil.example"),
  ])
  func `names the host that a link claims, made safe`(text: String, host: String) {
    #expect(WebAddress.claimedHost(in: text) == host)
  }
}

import CheckoutDomain
import Testing

struct WebOriginTests {
  @Test(arguments: [
    ("http://127.0.0.1", true), ("http://127.0.0.1:8080", true), ("https://127.255.255.254", true),
    ("http://[::1]", true), ("http://[::1]:9", true),
    // A name could be answered by anybody, and no other form is the address itself.
    ("http://localhost", false), ("http://localhost.localdomain", false),
    ("http://127.0.0.1.example", false), ("http://128.0.0.1", false), ("http://10.0.0.1", false),
    ("http://0.0.0.0", false), ("http://192.168.1.1", false), ("http://[::]", false),
    ("http://[::ffff:127.0.0.1]", false), ("http://[0:0:0:0:0:0:0:1]", false),
    ("http://[fe80::1]", false), ("https://wooshpay.com", false),
  ])
  func `only a literal loopback address is loopback`(text: String, isLoopback: Bool) throws {
    #expect(try WebAddress(parsing: text).origin.isLoopback == isLoopback)
  }

  @Test func `a port that goes unsaid is the scheme's own`() {
    let origin = WebOrigin(scheme: .https, host: "api.wooshpay.com")
    #expect(origin.port == 443)
    #expect(origin.text == "https://api.wooshpay.com")
    #expect(origin == WebOrigin(scheme: .https, host: "api.wooshpay.com", port: 443))
    #expect(origin != WebOrigin(scheme: .http, host: "api.wooshpay.com", port: 443))
    #expect(WebOrigin(scheme: .http, host: "::1", port: 8080).text == "http://[::1]:8080")
    #expect(WebOrigin(scheme: .http, host: "127.0.0.1").authority == "127.0.0.1")
  }
}

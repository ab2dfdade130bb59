import CheckoutDomain
import Testing

@testable import WooshPay

struct SecretKeyTests {
  @Test(arguments: [
    ("sk_test_YWNjdF83OnNhbXBsZVNlY3JldDE=", Mode.test, "sk_test_…dDE=", "acct_7"),
    // Without its padding it is the same account.
    ("sk_test_YWNjdF83OnNhbXBsZVNlY3JldDE", .test, "sk_test_…ldDE", "acct_7"),
    ("sk_live_MTIzOmFiY2RlZg==", .live, "sk_live_…Zg==", "123"),
    ("sk_live_MTIzOmFiY2RlZg==\n", .live, "sk_live_…Zg==", "123"),
    ("sk_live_MTIzOmFiY2RlZg==\r\n", .live, "sk_live_…Zg==", "123"),
  ])
  func `reads mode, mask and account`(text: String, mode: Mode, masked: String, account: String)
    throws
  {
    let key = try sampleKey(text)
    #expect(key.mode == mode)
    #expect(key.masked == masked)
    #expect(key.account == account)
  }

  @Test(arguments: [
    ("sk_test_a", "sk_test_…"), ("sk_test_1234567", "sk_test_…"),
    ("sk_test_12345678", "sk_test_…5678"), ("sk_live_sample!#$%&'()", "sk_live_…&'()"),
  ])
  func `shows the last four only of a key that is long enough`(text: String, masked: String) throws
  {
    let key = try sampleKey(text)
    #expect(key.masked == masked)
    #expect("\(key)" == masked)
  }

  @Test(arguments: [
    "sk_test_sample", "sk_test_bm9jb2xvbg==", "sk_test_OmVtcHR5", "sk_test_!!!!",
    "sk_test_AP86YWI=",
    "sk_test_a", "sk_test_YWJj=", "sk_test_Y",
  ])
  func `a body without an account is named by its hash`(text: String) throws {
    let account = try sampleKey(text).account
    #expect(account.count == 12)
    #expect(account.filter(\.isHexDigit) == account)
    #expect(try sampleKey(text).account == account)
    #expect(try sampleKey(text + "x").account != account)
  }

  @Test func `the hash is the key's SHA-256`() throws {
    // printf sk_test_sample | sha256sum
    #expect(try sampleKey("sk_test_sample").account == "2e7efbe67506")
  }

  @Test(arguments: [
    ("", "There is no key"), ("\n", "There is no key"), ("sk_test_", "ends after sk_test_"),
    ("sk_live_\n", "ends after sk_live_"), ("pk_test_sampleCanary", "publishable"),
    ("sk_prod_sampleCanary", "does not hold"), (" sk_test_sampleCanary", "does not hold"),
    ("SK_TEST_sampleCanary", "does not hold"), ("\"sk_test_sampleCanary\"", "does not hold"),
    ("sk_test_sample Canary", "space"), ("sk_test_sampleCanary ", "space"),
    ("sk_test_sampleCanary\t", "space"), ("sk_test_sample\u{e9}Canary", "space"),
    ("sk_test_sampleCanary\n\n", "space"), ("sk_test_sample\u{0}Canary", "space"),
  ])
  func `says what is wrong with a key, where, and never the key`(text: String, word: String) {
    let error = #expect(throws: SetupError.self) { try sampleKey(text) }
    let sentence = error?.sentence ?? ""
    #expect(sentence.contains(word), "\(sentence)")
    #expect(sentence.contains("WOOSHPAY_SECRET_KEY"))
    #expect(!sentence.contains("Canary"))
    #expect(error?.kind == .key)
  }

  @Test func `sends the key as the user name of Basic, without a password`() throws {
    // printf 'sk_test_sample:' | base64
    #expect(
      try sampleKey("sk_test_sample").authorization.reveal() == "Basic c2tfdGVzdF9zYW1wbGU6")
  }

  @Test(arguments: 0..<40)
  func `base64 comes back as it went`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
    let text = Base64.encode(bytes)
    #expect(text.count % 4 == 0)
    #expect(Base64.decode(text) == bytes)
    #expect(Base64.decode(text.prefix { $0 != "=" }) == bytes)
  }
}

struct CanaryTests {
  @Test func `no description, reflection or dump shows a key`() throws {
    let text = "sk_test_Y2FuYXJ5OnNhbXBsZUNhbmFyeQ=="
    let key = try sampleKey(text)
    let gateway = try sampleGateway(key: text)
    let request = HTTPRequest(
      .get, WebOrigin(scheme: .https, host: "a.example"), "/", authorization: key.authorization,
      timeLimit: .seconds(1))
    var shown = ""
    for value in [key, gateway, request, key.authorization, [key], Optional(key) as Any] as [Any] {
      shown += "\(value) \(String(reflecting: value))"
      dump(value, to: &shown)
    }
    #expect(shown.contains("sk_test_…"))
    let body = String(text.dropFirst("sk_test_".count))
    let basic = String(key.authorization.reveal().dropFirst("Basic ".count))
    for secret in [text, body, basic, "sampleCanary"] { #expect(!shown.contains(secret)) }
  }

  @Test(arguments: TransportFault.allCases)
  func `no failed transfer speaks of the key`(fault: TransportFault) async throws {
    let server = try RawServer { fault.play(on: $0) }
    defer { server.stop() }
    let limit = Duration.milliseconds(fault == .stall || fault == .drip ? 300 : 60_000)
    let gateway = try sampleGateway(
      CurlTransport(), base: "http://127.0.0.1:\(server.port)",
      key: "sk_test_Y2FuYXJ5OnNhbXBsZUNhbmFyeQ==", limits: TimeLimits(money: limit))
    let delivery = await gateway.send(
      gateway.request(expiring: SessionID("cs_1"), key: IdempotencyKey("kasir-1")))
    let shown = "\(delivery) \(gateway.session(in: delivery))"
    #expect(server.arrivals.first?.text.contains("Authorization: Basic c2tf") == true)
    for secret in ["Y2FuYXJ5", "sampleCanary", "c2tf"] { #expect(!shown.contains(secret)) }
  }

  @Test func `an answer that echoes the key is kept without it`() async throws {
    let key = try sampleKey()
    let basic = key.authorization.reveal().dropFirst("Basic ".count)
    let transport = ScriptedTransport([
      .status(
        401, #"{"error":{"message":"no such key \#(sampleKeyText), sent as \#(basic)!"}}"#)
    ])
    let gateway = try sampleGateway(transport)
    let delivery = await gateway.send(
      gateway.request(expiring: SessionID("cs_1"), key: IdempotencyKey("kasir-1")))
    guard case .answered(let answer) = delivery else {
      Issue.record("\(delivery)")
      return
    }
    let kept = String(decoding: answer.body, as: UTF8.self)
    #expect(!kept.contains(sampleKeyText) && !kept.contains(basic))
    let sentence = gateway.session(in: delivery).sentence
    #expect(sentence.hasPrefix("The gateway does not accept the key (401): no such key ***"))
    #expect(sentence.hasSuffix("*!"))
  }
  @Test(arguments: [
    #"sk_test_c2FtcGxl\/2NhbmFyeQ\u003d\u003D"#, #"sk_test_c2FtcGxl\u002f2NhbmFyeQ=\u003D"#,
    #"\u0073k\u005Ftest_c2FtcGxl/2NhbmFyeQ=="#, #"sk_test_c2FtcGxl\\/2NhbmFyeQ=\\u003d"#,
    #"s\u006b_test_c2FtcGxl/2NhbmFyeQ=="#,
  ])
  func `a key written with escapes is an echo too`(echo: String) async throws {
    let transport = ScriptedTransport([.status(401, #"{"message":"no key \#(echo), sorry"}"#)])
    let gateway = try sampleGateway(transport, key: "sk_test_c2FtcGxl/2NhbmFyeQ==")
    let outcome = await gateway.session(SessionID("cs_1"))
    #expect(!outcome.sentence.contains("2NhbmFyeQ"), "\(outcome.sentence)")
    #expect(outcome.sentence.hasSuffix("***, sorry"))
  }

  @Test(arguments: [
    #"\"#, #"\u"#, #"\u00"#, #"\u003"#, #"x\u12345k_test_"#, "sk_test_c2FtcGxl/2NhbmFyeQ=", "",
  ])
  func `what is no echo stays as it is`(text: String) {
    let secret = Array("sk_test_c2FtcGxl/2NhbmFyeQ==".utf8)
    #expect(Redaction.body(Array(text.utf8), without: [secret, []]) == Array(text.utf8))
  }
}

import Foundation
import SandboxGateway
import StrictJSON
import Testing

struct FaultTests {
  /// Answers the creation of a session with a fault, and says how many sessions there are then.
  private func create(_ fault: Fault) -> (response: SandboxResponse, sessions: Int) {
    var counter = Counter(
      SandboxConfiguration(), faults: FaultScript([.init(method: "POST", fault: fault)]))
    let response = counter.post("/v1/checkout/sessions", Counter.sale())
    let list = counter.get("/v1/checkout/sessions/list").json
    return (response, list?["data"]?.array?.count ?? -1)
  }

  @Test(arguments: [402, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504])
  func `a status comes before or after the work`(status: Int) {
    let before = create(.beforeWork(.status(status, retryAfter: "7")))
    #expect(before.response.status == status)
    #expect(before.response.header("Retry-After") == "7")
    #expect(before.response.json?["error"]?["message"]?.string?.isEmpty == false)
    #expect(before.sessions == 0)
    let after = create(.afterWork(.status(status)))
    #expect(after.response.status == status)
    #expect(after.response.header("Retry-After") == nil)
    #expect(after.sessions == 1)
  }

  @Test func `a page, a redirect and an endless body take the place of the answer`() {
    let page = create(.afterWork(.html(status: 502)))
    #expect(page.response.header("content-type") == "text/html")
    #expect(page.response.json == nil)
    let redirect = create(.beforeWork(.redirect(to: "https://example.com/")))
    #expect(redirect.response.status == 307)
    #expect(redirect.response.header("location") == "https://example.com/")
    #expect(create(.afterWork(.oversize(bytes: 2_000_000))).response.body.count == 2_000_000)
    #expect(create(.afterWork(.empty)).response.body.isEmpty)
    #expect(create(.delayed(.seconds(9))).response.delay == .seconds(9))
  }

  @Test func `an answer is spoiled in one place only`() {
    let honest = create(.delayed(.zero)).response.json
    func spoiled(_ spoiling: Spoiling) -> JSONValue? {
      let (response, sessions) = create(.spoiled(spoiling))
      #expect(response.status == 200)
      #expect(sessions == 1)
      return response.json
    }
    #expect(spoiled(.wrongAmount) == honest?.with(["amount_total"], 3_600_001))
    #expect(spoiled(.wrongCurrency) == honest?.with(["currency"], "GBP"))
    #expect(spoiled(.wrongLivemode) == honest?.with(["livemode"], true))
    #expect(spoiled(.wrongObject) == honest?.with(["id"], "cs_1000000000000000001"))
    #expect(spoiled(.wrongKind) == honest?.with(["object"], "customer"))
    #expect(spoiled(.halfJSON) == nil)
    #expect(spoiled(.notJSON) == nil)
  }

  @Test func `the rows of a list are said to be somebody else's`() {
    let faults = FaultScript([
      .init(method: "GET", times: 3, fault: .spoiled(.wrongObject))
    ])
    var counter = Counter { $0.refundList = .present }
    let intent = counter.sellAndWait()
    _ = counter.post(
      "/v1/refunds",
      ["payment_intent": .string(intent), "amount": 1, "metadata": ["client_ref": "A"]])
    counter.sandbox.faults = faults
    for path in ["payment_intents", "checkout/sessions/list", "refunds"] {
      let spoiled = counter.get("/v1/" + path).json
      let row = spoiled?["data"]?.array?.first
      let names = ["merchant_order_id", "client_reference_id"]
      #expect(names.compactMap { row?[$0] }.allSatisfy { $0 == "SOMEBODYELSESORDER00000000" })
      #expect(row?["payment_intent"].map { $0 == "pi_1000000000000000001" } != false)
      #expect(spoiled?["object"] == "list")
    }
    counter.sandbox.faults = nil
    for path in ["payment_intents", "checkout/sessions/list", "refunds"] {
      let text = counter.get("/v1/" + path).json?.compact ?? ""
      #expect(text.contains(intent) && !text.contains("SOMEBODYELSE"))
    }
  }

  @Test func `a 429 says how long to wait, in seconds or as a date of the gateway's clock`() {
    let seconds = create(.beforeWork(.tooManyRequests(wait: 7, asDate: false)))
    #expect(seconds.response.status == 429)
    #expect(seconds.response.header("Retry-After") == "7")
    var counter = Counter(
      SandboxConfiguration(),
      faults: FaultScript([.init(fault: .beforeWork(.tooManyRequests(wait: 90, asDate: true)))]))
    counter.sandbox.configuration.behaviour.clockSkew = .seconds(3600)
    let date = counter.get("/v1/payment_intents")
    #expect(date.header("Date") == "Mon, 23 Nov 2026 06:23:08 GMT")
    #expect(date.header("Retry-After") == "Mon, 23 Nov 2026 06:24:38 GMT")
  }

  @Test func `under maintenance there is a page for everything, and nothing is done`() {
    var counter = Counter()
    counter.sandbox.configuration.behaviour.isUnderMaintenance = true
    let answer = counter.post("/v1/checkout/sessions", Counter.sale())
    #expect(answer.status == 503)
    #expect(answer.header("content-type") == "text/html")
    counter.sandbox.configuration.behaviour.isUnderMaintenance = false
    #expect(counter.get("/v1/checkout/sessions/list").json?["data"] == [])
  }

  @Test func `a bomb is a small file that gzip takes for a large one`() throws {
    let bomb = create(.afterWork(.gzipBomb)).response
    #expect(bomb.header("Content-Encoding") == "gzip")
    #expect(bomb.body.count < 1 << 20)
    let size = bomb.body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(size == 64 << 20)
    let file = FileManager.default.temporaryDirectory.appending(path: "bomb-\(UUID()).gz")
    try Data(bomb.body).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    gzip.arguments = ["--test", file.path]
    try gzip.run()
    gzip.waitUntilExit()
    #expect(gzip.terminationStatus == 0)
  }

  @Test func `a script strikes the requests it names, in order and as often as it says`() {
    var counter = Counter(
      SandboxConfiguration(),
      faults: FaultScript([
        .init(
          method: "GET", pathPrefix: "/v1/payment_intents", skipping: 1, times: 2,
          fault: .beforeWork(.status(503))),
        .init(pathPrefix: "/v1/checkout", fault: .beforeWork(.status(500))),
      ]))
    let intents = (0..<5).map { _ in counter.get("/v1/payment_intents").status }
    #expect(intents == [200, 503, 503, 200, 200])
    #expect(counter.get("/v1/checkout/sessions/list").status == 500)
    #expect(counter.get("/v1/checkout/sessions/list").status == 200)
  }

  @Test func `what was done before a lost answer is replayed under its key`() {
    var counter = Counter(
      SandboxConfiguration(),
      faults: FaultScript([.init(fault: .afterWork(.status(500)))]))
    #expect(counter.sell(key: "key-1")["error"] != nil)
    #expect(counter.sell(key: "key-1")["object"] == "checkout.session")
    #expect(counter.get("/v1/checkout/sessions/list").json?["data"]?.array?.count == 1)
  }
}

import SandboxGateway
import StrictJSON
import Testing

struct IdempotencyTests {
  private func refund(_ counter: inout Counter, _ intent: String, _ amount: Int64, _ key: String?)
    -> SandboxResponse
  {
    counter.post(
      "/v1/refunds", ["payment_intent": .string(intent), "amount": .integer(amount)], key: key)
  }

  private func refunded(_ counter: inout Counter) -> Int {
    counter.sandbox.configuration.behaviour.refundList = .present
    return counter.get("/v1/refunds?limit=100").json?["data"]?.array?.count ?? -1
  }

  @Test func `a repeat with the same key gets the first answer and does nothing`() {
    var counter = Counter()
    let intent = counter.sellAndWait()
    let first = refund(&counter, intent, 100, "key-1")
    counter.wait(.seconds(60))
    let second = refund(&counter, intent, 100, "key-1")
    #expect(second.body == first.body)
    #expect(second.status == first.status)
    #expect(second.header("Idempotent-Replayed") == "true")
    #expect(first.header("Idempotent-Replayed") == nil)
    #expect(refunded(&counter) == 1)
  }

  @Test func `without a key, or with another, it is done again`() {
    var counter = Counter()
    let intent = counter.sellAndWait()
    for key in [nil, nil, "key-1", "key-2"] { _ = refund(&counter, intent, 100, key) }
    #expect(refunded(&counter) == 4)
  }

  @Test(arguments: [400, 409])
  func `the same key with another body or endpoint is refused`(status: Int) {
    var counter = Counter { $0.keyReuseStatus = status }
    let intent = counter.sellAndWait()
    _ = refund(&counter, intent, 100, "key-1")
    let other = refund(&counter, intent, 101, "key-1")
    #expect(other.status == status)
    #expect(other.json?["error"]?["type"] == "idempotency_error")
    let elsewhere = counter.post("/v1/checkout/sessions", Counter.sale(), key: "key-1")
    #expect(elsewhere.json?["error"]?["type"] == "idempotency_error")
    #expect(refunded(&counter) == 1)
  }

  @Test func `a refusal of the work is kept, one of the parameters is not`() {
    var counter = Counter()
    let session = counter.sell()
    let intent = session["payment_intent"]?.string ?? ""
    #expect(refund(&counter, intent, 100, "key-1").status == 400)
    #expect(refund(&counter, intent, 100, "key-2").status == 400)
    counter.wait(.seconds(10))
    #expect(refund(&counter, intent, 100, "key-1").status == 400)
    let wrong = counter.post("/v1/refunds", ["amount": 1], key: "key-3")
    #expect(wrong.json?["error"]?["code"] == "parameter_missing")
    #expect(refund(&counter, intent, 100, "key-3").status == 200)
  }

  @Test func `a key is forgotten after its time, or at once where keys are ignored`() {
    var counter = Counter { $0.keys = .honoured(for: .seconds(60)) }
    let intent = counter.sellAndWait()
    _ = refund(&counter, intent, 100, "key-1")
    counter.wait(.seconds(59))
    _ = refund(&counter, intent, 100, "key-1")
    counter.wait(.seconds(1))
    _ = refund(&counter, intent, 100, "key-1")
    #expect(refunded(&counter) == 2)
    counter.sandbox.configuration.behaviour.keys = .ignored
    _ = refund(&counter, intent, 100, "key-1")
    #expect(refunded(&counter) == 3)
  }

  @Test func `a session is created once for each key`() {
    var counter = Counter()
    #expect(counter.sell(key: "key-1") == counter.sell(key: "key-1"))
    #expect(counter.get("/v1/checkout/sessions/list").json?["data"]?.array?.count == 1)
  }
}

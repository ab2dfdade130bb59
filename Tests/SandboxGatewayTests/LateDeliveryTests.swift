import FoundationEssentials
import SandboxGateway
import StrictJSON
import Testing

struct LateDeliveryTests {
  private func refundSum(_ counter: inout Counter) -> Int64 {
    counter.get("/v1/refunds").json?["data"]?.array?
      .compactMap { $0["amount"]?.integer }.reduce(0, +) ?? -1
  }

  /// A paid sale with a refund of 100 that arrives ten minutes late.
  private func counterWithLateRefund(key: String? = nil) -> (counter: Counter, intent: String) {
    var counter = Counter { $0.refundList = .present }
    let intent = counter.sellAndWait()
    counter.sandbox.faults = FaultScript([.init(method: "POST", fault: .late(by: .seconds(600)))])
    let answer = counter.post(
      "/v1/refunds", ["payment_intent": .string(intent), "amount": 100], key: key)
    #expect(answer.status == 504)
    return (counter, intent)
  }

  @Test func `a request that is late is done at its own time, and only then`() {
    var (counter, _) = counterWithLateRefund()
    #expect(refundSum(&counter) == 0)
    #expect(counter.sandbox.nextEventAt == counter.now + 600_000)
    counter.wait(.seconds(599))
    #expect(refundSum(&counter) == 0)
    counter.wait(.seconds(1))
    #expect(refundSum(&counter) == 100)
    counter.wait(.seconds(3600))
    #expect(refundSum(&counter) == 100)
  }

  @Test func `one that was sent again meanwhile is done once where keys are honoured`() {
    for (keys, sum) in [
      (SandboxBehaviour.Keys.honoured(for: .seconds(86_400)), 100), (.ignored, Int64(200)),
      (.honoured(for: .seconds(60)), 200),
    ] {
      var (counter, intent) = counterWithLateRefund(key: "key-1")
      counter.sandbox.configuration.behaviour.keys = keys
      counter.wait(.seconds(5))
      let again = counter.post(
        "/v1/refunds", ["payment_intent": .string(intent), "amount": 100], key: "key-1")
      #expect(again.status == 200)
      counter.wait(.seconds(600))
      #expect(refundSum(&counter) == sum)
    }
  }

  @Test func `a held request outlives its gateway, and its key is in no saved state`() throws {
    let (counter, _) = counterWithLateRefund()
    let bytes = try JSONEncoder().encode(counter.sandbox.state)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("c2tfdGVzdF9zYW1wbGU6") && !text.lowercased().contains("authorization"))
    var again = counter
    again.sandbox = Sandbox(state: try JSONDecoder().decode(SandboxState.self, from: bytes))
    again.sandbox.configuration.behaviour.refundList = .present
    again.wait(.seconds(600))
    #expect(refundSum(&again) == 100)
  }

  @Test func `a late request without a key is refused at once`() {
    var counter = Counter()
    counter.sandbox.faults = FaultScript([.init(fault: .late(by: .seconds(1)))])
    let answer = counter.sandbox.handle(
      SandboxRequest(method: "GET", target: "/v1/payment_intents"), now: counter.now)
    #expect(answer.status == 401)
    #expect(counter.sandbox.nextEventAt == nil)
  }
}

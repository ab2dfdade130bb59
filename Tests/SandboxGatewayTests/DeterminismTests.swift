import FoundationEssentials
import SandboxGateway
import StrictJSON
import Testing

struct DeterminismTests {
  /// The bytes of all answers of a busy quarter of an hour.
  private func trace(seed: UInt64) -> [[UInt8]] {
    var counter = Counter(SandboxConfiguration(seed: seed))
    var trace: [[UInt8]] = []
    for reference in ["A", "decline", "abandon", "late", "B"] {
      let session = counter.sell(reference: reference, key: reference)
      counter.wait(.milliseconds(7777))
      trace.append(Array(session.compact.utf8))
      trace.append(counter.get("/v1/payment_intents").body)
      let intent = session["payment_intent"]?.string ?? ""
      trace.append(counter.post("/v1/refunds", ["payment_intent": .string(intent)]).body)
    }
    return trace
  }

  @Test func `the same seed gives the same bytes, another seed others`() {
    #expect(trace(seed: 7) == trace(seed: 7))
    #expect(trace(seed: 7) != trace(seed: 8))
  }

  @Test func `a saved and loaded state goes on where it was`() throws {
    var counter = Counter()
    let sale = counter.sell(key: "key-1")
    let waiting = counter.sell(reference: "late")
    let refunded = counter.sell()
    counter.wait(.seconds(5))
    _ = counter.intent(sale)

    let bytes = try JSONEncoder().encode(counter.sandbox.state)
    let state = try JSONDecoder().decode(SandboxState.self, from: bytes)
    #expect(state == counter.sandbox.state)
    var loaded = counter
    loaded.sandbox = Sandbox(baseURL: "http://127.0.0.1:8080", state: state)
    for time in [Duration.zero, .seconds(1), .seconds(86_420)] {
      counter.wait(time)
      loaded.wait(time)
      for session in [sale, waiting, refunded] {
        #expect(loaded.session(session) == counter.session(session))
        #expect(loaded.intent(session) == counter.intent(session))
      }
    }
    #expect(loaded.intent(waiting)["status"] == "succeeded")
  }

  @Test func `ids rise even when the clock goes back`() {
    var counter = Counter()
    var ids: [String] = []
    for step: Int64 in [0, -5000, 0, 1, -Counter.start] {
      counter.now += step
      ids.append(counter.sell()["id"]?.string ?? "")
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 22 })
  }

  @Test func `the revision rises with changes only`() {
    var counter = Counter()
    _ = counter.sell()
    let revision = counter.sandbox.revision
    _ = counter.get("/v1/checkout/sessions/list")
    _ = counter.post("/v1/refunds", [:])
    #expect(counter.sandbox.revision == revision)
    counter.wait(.seconds(4))
    _ = counter.get("/v1/checkout/sessions/list")
    #expect(counter.sandbox.revision > revision)
  }
}

import CheckoutDomain
import Synchronization
import Testing

@testable import WooshPay

struct PacingTests {
  /// Writes down what it is asked and told.
  private final class Pacing: RequestPacing {
    private let state = Mutex((turns: 0, spent: 0, signs: [HostSign]()))
    /// How long the host is to be left alone.
    let hold: Duration?

    init(hold: Duration? = nil) { self.hold = hold }

    var turns: Int { state.withLock(\.turns) }
    var spent: Int { state.withLock(\.spent) }
    var signs: [HostSign] { state.withLock(\.signs) }

    func turn() async -> Duration? {
      state.withLock { $0.turns += 1 }
      return hold
    }
    func spend() { state.withLock { $0.spent += 1 } }
    func note(_ sign: HostSign) { state.withLock { $0.signs.append(sign) } }
  }

  private func gateway(_ results: [HTTPResult], _ pacing: Pacing) throws -> WooshPayGateway {
    let key = try sampleKey()
    return WooshPayGateway(
      address: try GatewayAddress(base: nil, for: key), key: key,
      transport: ScriptedTransport(results), pacing: pacing)
  }

  @Test func `each question waits for its turn, each page of a list too`() async throws {
    let pacing = Pacing()
    let page = #"{"object":"list","data":[],"has_more":false}"#
    let gateway = try gateway([.ok("{}"), .ok(page), .ok(page)], pacing)
    _ = await gateway.session(SessionID("cs_1"))
    _ = await gateway.sessions(limit: 10, since: Timestamp(milliseconds: 0))
    #expect(pacing.turns == 3)
    #expect(pacing.spent == 0)
  }

  @Test
  func `a host that wants to be left alone for longer is not asked, and whoever asks is told`()
    async throws
  {
    let transport = ScriptedTransport([.ok("{}")])
    let key = try sampleKey()
    let gateway = WooshPayGateway(
      address: try GatewayAddress(base: nil, for: key), key: key, transport: transport,
      pacing: Pacing(hold: .milliseconds(49_100)))
    let outcome = await gateway.session(SessionID("cs_1"))
    guard case .notSent(let reason, nil) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.hasSuffix("asks to be left alone for 50 s more, so it was not asked."))
    #expect(transport.requests.isEmpty)
  }

  @Test func `money does not wait, and is counted`() async throws {
    let pacing = Pacing()
    let gateway = try gateway([.status(500, "")], pacing)
    let request = gateway.request(
      refunding: PaymentIntentID("pi_1"), with: sampleRefund(100))
    _ = await gateway.send(request)
    #expect(pacing.turns == 0)
    #expect(pacing.spent == 1)
    #expect(pacing.signs == [HostSign(status: 500)])
  }

  @Test func `what an answer says of its host is told, whatever was asked`() async throws {
    let pacing = Pacing()
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    let answer = HTTPAnswer(
      status: 503, retryAfter: "Sun, 06 Nov 1994 08:50:07 GMT", date: date, body: [])
    let gateway = try gateway([.answered(answer), .notSent("Nobody there.")], pacing)
    _ = await gateway.session(SessionID("cs_1"))
    _ = await gateway.session(SessionID("cs_1"))
    let moment = Timestamp(milliseconds: 784_111_777_000)
    #expect(pacing.signs == [HostSign(status: 503, retryAfter: .seconds(30), date: moment)])
  }
}

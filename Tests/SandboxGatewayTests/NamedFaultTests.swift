import SandboxGateway
import StrictJSON
import Testing

struct NamedFaultTests {
  /// Refunds 100 through a fault; says what the client gets, and how many refunds there are at once
  /// and a quarter of an hour later.
  private func refund(through fault: NamedFault) -> (exchange: Exchange, now: Int, later: Int) {
    var counter = Counter {
      $0.refundList = .present
      $0.keys = .ignored
    }
    let intent = counter.sellAndWait()
    let exchange = counter.sandbox.exchange(
      Counter.post("/v1/refunds", ["payment_intent": .string(intent), "amount": 100]),
      through: fault, now: counter.now)
    func refunds() -> Int { counter.get("/v1/refunds").json?["data"]?.array?.count ?? -1 }
    let now = refunds()
    counter.wait(.seconds(900))
    return (exchange, now, refunds())
  }

  @Test(arguments: NamedFault.allCases)
  func `every fault is made by the connection or by the gateway`(fault: NamedFault) {
    #expect(fault.onTheWay != nil || fault.atGateway != nil)
    #expect((fault.onTheWay != nil && fault.atGateway != nil) == (fault == .late))
  }

  @Test(arguments: NamedFault.allCases)
  func `a fault is on the side of the work that its name says`(fault: NamedFault) {
    let refunds = refund(through: fault)
    let arrivals: Int
    switch fault {
    case .late:
      #expect(refunds.now == 0)
      arrivals = 1
    case .twice, .twiceLast: arrivals = 2
    case .refuse, .timeout408, .conflict409, .tooEarly425, .tooMany429, .tooMany429Seconds,
      .tooMany429Date, .maintenance, .redirect:
      arrivals = 0
    default: arrivals = fault.rawValue.hasSuffix("-before") ? 0 : 1
    }
    #expect(refunds.later == arrivals)
    if fault != .late { #expect(refunds.now == arrivals) }
  }

  @Test func `the client gets as much as the connection lets through`() {
    let refused = refund(through: .refuse).exchange
    #expect(refused.answer == nil && refused.reach == nil)
    #expect(refund(through: .resetBefore).exchange.answer == nil)
    #expect(refund(through: .stallAfter).exchange.reach == .silence)
    #expect(refund(through: .cutHead).exchange.reach == .part(.halfOfHead, end: .close))
    #expect(refund(through: .drip).exchange.reach == .drip)
    let twice = refund(through: .twice).exchange
    #expect(twice.answer?.status == 200)
    #expect(twice.reach == .whole)
    #expect(refund(through: .tooMany429Date).exchange.answer?.header("Retry-After") != nil)
  }

  @Test func `without a fault the gateway's own plan is followed`() {
    var counter = Counter(
      SandboxConfiguration(), faults: FaultScript([.init(fault: .beforeWork(.status(503)))]))
    let request = Counter.post("/v1/checkout/sessions", Counter.sale())
    let first = counter.sandbox.exchange(request, through: nil, now: counter.now)
    #expect(first.answer?.status == 503)
    let second = counter.sandbox.exchange(request, through: nil, now: counter.now)
    #expect(second.answer?.status == 200)
    #expect(second.reach == .whole)
  }
}

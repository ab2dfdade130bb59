import SandboxGateway
import Testing

struct FaultOrderTests {
  private func problem(_ text: String) -> String {
    do throws(FaultOrderError) {
      _ = try FaultOrder(parsing: text)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `an order names an action, a fault and how often`() throws {
    #expect(
      try FaultOrder(parsing: "create-refund:reset-after")
        == FaultOrder(.createRefund, .fault(.resetAfter, times: 1)))
    #expect(
      try FaultOrder(parsing: "get-intent:500-before:3")
        == FaultOrder(.getIntent, .fault(.error500Before, times: 3)))
    #expect(
      try FaultOrder(parsing: "get-session:shut") == FaultOrder(.getSession, .shut(seconds: 10)))
    #expect(
      try FaultOrder(parsing: "create-session:shut:3")
        == FaultOrder(.createSession, .shut(seconds: 3)))
  }

  @Test func `every action and every fault can be ordered by its name`() throws {
    for action in FaultOrder.actionNames {
      for fault in FaultOrder.faultNames {
        let order = try FaultOrder(parsing: "\(action):\(fault):2")
        #expect(order.action.rawValue == action)
      }
    }
  }

  @Test func `a wrong order is answered with what would be right`() {
    #expect(problem("create-refnd:drip").contains("create-refnd is no action"))
    #expect(problem("create-refnd:drip").contains("create-session, get-session, expire-session"))
    #expect(problem("create-refund:drop").contains("drop is no fault"))
    #expect(problem("create-refund:drop").contains("reset-before, reset-after"))
    for count in ["0", "-1", "1.5", "", "two", "1000001", "99999999999999999999", "+1"] {
      #expect(problem("create-refund:drip:\(count)").contains("from 1 to 1000000"))
    }
    for text in ["", "create-refund", "a:b:1:2"] {
      #expect(problem(text).contains("ACTION:FAULT:COUNT"))
    }
    #expect(problem("create-refund:refuse").contains("create-refund:shut:SECONDS"))
  }

  @Test func `orders are used up in order, each by the requests of its action`() throws {
    var orders = FaultOrders(
      try ["get-intent:500-after:2", "create-refund:drip", "get-intent:shut:4"].map {
        try FaultOrder(parsing: $0)
      })
    #expect(orders.next(for: nil) == nil)
    #expect(orders.next(for: .getSession) == nil)
    #expect(orders.next(for: .getIntent) == .fault(.error500After, times: 1))
    #expect(orders.next(for: .createRefund) == .fault(.drip, times: 1))
    #expect(orders.next(for: .getIntent) == .fault(.error500After, times: 1))
    #expect(orders.next(for: .getIntent) == .shut(seconds: 4))
    #expect(orders.next(for: .getIntent) == nil)
    #expect(orders.next(for: .createRefund) == nil)
  }

  @Test(
    arguments: [
      ("POST", "/v1/checkout/sessions", SandboxAction.createSession),
      ("GET", "/v1/checkout/sessions/cs_1", .getSession),
      ("GET", "/v1/checkout/sessions/list?limit=1", .listSessions),
      ("POST", "/v1/checkout/sessions/cs_1/expire", .expireSession),
      ("GET", "/v1/payment_intents/pi_1", .getIntent),
      ("GET", "/v1/payment_intents/search?query=a", .searchIntents),
      ("POST", "/v1/refunds", .createRefund), ("GET", "/v1/refunds/re_1", .getRefund),
      ("GET", "/v1/refunds?payment_intent=pi_1", .listRefunds),
      ("GET", "/pay/cs_test_1", nil), ("DELETE", "/v1/refunds", nil), ("GET", "/", nil),
    ] as [(String, String, SandboxAction?)])
  func `a request is known by what it asks`(
    method: String, target: String, action: SandboxAction?
  ) {
    #expect(SandboxAction(SandboxRequest(method: method, target: target)) == action)
  }
}

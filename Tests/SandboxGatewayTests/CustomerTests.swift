import SandboxGateway
import StrictJSON
import Testing

struct CustomerTests {
  private func statuses(_ counter: inout Counter, _ sale: JSONValue) -> [String] {
    let session = counter.session(sale)
    return [
      session["status"]?.string ?? "", session["payment_status"]?.string ?? "",
      counter.intent(sale)["status"]?.string ?? "",
    ]
  }

  @Test func `opens after the delay and pays two seconds later`() {
    var counter = Counter()
    let sale = counter.sell()
    #expect(counter.sandbox.nextEventAt == Counter.start + 4000)
    counter.wait(.milliseconds(3999))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_payment_method"])
    counter.wait(.milliseconds(1))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_action"])
    #expect(counter.intent(sale)["amount_received"] == nil)
    #expect(counter.sandbox.nextEventAt == Counter.start + 6000)
    counter.wait(.seconds(2))
    #expect(statuses(&counter, sale) == ["complete", "paid", "succeeded"])
    #expect(counter.intent(sale)["amount_received"] == 3_600_000)
    #expect(counter.intent(sale)["next_action"] == nil)
    #expect(counter.sandbox.nextEventAt == nil)
  }

  @Test func `comes out the same however seldom anyone asks`() {
    var counter = Counter()
    let sale = counter.sell()
    counter.wait(.seconds(100_000))
    #expect(statuses(&counter, sale) == ["complete", "paid", "succeeded"])
  }

  @Test(arguments: ["decline-7", "DECLINE", "Declined sale"])
  func `is declined, and the session stays open until its end`(reference: String) {
    var counter = Counter()
    let sale = counter.sell(reference: reference)
    counter.wait(.seconds(6))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_payment_method"])
    let error = counter.intent(sale)["last_payment_error"]
    #expect(error?["code"] == "payment_method_provider_decline")
    #expect(error?["message"]?.string?.isEmpty == false)
    counter.wait(.seconds(86_393))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_payment_method"])
    counter.wait(.seconds(1))
    #expect(statuses(&counter, sale) == ["expired", "unpaid", "canceled"])
  }

  @Test func `a declined intent says failed where the switch says so`() {
    var counter = Counter { $0.declinedStatus = .failed }
    let sale = counter.sell(reference: "decline")
    counter.wait(.seconds(6))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "failed"])
  }

  @Test func `walks away, and the session expires after 24 hours`() {
    var counter = Counter()
    let sale = counter.sell(reference: "abandon")
    counter.wait(.seconds(3600))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_action"])
    #expect(counter.sandbox.nextEventAt == Counter.start + 86_400_000)
    counter.wait(.seconds(82_800))
    #expect(statuses(&counter, sale) == ["expired", "unpaid", "canceled"])
  }

  @Test(arguments: [true, false])
  func `pays late, twenty seconds after the session was expired`(showsOnSession: Bool) {
    var counter = Counter { $0.latePaymentShowsOnSession = showsOnSession }
    let sale = counter.sell(reference: "late")
    counter.wait(.seconds(100))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "requires_action"])
    _ = counter.post("/v1/checkout/sessions/\(sale["id"]?.string ?? "")/expire")
    counter.wait(.milliseconds(19_999))
    #expect(statuses(&counter, sale) == ["expired", "unpaid", "requires_action"])
    counter.wait(.milliseconds(1))
    #expect(
      statuses(&counter, sale) == ["expired", showsOnSession ? "paid" : "unpaid", "succeeded"])
    #expect(counter.intent(sale)["amount_received"] == 3_600_000)
  }

  @Test func `pays late after a session that ended by itself, or before it was opened`() {
    var counter = Counter()
    let left = counter.sell(reference: "late-1")
    let cut = counter.sell(reference: "late-2")
    _ = counter.post("/v1/checkout/sessions/\(cut["id"]?.string ?? "")/expire")
    counter.wait(.seconds(20))
    #expect(statuses(&counter, cut) == ["expired", "unpaid", "succeeded"])
    counter.wait(.seconds(86_399))
    #expect(statuses(&counter, left) == ["expired", "unpaid", "requires_action"])
    counter.wait(.seconds(1))
    #expect(statuses(&counter, left) == ["expired", "unpaid", "succeeded"])
  }

  @Test func `a session expired while the customer is about to pay stays unpaid`() {
    var counter = Counter()
    let sale = counter.sell()
    counter.wait(.seconds(5))
    _ = counter.post("/v1/checkout/sessions/\(sale["id"]?.string ?? "")/expire")
    counter.wait(.seconds(60))
    #expect(statuses(&counter, sale) == ["expired", "unpaid", "canceled"])
  }

  @Test func `a paid intent is processed first where the switch says so`() {
    var counter = Counter { $0.processingTime = .seconds(3) }
    let sale = counter.sell()
    counter.wait(.seconds(6))
    #expect(statuses(&counter, sale) == ["open", "unpaid", "processing"])
    counter.wait(.seconds(3))
    #expect(statuses(&counter, sale) == ["complete", "paid", "succeeded"])
  }

  @Test(arguments: [
    ("late-1", "abandon", SandboxCustomer.late), ("K7Q2", "Abandon", .abandon),
    ("K7Q2", "X", .pay), ("a decline", "X", .pay),
  ])
  func `the human reference steers first, then the client's`(
    reference: String, other: String, customer: SandboxCustomer
  ) {
    let outcomes: [SandboxCustomer: String] = [
      .pay: "succeeded", .abandon: "canceled", .late: "requires_action",
    ]
    var counter = Counter()
    let body = Counter.sale(reference: reference).with(["client_reference_id"], .string(other))
    let sale = counter.post("/v1/checkout/sessions", body).json ?? nil
    counter.wait(.seconds(10))
    _ = counter.post("/v1/checkout/sessions/\(sale["id"]?.string ?? "")/expire")
    #expect(counter.intent(sale)["status"]?.string == outcomes[customer])
  }

  @Test func `the default customer and its delay come from the configuration`() {
    var counter = Counter(SandboxConfiguration(customer: .decline, delay: .milliseconds(500)))
    let sale = counter.sell()
    counter.wait(.milliseconds(2500))
    #expect(counter.intent(sale)["last_payment_error"]?["code"] != nil)
  }
}

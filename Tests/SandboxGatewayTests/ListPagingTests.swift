import SandboxGateway
import StrictJSON
import Testing

struct ListPagingTests {
  /// Twelve sessions a minute apart; the ids come newest first.
  private func twelve() -> (Counter, [String]) {
    var configuration = SandboxConfiguration()
    configuration.customer = .abandon
    var counter = Counter(configuration)
    var ids: [String] = []
    for _ in 0..<12 {
      ids.append(counter.sell()["id"]?.string ?? "")
      counter.wait(.seconds(60))
    }
    return (counter, ids.reversed())
  }

  private func ids(_ list: JSONValue?) -> [String] {
    list?["data"]?.array?.compactMap { $0["id"]?.string } ?? []
  }

  @Test func `shows ten, newest first, and says that there are more`() {
    var (counter, all) = twelve()
    let page = counter.get("/v1/checkout/sessions/list").json
    #expect(ids(page) == Array(all[..<10]))
    #expect(page?["has_more"] == true)
    #expect(page?["object"] == "list")
  }

  @Test func `pages on with starting_after and back with ending_before`() {
    var (counter, all) = twelve()
    let on = counter.get("/v1/checkout/sessions/list?limit=5&starting_after=\(all[4])").json
    #expect(ids(on) == Array(all[5..<10]))
    #expect(on?["has_more"] == true)
    let last = counter.get("/v1/checkout/sessions/list?starting_after=\(all[9])").json
    #expect(ids(last) == Array(all[10...]))
    #expect(last?["has_more"] == false)
    let back = counter.get("/v1/checkout/sessions/list?limit=3&ending_before=\(all[5])").json
    #expect(ids(back) == Array(all[2..<5]))
    #expect(back?["has_more"] == true)
  }

  @Test(arguments: [
    ("created[gte]=\(Counter.start + 600_000)", 2),
    ("created%5Bgt%5D=\(Counter.start + 600_000)", 1),
    ("created[lt]=\(Counter.start + 120_000)", 2), ("created[lte]=\(Counter.start + 120_000)", 3),
    ("created[lt]=\((Counter.start + 120_750) / 1000)", 3),
    ("limit=100", 12), ("limit=1", 1), ("created[gt]=\(Int64.max)", 0),
    ("created[lt]=\(Int64.min)", 0),
  ])
  func `filters by the query`(query: String, count: Int) {
    var (counter, _) = twelve()
    #expect(ids(counter.get("/v1/checkout/sessions/list?\(query)").json).count == count)
  }

  @Test func `takes the filters from the body of a GET too`() {
    var (counter, all) = twelve()
    var request = Counter.post(
      "/v1/checkout/sessions/list",
      ["limit": 2, "created": ["lt": .integer(Counter.start + 600_000)]])
    request.method = "GET"
    #expect(ids(counter.sandbox.handle(request, now: counter.now).json) == Array(all[2..<4]))
  }

  @Test func `finds a session by its payment intent`() {
    var (counter, all) = twelve()
    let session = counter.get("/v1/checkout/sessions/\(all[7])").json ?? nil
    let intent = session["payment_intent"]?.string ?? ""
    let found = counter.get("/v1/checkout/sessions/list?payment_intent=\(intent)").json
    #expect(ids(found) == [all[7]])
  }

  @Test(arguments: [
    "limit=0", "limit=101", "limit=x", "starting_after=cs_1", "created[gte]=x",
    "created[gt]=2000000000000&created[lt]=1000000000000",
  ])
  func `refuses an unreadable filter`(query: String) {
    var (counter, _) = twelve()
    #expect(counter.get("/v1/checkout/sessions/list?\(query)").status == 400)
  }

  @Test func `lists and searches payment intents`() {
    var (counter, _) = twelve()
    #expect(ids(counter.get("/v1/payment_intents?limit=100").json).count == 12)
    let order = "01JD4W8Z6Q3M5N7P9R1T2V4X6Y"
    let found = counter.get(
      "/v1/payment_intents/search?query=merchant_order_id%3A%27\(order)%27&limit=3")
    #expect(ids(found.json).count == 3)
    let none = counter.get("/v1/payment_intents/search?query=merchant_order_id:'other'")
    #expect(none.json?["data"] == [])
    #expect(counter.get("/v1/payment_intents/search?query=amount:1").status == 400)
    #expect(counter.get("/v1/payment_intents/search").status == 400)
  }
}

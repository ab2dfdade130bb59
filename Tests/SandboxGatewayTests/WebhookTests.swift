import Hashing
import SandboxGateway
import StrictJSON
import Testing

/// Endpoints, events and deliveries.
struct WebhookTests {
  /// An account with one endpoint.
  struct Subscribed {
    var counter: Counter
    let secret: String
    let id: String
  }

  static let url = "http://127.0.0.1:9/hook"

  private static func subscribed(
    _ manners: DeliveryManners = DeliveryManners(), events: JSONValue = ["*"]
  ) throws -> Subscribed {
    var counter = Counter { $0.deliveries = manners }
    let made = counter.post(
      "/v1/webhook_endpoints", ["url": .string(url), "enabled_events": events])
    #expect(made.status == 200, "\(String(decoding: made.body, as: UTF8.self))")
    return Subscribed(
      counter: counter, secret: try #require(made.json?["secret"]?.string),
      id: try #require(made.json?["id"]?.string))
  }

  private static func header(_ delivery: OutgoingDelivery) -> (t: String, codes: [String]) {
    let value = delivery.headers.first { $0.name == "Wooshpay-Signature" }?.value ?? ""
    let parts = value.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
    return (
      parts.first { $0[0] == "t" }.map { String($0[1]) } ?? "",
      parts.filter { $0[0] == "v1" }.map { String($0[1]) }
    )
  }

  private static func isGenuine(_ delivery: OutgoingDelivery, _ secret: String) -> Bool {
    let (t, codes) = header(delivery)
    let code = Digest.hex(
      Digest.hmacSHA256(Array((t + ".").utf8) + delivery.body, key: Array(secret.utf8)))
    return codes.contains(code)
  }

  private static func types(_ deliveries: [OutgoingDelivery]) -> [String] {
    deliveries.compactMap { (try? JSONValue(parsing: $0.body))?["type"]?.string }
  }

  @Test func `the secret is told once, when the endpoint is made`() throws {
    let shop = try Self.subscribed()
    var counter = shop.counter
    #expect(shop.secret.hasPrefix("whsec_"))
    let shown = counter.get("/v1/webhook_endpoints/\(shop.id)").json
    #expect(shown?["secret"] == nil)
    #expect(shown?["url"]?.string == Self.url)
    #expect(shown?["status"] == "enabled")
    let listed = counter.get("/v1/webhook_endpoints").json?["data"]?.array
    #expect(listed?.count == 1 && listed?[0]["secret"] == nil)
    let changed = counter.post("/v1/webhook_endpoints/\(shop.id)", ["disabled": true]).json
    #expect(changed?["status"] == "disabled")
    #expect(counter.send("DELETE", "/v1/webhook_endpoints/\(shop.id)").json?["deleted"] == true)
    #expect(counter.get("/v1/webhook_endpoints/\(shop.id)").status == 404)
  }

  @Test func `a payment is told step by step, signed over the raw bytes`() throws {
    let shop = try Self.subscribed()
    var counter = shop.counter
    _ = counter.sell()
    counter.wait(.seconds(10))
    let sent = counter.sandbox.takeDeliveries(now: counter.now)
    #expect(
      Self.types(sent) == [
        "payment_intent.created", "payment_intent.requires_action", "payment_intent.succeeded",
        "checkout.session.completed",
      ])
    #expect(sent.allSatisfy { Self.isGenuine($0, shop.secret) })
    #expect(sent.allSatisfy { Self.header($0).t.count == 13 })
    let event = try JSONValue(parsing: sent[2].body)
    #expect(event["data"]?["object"]?["status"] == "succeeded")
    let id = try #require(event["id"]?.string)
    #expect(counter.get("/v1/events/\(id)").json == event)
    #expect(counter.sandbox.takeDeliveries(now: counter.now).isEmpty)
  }

  @Test func `only what was asked for is sent, and nothing to one that is disabled`() throws {
    let shop = try Self.subscribed(events: ["payment_intent.succeeded"])
    var counter = shop.counter
    _ = counter.sell()
    counter.wait(.seconds(10))
    #expect(
      Self.types(counter.sandbox.takeDeliveries(now: counter.now)) == ["payment_intent.succeeded"])
    _ = counter.post("/v1/webhook_endpoints/\(shop.id)", ["status": "disabled"])
    _ = counter.sell()
    counter.wait(.seconds(10))
    #expect(counter.sandbox.takeDeliveries(now: counter.now).isEmpty)
  }

  @Test func `what is not taken is sent again with its first time, for 18 sendings`() throws {
    let shop = try Self.subscribed(events: ["payment_intent.created"])
    var counter = shop.counter
    _ = counter.sell()
    var times: Set<String> = []
    var sendings = 0
    while true {
      let sent = counter.sandbox.takeDeliveries(now: counter.now)
      guard let delivery = sent.first else { break }
      sendings += 1
      times.insert(Self.header(delivery).t)
      #expect(Self.isGenuine(delivery, shop.secret))
      counter.sandbox.ended(
        delivery, status: sendings.isMultiple(of: 2) ? 500 : nil, now: counter.now)
      guard let next = counter.sandbox.nextDeliveryAt else { break }
      #expect(next - counter.now <= 72 * 3_600_000)
      counter.now = max(counter.now, next)
    }
    #expect(sendings == 18)
    #expect(times.count == 1)
  }

  @Test func `the manners are switches`() throws {
    let shop = try Self.subscribed(
      DeliveryManners([.duplicate, .forge, .seconds, .signTwice]),
      events: ["payment_intent.created"])
    var counter = shop.counter
    _ = counter.sell()
    let sent = counter.sandbox.takeDeliveries(now: counter.now)
    #expect(sent.map { Self.isGenuine($0, shop.secret) } == [false, true])
    #expect(Self.header(sent[1]).t.count == 10)
    #expect(Self.header(sent[1]).codes.count == 2)
    for delivery in sent { counter.sandbox.ended(delivery, status: 200, now: counter.now) }
    let again = counter.sandbox.takeDeliveries(now: counter.now)
    #expect(again.map(\.body) == [sent[1].body])
  }

  @Test func `a later event overtakes one that is held back`() throws {
    let shop = try Self.subscribed(DeliveryManners([.reorder]))
    var counter = shop.counter
    _ = counter.post("/v1/payment_intents", IntentRoutesTests.sample)
    let first = counter.sandbox.takeDeliveries(now: counter.now)
    #expect(Self.types(first) == ["payment_intent.requires_action"])
    counter.now += 1000
    #expect(
      Self.types(counter.sandbox.takeDeliveries(now: counter.now)) == ["payment_intent.created"])
  }

  @Test func `a customer who disputes is told of`() throws {
    let shop = try Self.subscribed(events: ["charge.dispute.updated"])
    var counter = shop.counter
    _ = counter.post(
      "/v1/payment_intents",
      IntentRoutesTests.sample.with(["metadata"], ["reference": "dispute-7"]))
    counter.wait(.seconds(20))
    let sent = counter.sandbox.takeDeliveries(now: counter.now)
    #expect(Self.types(sent) == ["charge.dispute.updated"])
    let dispute = try JSONValue(parsing: sent[0].body)["data"]?["object"]
    #expect(dispute?["id"]?.string?.hasPrefix("dp_") == true)
    #expect(dispute?["status"] == "needs_response")
    #expect(dispute?["payment_intent"]?.string?.hasPrefix("pi_") == true)
  }

  @Test(arguments: [
    "http://example.com/", "http://127.0.0.1/", "http://127.0.0.1:0/", "http://localhost:80/",
    "ftp://127.0.0.1:9/", "http://127.0.0.999:9/", "http://1270.0.1:9/", "",
  ])
  func `an address that it must not send to is refused`(url: String) {
    var counter = Counter()
    let made = counter.post(
      "/v1/webhook_endpoints", ["url": .string(url), "enabled_events": ["*"]])
    #expect(made.status == 400)
  }

  @Test func `without an endpoint nothing is remembered`() {
    var counter = Counter()
    _ = counter.sell()
    counter.wait(.seconds(10))
    #expect(!counter.sandbox.hasEndpoints)
    #expect(counter.sandbox.nextDeliveryAt == nil)
  }
}

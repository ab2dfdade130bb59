import CheckoutDomain
import StrictJSON

/// Section 7: webhook endpoints.
extension Conformance {
  mutating func checkWebhooks() async {
    let list = await client.get(RequestTarget.path("webhook_endpoints"), [("limit", "1")])
    report.note(
      7, "webhook endpoints can be listed", list.words,
      list.isDone && list.rows != nil && list.json?["object"] == "list")
    if let endpoint = list.rows?.first {
      report.note(
        7, "an endpoint that is listed does not tell its secret",
        endpoint["secret"]?.string == nil ? "it does not" : "it does",
        endpoint["secret"]?.string == nil)
    }
    report.skip(
      7, "a delivery is signed, and tried again for three days",
      "deliveries need a public address")
    report.skip(7, "an event can be asked for by its id", "it takes a delivery")
  }
}

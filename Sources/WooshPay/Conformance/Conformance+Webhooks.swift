import CheckoutDomain
import StrictJSON

/// Section 7: webhook endpoints.
extension Conformance {
  private static let endpointsPath = RequestTarget.path("webhook_endpoints")

  mutating func checkWebhooks() async {
    // A host that is nobody's (RFC 2606), and an event that does not happen meanwhile.
    let made = await client.post(
      Self.endpointsPath,
      [
        "url": "https://example.com/kasir-conformance",
        "enabled_events": ["charge.dispute.updated"], "description": "Kasir conformance",
      ], key: names.idempotencyKey())
    guard made.isDone, let id = made.value("id")?.string else {
      report.note(7, "a webhook endpoint can be made", made.words, false)
      return skipDeliveries()
    }
    report.note(
      7, "a webhook endpoint can be made, its id we_…", String(id.prefix(6)) + "…",
      id.hasPrefix("we_"))
    // Never shown: only whether it is there.
    let secret = made.value("secret")?.string
    report.note(
      7, "its secret is told when it is made", secret == nil ? "it is not" : "it is", secret != nil)
    await checkEndpoint(id)
    let gone = await client.delete(RequestTarget.path("webhook_endpoints", id))
    report.note(7, "an endpoint can be deleted", gone.words, gone.isDone)
    let after = await client.get(RequestTarget.path("webhook_endpoints", id))
    report.note(7, "a deleted endpoint is not found", after.words, after.status == 404)
    skipDeliveries()
  }

  private mutating func checkEndpoint(_ id: String) async {
    let path = RequestTarget.path("webhook_endpoints", id)
    let read = await client.get(path)
    report.note(
      7, "an endpoint that is asked for does not tell its secret",
      read.value("secret") == nil ? read.words : "it does",
      read.isDone && read.value("secret") == nil)
    let list = await client.get(Self.endpointsPath, [("limit", "100")])
    let listed = list.rows?.first { $0["id"]?.string == id }
    report.note(
      7, "it is in the list, without its secret", listed == nil ? list.words : "it is",
      listed != nil && listed?["secret"]?.string == nil)
    let changed = await client.post(
      path, ["description": "Kasir conformance, changed"], key: names.idempotencyKey())
    report.note(
      7, "an endpoint can be changed", changed.words,
      changed.value("description") == "Kasir conformance, changed")
  }

  private mutating func skipDeliveries() {
    report.skip(
      7, "a delivery is signed, and tried again for three days",
      "deliveries need a public address")
    report.skip(7, "an event can be asked for by its id", "it takes a delivery")
  }
}

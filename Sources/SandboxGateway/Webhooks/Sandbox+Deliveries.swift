import Hashing
import StrictJSON

/// One delivery, ready to be sent.
package struct OutgoingDelivery: Hashable, Sendable {
  /// Where it goes.
  package let url: String
  /// The body.
  package let body: [UInt8]
  let record: DeliveryRecord
  fileprivate let signature: EventSignature

  /// The headers, the signature among them.
  package var headers: [NamedText] {
    [
      NamedText("Content-Type", "application/json"),
      NamedText("Wooshpay-Signature", signature.text(of: body)),
    ]
  }
}

/// What a delivery is signed with; the work is done for those who read it.
private struct EventSignature: Hashable {
  let secret: String
  /// `t`, in the unit that the gateway writes.
  let timestamp: String
  /// Whether another one stands before it.
  let isSecond: Bool

  func text(of body: [UInt8]) -> String {
    let code = Digest.hex(
      Digest.hmacSHA256(Array((timestamp + ".").utf8) + body, key: Array(secret.utf8)))
    let other = isSecond ? "v1=\(String(repeating: "0", count: 64))," : ""
    return "t=\(timestamp),\(other)v1=\(code)"
  }
}

extension Sandbox {
  /// Whether anybody wants to be told of anything.
  package var hasEndpoints: Bool { state.webhooks?.endpoints.isEmpty == false }

  /// When a delivery is due next, in the caller's milliseconds; nil for never.
  package var nextDeliveryAt: Int64? {
    state.webhooks?.deliveries.map(\.dueAt).min().map { $0 - behaviour.clockSkew.milliseconds }
  }

  /// Takes the deliveries that are due; each of them has to come back by ``ended(_:status:now:)``.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  package mutating func takeDeliveries(now: Int64) -> [OutgoingDelivery] {
    let gatewayTime = now + behaviour.clockSkew.milliseconds
    advance(to: gatewayTime)
    let due = state.webhooks?.deliveries.filter { $0.dueAt <= gatewayTime } ?? []
    guard !due.isEmpty else { return [] }
    state.webhooks?.deliveries.removeAll { $0.dueAt <= gatewayTime }
    revision += 1
    // The later ones overtake those that were held back.
    return due.enumerated().sorted { ($0.element.dueAt, $0.offset) < ($1.element.dueAt, $1.offset) }
      .compactMap { outgoing($0.element, at: gatewayTime) }
  }

  /// Notes how an endpoint took a delivery: any 2xx ends it, anything else is tried again for 72
  /// hours.
  ///
  /// - Parameters:
  ///   - status: The answer's; nil where none came.
  ///   - now: Milliseconds since the epoch.
  package mutating func ended(_ delivery: OutgoingDelivery, status: Int?, now: Int64) {
    let gatewayTime = now + behaviour.clockSkew.milliseconds
    var record = delivery.record
    let isTaken = status.map { (200...299).contains($0) } ?? false
    if record.isForged { return }
    if isTaken {
      guard record.repeats > 0 else { return }
      record.repeats -= 1
      record.dueAt = gatewayTime
    } else {
      guard record.sendings < behaviour.deliveries.retries.count else { return }
      record.dueAt = gatewayTime + behaviour.deliveries.retries[record.sendings].milliseconds
      record.sendings += 1
    }
    state.webhooks?.deliveries.append(record)
    revision += 1
  }

  private func outgoing(_ due: DeliveryRecord, at now: Int64) -> OutgoingDelivery? {
    guard let webhooks = state.webhooks,
      let endpoint = webhooks.endpoints.place(ofSerial: due.endpoint)
        .map({ webhooks.endpoints[$0] }),
      let event = webhooks.events.place(ofSerial: due.event).map({ webhooks.events[$0] })
    else { return nil }
    var record = due
    let signedAt = behaviour.deliveries.signsAnew ? now : record.signedAt ?? now
    record.signedAt = signedAt
    let body = Array((due.isForged ? forged(wire(event)) : wire(event)).compact.utf8)
    let secret = due.isForged ? "whsec_somebodyElse" : endpoint.secret
    let manners = behaviour.deliveries
    return OutgoingDelivery(
      url: endpoint.url, body: body, record: record,
      signature: EventSignature(
        secret: secret,
        timestamp: String(manners.timestampsInSeconds ? signedAt / 1000 : signedAt),
        isSecond: manners.signsTwice))
  }

  /// An event that claims a payment which nobody made.
  private func forged(_ event: JSONValue) -> JSONValue {
    guard var members = event.object else { return event }
    members["id"] = .string("evt_9" + (event["id"]?.string?.dropFirst(5) ?? ""))
    members["type"] = "payment_intent.succeeded"
    return .object(members)
  }
}

package import CheckoutDomain
import StrictJSON

/// What the gateway says of a webhook endpoint (contract sheet §7).
package struct WebhookEndpoint: Hashable, Sendable {
  /// The endpoint's id, `we_…`.
  package let id: String
  /// Where events are sent.
  package let url: String?
  /// `enabled`, `disabled`, or a word nobody knows.
  package let status: String?
  /// The events that it wants, an open set of words.
  package let enabledEvents: [String]
  /// What it is for, in its maker's words.
  package let description: String?
  /// The version that its events have.
  package let apiVersion: String?
  /// The top-level `livemode` as a mode.
  package let mode: Mode?
  /// When it was made.
  package let created: Timestamp?
  /// What its events are signed with: told once, when it is made.
  ///
  /// Never kept, never logged.
  package let secret: String?

  /// - Parameter wanted: The endpoint that was asked about; nil for any.
  init(wire value: JSONValue, of wanted: String? = nil) throws(WireError) {
    let wire = try WireObject(value, kind: "webhook_endpoint")
    id = try wire.requiredID()
    guard wanted == nil || wanted == id else { throw WireError("it is about another endpoint") }
    url = wire.text("url")
    status = wire.text("status", limit: 40)
    enabledEvents = (wire.array("enabled_events") ?? []).compactMap(\.string)
      .map { SafeText.line($0, limit: 100) }
    description = wire.text("description", limit: 300)
    apiVersion = wire.text("api_version", limit: 40)
    mode = wire.mode
    created = wire.time("created")
    secret = wire.value("secret")?.string
  }
}

/// What is to be changed about an endpoint; nil leaves a member as it is.
package struct WebhookEndpointChange: Sendable {
  package var url: String?
  package var enabledEvents: [String]?
  package var description: String?
  package var isDisabled: Bool?

  package init(
    url: String? = nil, enabledEvents: [String]? = nil, description: String? = nil,
    isDisabled: Bool? = nil
  ) {
    self.url = url
    self.enabledEvents = enabledEvents
    self.description = description
    self.isDisabled = isDisabled
  }

  /// Whether there is nothing to change.
  package var isEmpty: Bool { members.members.isEmpty }

  fileprivate var members: JSONObject {
    var members = JSONObject()
    members["url"] = url.map { .string($0) }
    members["enabled_events"] = enabledEvents.map { .array($0.map { .string($0) }) }
    members["description"] = description.map { .string($0) }
    members["disabled"] = isDisabled.map { .bool($0) }
    return members
  }
}

/// The endpoints of the account. None of this touches money, and none of it is kept.
extension WooshPayGateway {
  private static var path: String { RequestTarget.path("webhook_endpoints") }

  /// Makes an endpoint; the answer is the only one that holds its secret.
  package func createEndpoint(
    _ members: WebhookEndpointChange, key: IdempotencyKey
  ) async -> GatewayOutcome<WebhookEndpoint> {
    await endpoint(
      GatewayRequest(
        path: Self.path, body: Array(JSONValue.object(members.members).compact.utf8), key: key))
  }

  /// Changes an endpoint.
  package func updateEndpoint(
    _ id: String, _ change: WebhookEndpointChange, key: IdempotencyKey
  ) async -> GatewayOutcome<WebhookEndpoint> {
    await endpoint(
      GatewayRequest(
        path: RequestTarget.path("webhook_endpoints", id),
        body: Array(JSONValue.object(change.members).compact.utf8), key: key), of: id)
  }

  /// Sends something about an endpoint; nil for a new one, whose id nobody knows yet.
  private func endpoint(
    _ request: GatewayRequest, of id: String? = nil
  ) async -> GatewayOutcome<WebhookEndpoint> {
    reader.read(await send(request)) { value throws(WireError) in
      try WebhookEndpoint(wire: value, of: id)
    }
  }

  /// Asks for the endpoints, newest first.
  package func endpoints(limit: Int) async -> GatewayOutcome<[WebhookEndpoint]> {
    await list(
      Self.path, [], pageSize: min(max(limit, 1), 100), wanted: limit, id: \.id
    ) { value throws(WireError) in try WebhookEndpoint(wire: value) }.map(\.rows)
  }

  /// Asks for an endpoint.
  package func endpoint(_ id: String) async -> GatewayOutcome<WebhookEndpoint> {
    reader.read(
      await ask(RequestTarget.path("webhook_endpoints", id)), isQuestion: true
    ) { value throws(WireError) in
      try WebhookEndpoint(wire: value, of: id)
    }
  }

  /// Takes an endpoint away.
  package func deleteEndpoint(_ id: String) async -> GatewayOutcome<String> {
    reader.read(await remove(RequestTarget.path("webhook_endpoints", id))) {
      value throws(WireError) in
      let wire = try WireObject(value, kind: "webhook_endpoint")
      guard try wire.requiredID() == id, wire.bool("deleted") != false else {
        throw WireError("it does not say that it is gone")
      }
      return id
    }
  }
}

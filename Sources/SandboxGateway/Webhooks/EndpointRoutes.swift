import StrictJSON

/// The endpoints of webhooks (contract sheet §7).
extension Sandbox {
  private static let mostEndpoints = 16

  mutating func createEndpoint(_ parameters: Parameters, now: Int64) throws(Refusal) -> JSONValue {
    try parameters.allow([
      "url", "enabled_events", "description", "api_version", "metadata",
    ])
    let events = try Self.enabledEvents(parameters)
    guard let events else { throw Refusal.missing("enabled_events") }
    guard state.webhooks?.endpoints.count ?? 0 < Self.mostEndpoints else {
      throw Refusal.invalid("url", "this account has \(Self.mostEndpoints) endpoints already")
    }
    let endpoint = EndpointRecord(
      serial: state.serials.next(now: now), created: now,
      secret: "whsec_" + state.random.text(length: 32),
      url: try Self.url(parameters),
      enabledEvents: events, description: try parameters.string("description"),
      apiVersion: try parameters.string("api_version"), metadata: try parameters.metadata())
    var webhooks = state.webhooks ?? WebhookState()
    webhooks.endpoints.append(endpoint)
    state.webhooks = webhooks
    revision += 1
    return wire(endpoint, withSecret: true)
  }

  /// Newest first.
  func listEndpoints(_ page: PageRequest) throws(Refusal) -> JSONValue {
    try page.list((state.webhooks?.endpoints ?? []).reversed(), url: "/v1/webhook_endpoints") {
      wire($0)
    }
  }

  func endpoint(_ id: String) throws(Refusal) -> JSONValue {
    wire(try record(id))
  }

  mutating func updateEndpoint(_ id: String, _ parameters: Parameters) throws(Refusal) -> JSONValue
  {
    var endpoint = try record(id)
    try parameters.allow([
      "url", "enabled_events", "description", "api_version", "metadata", "status", "disabled",
    ])
    if parameters.value("url") != nil {
      endpoint.url = try Self.url(parameters)
    }
    if let events = try Self.enabledEvents(parameters) { endpoint.enabledEvents = events }
    if let text = try parameters.string("description") { endpoint.description = text }
    if let metadata = try parameters.metadata() { endpoint.metadata = metadata }
    if let isDisabled = try parameters.bool("disabled") { endpoint.isEnabled = !isDisabled }
    switch try parameters.string("status") {
    case nil: break
    case "enabled": endpoint.isEnabled = true
    case "disabled": endpoint.isEnabled = false
    default: throw Refusal.invalid("status", "it must be enabled or disabled")
    }
    if let place = state.webhooks?.endpoints.place(ofSerial: endpoint.serial) {
      state.webhooks?.endpoints[place] = endpoint
    }
    revision += 1
    return wire(endpoint)
  }

  mutating func deleteEndpoint(_ id: String) throws(Refusal) -> JSONValue {
    let endpoint = try record(id)
    state.webhooks?.endpoints.removeAll { $0.serial == endpoint.serial }
    state.webhooks?.deliveries.removeAll { $0.endpoint == endpoint.serial }
    revision += 1
    return ["id": .string(endpoint.id), "object": "webhook_endpoint", "deleted": true]
  }

  private func record(_ id: String) throws(Refusal) -> EndpointRecord {
    guard let serial = EndpointRecord.serial(of: id), let webhooks = state.webhooks,
      let place = webhooks.endpoints.place(ofSerial: serial)
    else { throw Refusal.noSuch("webhook_endpoint", id) }
    return webhooks.endpoints[place]
  }

  /// `https`, or plain `http` to a literal loopback address: only the latter is ever delivered to.
  private static func url(_ parameters: Parameters) throws(Refusal) -> String {
    let url = try parameters.requiredString("url")
    guard url.hasPrefix("https://") || LoopbackURL(url) != nil else {
      throw Refusal.invalid("url", "it must be https, or http to 127.0.0.1", code: "url_invalid")
    }
    return url
  }

  private static func enabledEvents(_ parameters: Parameters) throws(Refusal) -> [String]? {
    guard let value = parameters.value("enabled_events") else { return nil }
    guard let events = value.array, !events.isEmpty, events.allSatisfy({ $0.string != nil }) else {
      throw Refusal.invalid(
        "enabled_events", "it must be an array of strings", code: "parameter_invalid_array")
    }
    return events.compactMap(\.string)
  }

  private func wire(_ endpoint: EndpointRecord, withSecret: Bool = false) -> JSONValue {
    var object = JSONObject([
      "id": .string(endpoint.id),
      "object": "webhook_endpoint",
      "api_version": JSONValue(endpoint.apiVersion),
      "created": .integer(created(endpoint.created)),
      "description": JSONValue(endpoint.description),
      "enabled_events": .array(endpoint.enabledEvents.map { .string($0) }),
      "livemode": false,
      "metadata": endpoint.metadata?.value ?? [:],
      "status": endpoint.isEnabled ? "enabled" : "disabled",
    ])
    // Told once, when it is made.
    if withSecret { object["secret"] = .string(endpoint.secret) }
    object["url"] = .string(endpoint.url)
    return .object(object)
  }
}

/// What the gateway tells of by itself: who wants to know, what happened, and what is still to be
/// delivered.
struct WebhookState: Hashable, Codable, Sendable {
  /// All in order of their serials.
  var endpoints: [EndpointRecord] = []
  var events: [EventRecord] = []
  /// In the order in which they were planned.
  var deliveries: [DeliveryRecord] = []
}

/// A webhook endpoint as the gateway keeps it (contract sheet §7).
struct EndpointRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "we_"

  let serial: Int64
  /// Milliseconds since the epoch, unrounded.
  let created: Int64
  let secret: String
  var url: String
  var enabledEvents: [String]
  var description: String?
  var apiVersion: String?
  var metadata: StoredJSON?
  var isEnabled = true

  func wants(_ type: String) -> Bool {
    isEnabled && (enabledEvents.contains(type) || enabledEvents.contains("*"))
  }
}

/// Something that happened, with its object as it was then.
struct EventRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "evt_"

  let serial: Int64
  /// Milliseconds since the epoch, unrounded.
  let created: Int64
  let type: String
  let object: StoredJSON
}

/// One sending of an event to an endpoint that is still to come.
struct DeliveryRecord: Hashable, Codable, Sendable {
  /// The serials.
  let event: Int64
  let endpoint: Int64
  /// Milliseconds since the epoch.
  var dueAt: Int64
  /// How often it was sent before.
  var sendings = 0
  /// When it was signed first, in milliseconds since the epoch.
  var signedAt: Int64?
  /// How often it is sent again although it has arrived.
  var repeats = 0
  /// Whether it is a forgery, which somebody without the secret sends once.
  var isForged = false
}

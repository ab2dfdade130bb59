import CheckoutDomain
import StrictJSON
import WooshPay

/// A webhook endpoint for a script and for a person.
enum EndpointDocument {
  /// The endpoint as JSON; `secret` is null but where it was just made and is to be printed.
  static func document(_ endpoint: WebhookEndpoint, secret: String? = nil) -> JSONValue {
    [
      "id": .string(endpoint.id), "url": JSONValue(endpoint.url),
      "status": JSONValue(endpoint.status),
      "enabled_events": .array(endpoint.enabledEvents.map { .string($0) }),
      "description": JSONValue(endpoint.description),
      "api_version": JSONValue(endpoint.apiVersion), "mode": JSONValue(endpoint.mode?.rawValue),
      "created_at": JSONValue(endpoint.created?.iso8601), "secret": JSONValue(secret),
    ]
  }

  /// The endpoint over several lines.
  static func text(_ endpoint: WebhookEndpoint) -> String {
    var lines = [
      [SafeText.line(endpoint.id), endpoint.status ?? "", endpoint.url ?? ""].joined(
        separator: "  ")
    ]
    lines.append("  events   " + endpoint.enabledEvents.joined(separator: " "))
    if let description = endpoint.description { lines.append("  for      " + description) }
    if let created = endpoint.created { lines.append("  made     " + created.iso8601) }
    return lines.joined(separator: "\n")
  }
}

/// What a request asks for, by its method and path.
enum Route: Hashable {
  case createSession
  case listSessions
  case session(String)
  case lineItems(String)
  case expireSession(String)
  case createIntent
  case listIntents
  case searchIntents
  case intent(String)
  case confirmIntent(String)
  case cancelIntent(String)
  case createRefund
  case listRefunds
  case refund(String)
  case createEndpoint
  case listEndpoints
  case endpoint(String)
  case updateEndpoint(String)
  case deleteEndpoint(String)
  case event(String)
  case page(PageRoute)

  /// nil where the gateway has nothing at that path.
  init?(_ request: SandboxRequest) {
    let parts = request.path.utf8
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.first == "" else { return nil }
    let path = Array(parts.dropFirst())
    let route: Route? =
      switch (path.first, path.dropFirst().first) {
      case ("v1", "checkout") where path.count > 2 && path[2] == "sessions":
        Self.session(request.method, Array(path.dropFirst(3)))
      case ("v1", "payment_intents"): Self.intent(request.method, Array(path.dropFirst(2)))
      case ("v1", "refunds"): Self.refund(request.method, Array(path.dropFirst(2)))
      case ("v1", "webhook_endpoints"): Self.endpoint(request.method, Array(path.dropFirst(2)))
      case ("v1", "events") where request.method == "GET" && path.count == 3: .event(path[2])
      default: PageRoute(method: request.method, path: path).map { .page($0) }
      }
    guard let route else { return nil }
    self = route
  }

  private static func session(_ method: String, _ rest: [String]) -> Route? {
    switch (method, rest.count) {
    case ("POST", 0): .createSession
    case ("GET", 1): rest[0] == "list" ? .listSessions : .session(rest[0])
    case ("GET", 2): rest[1] == "line_items" ? .lineItems(rest[0]) : nil
    case ("POST", 2): rest[1] == "expire" ? .expireSession(rest[0]) : nil
    default: nil
    }
  }

  private static func intent(_ method: String, _ rest: [String]) -> Route? {
    switch (method, rest.count) {
    case ("POST", 0): .createIntent
    case ("GET", 0): .listIntents
    case ("GET", 1): rest[0] == "search" ? .searchIntents : .intent(rest[0])
    case ("POST", 2) where rest[1] == "confirm": .confirmIntent(rest[0])
    case ("POST", 2) where rest[1] == "cancel": .cancelIntent(rest[0])
    default: nil
    }
  }

  private static func endpoint(_ method: String, _ rest: [String]) -> Route? {
    switch (method, rest.count) {
    case ("POST", 0): .createEndpoint
    case ("GET", 0): .listEndpoints
    case ("GET", 1): .endpoint(rest[0])
    case ("POST", 1): .updateEndpoint(rest[0])
    case ("DELETE", 1): .deleteEndpoint(rest[0])
    default: nil
    }
  }

  private static func refund(_ method: String, _ rest: [String]) -> Route? {
    switch (method, rest.count) {
    case ("POST", 0): .createRefund
    case ("GET", 0): .listRefunds
    case ("GET", 1): .refund(rest[0])
    default: nil
    }
  }
}

extension Refusal {
  static func noSuchPath(_ request: SandboxRequest) -> Refusal {
    Refusal(
      status: 404, code: nil,
      message: "Unrecognized request URL (\(request.method): \(request.path)).")
  }
}

/// What a request asks of the gateway, by the name that people give it.
package enum SandboxAction: String, CaseIterable, Sendable {
  case createSession = "create-session"
  case getSession = "get-session"
  case expireSession = "expire-session"
  case listSessions = "list-sessions"
  case listLineItems = "list-line-items"
  case createIntent = "create-intent"
  case getIntent = "get-intent"
  case confirmIntent = "confirm-intent"
  case cancelIntent = "cancel-intent"
  case listIntents = "list-intents"
  case searchIntents = "search-intents"
  case createRefund = "create-refund"
  case getRefund = "get-refund"
  case listRefunds = "list-refunds"
  case createEndpoint = "create-endpoint"
  case listEndpoints = "list-endpoints"
  case getEndpoint = "get-endpoint"
  case updateEndpoint = "update-endpoint"
  case deleteEndpoint = "delete-endpoint"
  case getEvent = "get-event"

  /// What a request asks; nil for the customer's pages, and where the gateway has nothing.
  package init?(_ request: SandboxRequest) {
    let action: SandboxAction? =
      switch Route(request) {
      case .createSession: .createSession
      case .session: .getSession
      case .expireSession: .expireSession
      case .listSessions: .listSessions
      case .lineItems: .listLineItems
      case .createIntent: .createIntent
      case .intent: .getIntent
      case .confirmIntent: .confirmIntent
      case .cancelIntent: .cancelIntent
      case .listIntents: .listIntents
      case .searchIntents: .searchIntents
      case .createRefund: .createRefund
      case .refund: .getRefund
      case .listRefunds: .listRefunds
      case .createEndpoint: .createEndpoint
      case .listEndpoints: .listEndpoints
      case .endpoint: .getEndpoint
      case .updateEndpoint: .updateEndpoint
      case .deleteEndpoint: .deleteEndpoint
      case .event: .getEvent
      case .page, nil: nil
      }
    guard let action else { return nil }
    self = action
  }
}

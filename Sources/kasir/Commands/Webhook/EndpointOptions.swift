import ArgumentParser
import CheckoutDomain
import Till
import WooshPay

/// What an endpoint is made or changed with.
struct EndpointOptions: ParsableArguments {
  @Option(
    name: .customLong("event"),
    help: ArgumentHelp(
      "An event that it wants, such as payment_intent.succeeded; can be given again and again.",
      valueName: "TYPE"),
    completion: .list(EndpointOptions.usual))
  var events: [String] = []

  @Option(help: ArgumentHelp("What it is for.", valueName: "TEXT"))
  var description: String?

  /// What Kasir acts on.
  static let usual = [
    "payment_intent.created", "payment_intent.requires_action", "payment_intent.succeeded",
    "payment_intent.payment_failed", "payment_intent.canceled", "charge.refund.updated",
    "charge.dispute.updated",
  ]

  /// Refuses what cannot be the name of an event; which names there are, the gateway alone knows.
  func checkEvents() throws(TillError) {
    for event in events where event.wholeMatch(of: /[a-z0-9_]+(\.[a-z0-9_]+)+/) == nil {
      let meant = Nearest.choice(to: event, among: Self.usual).map { "did you mean \($0)?" }
      throw TillError(
        .usage,
        "\(SafeText.line(event, limit: 100)) is no event: "
          + (meant ?? "events are named like payment_intent.succeeded."))
    }
  }

  /// Refuses an address that the gateway could not send events to safely.
  static func check(_ url: String) throws(TillError) {
    guard let address = try? WebAddress(parsing: url),
      address.origin.scheme == .https || address.origin.isLoopback
    else {
      throw TillError(
        .usage,
        "\(SafeText.line(url, limit: 200)) is no address for events: use https://…, or http "
          + "to 127.0.0.1 with a sandbox.")
    }
  }
}

extension Setup {
  /// The gateway by itself: endpoints belong to no ledger.
  func gateway() throws(TillError) -> WooshPayGateway {
    guard let key = try key() else { throw TillError.noKey }
    let base = surroundings.value("WOOSHPAY_API_BASE")
    return WooshPayGateway(
      address: try address(of: key, base: base), key: key, transport: transport())
  }

  /// A key for a request that moves no money.
  func newKey() -> IdempotencyKey { RandomNames(Counter.random).idempotencyKey() }
}

extension CommonOptions {
  /// The value of an outcome.
  func value<Value>(
    of outcome: GatewayOutcome<Value>, isQuestion: Bool
  ) throws(TillError) -> Value {
    if let error = TillError(outcome, isQuestion: isQuestion) {
      guard error.kind == .unknown else { throw error }
      // Nobody looks an endpoint up by itself, as is done with sales.
      throw TillError(
        .unknown, error.message, code: error.code, httpStatus: error.httpStatus,
        hint: "`kasir webhook list` shows what became of it.")
    }
    guard let value = outcome.value else { throw TillError(.gateway, "The gateway said nothing.") }
    return value
  }

  /// Prints an endpoint.
  func print(_ endpoint: WebhookEndpoint) {
    output.print(EndpointDocument.document(endpoint), text: EndpointDocument.text(endpoint))
  }
}

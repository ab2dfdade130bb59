package import CheckoutDomain

/// Where the gateway is, checked against the key that will be sent there.
package struct GatewayAddress: Hashable, Sendable {
  private static let testHost = "apitest.wooshpay.com"
  private static let liveHost = "api.wooshpay.com"

  /// Scheme, host and port.
  package let origin: WebOrigin

  /// Finds the gateway of a key.
  ///
  /// - Parameters:
  ///   - base: An origin to use in place of WooshPay's own; nil or empty for none.
  ///   - source: Where `base` comes from, for the error.
  ///   - key: The key; its mode must agree with the host.
  package init(
    base: String?, from source: String = "WOOSHPAY_API_BASE", for key: SecretKey
  ) throws(SetupError) {
    if let base, !base.isEmpty {
      origin = try Self.origin(base, source)
    } else {
      let host = key.mode == .live ? Self.liveHost : Self.testHost
      origin = WebOrigin(scheme: .https, host: host)
    }
    try Self.check(origin, source, key.mode)
  }

  /// What is shown of it: its host, and its port where it is no usual one.
  package var display: String { origin.authority }

  /// The test host beside WooshPay's own live host, as ``display`` shows it; nil for any other host,
  /// of which nobody knows the test gateway.
  package var testSibling: String? { origin.host == Self.liveHost ? Self.testHost : nil }

  /// Reads an origin; what is wrong with it is said without repeating it, since it may hold a key.
  private static func origin(_ base: String, _ source: String) throws(SetupError) -> WebOrigin {
    let example = "write it like https://\(testHost)."
    let address: WebAddress
    do throws(WebAddress.Problem) {
      address = try WebAddress(parsing: base)
    } catch {
      throw SetupError(.address, "\(source) \(reason(error)): \(example)")
    }
    guard address.path.isEmpty || address.path == "/", address.query == nil,
      address.fragment == nil
    else {
      throw SetupError(
        .address, "\(source) must be an origin, without a path or a query: \(example)")
    }
    guard address.origin.scheme == .https || address.origin.isLoopback else {
      throw SetupError(
        .address,
        "\(source) must be https: plain http goes only to a literal loopback address such as "
          + "http://127.0.0.1:8080.")
    }
    return address.origin
  }

  private static func reason(_ problem: WebAddress.Problem) -> String {
    switch problem {
    case .characters: "holds a space or a character that no address has"
    case .scheme: "does not begin with https://"
    case .userInfo: "holds a user name or password, which does not belong there"
    case .host: "has no well-formed host"
    case .port: "has no port from 1 to 65535 after its colon"
    }
  }

  private static func check(
    _ origin: WebOrigin, _ source: String, _ mode: Mode
  ) throws(SetupError) {
    switch mode {
    case .live where origin.isLoopback:
      throw SetupError(
        .mode,
        "A loopback gateway is test mode, and the key is a live one: use an sk_test_ key, or "
          + "remove \(source).")
    case .live where origin.host == testHost:
      throw SetupError(
        .mode,
        "The key is a live one and \(testHost) is the test gateway: use an sk_test_ key, or "
          + "remove \(source).")
    case .test where origin.host == liveHost:
      throw SetupError(
        .mode,
        "The key is a test one and \(liveHost) is the live gateway: use an sk_live_ key, or "
          + "remove \(source).")
    case .test, .live: break
    }
  }
}

/// Decides which payment links may be drawn as a code that a customer scans with their money.
///
/// A changed link is the cheapest theft there is, so a link is drawn only when everything about it
/// is expected; anything else is an alarm that names the host.
public struct PaymentLinkPolicy: Hashable, Sendable {
  /// What may be done with a link.
  public enum Verdict: Hashable, Sendable {
    /// It may be drawn, exactly as it stands here.
    case drawable(String)
    /// It must not be drawn; the sentence says why and names the host.
    case refused(String)
  }

  /// The longest link, in bytes.
  public static let maximumLength = 1024

  private let mode: Mode
  private let gateway: WebOrigin
  private let hosts: Set<String>

  /// Makes the policy of one gateway.
  ///
  /// - Parameters:
  ///   - mode: Whether money is real: each mode has its own hosts.
  ///   - gateway: Where the gateway is; one on a literal loopback address may link to itself.
  ///   - extraHosts: Hosts that the configuration names as checkout hosts.
  public init(mode: Mode, gateway: WebOrigin, extraHosts: [String] = []) {
    self.mode = mode
    self.gateway = gateway
    hosts = Set(Self.hosts(mode) + extraHosts.map { $0.lowercased() })
  }

  /// The hosts that WooshPay's own links are on (contract sheet §1).
  public static func hosts(_ mode: Mode) -> [String] {
    switch mode {
    case .test: ["checkouttest.wooshpay.com", "apitest.wooshpay.com"]
    case .live: ["checkout.wooshpay.com", "api.wooshpay.com"]
    }
  }

  /// Judges a link that the gateway gave for a session or an intent of ours.
  public func check(
    _ link: String, session: SessionID?, paymentIntent: PaymentIntentID?
  ) -> Verdict {
    guard link.utf8.count <= Self.maximumLength else {
      return refused(link, "it is longer than any payment link")
    }
    let address: WebAddress
    do throws(WebAddress.Problem) {
      address = try WebAddress(parsing: link)
    } catch {
      return refused(link, Self.reason(error))
    }
    if let reason = problem(with: address) { return refused(link, reason) }
    let ids = [session?.text, paymentIntent?.text].compactMap(\.self)
    guard ids.contains(where: { Self.path(address.path, holds: $0) }) else {
      return refused(link, "it does not name this sale's session or payment")
    }
    return .drawable(link)
  }

  private func problem(with address: WebAddress) -> String? {
    if gateway.isLoopback, address.origin == gateway { return pathProblem(with: address) }
    if address.origin.scheme != .https { return "it is not https" }
    if address.namesPort { return "it names a port" }
    if !hosts.contains(address.origin.host) {
      return "that is no known checkout host in \(mode.rawValue) mode"
    }
    return pathProblem(with: address)
  }

  /// No link of WooshPay has an empty or a dotted step, and some servers leave the site by them.
  private func pathProblem(with address: WebAddress) -> String? {
    // A browser takes an encoded dot for a dot.
    let path = address.path.replacing("%2e", with: ".").replacing("%2E", with: ".")
    let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let isStrange = steps.dropLast().contains("") || steps.contains(".") || steps.contains("..")
    return isStrange ? "its path is not plain" : nil
  }

  private func refused(_ link: String, _ reason: String) -> Verdict {
    let host = WebAddress.claimedHost(in: link)
    return .refused(
      "The payment link points to \(host.isEmpty ? "nowhere" : host): \(reason). "
        + "It is not shown as a code; do not let the customer pay there.")
  }

  private static func reason(_ problem: WebAddress.Problem) -> String {
    switch problem {
    case .characters: "it holds characters that no payment link has"
    case .scheme: "it is not https"
    case .userInfo: "it hides its host behind a user name"
    case .host: "its host is malformed"
    case .port: "its port is malformed"
    }
  }

  /// Whether a path holds the number that an id ends in, as a whole number.
  ///
  /// The test checkout's links say `cs_test_158…` of the session `cs_158…` (contract sheet §1). An
  /// id without a number at its end must stand in the path as it is.
  private static func path(_ path: String, holds id: String) -> Bool {
    let digits = id.utf8.reversed().prefix { isDigit($0) }.count
    guard digits > 0 else { return !id.isEmpty && path.contains(id) }
    let number = Array(id.utf8.suffix(digits))
    return path.utf8.split(omittingEmptySubsequences: true) { !isDigit($0) }
      .contains { $0.elementsEqual(number) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

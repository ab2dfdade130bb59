/// A URL read strictly: what two programs could read as two places is no URL here.
///
/// `http` and `https` only, printable ASCII only, no backslash, no white space, no user name, and a
/// host of plain form. Nothing is decoded or normalised but the case of scheme and host.
public struct WebAddress: Hashable, Sendable {
  /// Why a text is no address that can be trusted.
  public enum Problem: Error, Hashable, Sendable {
    /// It holds something else than printable ASCII, or a character no URL may hold.
    case characters
    /// It does not begin with `http://` or `https://`.
    case scheme
    /// It holds a user name or password.
    case userInfo
    /// The host is missing or malformed.
    case host
    /// The port is not a number from 1 to 65535.
    case port
  }

  /// Scheme, host and port.
  public let origin: WebOrigin
  /// Whether the port is written out.
  public let namesPort: Bool
  /// The path, from its `/`; empty where there is none.
  public let path: String
  /// What follows the `?`, nil where there is none.
  public let query: String?
  /// What follows the `#`, nil where there is none.
  public let fragment: String?

  /// Reads an address.
  public init(parsing text: String) throws(Problem) {
    guard text.utf8.allSatisfy(Self.mayStand) else { throw .characters }
    let (scheme, rest) = try Self.scheme(of: text)
    let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    (origin, namesPort) = try Self.origin(of: rest[..<authorityEnd], scheme)
    let (beforeFragment, fragment) = Self.cut(rest[authorityEnd...], at: "#")
    let (path, query) = Self.cut(beforeFragment, at: "?")
    self.path = String(path)
    self.query = query.map(String.init)
    self.fragment = fragment.map(String.init)
  }

  /// What stands where a host would stand, for a sentence that names it; never to be trusted.
  public static func claimedHost(in text: String) -> String {
    var rest = Substring(text)
    if let mark = text.firstRange(of: "://") { rest = text[mark.upperBound...] }
    let host = rest.prefix { !"/?#\\".contains($0) }
    return SafeText.line(String(host), limit: 80)
  }

  private static func scheme(
    of text: String
  ) throws(Problem) -> (WebOrigin.Scheme, rest: Substring) {
    guard let mark = text.firstRange(of: "://"),
      let scheme = WebOrigin.Scheme(rawValue: text[..<mark.lowerBound].lowercased())
    else { throw .scheme }
    return (scheme, text[mark.upperBound...])
  }

  private static func origin(
    of authority: Substring, _ scheme: WebOrigin.Scheme
  ) throws(Problem) -> (WebOrigin, namesPort: Bool) {
    guard !authority.contains("@") else { throw .userInfo }
    let host: String?
    let afterHost: Substring
    if authority.first == "[" {
      let inner = authority.dropFirst().prefix { $0 != "]" }
      guard inner.endIndex < authority.endIndex else { throw .host }
      host = HostName.checkedIPv6(inner)
      afterHost = authority[authority.index(after: inner.endIndex)...]
    } else {
      let name = authority.prefix { $0 != ":" }
      host = HostName.checked(name)
      afterHost = authority[name.endIndex...]
    }
    guard let host else { throw .host }
    guard !afterHost.isEmpty else { return (WebOrigin(scheme: scheme, host: host), false) }
    guard afterHost.first == ":" else { throw .host }
    return (WebOrigin(scheme: scheme, host: host, port: try port(afterHost.dropFirst())), true)
  }

  private static func port(_ text: Substring) throws(Problem) -> UInt16 {
    guard let port = UInt16(text), port > 0, String(port) == text else { throw .port }
    return port
  }

  private static func cut(
    _ text: Substring, at mark: Character
  ) -> (before: Substring, after: Substring?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<place], text[text.index(after: place)...])
  }

  private static func mayStand(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x7E: !"\"<>\\^`{|}".utf8.contains(byte)
    default: false
    }
  }
}

/// Where a web server is: scheme, host and port, and nothing that could hide another place.
public struct WebOrigin: Hashable, Sendable {
  /// How it is spoken to.
  public enum Scheme: String, Hashable, Sendable {
    /// In the clear.
    case http
    /// Over TLS.
    case https

    /// The port that goes unsaid.
    public var defaultPort: UInt16 { self == .http ? 80 : 443 }
  }

  /// How it is spoken to.
  public let scheme: Scheme
  /// A name in lower case, an IPv4 address in four decimal numbers, or an IPv6 address without its
  /// brackets.
  public let host: String
  /// The port, also where it goes unsaid.
  public let port: UInt16

  /// Makes an origin of parts that are known to be well-formed.
  public init(scheme: Scheme, host: String, port: UInt16? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.defaultPort
  }

  /// Host and port as they stand in a URL, the port only where it is not the scheme's own.
  public var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == scheme.defaultPort ? name : "\(name):\(port)"
  }

  /// The origin as a URL without a path: `https://api.wooshpay.com`.
  public var text: String { scheme.rawValue + "://" + authority }

  /// Whether the host is a literal loopback address, `127.0.0.0/8` or `::1`.
  ///
  /// A name such as `localhost` is not: whoever answers for names could send it elsewhere.
  public var isLoopback: Bool {
    host == "::1" || HostName.ipv4Octets(host)?.first == 127
  }
}

/// The strict grammar of hosts.
enum HostName {
  /// The host in lower case, or nil where it is none: letters, digits, `-` and `.` only, no empty
  /// label, and whatever ends in a number must be a plain IPv4 address (`2130706433`, `0x7f.1` and
  /// `0177.0.0.1` are addresses to some programs and names to others).
  static func checked(_ text: some StringProtocol) -> String? {
    let host = text.lowercased()
    guard (1...253).contains(host.utf8.count) else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), let last = labels.last else { return nil }
    let endsInNumber =
      last.allSatisfy(\.isNumber)
      || last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit)
    return !endsInNumber || ipv4Octets(host) != nil ? host : nil
  }

  /// An IPv6 address in lower case as it stands between brackets, or nil where it cannot be one.
  static func checkedIPv6(_ text: some StringProtocol) -> String? {
    let host = text.lowercased()
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
      case UInt8(ascii: ":"), UInt8(ascii: "."): true
      default: false
      }
    }
    return isPlain && host.contains(":") && (2...45).contains(host.utf8.count) ? host : nil
  }

  /// The four numbers of an IPv4 address in its one plain form, nil for anything else.
  static func ipv4Octets(_ host: String) -> [UInt8]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let octets = parts.compactMap { part in
      UInt8(part).flatMap { String($0) == part ? $0 : nil }
    }
    return parts.count == 4 && octets.count == 4 ? octets : nil
  }

  private static func isLabel(_ label: Substring) -> Bool {
    guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else {
      return false
    }
    return label.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}

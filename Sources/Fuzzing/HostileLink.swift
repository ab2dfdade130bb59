import Simulation

/// Payment links that a changed answer could hold.
enum HostileLink {
  static let session = "cs_1680914308084531200"
  static let intent = "pi_1680914308331995136"
  static let loopback = "http://127.0.0.1:8080"

  /// Draws a link: a good one with some of its parts exchanged, or some of its bytes.
  static func draw(_ draw: inout Draw) -> String {
    var parts = Parts(
      scheme: "https", mark: "://", user: "", host: draw.one(of: goodHosts), port: "",
      path: draw.one(of: goodPaths), rest: draw.one(of: ["", "?key=pk_test_sample", "#f"]))
    if draw.happens(100) { parts.take(loopback: loopback) }
    for _ in 0..<draw.below(4) { change(&parts, &draw) }
    let link = parts.text
    return draw.happens(250) ? mutated(link, &draw) : link
  }

  private struct Parts {
    var scheme: String
    var mark: String
    var user: String
    var host: String
    var port: String
    var path: String
    var rest: String

    mutating func take(loopback: String) { (scheme, host, port) = ("http", "127.0.0.1", ":8080") }

    var text: String { scheme + mark + user + host + port + path + rest }
  }

  private static func change(_ parts: inout Parts, _ draw: inout Draw) {
    switch draw.below(7) {
    case 0: parts.scheme = draw.one(of: schemes)
    case 1: parts.mark = draw.one(of: [":/", ":\\\\", "//", ":///", "://", ": //", ":"])
    case 2: parts.user = draw.one(of: users)
    case 3: parts.host = host(&draw)
    case 4:
      parts.port = draw.one(of: [":443", ":80", ":", ":0", ":65536", ":8443", ":٤٤٣", ":08080"])
    case 5: parts.path = path(&draw)
    default: parts.rest = draw.one(of: rests)
    }
  }

  private static func host(_ draw: inout Draw) -> String {
    let good = draw.one(of: goodHosts)
    switch draw.below(6) {
    case 0: return draw.one(of: badHosts)
    case 1:
      return good
        + draw.one(of: [".evil.example", ".", "%2eevil.example", "\0.evil.example", "evil"])
    case 2: return draw.one(of: ["evil.", "evil-", "www.", "-", ".", "xn--"]) + good
    case 3:
      return good.replacing(".", with: draw.one(of: ["\u{3002}", "\u{FF0E}", "%2e", "..", "-"]))
    case 4:
      return good.replacing(
        "o", with: draw.one(of: ["0", "\u{43E}", "ó", "o\u{301}", "\u{200B}o"]))
    default: return draw.happens(500) ? good.uppercased() : good
    }
  }

  private static func path(_ draw: inout Draw) -> String {
    let id = draw.one(of: ["1680914308084531200", "1680914308331995136"])
    switch draw.below(8) {
    case 0: return "/pay/cs_test_\(id)0"
    case 1: return "/pay/cs_test_1\(id)"
    case 2: return "/pay/\(String(id.reversed()))"
    case 3: return "/pay/../\(id)"
    case 4: return "//evil.example/\(id)"
    case 5: return "/pay/%31\(id.dropFirst())"
    case 6: return "/\\evil.example/\(id)"
    default:
      return draw.one(of: ["", "/", "/pay", "/pay/./\(id)", "/pay/\(id)/", "/\(id)/..", ";\(id)"])
    }
  }

  private static func mutated(_ link: String, _ draw: inout Draw) -> String {
    var scalars = Array(link.unicodeScalars)
    let strange: [Unicode.Scalar] = [
      "@", ":", "/", "\\", "?", "#", " ", "\t", "\n", "\0", ".", "%", "[", "]", "\u{1B}",
      "\u{202E}",
      "\u{200B}", "\u{AD}", "\u{FF0F}", "\u{2215}", "\u{FF20}", "<", "\"", "0", "a",
    ]
    for _ in 0...draw.below(3) where !scalars.isEmpty {
      let place = draw.below(scalars.count)
      switch draw.below(4) {
      case 0: scalars[place] = draw.one(of: strange)
      case 1: scalars.insert(draw.one(of: strange), at: place)
      case 2: scalars.remove(at: place)
      default: scalars.swapAt(place, draw.below(scalars.count))
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static let goodHosts = ["checkouttest.wooshpay.com", "apitest.wooshpay.com"]
  private static let badHosts = [
    "evil.example", "checkout.wooshpay.com", "api.wooshpay.com", "wooshpay.com", "127.0.0.1",
    "[::1]",
    "2130706433", "0x7f.1", "localhost", "checkouttest.wooshpay.co", "checkouttest-wooshpay.com",
    "",
    "127.0.0.1.evil.example", "[::ffff:127.0.0.1]",
  ]
  private static let goodPaths = [
    "/pay/cs_test_1680914308084531200", "/pay/cs_1680914308084531200",
    "/v1/receives/c12/pay/pi_1680914308331995136",
  ]
  private static let schemes = [
    "http", "HTTPS", "ftp", "javascript", "data", "intent", "https ", "ｈttps", "", "wss", "file",
  ]
  private static let users = [
    "user@", "@", "evil.example@", "evil.example%40", "checkouttest.wooshpay.com@",
    "evil.example\\@", "user:pass@", "evil.example/", "evil.example#", "evil.example?",
  ]
  private static let rests = [
    "?id=1680914308084531200", "#1680914308084531200", "/@evil.example", "?@evil.example", "%00",
    "\r\nHost: evil.example", String(repeating: "a", count: 1100), "/%2e%2e/",
    "?next=//evil.example",
  ]
}

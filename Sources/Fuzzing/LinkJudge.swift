import CheckoutDomain
import Foundation

/// Whether a link that is drawn leads where a customer should pay, by readers of URLs that are not
/// the one judged.
enum LinkJudge {
  private static let policies = [Mode.test, .live].flatMap { mode in
    [
      PaymentLinkPolicy(
        mode: mode, gateway: WebOrigin(scheme: .https, host: PaymentLinkPolicy.hosts(mode)[1])),
      PaymentLinkPolicy(
        mode: mode, gateway: WebOrigin(scheme: .http, host: "127.0.0.1", port: 8080)),
    ]
  }

  static func judge(_ link: String) -> Verdict {
    var isDrawn = false
    for (place, policy) in policies.enumerated() {
      let verdict = policy.check(
        link, session: SessionID(HostileLink.session),
        paymentIntent: PaymentIntentID(HostileLink.intent))
      switch verdict {
      case .refused(let sentence):
        if sentence.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
          return .wrong("the alarm steers the terminal")
        }
      case .drawable(let drawn):
        isDrawn = true
        guard drawn == link else { return .wrong("another link is drawn than was given") }
        let mode = place < 2 ? Mode.test : .live
        if let reason = hostility(link, mode, isLoopbackGateway: place % 2 == 1) {
          return .wrong("it is drawn, and \(reason)")
        }
      }
    }
    return isDrawn ? .accepted : .refused
  }

  private static func hostility(_ link: String, _ mode: Mode, isLoopbackGateway: Bool) -> String? {
    guard link.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !link.contains("\\") else {
      return "holds what no link holds"
    }
    // By hand: everything between the first two slashes and the next mark.
    let lower = link.lowercased()
    let isOwn = isLoopbackGateway && lower.hasPrefix(HostileLink.loopback)
    guard isOwn || lower.hasPrefix("https://") else { return "is not https" }
    let start = link.index(link.startIndex, offsetBy: isOwn ? 7 : 8)
    let authority = link[start...].prefix { !"/?#".contains($0) }
    let wanted = isOwn ? ["127.0.0.1:8080"] : PaymentLinkPolicy.hosts(mode)
    guard wanted.contains(authority.lowercased()) else { return "goes to \(authority)" }
    let path = link[authority.endIndex...].prefix { !"?#".contains($0) }
    let numbers = path.split { !$0.isNumber }.map(String.init)
    guard numbers.contains("1680914308084531200") || numbers.contains("1680914308331995136") else {
      return "names no sale of ours"
    }
    // By Foundation, as a browser would.
    guard let read = URLComponents(string: link), read.user == nil, read.password == nil,
      let host = read.host?.lowercased(), wanted.contains(host + (read.port.map { ":\($0)" } ?? ""))
    else { return "another reader goes elsewhere" }
    let steps = read.path.split(separator: "/")
    return steps.contains("..") || steps.contains(".") ? "leaves its path" : nil
  }
}

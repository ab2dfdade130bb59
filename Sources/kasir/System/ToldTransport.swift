import CheckoutDomain
import WooshPay

/// A transport that tells each request and how it ended: method, path, status and time; never a
/// header or a body, and so never a key or a customer's data.
struct ToldTransport: HTTPTransport {
  let transport: any HTTPTransport
  let time: any TimeSource
  let tell: @Sendable (String) -> Void

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    let start = time.now
    let result = await transport.perform(request)
    let ending =
      switch result {
      case .answered(let answer): String(answer.status)
      case .notSent(let reason): "not sent: \(reason)"
      case .unknown(let reason): "unknown: \(reason)"
      }
    let took = (time.now - start).milliseconds
    let target = SafeText.line(request.target)
    tell("\(request.method.rawValue) \(request.origin.text)\(target): \(ending), \(took) ms")
    return result
  }
}

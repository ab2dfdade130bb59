import CheckoutDomain

@testable import WooshPay

/// A request to a server of a test, carrying a body if it is a POST.
func request(
  _ method: HTTPRequest.Method, _ port: UInt16, host: String = "127.0.0.1",
  scheme: WebOrigin.Scheme = .http, limit: Duration = .seconds(60), bodyLimit: Int = 1 << 20
) -> HTTPRequest {
  HTTPRequest(
    method, WebOrigin(scheme: scheme, host: host, port: port), "/v1/refunds",
    headers: [("Accept", "application/json"), ("Idempotency-Key", "kasir-1")],
    authorization: Secret("Basic c2VjcmV0Og=="),
    body: method == .post ? Array("{\"amount\":1}".utf8) : [], timeLimit: limit,
    bodyLimit: bodyLimit)
}

extension HTTPResult {
  /// The status of an answer; nil for another ending.
  var status: Int? {
    if case .answered(let answer) = self { answer.status } else { nil }
  }
  var unknown: String? {
    if case .unknown(let reason) = self { reason } else { nil }
  }
  var notSent: String? {
    if case .notSent(let reason) = self { reason } else { nil }
  }
}

import Synchronization

@testable import WooshPay

/// A transport that answers from a list and keeps what it was asked.
final class ScriptedTransport: HTTPTransport {
  private let state: Mutex<(results: [HTTPResult], requests: [HTTPRequest])>

  init(_ results: [HTTPResult] = []) { state = Mutex((results, [])) }

  /// Answers with these bodies, status 200.
  convenience init(bodies: String...) { self.init(bodies.map { .ok($0) }) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var targets: [String] { requests.map(\.target) }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    state.withLock { state in
      state.requests.append(request)
      return state.results.isEmpty
        ? .notSent("The script is at its end.") : state.results.removeFirst()
    }
  }
}

extension HTTPResult {
  static func ok(_ body: String) -> HTTPResult { status(200, body) }

  static func status(_ status: Int, _ body: String, retryAfter: String? = nil) -> HTTPResult {
    .answered(HTTPAnswer(status: status, retryAfter: retryAfter, body: Array(body.utf8)))
  }
}

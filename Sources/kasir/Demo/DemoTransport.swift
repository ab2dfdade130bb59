import CheckoutDomain
import SandboxGateway
import Synchronization
import WooshPay

/// The demo's past: a sandbox without sockets and a clock that is set by hand.
final class DemoTransport: HTTPTransport, TimeSource {
  private struct State {
    var sandbox: Sandbox
    var now: Timestamp
    var loss: Loss?
  }

  /// What of the next request that changes something is lost.
  enum Loss { case request, answer }

  private let state: Mutex<State>

  init(_ sandbox: Sandbox, now: Timestamp) { state = Mutex(State(sandbox: sandbox, now: now)) }

  /// What the gateway remembers by now.
  var sandbox: Sandbox { state.withLock { $0.sandbox } }

  var now: Timestamp { state.withLock { $0.now } }

  func sleep(for duration: Duration) async throws { state.withLock { $0.now = $0.now + duration } }

  /// Goes on to a later moment.
  func pass(to moment: Timestamp) { state.withLock { $0.now = max($0.now, moment) } }

  /// Lets the next customer do that, so long after the charge.
  func expect(_ customer: SandboxCustomer, after wait: Duration) {
    state.withLock { state in
      state.sandbox.configuration.customer = customer
      state.sandbox.configuration.delay = wait
    }
  }

  /// Lets the next refunds end so.
  func expect(_ end: DemoWeek.RefundEnd) {
    state.withLock { state in
      state.sandbox.configuration.behaviour.refundLife =
        end == .failsLater ? .pendingThenFails(after: .seconds(60)) : .succeedsAtOnce
      state.loss = end == .neverArrives ? .request : nil
    }
  }

  /// Loses the next request that changes something, or the answer to it.
  func lose(_ loss: Loss) { state.withLock { $0.loss = loss } }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    state.withLock { state in
      let loss = request.method == .get ? nil : state.loss
      if loss != nil { state.loss = nil }
      if loss == .request { return .unknown("The connection broke before there was an answer.") }
      var headers = request.headers.map { NamedText($0.name, $0.value) }
      if let authorization = request.authorization {
        headers.append(NamedText("Authorization", authorization.reveal()))
      }
      let answer = state.sandbox.handle(
        SandboxRequest(
          method: request.method.rawValue, target: request.target, headers: headers,
          body: request.body), now: state.now.milliseconds)
      if loss == .answer {
        return .unknown("The connection broke before the answer was complete.")
      }
      return .answered(
        HTTPAnswer(
          status: answer.status, retryAfter: answer.header("Retry-After"),
          date: answer.header("Date"), contentType: answer.header("Content-Type"),
          body: answer.body))
    }
  }
}

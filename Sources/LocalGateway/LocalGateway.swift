package import CheckoutDomain
package import SandboxGateway
import Synchronization
package import WooshPay

/// The sandbox in this process as a client's transport: no socket, and a clock that is set by hand.
package final class LocalGateway: HTTPTransport, TimeSource {
  /// What of a request that changes something is lost.
  package enum Loss: Sendable { case request, answer }

  private struct State {
    var sandbox: Sandbox
    var now: Timestamp
    var loss: Loss?
  }

  private let state: Mutex<State>
  private let arrived: @Sendable (HTTPRequest) -> Void
  private let answered: @Sendable (Sandbox) -> Void

  /// - Parameters:
  ///   - arrived: Told of each request that changes something, before it is answered.
  ///   - answered: Told after each request what the gateway remembers by then.
  package init(
    _ sandbox: Sandbox, now: Timestamp,
    arrived: @escaping @Sendable (HTTPRequest) -> Void = { _ in },
    answered: @escaping @Sendable (Sandbox) -> Void = { _ in }
  ) {
    state = Mutex(State(sandbox: sandbox, now: now))
    (self.arrived, self.answered) = (arrived, answered)
  }

  /// What the gateway remembers by now.
  package var sandbox: Sandbox { state.withLock { $0.sandbox } }

  package var now: Timestamp { state.withLock { $0.now } }

  package func sleep(for duration: Duration) async throws { pass(duration) }

  /// Lets time pass.
  package func pass(_ duration: Duration) { state.withLock { $0.now = $0.now + duration } }

  /// Goes on to a later moment.
  package func pass(to moment: Timestamp) { state.withLock { $0.now = max($0.now, moment) } }

  /// Behaves otherwise from now on.
  package func configure(_ change: (inout SandboxConfiguration) -> Void) {
    state.withLock { change(&$0.sandbox.configuration) }
  }

  /// Loses the next request that changes something, or the answer to it; nil for neither.
  package func lose(_ loss: Loss?) { state.withLock { $0.loss = loss } }

  package func perform(_ request: HTTPRequest) async -> HTTPResult {
    let changes = request.method != .get
    if changes { arrived(request) }
    let result = state.withLock { state -> HTTPResult in
      let loss = changes ? state.loss : nil
      if changes { state.loss = nil }
      if loss == .request { return .unknown("The connection broke before there was an answer.") }
      let answer = state.sandbox.handle(SandboxRequest(request), now: state.now.milliseconds)
      return loss == .answer
        ? .unknown("The connection broke before the answer was complete.")
        : .answered(HTTPAnswer(answer))
    }
    answered(sandbox)
    return result
  }
}

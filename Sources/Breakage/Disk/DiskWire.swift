import CheckoutDomain
import SandboxGateway
import Synchronization
import WooshPay

/// A sandbox in this process, its clock set by hand, that tells what has reached it.
final class DiskWire: HTTPTransport, TimeSource, RandomSource {
  private struct State {
    var sandbox: Sandbox
    var now: Timestamp
    var dice: SeededDice
    var losesNextAnswer = false
  }

  static let start = Timestamp(milliseconds: 1_790_000_000_000)

  private let state: Mutex<State>
  private let arrived: @Sendable (HTTPRequest) -> Void
  private let answered: @Sendable (Sandbox) -> Void

  init(
    _ sandbox: Sandbox, now: Timestamp = start, seed: UInt64,
    arrived: @escaping @Sendable (HTTPRequest) -> Void = { _ in },
    answered: @escaping @Sendable (Sandbox) -> Void = { _ in }
  ) {
    state = Mutex(State(sandbox: sandbox, now: now, dice: SeededDice(state: seed)))
    (self.arrived, self.answered) = (arrived, answered)
  }

  var sandbox: Sandbox { state.withLock { $0.sandbox } }
  var now: Timestamp { state.withLock { $0.now } }

  func next() -> UInt64 { state.withLock { $0.dice.next() } }

  func sleep(for duration: Duration) async throws { pass(duration) }

  /// Lets time pass.
  func pass(_ duration: Duration) { state.withLock { $0.now = $0.now + duration } }

  /// Lets the answer to the next request be lost on its way back.
  func loseNextAnswer() { state.withLock { $0.losesNextAnswer = true } }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    if request.method == .post { arrived(request) }
    let (answer, isLost) = state.withLock { state in
      var headers = request.headers.map { NamedText($0.name, $0.value) }
      if let authorization = request.authorization {
        headers.append(NamedText("Authorization", authorization.reveal()))
      }
      let answer = state.sandbox.handle(
        SandboxRequest(
          method: request.method.rawValue, target: request.target, headers: headers,
          body: request.body), now: state.now.milliseconds)
      defer { if request.method == .post { state.losesNextAnswer = false } }
      return (answer, state.losesNextAnswer && request.method == .post)
    }
    answered(sandbox)
    if isLost { return .unknown("The connection broke before the answer was complete.") }
    return .answered(
      HTTPAnswer(
        status: answer.status, retryAfter: answer.header("Retry-After"),
        date: answer.header("Date"), contentType: answer.header("Content-Type"),
        body: answer.body))
  }
}

import CheckoutDomain
import LocalGateway
import SandboxGateway
import Synchronization
import WooshPay

/// A wire to one sandbox in process, on which what is ordered goes wrong, and on which nothing takes
/// time but what waits.
final class FaultNetwork: HTTPTransport {
  private struct State {
    var sandbox: Sandbox
    var strikes: [Strike] = []
  }

  private struct Strike {
    let action: SandboxAction
    let fault: NamedFault
    var left: Int
  }

  private let state: Mutex<State>
  private let clock: MatrixClock

  init(_ sandbox: Sandbox, _ clock: MatrixClock) {
    state = Mutex(State(sandbox: sandbox))
    self.clock = clock
  }

  /// Lets the next requests of a kind go wrong, so many of them; nil for all.
  func strike(_ action: SandboxAction, _ fault: NamedFault, _ times: Int?) {
    state.withLock {
      $0.strikes.insert(Strike(action: action, fault: fault, left: times ?? .max), at: 0)
    }
  }

  /// Lets everything go well from now on.
  func calm() { state.withLock { $0.strikes = [] } }

  /// Hands a request to the gateway past the wire.
  func ask(_ request: SandboxRequest) -> SandboxResponse {
    state.withLock { $0.sandbox.handle(request, now: clock.now.milliseconds) }
  }

  /// What the gateway truly holds.
  var books: SandboxBooks {
    state.withLock { state in
      state.sandbox.catchUp(to: clock.now.milliseconds)
      return state.sandbox.books
    }
  }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    let asked = SandboxRequest(request)
    let exchange = state.withLock { state in
      state.sandbox.exchange(asked, through: next(for: asked, &state), now: clock.now.milliseconds)
    }
    return result(of: exchange, to: request)
  }

  private func next(for request: SandboxRequest, _ state: inout State) -> NamedFault? {
    let action = SandboxAction(request)
    guard let place = state.strikes.firstIndex(where: { $0.action == action && $0.left > 0 }) else {
      return nil
    }
    state.strikes[place].left -= 1
    return state.strikes[place].fault
  }

  /// What the transport makes of an exchange: as libcurl does over a real one.
  private func result(of exchange: Exchange, to request: HTTPRequest) -> HTTPResult {
    func failed(_ failure: TransferFailure) -> HTTPResult {
      failure.result(host: request.origin.host, leftBytes: exchange.reach != nil)
    }
    switch exchange.reach {
    case nil: return failed(.refused)
    case .part: return failed(.broken)
    case .silence, .drip:
      clock.advance(by: request.timeLimit)
      return failed(.timeout)
    case .whole, .lastWhole:
      guard let answer = exchange.answer else { return failed(.broken) }
      guard answer.body.count <= request.bodyLimit else { return failed(.tooLarge) }
      return .answered(HTTPAnswer(answer))
    }
  }
}

/// A clock that nothing but a wait moves.
final class MatrixClock: TimeSource {
  private let moment = Mutex(Timestamp(milliseconds: 1_790_000_000_000))

  var now: Timestamp { moment.withLock(\.self) }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    advance(by: max(.zero, duration))
  }
}

import CheckoutDomain
import SandboxGateway
import WooshPay

/// The wire between the consoles and the gateway.
final class SimulatedNetwork: @unchecked Sendable {
  let gateway: GatewaySide
  var weather: Weather
  /// Whether nothing gets through at all until then.
  var isDownUntil: Int64 = .min
  /// Whether a request that arrives twice is work done once.
  let honoursKeys: Bool
  var trace: (@autoclosure () -> String) -> Void = { _ in }
  private(set) var requests = 0
  private let loop: SerialLoop

  init(_ loop: SerialLoop, _ gateway: GatewaySide, _ weather: Weather, honoursKeys: Bool) {
    self.loop = loop
    self.gateway = gateway
    self.weather = weather
    self.honoursKeys = honoursKeys
  }

  /// Carries a request, and tells its sender what is to be known of it.
  func carry(
    _ request: HTTPRequest, _ draw: inout Draw, tell: @escaping (HTTPResult) -> Void
  ) {
    requests += 1
    let isQuestion = request.method == .get
    let up = draw.within(3...180)
    let down = draw.within(3...180)
    var mishap = weather.mishap(&draw, isQuestion: isQuestion, mayRepeat: honoursKeys)
    if loop.now < isDownUntil { mishap = draw.happens(500) ? .refused : .lost }
    let start = loop.now
    let limit = request.timeLimit.milliseconds
    // Some connections break at once, others only when the patience is at its end.
    let breaks = draw.happens(600) ? up + down : limit
    if mishap != .none || !isQuestion { trace("net \(request.target) \(mishap)") }
    switch mishap {
    case .none: arrive(request, at: start + up, answerAt: start + up + down, tell: tell)
    case .stale(let age):
      arrive(request, at: start + up, age: age, answerAt: start + up + down, tell: tell)
    case .fault(let fault):
      arrive(request, at: start + up, fault: fault, answerAt: start + up + down, tell: tell)
    case .twice(let after):
      arrive(request, at: start + up, answerAt: start + up + down, tell: tell)
      arrive(request, at: start + up + after, answerAt: nil) { _ in }
    case .refused:
      answer(at: start + up, .notSent("127.0.0.1 refused the connection."), tell)
    case .lost:
      answer(at: start + breaks, Self.silence, tell)
    case .answerLost:
      arrive(request, at: start + up, answerAt: nil) { _ in }
      answer(at: start + breaks, Self.silence, tell)
    case .late(let late):
      arrive(request, at: start + breaks + late, answerAt: nil) { _ in }
      answer(at: start + breaks, Self.silence, tell)
    }
  }

  private static let silence = HTTPResult.unknown(
    "The connection to 127.0.0.1 broke before the answer was complete.")

  private func arrive(
    _ request: HTTPRequest, at time: Int64, fault: Fault? = nil, age: Int64 = 0,
    answerAt: Int64?, tell: @escaping (HTTPResult) -> Void
  ) {
    loop.at(time) { [self] in
      let answer = gateway.answer(request, at: loop.now, fault: fault, age: age)
      if request.method == .post { trace("gateway \(request.target) \(answer.status)") }
      if let answerAt { self.answer(at: answerAt, .answered(answer), tell) }
    }
  }

  private func answer(
    at time: Int64, _ result: HTTPResult, _ tell: @escaping (HTTPResult) -> Void
  ) {
    loop.at(time, isOfHost: true) { tell(result) }
  }
}

/// One process's end of the wire.
final class SimulatedTransport: HTTPTransport, @unchecked Sendable {
  private let network: SimulatedNetwork
  private let process: SimulatedProcess
  private var draw: Draw

  init(_ network: SimulatedNetwork, _ process: SimulatedProcess, _ draw: Draw) {
    self.network = network
    self.process = process
    self.draw = draw
  }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    guard process.step() else { return .unknown("The process is dead.") }
    let pause = Pause<HTTPResult>()
    network.carry(request, &draw) { pause.end($0) }
    let result = await pause.wait(of: process)
    guard process.step() else { return .unknown("The process is dead.") }
    return result ?? .unknown("The question was given up.")
  }
}

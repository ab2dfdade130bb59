import CheckoutDomain
import SandboxGateway
import WooshPay

/// The wire between the consoles and the gateway.
final class SimulatedNetwork: @unchecked Sendable {
  let gateway: GatewaySide
  var weather: Weather
  /// Draws what goes wrong in place of the weather.
  var mishaps: ((inout Draw, _ isQuestion: Bool) -> Mishap)?
  /// Whether nothing gets through at all until then.
  var isDownUntil: Int64 = .min
  /// Whether a request that arrives twice is work done once.
  let honoursKeys: Bool
  var trace: (@autoclosure () -> String) -> Void = { _ in }
  /// Told the name of everything that goes wrong.
  var happened: (String) -> Void = { _ in }
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
    // A second session of a sale is ended; a second refund nobody could take back.
    let mayRepeat = honoursKeys || request.target == "/v1/checkout/sessions"
    var mishap =
      mishaps?(&draw, isQuestion)
      ?? weather.mishap(&draw, isQuestion: isQuestion, mayRepeat: mayRepeat)
    if loop.now < isDownUntil { mishap = .outage(isNoticed: draw.happens(500)) }
    let start = loop.now
    let there = start + up
    let back = there + down
    let limit = start + request.timeLimit.milliseconds
    // Some connections break at once, others only when the patience is at its end.
    let breaks = draw.happens(600) ? back : limit
    if mishap != .none || !isQuestion { trace("net \(request.target) \(mishap)") }
    if let name = mishap.name { happened(name) }
    switch mishap {
    case .none: arrive(request, at: there, answerAt: back, tell: tell)
    case .stale(let age): arrive(request, at: there, age: age, answerAt: back, tell: tell)
    case .twice(let after):
      arrive(request, at: there, answerAt: back, tell: tell)
      arrive(request, at: there + after, answerAt: nil) { _ in }
    case .late(let late):
      arrive(request, at: breaks + late, answerAt: nil) { _ in }
      answer(at: breaks, Self.silence, tell)
    case .declined(let status):
      let fault = Fault.beforeWork(.status(status))
      arrive(request, at: there, fault: fault, answerAt: back, tell: tell)
    case .outage(isNoticed: true): answer(at: there, Self.nobody, tell)
    case .outage(isNoticed: false): answer(at: breaks, Self.silence, tell)
    case .fault(let fault):
      carry(request, through: fault, at: there, answerAt: back, limit: limit, tell)
    }
  }

  /// Carries a request through one of the sandbox's faults.
  ///
  /// - Parameter limit: When the sender's patience ends.
  private func carry(
    _ request: HTTPRequest, through fault: NamedFault, at time: Int64, answerAt back: Int64,
    limit: Int64, _ tell: @escaping (HTTPResult) -> Void
  ) {
    switch fault.onTheWay {
    case .refuse: answer(at: time, Self.nobody, tell)
    case nil, .exchange(_, reach: .whole):
      arrive(request, at: time, fault: fault.atGateway, answerAt: back, tell: tell)
    case .exchange(let arrivals, reach: .lastWhole):
      for _ in 1..<arrivals {
        arrive(request, at: time, fault: fault.atGateway, answerAt: nil) { _ in }
      }
      arrive(request, at: time, fault: fault.atGateway, answerAt: back, tell: tell)
    case .exchange(let arrivals, let reach):
      for _ in 0..<arrivals {
        arrive(request, at: time, fault: fault.atGateway, answerAt: nil) { _ in }
      }
      let isNoticed = if case .part = reach { true } else { false }
      answer(at: isNoticed ? back : limit, Self.silence, tell)
    }
  }

  private static let nobody = HTTPResult.notSent("127.0.0.1 refused the connection.")
  private static let silence = HTTPResult.unknown(
    "The connection to 127.0.0.1 broke before the answer was complete.")

  private static let tooLarge = HTTPResult.unknown(
    "The answer of 127.0.0.1 was larger than any answer should be.")

  private func arrive(
    _ request: HTTPRequest, at time: Int64, fault: Fault? = nil, age: Int64 = 0,
    answerAt: Int64?, tell: @escaping (HTTPResult) -> Void
  ) {
    loop.at(time) { [self] in
      let answer = gateway.answer(request, at: loop.now, fault: fault, age: age)
      if request.method == .post { trace("gateway \(request.target) \(answer.status)") }
      guard let answerAt else { return }
      // A transport that is given more than anybody should have to read breaks it off.
      let isRead = answer.body.count <= request.bodyLimit
      self.answer(at: answerAt, isRead ? .answered(answer) : Self.tooLarge, tell)
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

import SandboxGateway

/// What goes wrong with one request; times are milliseconds.
enum Mishap: Hashable, Sendable {
  /// Nothing.
  case none
  /// No connection: certainly not sent.
  case refused
  /// It never arrives, and nobody is told.
  case lost
  /// It arrives long after its sender has given up.
  case late(by: Int64)
  /// It arrives; its answer does not.
  case answerLost
  /// It arrives twice; the first answer counts.
  case twice(after: Int64)
  /// It arrives, and the gateway misbehaves.
  case fault(Fault)
  /// A question is answered from the past.
  case stale(by: Int64)
}

/// How often what goes wrong on one run's network and at its gateway: times in a thousand requests.
struct Weather: Hashable, Sendable {
  var refused = 0
  var lost = 0
  var late = 0
  var answerLost = 0
  var twice = 0
  /// Answers of a status that says nothing, or that asks to try later.
  var statuses = 0
  var spoiled = 0
  var stale = 0
  /// Faults of questions, where they differ from those of money: polls are many.
  var questionFactor = 250

  static let calm = Weather()

  /// Everything that can be bad about it.
  static var kinds: [WritableKeyPath<Weather, Int>] {
    [
      \.refused, \.lost, \.late, \.answerLost, \.twice, \.statuses, \.spoiled, \.stale,
    ]
  }

  /// Draws what happens to one request.
  ///
  /// - Parameters:
  ///   - isQuestion: Whether it only asks.
  ///   - mayRepeat: Whether a second arrival does no harm that any client could prevent.
  func mishap(_ draw: inout Draw, isQuestion: Bool, mayRepeat: Bool) -> Mishap {
    guard self != .calm else { return .none }
    if isQuestion, !draw.happens(questionFactor) { return .none }
    var left = draw.below(1000)
    func hits(_ permille: Int) -> Bool {
      defer { left -= permille }
      return left >= 0 && left < permille
    }
    if hits(refused) { return .refused }
    if hits(lost) { return .lost }
    if hits(late) { return isQuestion ? .lost : .late(by: draw.within(1_000...600_000)) }
    if hits(answerLost) { return .answerLost }
    if hits(twice) {
      return isQuestion || !mayRepeat ? .none : .twice(after: draw.within(1...120_000))
    }
    if hits(statuses) { return .fault(Self.status(&draw)) }
    if hits(spoiled) { return .fault(.spoiled(Self.spoiling(&draw, isQuestion: isQuestion))) }
    if hits(stale) { return isQuestion ? .stale(by: draw.within(1_000...30_000)) : .none }
    return .none
  }

  private static func status(_ draw: inout Draw) -> Fault {
    let status = draw.one(of: [408, 409, 425, 429, 429, 500, 500, 502, 503, 504])
    if status == 429 {
      let wait = draw.one(of: [nil, "1", "7", "60", "Sun, 06 Nov 2033 08:49:37 GMT"])
      return .beforeWork(.status(429, retryAfter: wait))
    }
    let answer: FaultyAnswer =
      draw.happens(100)
      ? .html(status: 502)
      : draw.happens(100)
        ? .redirect(to: "https://elsewhere.example/") : .status(status)
    return draw.happens(500) ? .beforeWork(answer) : .afterWork(answer)
  }

  private static func spoiling(_ draw: inout Draw, isQuestion: Bool) -> Spoiling {
    // A refund that is told under another's id is out of reach of any client.
    isQuestion
      ? draw.one(of: Spoiling.allCases)
      : draw.one(of: [.halfJSON, .halfJSON, .wrongAmount, .wrongCurrency, .wrongLivemode])
  }
}

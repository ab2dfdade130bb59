import SandboxGateway

/// How often what goes wrong on one run's network and at its gateway: times in a thousand requests.
struct Weather: Hashable, Sendable {
  /// No connection: certainly not sent.
  var refused = 0
  /// It never arrives, and nobody is told.
  var lost = 0
  var late = 0
  /// It arrives; its answer does not, or not whole.
  var answerLost = 0
  var twice = 0
  /// Answers of a status that says nothing, or that asks to try later.
  var statuses = 0
  /// Answers that look right, and are not.
  var spoiled = 0
  var stale = 0
  /// Refusals for reasons of the gateway's own.
  var declined = 0
  /// Faults of questions, where they differ from those of money: polls are many.
  var questionFactor = 250

  static let calm = Weather()

  /// Everything that can be bad about it.
  static var kinds: [WritableKeyPath<Weather, Int>] {
    [
      \.refused, \.lost, \.late, \.answerLost, \.twice, \.statuses, \.spoiled, \.stale, \.declined,
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
    if hits(refused) { return .fault(.refuse) }
    if hits(lost) { return .fault(draw.one(of: Self.losses)) }
    if hits(late) {
      return isQuestion
        ? .fault(draw.one(of: Self.losses)) : .late(by: draw.within(1_000...600_000))
    }
    if hits(answerLost) { return .fault(draw.one(of: Self.cuts)) }
    if hits(twice) {
      guard !isQuestion, mayRepeat else { return .none }
      return draw.happens(800) ? .twice(after: draw.within(1...120_000)) : .fault(.twiceLast)
    }
    if hits(statuses) { return .fault(draw.one(of: Self.answers)) }
    if hits(spoiled) {
      return .fault(draw.one(of: isQuestion ? Self.spoiledQuestions : Self.spoiledActions))
    }
    if hits(stale) { return isQuestion ? .stale(by: draw.within(1_000...30_000)) : .none }
    if hits(declined) { return .declined(status: draw.one(of: [400, 402, 403])) }
    return .none
  }

  private static let losses: [NamedFault] = [.resetBefore, .cutBefore, .stallBefore]
  private static let cuts: [NamedFault] = [
    .resetAfter, .cutAfter, .resetHead, .cutHead, .resetBody, .cutBody, .stallAfter, .drip,
  ]
  private static let answers: [NamedFault] = [
    .error500Before, .error500After, .error502Before, .error502After, .error503Before,
    .error503After, .error504Before, .error504After, .timeout408, .conflict409, .tooEarly425,
    .tooMany429, .tooMany429Seconds, .tooMany429Date, .maintenance, .redirect,
  ]
  private static let spoiledQuestions: [NamedFault] = spoiledActions + [.wrongObject]
  /// A refund that is told under another's id is out of reach of any client.
  private static let spoiledActions: [NamedFault] = [
    .empty, .halfJSON, .notJSON, .wrongKind, .wrongAmount, .wrongCurrency, .wrongLivemode,
    .oversize, .gzipBomb,
  ]
}

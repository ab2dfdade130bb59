import CheckoutDomain
import Synchronization

/// A gateway without a network: it keeps sessions, intents and refunds, does what it is asked, and
/// ends a sending as the test has told it to.
final class ScriptedGateway: PaymentGateway {
  /// How the next sending ends.
  enum Ending: Sendable {
    /// It is done and answered.
    case obeys
    /// It is refused with a status.
    case refuses(Int)
    /// It is refused (400) with a sentence.
    case refusesSaying(String)
    /// Not one byte arrives.
    case unreachable
    /// It asks for fewer requests.
    case busy
    /// It asks for fewer requests, and may say for how long.
    case tooMany(Duration?)
    /// No answer comes back; it was done, or was not.
    case silent(did: Bool)
    /// An answer comes back that says nothing; it was done, or was not.
    case garbled(status: Int, did: Bool)
    /// It is done, but the answer tells another session.
    case answers(@Sendable (inout CheckoutSession) -> Void)
    /// It is done, but the answer tells another intent.
    case answersIntent(@Sendable (inout PaymentIntent) -> Void)
    /// It is not done, and the answer tells the session of another sale, as ended.
    case answersFor(Sale)
    /// It is done, but the answer tells another refund.
    case answersRefund(@Sendable (inout GatewayRefund) -> Void)
  }

  /// What an answer's body stands for.
  enum Answer {
    case session(GatewayOutcome<CheckoutSession>)
    case intent(GatewayOutcome<PaymentIntent>)
    case refund(GatewayOutcome<GatewayRefund>)
  }

  struct State {
    var sessions: [CheckoutSession] = []
    var intents: [PaymentIntent] = []
    var refunds: [GatewayRefund] = []
    var tellsRefunds = false
    var listsSessions = true
    /// Whether its lists come to an end.
    var endsLists = true
    var honoursKeys = true
    var endings: [Ending] = []
    var trouble: GatewayRejection?
    var isOffline = false
    var isBusy = false
    var prepared: [IdempotencyKey: Sale] = [:]
    var preparedRefunds: [IdempotencyKey: (PaymentIntentID, Refund)] = [:]
    var answers: [Answer] = []
    var sent: [GatewayRequest] = []
    var limits: [Duration] = []
    var questions: [String] = []
    var successPage = "first"
    var givesRedirects = true
    var searchLags = false
    var events: [GatewayEvent] = []
    var tellsEvents = true
    var later: [(questions: Int, change: @Sendable (ScriptedGateway) -> Void)] = []
  }

  let mode: Mode
  let host = "gateway.test"
  let state = Mutex(State())
  let onAsk: Mutex<(@Sendable () async -> Void)?> = Mutex(nil)
  let onEach: Mutex<(@Sendable (String) async -> Void)?> = Mutex(nil)
  private let onSend: Mutex<(@Sendable (GatewayRequest) async -> Void)?> = Mutex(nil)

  init(mode: Mode = .test) { self.mode = mode }

  /// Everything that was sent.
  var sent: [GatewayRequest] { state.withLock(\.sent) }
  /// How long each sending was allowed to take.
  var limits: [Duration] { state.withLock(\.limits) }
  /// Every intent it has made.
  var intents: [PaymentIntent] { state.withLock(\.intents) }
  /// Every refund it has made.
  var refunds: [GatewayRefund] { state.withLock(\.refunds) }
  /// Everything that was asked, a word and an id each.
  var questions: [String] { state.withLock(\.questions) }

  /// Tells how the next sendings end, one after the other; further ones are obeyed.
  func willEnd(_ endings: Ending...) { state.withLock { $0.endings += endings } }

  /// Tells how the next sendings end, all in one way.
  func willEnd(_ ending: Ending, times: Int) {
    state.withLock { $0.endings += Array(repeating: ending, count: times) }
  }

  /// Changes the gateway right after that many more questions.
  func afterQuestions(_ count: Int, _ change: @escaping @Sendable (ScriptedGateway) -> Void) {
    state.withLock { $0.later.append(($0.questions.count + count, change)) }
  }

  /// Runs `body` before each question about an intent is answered.
  func whileAsked(_ body: @escaping @Sendable () async -> Void) {
    onAsk.withLock { $0 = body }
  }

  /// Runs `body`, with what is asked, before each question of a watcher's is answered.
  func beforeEachAnswer(_ body: @escaping @Sendable (String) async -> Void) {
    onEach.withLock { $0 = body }
  }

  /// Runs `body` inside each sending, before anything ends.
  func whileSending(_ body: @escaping @Sendable (GatewayRequest) async -> Void) {
    onSend.withLock { $0 = body }
  }

  func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery {
    state.withLock {
      $0.sent.append(request)
      $0.limits.append(limit)
    }
    await onSend.withLock(\.self)?(request)
    return state.withLock { $0.deliver(request) }
  }

  func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession> {
    read(delivery) { if case .session(let outcome) = $0 { outcome } else { nil } }
  }

  func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent> {
    read(delivery) { if case .intent(let outcome) = $0 { outcome } else { nil } }
  }

  func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund> {
    read(delivery) { if case .refund(let outcome) = $0 { outcome } else { nil } }
  }

  private func read<Value>(
    _ delivery: Delivery, _ pick: (Answer) -> GatewayOutcome<Value>?
  ) -> GatewayOutcome<Value> {
    switch delivery {
    case .notSent(let reason): return .notSent(reason)
    case .unknown(let reason): return .unknown(reason)
    case .answered(let answer):
      if answer.status == 429 {
        return .notSent("Too many.", retryAfter: answer.retryAfter ?? .seconds(10))
      }
      let number = Int(String(decoding: answer.body, as: UTF8.self))
      let outcome = number.flatMap { number in state.withLock { pick($0.answers[number]) } }
      return outcome ?? .unknown("The answer says nothing.", status: answer.status)
    }
  }
}

/// Everything that the gateway knows.
///
/// Guarded by the lock of ``IndependentGateway``.
struct GatewayState: Sendable {
  var switches: GatewaySwitches
  let now: @Sendable () -> Int64
  /// The origin of the gateway itself, known once it listens.
  var origin = ""

  var sessions: [SessionRecord] = []
  var intents: [IntentRecord] = []
  var refunds: [RefundRecord] = []

  var requests: [ReceivedRequest] = []
  var complaints: [String] = []
  var planned: [(filter: RequestFilter, misbehaviour: Misbehaviour)] = []
  private var replays: [String: Replay] = [:]
  private var counter: Int64 = 0

  /// The first answer to an idempotency key.
  private struct Replay {
    let request: ReceivedRequest
    let answer: Answer
  }

  init(switches: GatewaySwitches, now: @escaping @Sendable () -> Int64) {
    self.switches = switches
    self.now = now
  }

  /// The misbehaviour that was planned for `request`, used up by this.
  mutating func takeMisbehaviour(for request: ReceivedRequest) -> Misbehaviour? {
    guard let index = planned.firstIndex(where: { $0.filter.matches(request) }) else { return nil }
    return planned.remove(at: index).misbehaviour
  }

  /// Lets `request` take effect and answers it, or repeats the first answer to its idempotency key
  /// (contract sheet §3).
  mutating func answer(_ request: ReceivedRequest) -> Answer {
    guard request.method == "POST", switches.honoursIdempotencyKeys,
      let key = request.idempotencyKey
    else { return freshAnswer(request) }
    if let first = replays[key] {
      guard first.request.path == request.path, first.request.body == request.body else {
        return refuse(
          Refusal(
            400, type: "idempotency_error",
            "Keys for idempotent requests can only be used with the parameters they were first used "
              + "with"))
      }
      return first.answer
    }
    let answer = freshAnswer(request)
    // A refused request did nothing, so its key is still free.
    if answer.status == 200 { replays[key] = Replay(request: request, answer: answer) }
    return answer
  }

  private mutating func freshAnswer(_ request: ReceivedRequest) -> Answer {
    do throws(Refusal) {
      try checkKey(of: request)
      return Answer(status: 200, body: try route(request))
    } catch {
      return refuse(error)
    }
  }

  /// An error in the shape of the day.
  func refuse(_ refusal: Refusal) -> Answer {
    Answer(status: refusal.status, body: refusal.body(switches.errorShape))
  }

  /// Contract sheet §1: Basic, the secret key as the user, no password; this gateway is in test mode.
  private func checkKey(of request: ReceivedRequest) throws(Refusal) {
    guard let field = request.header("Authorization"), field.hasPrefix("Basic "),
      let user = decodedUser(String(field.dropFirst(6))), user.hasPrefix("sk_test_"),
      user.count > 8
    else { throw .standard(401) }
  }

  // MARK: Ids and times

  /// A new id: a snowflake whose upper bits are the time (contract sheet §1).
  mutating func newID(_ prefix: String) -> String {
    counter += 1
    return "\(prefix)_\((now() - 1_288_834_974_657) << 22 | counter & 0x3F_FFFF)"
  }

  /// The time rounded to the nearest second, as `created` is (contract sheet §1).
  func createdNow() -> Int64 {
    (now() + 500) / 1000 * 1000
  }

  /// Twenty-four characters that nobody else has.
  func newSecret() -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<24).map { _ in alphabet.randomElement() ?? "x" })
  }
}

/// What goes back to a request, before it is misdelivered.
struct Answer: Sendable {
  var status: Int
  var headers: [String: String] = [:]
  var body: Wire
}

import CheckoutDomain
import Foundation
import SandboxGateway
import StrictJSON
import Synchronization

/// Tells one episode with the real binary: what was passed, what was printed, and what is not right
/// afterwards.
struct Telling: Sendable {
  /// What one step did.
  struct Passed: Sendable {
    var landmarks: [String]
    var time: Duration
  }

  /// What came of it.
  struct Outcome: Sendable {
    /// What each step passed that was begun.
    var steps: [Passed] = []
    /// Whether the process was killed where it was to be.
    var wasKilled = false
    /// What is not as it should be, a sentence each.
    var violations: [String] = []
    /// Refunds that are unknown still, their money reserved.
    var reserved = 0
    /// Where the files are, where something is not as it should be.
    var folder: String?
  }

  private static let limit = Duration.seconds(180)

  let program: String
  let episode: Episode

  /// Tells it.
  ///
  /// - Parameter kill: The step to kill, and where; nil to tell it whole.
  func tell(killing kill: (step: Int, place: KillPoint.Place)?) async throws -> Outcome {
    let later = Mutex(Duration.zero)
    return try await SandboxServer.servingFaults(
      patience: .seconds(5), configuration: episode.gateway,
      clock: { WallClock.milliseconds() + later.withLock(\.milliseconds) }
    ) { server, proxy, base in
      let shop = try KillShop(program: program, base: base)
      @Sendable func follow(_ orders: [String]) throws {
        proxy.follow(FaultOrders(try orders.map { try FaultOrder(parsing: $0) }))
      }
      try await episode.before(Preparation(shop, follow: follow))
      try follow(episode.faults)
      var outcome = Outcome()
      var evidence = Evidence()
      for (number, step) in episode.steps.enumerated() {
        later.withLock { $0 += step.later }
        let place = kill?.step == number ? kill?.place : nil
        let wasKilled = try await run(step, place, shop, &outcome, &evidence)
        guard place != nil, wasKilled else { continue }
        outcome.wasKilled = true
        try await tryAgain(step, shop, &evidence)
        break
      }
      try await settle(shop, &evidence)
      let comparison = Comparison(
        sales: try shop.sales(), books: await server.books, episode: episode)
      outcome.violations += comparison.violations
      outcome.violations += try evidence.violations(in: shop)
      outcome.reserved = comparison.reserved
      if !outcome.violations.isEmpty {
        shop.keep()
        outcome.folder = shop.folder
      }
      return outcome
    }
  }

  /// Runs a step; returns whether it was killed.
  private func run(
    _ step: Episode.Step, _ place: KillPoint.Place?, _ shop: KillShop, _ outcome: inout Outcome,
    _ evidence: inout Evidence
  ) async throws -> Bool {
    var killAt: String?
    if case .landmark(let name, let count)? = place { killAt = "\(count) \(name)" }
    let start = ContinuousClock.now
    let run = try shop.start(step, killAt: killAt)
    if case .time(let time)? = place {
      try await Task.sleep(for: time)
      run.child.send(SIGKILL)
    }
    if let isDone = step.isDone { try await watch(run, shop, until: isDone) }
    let ending = try await run.child.end(within: Self.limit)
    outcome.steps.append(
      Passed(landmarks: run.landmarks.map(\.name), time: ContinuousClock.now - start))
    evidence.take(run, ending)
    return ending == .killed(SIGKILL)
  }

  /// Lets the console stand open until something is so, or somebody has killed it.
  private func watch(
    _ run: Run, _ shop: KillShop, until isDone: @Sendable (SalesSeen) -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while run.child.poll() == nil, ContinuousClock.now < deadline {
      if isDone(try shop.sales()) { break }
      try await Task.sleep(for: .milliseconds(30))
    }
    run.child.send(SIGTERM)
  }

  /// An operator looks at the sale, and presses again where it is not to be seen that it was done.
  private func tryAgain(
    _ step: Episode.Step, _ shop: KillShop, _ evidence: inout Evidence
  ) async throws {
    guard step.isDone == nil else { return }
    let before = evidence.refunds
    // The first start after it recovers, and tells what is known.
    try await finish(Episode.Step("sales", "list"), shop, &evidence)
    let known = try shop.sales().flatMap(\.refunds)
    if step.isRefund, let last = known.last, !before.contains(last.key.text),
      ![.sending, .unknown].contains(last.state)
    {
      return
    }
    try await finish(Episode.Step(words: step.words), shop, &evidence)
  }

  /// Looks up whatever is open, as a person would in the end: three times, and once more for each time
  /// that a busy machine kept the gateway from answering.
  private func settle(_ shop: KillShop, _ evidence: inout Evidence) async throws {
    var answered = 0
    for _ in 1...12 where answered < 3 {
      let open = try shop.sales().filter(\.isUnsettled)
      if open.isEmpty { break }
      var isAnswered = true
      for sale in open {
        let id = sale.progress.sessionID?.text ?? sale.reference
        let look = try await finish(Episode.Step("session", "show", id), shop, &evidence)
        if look.messages.contains("did not answer in time") { isAnswered = false }
      }
      if isAnswered { answered += 1 }
    }
    try await finish(Episode.Step("sales", "verify"), shop, &evidence)
  }

  @discardableResult
  private func finish(
    _ step: Episode.Step, _ shop: KillShop, _ evidence: inout Evidence
  ) async throws -> Run {
    let run = try shop.start(step)
    evidence.take(run, try await run.child.end(within: Self.limit))
    return run
  }
}

extension Sale {
  /// Whether something about it has yet to be found out.
  fileprivate var isUnsettled: Bool {
    [.sending, .unknown, .waiting].contains(progress.phase)
      || progress.phase == .mismatch && progress.captured == nil
      || refunds.contains { [.sending, .unknown, .pending].contains($0.state) }
  }
}

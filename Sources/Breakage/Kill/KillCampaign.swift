/// Kills the real binary at every landmark that it passes, and at random, and looks at what is left.
package struct KillCampaign: Sendable {
  /// What came of it.
  package struct Tally: Sendable {
    /// How many landmarks there are, by their names.
    package var landmarks: Set<String> = []
    /// How many processes were killed at one, and how many at random.
    package var killed = 0
    package var killedAtRandom = 0
    /// How many were to be killed at a landmark that they did not reach.
    package var missed: [String] = []
    /// How many refunds are unknown or for a person still, reserved.
    package var reserved = 0
    /// What was not as it should be, with where it was killed.
    package var violations: [String] = []
  }

  private let program: String
  private let times: Int
  private let random: Int
  private let seed: UInt64
  private let width: Int
  private let progress: @Sendable (String) -> Void

  /// Plans a campaign.
  ///
  /// - Parameters:
  ///   - program: The path of the `kasir` to kill.
  ///   - times: How often at each landmark.
  ///   - random: How often at a random moment.
  ///   - seed: What the random moments follow from.
  ///   - width: How many are run at a time.
  ///   - progress: Told of what was found, as it is found.
  package init(
    program: String, times: Int = 1, random: Int = 0, seed: UInt64 = 1, width: Int = 4,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.program = program
    self.times = times
    self.random = random
    self.seed = seed
    self.width = width
    self.progress = progress
  }

  /// Runs it.
  ///
  /// - Throws: Where the binary cannot be run, or a preparation fails: that proves nothing.
  package func run() async throws -> Tally {
    var tally = Tally()
    let survey = try await survey(&tally)
    let points = KillPlan.points(survey, times: times) + KillPlan.random(survey, random, seed)
    try await each(points) { point in
      let telling = Telling(program: program, episode: Episode.all[point.episode])
      let outcome = try await telling.tell(killing: (point.step, point.place))
      if case .landmark = point.place, !outcome.wasKilled, outcome.violations.isEmpty {
        // Who watches does not do the same things twice: once more.
        return try await telling.tell(killing: (point.step, point.place))
      }
      return outcome
    } done: { point, outcome in
      switch point.place {
      case .time: if outcome.wasKilled { tally.killedAtRandom += 1 }
      case .landmark:
        if outcome.wasKilled { tally.killed += 1 } else { tally.missed.append("\(point)") }
      }
      note(outcome, "\(point)", &tally)
    }
    return tally
  }

  /// Tells every episode whole, and takes note of what is passed.
  ///
  /// Twice, and the telling that passes more counts: where a machine stands still for ten seconds, a
  /// question has no answer, and what would have followed from it does not happen.
  private func survey(_ tally: inout Tally) async throws -> KillPlan.Survey {
    var survey = KillPlan.Survey()
    try await each(Episode.all.indices.flatMap { [$0, $0] }) { number in
      try await Telling(program: program, episode: Episode.all[number]).tell(killing: nil)
    } done: { number, outcome in
      let passed = Self.passed(survey.episodes[number] ?? []).count
      if Self.passed(outcome.steps).count > passed { survey.episodes[number] = outcome.steps }
      note(outcome, Episode.all[number].name + ", told whole", &tally)
    }
    for steps in survey.episodes.values { tally.landmarks.formUnion(Self.passed(steps)) }
    return survey
  }

  private static func passed(_ steps: [Telling.Passed]) -> Set<String> {
    Set(steps.flatMap(\.landmarks))
  }

  private func note(_ outcome: Telling.Outcome, _ name: String, _ tally: inout Tally) {
    tally.reserved += outcome.reserved
    for violation in outcome.violations {
      let line = "\(name): \(violation) (\(outcome.folder ?? "no files"))"
      tally.violations.append(line)
      progress(line)
    }
  }

  /// Does something with each element, some at a time.
  private func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Result,
    done: (Element, Result) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Element, Result).self) { group in
      var rest = elements[...]
      for _ in 0..<width {
        guard let next = rest.popFirst() else { break }
        group.addTask { (next, try await body(next)) }
      }
      while let (element, result) = try await group.next() {
        done(element, result)
        if let next = rest.popFirst() { group.addTask { (next, try await body(next)) } }
      }
    }
  }
}

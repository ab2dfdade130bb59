import SandboxGateway

/// Which processes are killed, and where.
enum KillPlan {
  /// What the steps of each episode pass when nobody is killed.
  struct Survey: Sendable {
    var episodes: [Int: [Telling.Passed]] = [:]
  }

  /// Every landmark so many times, at each of the places where it is passed in turn.
  static func points(_ survey: Survey, times: Int) -> [KillPoint] {
    var places: [String: [KillPoint]] = [:]
    for (episode, steps) in survey.episodes.sorted(by: { $0.key < $1.key }) {
      for (step, passed) in steps.enumerated() where Episode.all[episode].steps[step].killAt == nil
      {
        var counts: [String: Int] = [:]
        for name in passed.landmarks {
          counts[name, default: 0] += 1
          // How often a console passes one is up to the clock.
          guard counts[name] == 1 || Episode.all[episode].steps[step].isDone == nil else {
            continue
          }
          let place = KillPoint.Place.landmark(name, count: counts[name] ?? 1)
          places[name, default: []].append(
            KillPoint(episode: episode, step: step, place: place))
        }
      }
    }
    return places.keys.sorted().flatMap { name in
      let all = places[name] ?? []
      return (0..<times).map { all[$0 % all.count] }
    }
  }

  /// Processes of any step, at any moment of the time that it takes.
  static func random(_ survey: Survey, _ count: Int, _ seed: UInt64) -> [KillPoint] {
    var dice = SplitMix64(seed: seed)
    let steps = survey.episodes.sorted { $0.key < $1.key }.flatMap { episode, steps in
      steps.indices.filter { Episode.all[episode].steps[$0].killAt == nil }
        .map { (episode, $0, steps[$0].time) }
    }
    return (0..<count).map { _ in
      let (episode, step, time) = steps[Int(dice.next() % UInt64(steps.count))]
      let share = Double(dice.next() % 1_000_000) / 1_000_000
      return KillPoint(episode: episode, step: step, place: .time(time * share))
    }
  }
}

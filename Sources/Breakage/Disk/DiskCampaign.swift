import Synchronization

/// A sale and its refunds on a disk that loses its power after any call, or fails at any.
package struct DiskCampaign: Sendable {
  /// What came of it.
  package struct Tally: Sendable {
    /// How many calls a whole story makes, by their kinds.
    package var calls: [(kind: String, count: Int)] = []
    /// How often the power went, and how often files were looked at because of that.
    package var cuts = 0
    package var cutImages = 0
    /// How often a disk failed, and how often files were looked at because of that.
    package var faults = 0
    package var faultImages = 0
    /// Whatever was said where something could not be done, without repetitions.
    package var sentences: Set<String> = []
    /// What must not be, with where it was.
    package var violations: [String] = []
  }

  /// Of how many of the calls one is tried.
  private let stride: Int
  private let mixes: Int
  private let seed: UInt64
  private let width: Int

  /// Plans a campaign.
  ///
  /// - Parameters:
  ///   - stride: Of so many calls one is tried: 1 for each of them.
  ///   - mixes: How many mixtures of lost and written sectors are looked at for each power cut, beside
  ///     all of it lost and all of it written.
  ///   - seed: What the mixtures follow from.
  ///   - width: How many stories at a time.
  package init(stride: Int = 1, mixes: Int = 4, seed: UInt64 = 1, width: Int = 1) {
    (self.stride, self.mixes, self.seed, self.width) = (stride, mixes, seed, width)
  }

  /// Runs it.
  ///
  /// - Throws: Where the story cannot be told on a disk that works: that proves nothing.
  package func run() async throws -> Tally {
    let whole = try await DiskStory(on: try FaultyDisk()).tell()
    // One answer is lost on its way, and that is said.
    guard whole.isWhole, whole.violations.isEmpty, whole.sentences.count == 1 else {
      throw BreakageError("The story fails by itself: \(whole.violations + whole.sentences)")
    }
    var tally = Tally()
    for kind in FaultyDisk.Call.allCases {
      tally.calls.append((kind.rawValue, whole.calls.count { $0 == kind }))
    }
    try await cutPower(whole.log, &tally)
    try await fail(whole.calls, &tally)
    return tally
  }

  /// Whether it notices a disk that lies: what it finds on one, which must be something.
  package func control(_ lie: String) async throws -> Tally {
    guard let lie = FaultyDisk.Lie(rawValue: lie) else { throw BreakageError("No lie is \(lie).") }
    var tally = Tally()
    try await cutPower(try await DiskStory(on: try FaultyDisk(lie: lie)).tell().log, &tally)
    return tally
  }

  /// The lies that ``control(_:)`` knows.
  package static var lies: [String] { FaultyDisk.Lie.allCases.map(\.rawValue) }

  /// Lets the power go after each thing that reached a disk.
  func cutPower(_ log: [DiskEntry], _ tally: inout Tally) async throws {
    var replay = DiskReplay()
    var images: [(place: Int, name: String, told: Told, files: [String: [UInt8]])] = []
    for (number, entry) in log.enumerated() {
      replay.take(entry)
      guard entry.isOfDisk || number == log.count - 1 else { continue }
      tally.cuts += 1
      guard tally.cuts.isMultiple(of: stride) || number == log.count - 1 else { continue }
      images.append((number, "all lost", replay.told, replay.left(.lost)))
      images.append((number, "all written", replay.told, replay.left(.kept)))
      for mix in 0..<UInt64(mixes) {
        let seed = seed &+ UInt64(number) &* 1000 &+ mix
        images.append((number, "mixture \(seed)", replay.told, replay.left(.mixed(seed: seed))))
      }
    }
    tally.cutImages += images.count
    tally.violations += try await each(images) { image in
      try await DiskJudge(told: image.told, alsoByJournal: true).judge(image.files).map {
        "power lost after step \(image.place), \(image.name): \($0)"
      }
    }.flatMap(\.self)
  }

  /// Lets each call fail, in every manner.
  private func fail(_ calls: [FaultyDisk.Call], _ tally: inout Tally) async throws {
    var faults: [FaultyDisk.Fault] = []
    for number in Swift.stride(from: 1, through: calls.count, by: stride) {
      for manner in FaultyDisk.Fault.Manner.allCases
      where manner != .isFull || calls[number - 1] == .write {
        faults.append(FaultyDisk.Fault(call: number, manner: manner))
      }
    }
    tally.faults = faults.count
    for outcome in try await each(faults, Self.outcome(of:)) {
      tally.faultImages += outcome.images
      tally.sentences.formUnion(outcome.sentences)
      tally.violations += outcome.violations
    }
  }

  private static func outcome(
    of fault: FaultyDisk.Fault
  ) async throws -> (images: Int, sentences: [String], violations: [String]) {
    let story = try await DiskStory(on: try FaultyDisk(fault: fault)).tell()
    let name = "\(fault) (\(story.struck ?? "never reached"))"
    var violations = story.violations.map { "\(name): \($0)" }
    var replay = DiskReplay()
    for entry in story.log { replay.take(entry) }
    let judge = DiskJudge(told: replay.told, alsoByJournal: false)
    for (end, fate) in [("started again", .kept), ("power lost", .lost)] as [(_, DiskReplay.Fate)] {
      violations += try await judge.judge(replay.left(fate)).map { "\(name), \(end): \($0)" }
    }
    return (2, story.sentences, violations)
  }

  /// Does something with each element, some at a time.
  private func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
      var (rest, results) = (elements[...], [Result]())
      for _ in 0..<max(1, width) {
        guard let next = rest.popFirst() else { break }
        group.addTask { try await body(next) }
      }
      while let result = try await group.next() {
        results.append(result)
        if let next = rest.popFirst() { group.addTask { try await body(next) } }
      }
      return results
    }
  }
}

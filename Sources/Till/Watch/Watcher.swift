package import CheckoutDomain

/// Watches every open sale by asking the gateway, until its task is cancelled.
///
/// One process watches a ledger, under a lease; the others read the ledger to see what it found, and
/// ask the gateway themselves only about the sale on their screen. When nothing is open it sleeps
/// until it is poked.
package actor Watcher {
  /// What the watcher tells a front end.
  package enum News: Sendable {
    /// A sale has changed.
    case changed(Sale)
    /// The gateway cannot be asked, or the ledger not be read; nil when they can again.
    case trouble(TillError?)
  }

  private struct Watched {
    var sale: Sale
    var due: Timestamp
    var lookups = 0
  }

  private static let rereadTime = Duration.seconds(2)
  private static let pause = Duration.seconds(10)
  private static let longestPause = Duration.seconds(300)
  /// A request is on the wire for 45 s at the longest; one that takes longer is nobody's any more.
  private static let sendingTime = Duration.seconds(60)

  private let till: Till
  private let lease: WatchLease
  private let random: any RandomSource
  private let tell: @Sendable (News) -> Void
  private var watched: [ClientRef: Watched] = [:]
  private var onScreen: ClientRef?
  private var isHolder = false
  private var movingSince: [ClientRef: Timestamp] = [:]
  private var pausedUntil = Timestamp(milliseconds: 0)
  private var isTroubled = false
  private var isUnread = false
  private var isPoked = true
  private var sleeper: Task<Void, Never>?

  package init(
    _ till: Till, random: any RandomSource, tell: @escaping @Sendable (News) -> Void
  ) {
    self.till = till
    lease = WatchLease(till: till)
    self.random = random
    self.tell = tell
  }

  /// Says which sale is on screen, so that it is asked about more often; nil for none.
  package func show(_ clientRef: ClientRef?) {
    guard onScreen != clientRef else { return }
    onScreen = clientRef
    if let clientRef { watched[clientRef]?.due = till.time.now }
    poke()
  }

  /// Gives the lease up, so that another process watches at once.
  package nonisolated func leave() {
    lease.leave()
  }

  /// Reads the ledger again now: a sale was made or changed by this process.
  package func poke() {
    isPoked = true
    sleeper?.cancel()
  }

  /// When this process asks about a sale next; nil where it does not ask, but another one or nobody.
  package func nextCheck(of clientRef: ClientRef) -> Timestamp? {
    guard let due = watched[clientRef]?.due, isHolder || clientRef == onScreen else {
      return nil
    }
    return max(due, pausedUntil)
  }

  /// Watches until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      isPoked = false
      let holdsLease = reload()
      isHolder = holdsLease
      await askDue(holdsLease: holdsLease)
      await rest(holdsLease: holdsLease)
    }
  }

  /// Brings the list up to date with the ledger; returns whether this process holds the lease.
  private func reload() -> Bool {
    let now = till.time.now
    let sales: [Sale]
    do {
      sales = try till.read { try $0.salesToWatch(now: now) }
    } catch {
      isUnread = true
      note(error)
      return false
    }
    if isUnread { note(nil) }
    isUnread = false
    // A clock that was set back must not make anything wait for the old time to come again.
    pausedUntil = min(pausedUntil, now + Self.longestPause)
    var next: [ClientRef: Watched] = [:]
    for sale in sales {
      if var known = watched[sale.clientRef] {
        if known.sale != sale {
          tell(.changed(sale))
          known = Watched(sale: sale, due: due(sale, lookups: 0))
        } else {
          known.due = min(known.due, latestDue(known, now))
        }
        next[sale.clientRef] = known
      } else {
        next[sale.clientRef] = Watched(sale: sale, due: firstDue(sale))
      }
    }
    for (clientRef, old) in watched where next[clientRef] == nil {
      tellIfChanged(since: old.sale)
    }
    watched = next
    guard !sales.isEmpty else { return false }
    do {
      let holdsLease = try lease.hold(at: now)
      if holdsLease { try recoverStranded(now) }
      return holdsLease
    } catch {
      note(error)
      return false
    }
  }

  /// Calls unknown what a process has sent that died since this one started, or could not write
  /// down what came back.
  private func recoverStranded(_ now: Timestamp) throws(TillError) {
    let moving = watched.values.filter(\.sale.isMoneyMoving).map(\.sale.clientRef)
    movingSince = movingSince.filter { moving.contains($0.key) }
    for sale in moving where movingSince[sale] == nil { movingSince[sale] = now }
    guard movingSince.values.contains(where: { now - $0 >= Self.sendingTime }) else { return }
    for sale in try till.recover(olderThan: Self.sendingTime) {
      watched[sale.clientRef] = Watched(sale: sale, due: now)
      tell(.changed(sale))
    }
  }

  /// The latest moment at which a sale may be due, whatever the clock has done since.
  private func latestDue(_ entry: Watched, _ now: Timestamp) -> Timestamp {
    let isOnScreen = entry.sale.clientRef == onScreen
    let interval = PollSchedule.interval(
      for: entry.sale, isOnScreen: isOnScreen, lookups: entry.lookups, now: now)
    return interval.map { now + $0 + $0 / 4 } ?? Timestamp(milliseconds: .max)
  }

  private func tellIfChanged(since old: Sale) {
    if let sale = try? till.read({ try $0.sale(old.clientRef) }), sale != old {
      tell(.changed(sale))
    }
  }

  private func askDue(holdsLease: Bool) async {
    let now = till.time.now
    guard now >= pausedUntil else { return }
    let due = watched.values
      .filter { $0.due <= now && (holdsLease || $0.sale.clientRef == onScreen) }
      .sorted { precedes($0, $1) }
    for entry in due {
      guard !Task.isCancelled, till.time.now >= pausedUntil else { return }
      await ask(entry, holdsLease: holdsLease)
    }
  }

  private func ask(_ entry: Watched, holdsLease: Bool) async {
    let clientRef = entry.sale.clientRef
    guard let result = await till.refresh(clientRef, maySend: holdsLease) else { return }
    if result.sale != entry.sale { tell(.changed(result.sale)) }
    note(result.error)
    let lookups = result.sale == entry.sale ? (watched[clientRef]?.lookups ?? 0) + 1 : 0
    watched[clientRef] = Watched(
      sale: result.sale, due: due(result.sale, lookups: lookups), lookups: lookups)
  }

  /// Money that may be lost goes first, then what somebody looks at, then what has waited longest.
  private func precedes(_ one: Watched, _ other: Watched) -> Bool {
    let ranks = [one, other].map { entry in
      entry.sale.refunds.contains(where: \.isOpenQuestion) || entry.sale.progress.phase == .unknown
        ? 0 : entry.sale.clientRef == onScreen ? 1 : 2
    }
    return (ranks[0], one.due, one.sale.clientRef.text)
      < (ranks[1], other.due, other.sale.clientRef.text)
  }

  private func note(_ error: TillError?) {
    if error?.httpStatus == 429 { pausedUntil = till.time.now + (error?.retryAfter ?? Self.pause) }
    // Whatever the gateway did not answer is trouble, a refusal too: a sale that nobody can be asked
    // about would wait for ever without a word.
    let isTrouble = error != nil
    if isTrouble || isTroubled { tell(.trouble(isTrouble ? error : nil)) }
    isTroubled = isTrouble
  }

  /// Sleeps until something is due, or the watcher is poked.
  private func rest(holdsLease: Bool) async {
    guard !isPoked, !Task.isCancelled else { return }
    let now = till.time.now
    var next = watched.values
      .filter { holdsLease || $0.sale.clientRef == onScreen }
      .map(\.due).min()
    if !watched.isEmpty || isUnread {
      // The lease is kept while anything is open, and what its holder finds is read.
      let limit = now + (holdsLease ? WatchLease.time - .seconds(5) : Self.rereadTime)
      next = min(next ?? limit, limit)
    }
    let time = till.time
    let pause = next.map { max(.milliseconds(20), max($0, pausedUntil) - now) }
    let sleeper = Task<Void, Never> {
      if let pause {
        try? await time.sleep(for: pause)
      } else {
        await Idleness.untilCancelled()
      }
    }
    self.sleeper = sleeper
    await withTaskCancellationHandler {
      await sleeper.value
    } onCancel: {
      sleeper.cancel()
    }
    self.sleeper = nil
  }

  private func firstDue(_ sale: Sale) -> Timestamp {
    // After a start every sale is asked about once at once; a new one only after its first pause.
    till.time.now - sale.createdAt < .seconds(2) ? due(sale, lookups: 0) : till.time.now
  }

  private func due(_ sale: Sale, lookups: Int) -> Timestamp {
    let isOnScreen = sale.clientRef == onScreen
    let now = till.time.now
    guard
      let interval = PollSchedule.interval(
        for: sale, isOnScreen: isOnScreen, lookups: lookups, now: now)
    else { return Timestamp(milliseconds: .max) }
    return now + jittered(interval)
  }

  /// ±20 %, so that many counters do not ask in step.
  private func jittered(_ interval: Duration) -> Duration {
    let permille = Int64(random.next() % 401) - 200
    return interval + .milliseconds(interval.milliseconds / 1000 * permille)
  }
}

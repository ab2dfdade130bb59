import CheckoutDomain

/// When anything is due next.
extension Watcher {
  /// Sleeps until something is due, or the watcher is woken.
  func rest() async {
    guard !isWoken, !Task.isCancelled else { return }
    let now = till.time.now
    let hold = till.pace.hold
    var pauses: [Duration] = []
    if let due = rereadDue { pauses.append(due - now) }
    let pagedNames = Set(paged.map(\.sale.clientRef))
    if asked < Self.mostAsked, let due = list.nextDue(all: holdsLease, except: pagedNames) {
      pauses.append(max(due - now, hold ?? .zero))
    }
    if !pages.isReading, let due = paged.map(\.due).min() {
      pauses.append(max(due - now, pages.notBefore - now, hold ?? .zero))
    }
    let pause = pauses.min().map { min(max(.milliseconds(20), $0), Self.longestPause) }
    let sleeper = Sleeper(pause, by: till.time)
    self.sleeper = sleeper
    await sleeper.rest()
    self.sleeper = nil
  }

  /// After a sleep of the machine everything is due, but not all of it at once.
  func noticeSleep() {
    let asleep = till.time.asleep
    defer { self.asleep = asleep }
    guard asleep - self.asleep > .seconds(1) else { return }
    isPoked = true
    let now = till.time.now
    // In an order that is the same each time: each draws from the one source.
    for entry in list.entries.values.sorted(by: { $0.sale.clientRef.text < $1.sale.clientRef.text })
    {
      let isUrgent = list.kind(of: entry) < .background
      let later = Int64(random.next() % UInt64(Self.wakingTime.milliseconds))
      list.entries[entry.sale.clientRef]?.due = isUrgent ? now : now + .milliseconds(later)
    }
  }

  func firstDue(_ sale: Sale) -> Timestamp {
    // After a start every sale is asked about once at once; a new one only after its first pause.
    till.time.now - sale.createdAt < .seconds(2) ? due(sale, lookups: 0) : till.time.now
  }

  /// The latest moment at which a sale may be due, whatever the clock has done since.
  func latestDue(_ entry: WatchList.Entry, _ now: Timestamp) -> Timestamp {
    interval(entry.sale, lookups: entry.lookups).map { now + $0 + $0 / 4 }
      ?? Timestamp(milliseconds: .max)
  }

  func due(_ sale: Sale, lookups: Int) -> Timestamp {
    interval(sale, lookups: lookups).map { till.time.now + jittered($0) }
      ?? Timestamp(milliseconds: .max)
  }

  func interval(_ sale: Sale, lookups: Int) -> Duration? {
    PollSchedule.interval(
      for: sale, isOnScreen: sale.clientRef == list.onScreen, lookups: lookups, now: till.time.now
    ).map { $0 * Int(till.pace.slowness) }
  }

  /// ±20 %, so that many counters do not ask in step.
  func jittered(_ interval: Duration) -> Duration {
    let permille = Int64(random.next() % 401) - 200
    return interval + .milliseconds(interval.milliseconds / 1000 * permille)
  }
}

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
    /// The gateway's clock is so far from this computer's, that somebody has to know; nil when it is
    /// not any more.
    case clock(Duration?)
  }

  /// How many questions are on the wire at once (`reliability.md` §2).
  private static let mostAsked = 4
  private static let rereadTime = Duration.seconds(2)
  private static let holderRereadTime = WatchLease.time - .seconds(5)
  /// A request is on the wire for 45 s at the longest; one that takes longer is nobody's any more.
  private static let sendingTime = Duration.seconds(60)
  private static let longestPause = Duration.seconds(24 * 3600)
  /// So often the list is compared with the ledger although nothing seems to have changed: the clock
  /// may have been set forward and back between two looks at it.
  private static let comparingTime = Duration.seconds(60)
  /// Over so long everything that is due after a sleep of the machine is spread.
  private static let wakingTime = Duration.seconds(5)

  let till: Till
  let random: any RandomSource
  let tell: @Sendable (News) -> Void
  var list = WatchList()
  var pages = PageReading()
  private let lease: WatchLease
  private var holdsLease = false
  private var movingSince: [ClientRef: Timestamp] = [:]
  /// Those whose next question the pages answer.
  private var paged: [WatchList.Entry] = []
  private var isTroubled = false
  private var isUnread = false
  private var readAt: Timestamp?
  /// What the ledger held when the list was last brought up to date with it.
  private var taken: (sales: [Sale], at: Timestamp)?
  private var asleep: Duration
  private var clockAlarm: Duration?
  private var isPoked = true
  private var isWoken = true
  private var sleeper: Sleeper?

  package init(
    _ till: Till, random: any RandomSource, tell: @escaping @Sendable (News) -> Void
  ) {
    self.till = till
    lease = WatchLease(till: till)
    self.random = random
    self.tell = tell
    asleep = till.time.asleep
  }

  /// Says which sale is on screen, so that it is asked about more often; nil for none.
  package func show(_ clientRef: ClientRef?) {
    guard list.onScreen != clientRef else { return }
    list.onScreen = clientRef
    if let clientRef { list.entries[clientRef]?.due = till.time.now }
    poke()
  }

  /// Gives the lease up, so that another process watches at once.
  package nonisolated func leave() {
    lease.leave()
  }

  /// When this process asks about a sale next; nil where it does not ask, but another one or nobody.
  package func nextCheck(of clientRef: ClientRef) -> Timestamp? {
    guard let due = list.entries[clientRef]?.due, holdsLease || clientRef == list.onScreen else {
      return nil
    }
    return max(due, till.time.now + (till.pace.hold ?? .zero))
  }

  /// Whether it waits for the time alone, with no question on the wire.
  var isAtRest: Bool { asked == 0 && sleeper != nil && !isWoken }

  /// Reads the ledger again now: a sale was made or changed.
  package func poke() {
    isPoked = true
    wake()
  }

  /// Looks again at what is due.
  func wake() {
    isWoken = true
    sleeper?.wake()
  }

  /// Watches until the task is cancelled.
  package func run() async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        isWoken = false
        noticeSleep()
        if isReadingDue { reload() }
        for question in questions() { group.addTask { await question() } }
        await rest()
      }
      group.cancelAll()
    }
  }

  // MARK: The ledger

  private var isReadingDue: Bool {
    guard !isPoked, let readAt else { return true }
    let passed = till.time.now - readAt
    return (!list.entries.isEmpty || isUnread) && (passed < .zero || passed >= rereading)
  }

  /// How soon the ledger is read again without a poke: the lease is kept, and what its holder finds
  /// is read.
  private var rereading: Duration { holdsLease ? Self.holderRereadTime : Self.rereadTime }

  /// When the ledger has to be read again at the latest; nil for not before a poke.
  private var rereadDue: Timestamp? {
    guard let readAt, !list.entries.isEmpty || isUnread else { return nil }
    guard list.isQuiet, !isUnread else { return readAt + rereading }
    if holdsLease { return nil }
    // Nothing happens before something is due, and then the process that watches has its time to do
    // it; what it could not do stays due.
    return list.nextDue(all: true, except: []).map {
      max($0 + WatchLease.time, readAt + rereading)
    }
  }

  /// Brings the list up to date with the ledger, and takes or keeps the lease.
  private func reload() {
    isPoked = false
    let now = till.time.now
    readAt = now
    holdsLease = false
    let sales: [Sale]
    do {
      sales = try till.read { try $0.salesToWatch(now: now) }
    } catch {
      isUnread = true
      return note(error)
    }
    if isUnread { note(nil) }
    isUnread = false
    take(sales, now)
    guard !sales.isEmpty else { return }
    do {
      holdsLease = try lease.hold(at: now)
      if holdsLease { try recoverStranded(now) }
    } catch {
      note(error)
    }
  }

  private func take(_ sales: [Sale], _ now: Timestamp) {
    if let taken, (.zero..<Self.comparingTime).contains(now - taken.at),
      sales.count == list.entries.count, sales == taken.sales
    {
      return
    }
    taken = (sales, now)
    var next: [ClientRef: WatchList.Entry] = [:]
    for sale in sales {
      guard var known = list.entries[sale.clientRef] else {
        next[sale.clientRef] = WatchList.Entry(sale: sale, due: firstDue(sale))
        continue
      }
      if known.sale != sale {
        tell(.changed(sale))
        (known.sale, known.lookups) = (sale, 0)
        known.due = due(sale, lookups: 0)
      } else {
        // Whatever the clock has done since, nothing waits for an old time to come again.
        known.due = min(known.due, latestDue(known, now))
      }
      next[sale.clientRef] = known
    }
    for (clientRef, old) in list.entries where next[clientRef] == nil {
      tellIfChanged(since: old.sale)
    }
    list.entries = next
  }

  /// Calls unknown what a process has sent that died since this one started, or could not write
  /// down what came back.
  private func recoverStranded(_ now: Timestamp) throws(TillError) {
    let moving = list.entries.values.filter(\.sale.isMoneyMoving).map(\.sale.clientRef)
    movingSince = movingSince.filter { moving.contains($0.key) }
    for sale in moving where movingSince[sale] == nil { movingSince[sale] = now }
    guard movingSince.values.contains(where: { now - $0 >= Self.sendingTime }) else { return }
    for sale in try till.recover(olderThan: Self.sendingTime) {
      list.entries[sale.clientRef] = WatchList.Entry(sale: sale, due: now)
      tell(.changed(sale))
    }
  }

  private func tellIfChanged(since old: Sale) {
    if let sale = try? till.read({ try $0.sale(old.clientRef) }), sale != old {
      tell(.changed(sale))
    }
  }

  // MARK: The gateway

  /// The questions that are put now, as many as may be on the wire at once.
  private func questions() -> [@Sendable () async -> Void] {
    let now = till.time.now
    paged = holdsLease && !pages.isRefused(now) ? list.pageable(now) : []
    guard till.pace.hold == nil else { return [] }
    var questions: [@Sendable () async -> Void] = []
    if paged.contains(where: { $0.due <= now }), pages.begin(paged.count, now) {
      let sales = paged.map(\.sale)
      questions.append { await self.askPages(sales) }
    }
    let pagedNames = Set(paged.map(\.sale.clientRef))
    let free = Self.mostAsked - asked
    for entry in list.due(now, all: holdsLease, except: pagedNames, most: free) {
      list.entries[entry.sale.clientRef]?.isAsked = true
      let maySend = holdsLease
      questions.append { await self.ask(entry, maySend: maySend) }
    }
    return questions
  }

  /// How many questions are on the wire; the pages count as one.
  private var asked: Int {
    list.asked + (pages.isReading ? 1 : 0)
  }

  private func ask(_ entry: WatchList.Entry, maySend: Bool) async {
    defer { wake() }
    let clientRef = entry.sale.clientRef
    let asleepBefore = till.time.asleep
    let result = await RequestPace.$kind.withValue(list.kind(of: entry)) {
      await till.refresh(clientRef, maySend: maySend)
    }
    guard let result else {
      // It is gone, or the ledger cannot be read. The list may be empty now, and nothing else would
      // have the ledger read again.
      list.entries[clientRef] = nil
      isUnread = true
      return
    }
    note(result.error)
    var next = list.entries[clientRef] ?? entry
    next.isAsked = false
    guard next.sale == entry.sale || next.sale == result.sale else {
      // The ledger has said something newer meanwhile: that is read first.
      list.entries[clientRef] = next
      return poke()
    }
    if result.sale != next.sale { tell(.changed(result.sale)) }
    next.lookups = result.sale == entry.sale ? next.lookups + 1 : 0
    next.failures = result.error?.isAboutOneSale == true ? next.failures + 1 : 0
    next.sale = result.sale
    next.askedAt = till.time.now
    // A question that the computer slept over has had no chance: it is put again at once.
    let isSleptOver = result.error != nil && till.time.asleep - asleepBefore > .seconds(1)
    next.due = isSleptOver ? till.time.now : due(next.sale, lookups: next.lookups)
    list.entries[clientRef] = next
    if next.failures == WatchList.mostFailures, let error = result.error { mark(next, error) }
  }

  /// Writes into a sale that nobody can be asked about it: it would wait for ever without a word.
  private func mark(_ entry: WatchList.Entry, _ error: TillError) {
    guard let sale = try? till.markUnanswered(entry.sale.clientRef, error), sale != entry.sale
    else { return }
    list.entries[sale.clientRef]?.sale = sale
    tell(.changed(sale))
  }

  func note(_ error: TillError?) {
    if error?.httpStatus == 429 { till.pace.hold(for: error?.retryAfter ?? .seconds(10)) }
    // Whatever the gateway did not answer is trouble, a refusal too: a sale that nobody can be asked
    // about would wait for ever without a word.
    let isTrouble = error != nil
    if isTrouble || isTroubled { tell(.trouble(isTrouble ? error : nil)) }
    isTroubled = isTrouble
    let alarm = till.pace.clock.alarm
    if (alarm == nil) != (clockAlarm == nil) { tell(.clock(alarm)) }
    clockAlarm = alarm
  }

  // MARK: Time

  /// Sleeps until something is due, or the watcher is woken.
  private func rest() async {
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
  private func noticeSleep() {
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

  private func firstDue(_ sale: Sale) -> Timestamp {
    // After a start every sale is asked about once at once; a new one only after its first pause.
    till.time.now - sale.createdAt < .seconds(2) ? due(sale, lookups: 0) : till.time.now
  }

  /// The latest moment at which a sale may be due, whatever the clock has done since.
  private func latestDue(_ entry: WatchList.Entry, _ now: Timestamp) -> Timestamp {
    interval(entry.sale, lookups: entry.lookups).map { now + $0 + $0 / 4 }
      ?? Timestamp(milliseconds: .max)
  }

  func due(_ sale: Sale, lookups: Int) -> Timestamp {
    interval(sale, lookups: lookups).map { till.time.now + jittered($0) }
      ?? Timestamp(milliseconds: .max)
  }

  private func interval(_ sale: Sale, lookups: Int) -> Duration? {
    PollSchedule.interval(
      for: sale, isOnScreen: sale.clientRef == list.onScreen, lookups: lookups, now: till.time.now
    ).map { $0 * Int(till.pace.slowness) }
  }

  /// ±20 %, so that many counters do not ask in step.
  private func jittered(_ interval: Duration) -> Duration {
    let permille = Int64(random.next() % 401) - 200
    return interval + .milliseconds(interval.milliseconds / 1000 * permille)
  }
}

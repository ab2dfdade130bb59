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
  static let mostAsked = 4
  static let rereadTime = Duration.seconds(2)
  static let holderRereadTime = WatchLease.time - .seconds(5)
  /// A request is on the wire for 45 s at the longest; one that takes longer is nobody's any more.
  static let sendingTime = Duration.seconds(60)
  static let longestPause = Duration.seconds(24 * 3600)
  /// So often the list is compared with the ledger although nothing seems to have changed: the clock
  /// may have been set forward and back between two looks at it.
  static let comparingTime = Duration.seconds(60)
  /// Over so long everything that is due after a sleep of the machine is spread.
  static let wakingTime = Duration.seconds(5)

  let till: Till
  let random: any RandomSource
  let tell: @Sendable (News) -> Void
  var list = WatchList()
  var pages = PageReading()
  let lease: WatchLease
  var holdsLease = false
  /// Since when money of a sale has been moving, since the machine was started.
  var movingSince: [ClientRef: Duration] = [:]
  /// Those whose next question the pages answer.
  var paged: [WatchList.Entry] = []
  var isTroubled = false
  var isUnread = false
  var readAt: Timestamp?
  /// What the ledger held when the list was last brought up to date with it.
  var taken: (sales: [Sale], at: Timestamp)?
  var asleep: Duration
  var clockAlarm: Duration?
  var isPoked = true
  var isWoken = true
  var sleeper: Sleeper?

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
}

/// What is asked when.
extension Watcher {
  /// The questions that are put now, as many as may be on the wire at once.
  func questions() -> [@Sendable () async -> Void] {
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
  var asked: Int {
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
}

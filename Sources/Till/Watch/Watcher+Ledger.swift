import CheckoutDomain

/// What the ledger holds, and whether this process watches it.
extension Watcher {
  var isReadingDue: Bool {
    guard !isPoked, let readAt else { return true }
    let passed = till.time.now - readAt
    return (!list.entries.isEmpty || isUnread) && (passed < .zero || passed >= rereading)
  }

  /// How soon the ledger is read again without a poke: the lease is kept, and what its holder finds
  /// is read.
  var rereading: Duration { holdsLease ? Self.holderRereadTime : Self.rereadTime }

  /// When the ledger has to be read again at the latest; nil for not before a poke.
  var rereadDue: Timestamp? {
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
  func reload() {
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

  func take(_ sales: [Sale], _ now: Timestamp) {
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
  func recoverStranded(_ now: Timestamp) throws(TillError) {
    let moving = list.entries.values.filter(\.sale.isMoneyMoving).map(\.sale.clientRef)
    movingSince = movingSince.filter { moving.contains($0.key) }
    for sale in moving where movingSince[sale] == nil { movingSince[sale] = till.time.sinceBoot }
    let present = till.time.sinceBoot
    guard movingSince.values.contains(where: { present - $0 >= Self.sendingTime }) else { return }
    for sale in try till.recover(olderThan: Self.sendingTime) {
      list.entries[sale.clientRef] = WatchList.Entry(sale: sale, due: now)
      tell(.changed(sale))
    }
  }

  func tellIfChanged(since old: Sale) {
    if let sale = try? till.read({ try $0.sale(old.clientRef) }), sale != old {
      tell(.changed(sale))
    }
  }
}

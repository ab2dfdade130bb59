import CheckoutDomain

/// When the gateway's pages are read in place of one question a sale.
struct PageReading {
  /// So much time lies between two readings, and more where there are many pages.
  private static let pause = Duration.seconds(5)
  /// A gateway that does not list its sessions is not asked to for this long.
  private static let refusalTime = Duration.seconds(600)

  /// When they may be read next.
  private(set) var notBefore = Timestamp(milliseconds: 0)
  private(set) var isReading = false
  private var refusedUntil = Timestamp(milliseconds: 0)

  /// Whether the gateway does not list its sessions, as far as is known.
  func isRefused(_ now: Timestamp) -> Bool {
    now < refusedUntil && refusedUntil - now <= Self.refusalTime
  }

  /// Begins a reading; returns whether it is the time for one.
  mutating func begin(_ count: Int, _ now: Timestamp) -> Bool {
    // A clock that was set back does not put it off.
    guard !isReading, now >= notBefore || notBefore - now > Self.refusalTime else { return false }
    isReading = true
    notBefore = now + Self.pause + .milliseconds(count * 10)
    return true
  }

  /// Ends the reading.
  mutating func end(wasRefused: Bool, _ now: Timestamp) {
    isReading = false
    if wasRefused { refusedUntil = now + Self.refusalTime }
  }
}

extension Watcher {
  /// Reads the pages that hold the sessions of many open sales: what they call unchanged is done
  /// with, and everything else is asked about by itself.
  func askPages(_ sales: [Sale]) async {
    defer { wake() }
    guard let oldest = sales.first else { return }
    let window = oldest.createdAt - .seconds(600)..<till.time.now + .seconds(600)
    let outcome = await RequestPace.$kind.withValue(.background) {
      await till.gateway.sessions(created: window)
    }
    note(TillError(outcome, isQuestion: true))
    pages.end(wasRefused: outcome.isRefused, till.time.now)
    let rows = outcome.value?.rows ?? []
    let told = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    for sale in sales {
      // Whoever was asked about meanwhile is known better already.
      guard var entry = list.entries[sale.clientRef], entry.sale == sale, !entry.isAsked else {
        continue
      }
      let now = till.time.now
      if let session = sale.progress.sessionID.flatMap({ told[$0] }), sale.isUnchanged(by: session)
      {
        entry.lookups += 1
        entry.due = due(sale, lookups: entry.lookups)
        // Their single questions are spread over the time between two.
        entry.askedAt = entry.askedAt ?? now - earlier()
      } else if outcome.value != nil {
        // The pages say something else, or nothing of it: it is asked about by itself.
        entry.askedAt = Timestamp(milliseconds: 0)
        entry.due = min(entry.due, now)
      } else if !outcome.isRefused, entry.due <= now {
        entry.due = due(sale, lookups: entry.lookups)
      }
      list.entries[sale.clientRef] = entry
    }
  }

  private func earlier() -> Duration {
    .milliseconds(Int64(random.next() % UInt64(WatchList.singleTime.milliseconds)))
  }
}

extension Sale {
  /// Whether a session is what is known of this open sale: nobody has paid, and nothing has ended.
  fileprivate func isUnchanged(by session: CheckoutSession) -> Bool {
    session.status == .open && session.paymentStatus ?? "unpaid" == "unpaid"
      && differences(from: session).isEmpty
  }
}

extension GatewayOutcome {
  fileprivate var isRefused: Bool { if case .rejected = self { true } else { false } }
}

/// What is still to happen by itself, in order of time.
struct Timeline: Hashable, Codable, Sendable {
  /// Something that happens at its time; the numbers are serials.
  enum Event: Hashable, Codable, Sendable {
    case customerOpens(intent: Int64)
    case customerDecides(intent: Int64)
    case paymentSettles(intent: Int64)
    case sessionEnds(session: Int64)
    case refundSettles(refund: Int64, succeeds: Bool)
    case customerDisputes(intent: Int64)
    /// A request that was held back on its way; it carries no key any more.
    case requestArrives(SandboxRequest)
  }

  struct Entry: Hashable, Codable, Sendable {
    let at: Int64
    let event: Event
  }

  /// The latest first, so that the next one is taken from the end.
  private var entries: [Entry] = []

  /// When the next event is due, in milliseconds since the epoch; nil when nothing is to come.
  var nextAt: Int64? { entries.last?.at }

  /// Plans an event; of events at one time the one planned first happens first.
  mutating func add(_ event: Event, at time: Int64) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].at > time { low = middle + 1 } else { high = middle }
    }
    entries.insert(Entry(at: time, event: event), at: low)
  }

  /// Takes the next event if it is due.
  mutating func takeDue(at now: Int64) -> Entry? {
    guard let next = entries.last, next.at <= now else { return nil }
    return entries.removeLast()
  }

  /// Drops the planned end of a session that has ended.
  mutating func forgetEnd(ofSession serial: Int64, at time: Int64) {
    if let place = entries.firstIndex(of: Entry(at: time, event: .sessionEnds(session: serial))) {
      entries.remove(at: place)
    }
  }
}

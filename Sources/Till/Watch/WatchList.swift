import CheckoutDomain

/// The sales that a watcher watches, and which of them is asked about next.
///
/// A value: who asks is not its matter.
struct WatchList {
  struct Entry {
    /// Behind a reference, since entries are looked through all the time.
    private var kept: KeptSale
    var due: Timestamp
    /// How often it was asked about since it changed last.
    var lookups = 0
    /// How often in a row the gateway answered, and said nothing of it.
    var failures = 0
    /// When it was asked about by itself; nil for not yet.
    var askedAt: Timestamp?
    /// Whether it is asked about at this moment.
    var isAsked = false

    init(sale: Sale, due: Timestamp) {
      kept = KeptSale(sale)
      self.due = due
    }

    var sale: Sale {
      get { kept.sale }
      set { kept = KeptSale(newValue) }
    }
  }

  private final class KeptSale: Sendable {
    let sale: Sale

    init(_ sale: Sale) { self.sale = sale }
  }

  /// Beyond so many open sales the gateway's pages are read in place of one question a sale.
  static let mostSingles = 20
  /// After so many answers in a row that say nothing of a sale, it is marked.
  static let mostFailures = 5
  /// A sale that the pages call unchanged is asked about by itself this often all the same: they do
  /// not say everything.
  static let singleTime = Duration.seconds(1800)

  var entries: [ClientRef: Entry] = [:]
  var onScreen: ClientRef?

  /// Whether all that is left to do is far away: to read a success once more, or to look for a late
  /// payment of what has ended.
  var isQuiet: Bool {
    entries.values.allSatisfy { entry in
      let progress = entry.sale.progress
      return (progress.captured != nil || progress.endedAt != nil)
        && !entry.sale.refunds.contains(where: \.isOpenQuestion)
    }
  }

  /// Money that may be lost goes first, then what somebody looks at, then what has waited longest.
  func kind(of entry: Entry) -> RequestClass {
    let sale = entry.sale
    if sale.progress.phase == .unknown || sale.refunds.contains(where: \.isOpenQuestion) {
      return .money
    }
    return sale.clientRef == onScreen ? .screen : .background
  }

  /// What to ask about now by itself, the most urgent first.
  ///
  /// - Parameters:
  ///   - all: Whether this process watches for all; otherwise only what is on its screen.
  ///   - paged: Those that the pages tell of.
  func due(_ now: Timestamp, all: Bool, except paged: Set<ClientRef>, most: Int) -> [Entry] {
    guard most > 0 else { return [] }
    var due: [Entry] = []
    for (clientRef, entry) in entries
    where entry.due <= now && isSingle(clientRef, entry, all: all, except: paged) {
      due.append(entry)
    }
    guard due.count > 1 else { return due }
    return Array(due.sorted { precedes($0, $1) }.prefix(most))
  }

  /// When the next one is due by itself.
  func nextDue(all: Bool, except paged: Set<ClientRef>) -> Timestamp? {
    var next: Timestamp?
    for (clientRef, entry) in entries where isSingle(clientRef, entry, all: all, except: paged) {
      if next.map({ entry.due < $0 }) ?? true { next = entry.due }
    }
    return next
  }

  /// How many are asked about at this moment.
  var asked: Int {
    var count = 0
    for (_, entry) in entries where entry.isAsked { count += 1 }
    return count
  }

  private func isSingle(
    _ clientRef: ClientRef, _ entry: Entry, all: Bool, except paged: Set<ClientRef>
  ) -> Bool {
    !entry.isAsked && (all || clientRef == onScreen)
      && (paged.isEmpty || !paged.contains(clientRef))
  }

  /// The open sales that the gateway's pages can tell of, the oldest first; empty where they are few.
  func pageable(_ now: Timestamp) -> [Entry] {
    guard entries.count > Self.mostSingles else { return [] }
    let some = entries.values.filter { isPageable($0, now) }
    guard some.count > Self.mostSingles else { return [] }
    return some.sorted { $0.sale.createdAt < $1.sale.createdAt }
  }

  private func isPageable(_ entry: Entry, _ now: Timestamp) -> Bool {
    guard entry.sale.isOpen, entry.sale.progress.sessionID != nil, entry.sale.duplicateOf == nil,
      kind(of: entry) == .background
    else { return false }
    return entry.askedAt.map { now - $0 < Self.singleTime } ?? true
  }

  private func precedes(_ one: Entry, _ other: Entry) -> Bool {
    (kind(of: one), one.due, one.sale.clientRef.text)
      < (kind(of: other), other.due, other.sale.clientRef.text)
  }
}

import CheckoutDomain
import Ledger

/// Questions to a ledger in memory and changes of it, within one transaction.
final class MemoryWriter: LedgerWriter {
  private(set) var books: MemoryBooks

  init(_ books: MemoryBooks) { self.books = books }
}

// MARK: - Questions

extension MemoryWriter {
  func sale(_ clientRef: ClientRef) throws -> Sale? {
    books.places[clientRef].map { books.sales[$0] }
  }

  func sale(reference: String) throws -> Sale? {
    books.sales.first { $0.reference == reference }
  }

  func sale(session: SessionID) throws -> Sale? {
    books.sales.filter { $0.progress.sessionID == session }.min { $0.createdAt < $1.createdAt }
  }

  func sale(paymentIntent: PaymentIntentID) throws -> Sale? {
    books.sales.filter { $0.progress.paymentIntent == paymentIntent }
      .min { $0.createdAt < $1.createdAt }
  }

  func sale(replacedIntent: PaymentIntentID) throws -> Sale? {
    books.sales.filter { $0.progress.replacedIntent == replacedIntent }
      .min { $0.createdAt < $1.createdAt }
  }

  func sale(refund idOrKey: String) throws -> Sale? {
    books.sales.first { $0.refunds.contains { $0.key.text == idOrKey } }
      ?? books.sales.first { $0.refunds.contains { $0.id?.text == idOrKey } }
  }

  func sales(_ query: SaleQuery) throws -> [Sale] {
    let words = SearchText.words(query.search)
    let matching = newestFirst { sale in
      guard query.tab.contains(sale), query.state.map({ $0 == sale.state }) ?? true else {
        return false
      }
      guard query.since.map({ sale.createdAt >= $0 }) ?? true,
        query.until.map({ sale.createdAt < $0 }) ?? true
      else { return false }
      guard !words.isEmpty else { return true }
      let text = SearchText.of(sale)
      return words.allSatisfy(text.contains)
    }
    let sorted =
      query.order == .newestFirst
      ? matching
      : matching.sorted { query.order.precedes(.init($0), .init($1)) }
    return query.page(of: sorted)
  }

  func counts(limit: Int) throws -> [SaleTab: Int] {
    var counts: [SaleTab: Int] = [:]
    for tab in SaleTab.allCases {
      counts[tab] = min(max(0, limit), books.sales.count(where: tab.contains))
    }
    return counts
  }

  func timeline(of clientRef: ClientRef) throws -> [RecordedEntry] { books.events[clientRef] ?? [] }

  func salesToWatch(now: Timestamp) throws -> [Sale] {
    if let watched = books.watched { return watched }
    let sales = newestFirst(\.isWatched)
    books.watched = sales
    return sales
  }

  func lastPrice(of name: String, _ currency: Currency) throws -> Money? {
    let key = name.trimmedSpaces.lowercased()
    let sold = newestFirst { $0.amount.currency == currency }.lazy.flatMap { $0.items.reversed() }
    return sold.first { $0.name.trimmedSpaces.lowercased() == key }?.unitAmount
  }

  func lastAttempt(
    _ purpose: Attempt.Purpose, of clientRef: ClientRef
  ) throws -> AttemptRecord? {
    books.attempts.last { $0.attempt.sale == clientRef && $0.attempt.purpose == purpose }?.record
  }

  func attempts(of key: IdempotencyKey) throws -> [AttemptRecord] {
    books.attempts.filter { $0.attempt.request.key == key }.map(\.record)
  }

  func openAttempts() throws -> [Attempt] { books.attempts.filter(\.isOpen).map(\.attempt) }

  func leaseHolder(_ name: String) throws -> ProcessIdentity? { books.leases[name]?.holder }

  func openDeliveries(limit: Int) throws -> [EventDelivery] {
    Array(books.deliveries.compactMap(\.delivery).prefix(max(0, limit)))
  }

  func setting(_ name: String) throws -> String? { books.settings[name] }

  private func newestFirst(_ isWanted: (Sale) -> Bool) -> [Sale] {
    books.sales.filter(isWanted)
      .sorted { Self.isLater(($0.createdAt, $0.clientRef), ($1.createdAt, $1.clientRef)) }
  }

  private static func isLater(
    _ first: (Timestamp, ClientRef), _ second: (Timestamp, ClientRef)
  ) -> Bool {
    (first.0, first.1.text) > (second.0, second.1.text)
  }
}

// MARK: - Changes

extension MemoryWriter {
  func save(_ sale: Sale) throws {
    try refuseSecondCurrency(in: sale)
    let before = books
    do {
      try keep(sale)
      for refund in sale.refunds { try keep(refund, of: sale) }
    } catch {
      // All or nothing, also for a caller that goes on after a refusal.
      books = before
      throw error
    }
  }

  func record(_ entries: [TimelineEntry], of clientRef: ClientRef, at now: Timestamp) throws {
    books.events[clientRef, default: []] += entries.map { RecordedEntry(at: now, entry: $0) }
  }

  func begin(_ attempt: Attempt) throws -> Int64 {
    let request = attempt.request
    let isMisused = books.attempts.contains {
      $0.attempt.request.key == request.key
        && ($0.attempt.request != request || $0.attempt.sale != attempt.sale)
    }
    guard !isMisused else {
      throw LedgerError.unavailable("A key was to go with other bytes than its own.")
    }
    let number = Int64(books.attempts.count + 1)
    var attempt = attempt
    attempt.number = number
    books.attempts.append(MemoryBooks.AttemptRow(attempt))
    return number
  }

  func end(attempt number: Int64, with delivery: Delivery, at now: Timestamp) throws {
    // An answer that comes after its process was taken for dead is still worth keeping.
    try close(number, .delivered(delivery), now) { ending in
      if case .delivered = ending { false } else { true }
    }
  }

  func abandon(attempt number: Int64, at now: Timestamp) throws {
    try close(number, .abandoned, now) { ending in
      if case .none = ending { true } else { false }
    }
  }

  func receive(_ delivery: EventDelivery) throws -> Bool {
    guard !books.deliveries.contains(where: { $0.event == delivery.event }) else { return false }
    books.deliveries.append((delivery.event, delivery))
    return true
  }

  func finish(delivery event: String, at now: Timestamp) throws {
    guard let place = books.deliveries.firstIndex(where: { $0.event == event }) else { return }
    books.deliveries[place].delivery = nil
  }

  func set(_ name: String, to value: String) throws { books.settings[name] = value }

  func lease(_ name: String, for holder: ProcessIdentity, until: Timestamp, now: Timestamp) throws
    -> Int64?
  {
    guard var lease = books.leases[name] else {
      books.leases[name] = MemoryBooks.Lease(holder: holder, fence: 1, until: until)
      return 1
    }
    if lease.holder != holder {
      guard lease.until <= now else { return nil }
      lease.holder = holder
      lease.fence += 1
    }
    lease.until = until
    books.leases[name] = lease
    return lease.fence
  }

  func release(_ name: String, by holder: ProcessIdentity) throws {
    guard books.leases[name]?.holder == holder else { return }
    books.leases[name]?.until = Timestamp(milliseconds: 0)
  }

  private func close(
    _ number: Int64, _ ending: MemoryBooks.Ending, _ now: Timestamp,
    where mayEnd: (MemoryBooks.Ending) -> Bool
  ) throws {
    let place = Int(number) - 1
    guard books.attempts.indices.contains(place), mayEnd(books.attempts[place].ending) else {
      throw LedgerError.unavailable("The ledger has no open attempt \(number).")
    }
    books.attempts[place] = MemoryBooks.AttemptRow(
      books.attempts[place].attempt, ending, endedAt: now)
  }
}

extension MemoryBooks.AttemptRow {
  fileprivate var isOpen: Bool {
    if case .none = ending { true } else { false }
  }

  fileprivate var record: AttemptRecord {
    var delivery: Delivery?
    if case .delivered(let delivered) = ending { delivery = delivered }
    return AttemptRecord(attempt: attempt, endedAt: endedAt, delivery: delivery)
  }
}

// MARK: - Guards

extension MemoryWriter {
  private func refuseSecondCurrency(in sale: Sale) throws {
    let amounts =
      sale.items.map(\.unitAmount) + sale.refunds.map(\.amount)
      + [sale.progress.captured].compactMap(\.self)
    guard amounts.allSatisfy({ $0.currency == sale.amount.currency }) else {
      throw LedgerError.unavailable("\(sale.reference) has two currencies.")
    }
  }

  /// What was charged never changes; what became of it does.
  private func keep(_ sale: Sale) throws {
    guard let place = books.places[sale.clientRef] else {
      guard try self.sale(reference: sale.reference) == nil else {
        throw LedgerError.referenceTaken(sale.reference)
      }
      books.places[sale.clientRef] = books.sales.count
      books.sales.append(sale.with(sale.progress, [], sale.dispute))
      return
    }
    books.sales[place] = books.sales[place].with(
      sale.progress, books.sales[place].refunds, sale.dispute)
  }

  /// What a refund was decided as never changes; what became of it does.
  private func keep(_ refund: Refund, of sale: Sale) throws {
    if let row = books.refunds[refund.key] {
      guard let place = books.places[row.sale] else { return }
      var refunds = books.sales[place].refunds
      guard let position = refunds.firstIndex(where: { $0.key == refund.key }) else { return }
      if refund.isOurOwnInFlight, !refunds[position].isOurOwnInFlight {
        try refuseSecondInFlight(row.intent)
      }
      refunds[position] = refunds[position].with(refund)
      books.sales[place] = books.sales[place].with(
        books.sales[place].progress, refunds, books.sales[place].dispute)
      return
    }
    guard let intent = sale.progress.paymentIntent, let place = books.places[sale.clientRef] else {
      throw LedgerError.unavailable("A refund of \(sale.reference) has no payment.")
    }
    if refund.state == .sending { try refuseExcess(refund, intent, books.sales[place]) }
    if refund.isOurOwnInFlight { try refuseSecondInFlight(intent) }
    books.refunds[refund.key] = MemoryBooks.RefundRow(sale: sale.clientRef, intent: intent)
    books.sales[place] = books.sales[place].with(
      books.sales[place].progress, books.sales[place].refunds + [refund],
      books.sales[place].dispute)
  }

  private func refuseExcess(
    _ refund: Refund, _ intent: PaymentIntentID, _ sale: Sale
  ) throws {
    let spent = refunds(of: intent).filter { $0.state.isReserving || $0.state == .refunded }
      .reduce(Int64(0)) { $0 + $1.amount.minorUnits }
    let captured = sale.progress.captured?.minorUnits ?? 0
    guard refund.amount.isPositive, refund.amount.minorUnits <= captured - spent else {
      throw LedgerError.unavailable(
        "A refund of more than what is left of its payment was refused; nothing was sent.")
    }
  }

  private func refuseSecondInFlight(_ intent: PaymentIntentID) throws {
    guard !refunds(of: intent).contains(where: \.isOurOwnInFlight) else {
      throw LedgerError.refundInFlight
    }
  }

  private func refunds(of intent: PaymentIntentID) -> [Refund] {
    books.sales.flatMap(\.refunds).filter { books.refunds[$0.key]?.intent == intent }
  }
}

extension Sale {
  fileprivate func with(_ progress: Progress, _ refunds: [Refund], _ dispute: Dispute?) -> Sale {
    Sale(
      clientRef: clientRef, reference: reference, mode: mode, items: items, amount: amount,
      note: note, terminalType: terminalType, createdAt: createdAt, duplicateOf: duplicateOf,
      progress: progress, refunds: refunds, dispute: dispute)
  }
}

extension Refund {
  /// One that was fetched from the gateway goes by its id, and may stand beside another one.
  fileprivate var isOurOwnInFlight: Bool { state.isInFlight && key.text != id?.text }

  fileprivate func with(_ news: Refund) -> Refund {
    Refund(
      key: key, clientRef: clientRef, amount: amount, lines: lines, reason: reason,
      createdAt: createdAt, refundedBefore: refundedBefore, operatorName: operatorName,
      state: news.state, id: news.id,
      problem: news.problem, absences: news.absences, absentAt: news.absentAt)
  }
}

extension SaleQuery {
  /// The page of a whole list that is in its order.
  fileprivate func page(of sorted: [Sale]) -> [Sale] {
    let limit = max(0, limit)
    let isBefore = { (sale: Sale) in
      self.after.map { self.order.precedes(Cursor(sale), $0) } ?? true
    }
    switch reading {
    case .onward:
      return Array(
        sorted.drop { sale in after.map { !order.isBehind($0, sale) } ?? false }
          .prefix(limit))
    case .backward: return sorted.prefix(while: isBefore).suffix(limit)
    case .around:
      let before = sorted.prefix(while: isBefore)
      let rest = after == nil ? [] : sorted.drop(while: isBefore)
      return before.suffix(limit / 2) + rest.prefix(limit - limit / 2)
    }
  }
}

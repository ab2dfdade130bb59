package import CheckoutDomain

/// How often the gateway is asked about a sale (`reliability.md` §2, and the ladder of §1.6).
package enum PollSchedule {
  private static let minute = Duration.seconds(60)
  private static let hour = Duration.seconds(3600)

  /// When an ended sale is asked about again, counted from its end: a payment can arrive late.
  static let afterEnd: [Duration] = [
    minute, minute * 10, hour, hour * 6, hour * 24, hour * 48, hour * 72,
  ]

  /// How long to wait before the gateway is asked again; nil where nothing is left to ask.
  ///
  /// - Parameters:
  ///   - sale: The sale as it is known now.
  ///   - isOnScreen: Whether somebody looks at it.
  ///   - lookups: How often it has been asked about since it came to be watched.
  package static func interval(
    for sale: Sale, isOnScreen: Bool, lookups: Int, now: Timestamp
  ) -> Duration? {
    switch sale.progress.phase {
    case .draft: return nil
    case .sending: return .seconds(2)
    case .unknown: return ladder(lookups)
    case .waiting: return waiting(age: now - sale.createdAt, isOnScreen: isOnScreen)
    case .paid,
      .mismatch where sale.progress.captured != nil:
      return [ofRefunds(sale, lookups), ofReread(sale, lookups, now)].compactMap(\.self).min()
    case .expired, .canceled, .failed, .mismatch:
      guard sale.isWatched, let endedAt = sale.progress.endedAt else { return nil }
      // A check that the clock, set back since, puts into the future was none.
      let last = max(sale.progress.checkedAt.map { $0 > now ? endedAt : $0 } ?? endedAt, endedAt)
      // A check that is overdue is made at once, but not again and again while nobody answers.
      let least = lookups > 0 ? ladder(lookups) : .zero
      return afterEnd.lazy.map { endedAt + $0 }.first { $0 > last }
        .map { min(max(least, $0 - now), hour * 24) }
    }
  }

  private static func ofRefunds(_ sale: Sale, _ lookups: Int) -> Duration? {
    let open = sale.refunds.filter(\.isOpenQuestion)
    if open.allSatisfy({ $0.state == .needsHuman }) {
      // The other sending of one that failed may arrive at any time; a gateway that could not say for a
      // day, or is slow for a week, is asked once a day.
      return open.isEmpty ? nil : open.contains(where: \.isSplit) ? hour : hour * 24
    }
    return ladder(lookups)
  }

  private static func ofReread(_ sale: Sale, _ lookups: Int, _ now: Timestamp) -> Duration? {
    sale.progress.rereadAt.map { due in
      // One that is overdue is made at once, but not again and again while nobody answers.
      sale.isRereadDue(now) ? (lookups > 0 ? ladder(lookups) : .zero) : due - now
    }
  }

  private static func waiting(age: Duration, isOnScreen: Bool) -> Duration {
    if isOnScreen { return .seconds(age < minute * 10 ? 2 : 5) }
    if age < minute * 10 { return .seconds(5) }
    if age < minute * 30 { return .seconds(15) }
    if age <= hour * 24 { return .seconds(age < hour * 2 ? 60 : 300) }
    // An intent without a session has no end of its own.
    return age <= hour * 72 ? hour : hour * 6
  }

  /// 2, 5, 10, 20, 40, 60 s, then each minute for a quarter of an hour, each quarter for a day,
  /// then once a day.
  private static func ladder(_ lookups: Int) -> Duration {
    let first: [Int64] = [2, 5, 10, 20, 40, 60]
    if lookups < first.count { return .seconds(first[max(0, lookups)]) }
    if lookups < first.count + 13 { return minute }
    return lookups < first.count + 13 + 95 ? minute * 15 : hour * 24
  }
}

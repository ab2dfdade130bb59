import CheckoutDomain

/// The right to ask the gateway about a ledger's sales, which one process has at a time.
struct WatchLease: Sendable {
  /// How long it is kept without being renewed.
  static let time = Duration.seconds(15)
  static let name = "watch"

  let till: Till

  /// Takes or keeps the lease; one whose holder has died is free at once.
  ///
  /// - Returns: Whether this process has it now.
  func hold(at now: Timestamp) throws(TillError) -> Bool {
    let until = now + Self.time
    let fence = try till.write { ledger in
      if let fence = try ledger.lease(Self.name, for: till.process, until: until, now: now) {
        return Int64?.some(fence)
      }
      guard let holder = try ledger.leaseHolder(Self.name), !till.isAlive(holder) else {
        return nil
      }
      try ledger.release(Self.name, by: holder)
      return try ledger.lease(Self.name, for: till.process, until: until, now: now)
    }
    return fence != nil
  }

  /// Gives the lease up, so that another process watches at once.
  func leave() {
    // Where the ledger cannot be written, the lease runs out by itself.
    try? till.write { try $0.release(Self.name, by: till.process) }
  }
}

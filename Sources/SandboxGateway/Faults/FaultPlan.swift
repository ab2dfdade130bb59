/// Decides which requests go wrong, and how.
///
/// Faults of the connection (resets, cuts, drips) are not made here: see ``ConnectionFault``.
package protocol FaultPlan: Sendable {
  /// The fault for this request, nil for none. Asked once for each request.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  mutating func fault(for request: SandboxRequest, now: Int64) -> Fault?
}

/// What HTTP itself can do wrong.
package enum Fault: Hashable, Sendable {
  /// Nothing is done; this goes out instead.
  case beforeWork(FaultyAnswer)
  /// The work is done; this goes out instead of its answer.
  case afterWork(FaultyAnswer)
  /// The work is done; its answer goes out spoiled.
  case spoiled(Spoiling)
  /// The work is done; its answer waits that long.
  case delayed(Duration)
  /// Something on the way holds the request back: a 504 goes out now, the work is done that much
  /// later, and nobody gets its answer.
  case late(by: Duration)
}

/// An answer that says nothing of the work.
package enum FaultyAnswer: Hashable, Sendable {
  /// An error body with that status; `retryAfter` is the header as it stands, seconds or a date.
  case status(Int, retryAfter: String? = nil)
  /// A 429 that asks to wait so many seconds: in seconds, or as the date then by the gateway's clock.
  case tooManyRequests(wait: Int64, asDate: Bool)
  /// A maintenance page.
  case html(status: Int)
  /// A 307 to another place, which would make a careless client send its key there.
  case redirect(to: String)
  /// A 200 without a body.
  case empty
  /// An answer of that many bytes.
  case oversize(bytes: Int)
  /// A small answer that inflates to ``GzipBomb/inflatedSize`` bytes.
  case gzipBomb
}

/// What can be wrong with an answer that looks right.
///
/// Only top-level members change, or, where the answer is a list, whose its rows are.
package enum Spoiling: String, Hashable, CaseIterable, Sendable {
  /// `amount` and `amount_total` are one unit higher.
  case wrongAmount
  /// `currency` is another one.
  case wrongCurrency
  /// `livemode` is true.
  case wrongLivemode
  /// `id` is of another object; the rows of a list belong to somebody else.
  case wrongObject
  /// `object` says that it is of another kind.
  case wrongKind
  /// The body ends in the middle, and its length says so: valid HTTP, invalid JSON.
  case halfJSON
  /// The body is text that never was JSON.
  case notJSON
}

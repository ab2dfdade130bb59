import CheckoutDomain

/// A request that is on its way, with what its kind needs to be sent again.
protocol Sending {
  associatedtype Value: Hashable & Sendable

  /// What is sent, the same bytes and key each time.
  var request: GatewayRequest { get }
  /// The attempt that is committed for the first sending.
  var attempt: CommittedAttempt { get }
  /// What it is for.
  var purpose: Attempt.Purpose { get }
  /// The sale it is about.
  var clientRef: ClientRef { get }

  /// Reads an answer.
  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<Value>
  /// Whether a second sending is the same request to the gateway, so that one in conflict with an
  /// earlier one may be sent again.
  func survivesConflict(_ till: Till) -> Bool
  /// Looks for what an earlier sending has made, which the gateway says is at work.
  ///
  /// - Returns: What was found, and nil where nothing was, so that the same may be sent once more; any
  ///   other ending where it may not.
  func lookUp(_ till: Till) async -> GatewayOutcome<Value?>
  /// Does what is due before one more sending.
  ///
  /// - Throws: ``TillError`` where it must not be sent again.
  func prepare(_ till: Till, after pause: Duration) async throws(TillError)
  /// Whether a sale still has it on the wire.
  func isOnItsWay(in sale: Sale) -> Bool
  /// Writes into a sale why it is delayed.
  func delay(_ sale: inout Sale, _ reason: String, at now: Timestamp) -> [TimelineEntry]
}

/// Sending until the answer says what became of it, within the minute that a money command has.
extension Till {
  /// Sends a committed request, and sends it again where table R7 allows that.
  ///
  /// Each sending is an attempt of its own, committed before its first byte may leave.
  ///
  /// - Returns: What all its sendings say together: a later refusal does not undo an earlier one that
  ///   may have arrived.
  func send<Request: Sending>(_ sending: Request) async -> GatewayOutcome<Request.Value> {
    let start = time.now
    var attempt = sending.attempt
    var limit = Attempt.longestSending
    var doubt: GatewayOutcome<Request.Value>?
    for sendings in 1... {
      let delivery = await deliver(sending.request, attempt: attempt, within: limit)
      let outcome = sending.read(delivery, self)
      if case .done = outcome { return outcome }
      if case .unknown = outcome { doubt = outcome }
      guard delivery != Self.stoodStill,
        let again = ResendTable.next(
          after: delivery, sendings: sendings, elapsed: time.now - start, random: random.next()),
        again.reason != .conflict || sending.survivesConflict(self),
        await rest(again, of: sending, outcome)
      else { return doubt ?? outcome }
      if again.reason == .conflict {
        let found = await sending.lookUp(self)
        guard case .done(let value) = found else { return doubt ?? outcome }
        if let value { return .done(value) }
      }
      guard (try? await sending.prepare(self, after: again.pause)) != nil else {
        return doubt ?? outcome
      }
      let ready = time.sinceBoot
      guard let left = ResendTable.limit(elapsed: time.now - start),
        let next = try? beginAgain(sending, after: attempt, ready)
      else { return doubt ?? outcome }
      (attempt, limit) = (next, left)
    }
    preconditionFailure("numbers end before sendings do")
  }

  /// Waits before one more sending, and says so; returns whether the wait was not given up.
  private func rest<Request: Sending>(
    _ again: ResendTable.Again, of sending: Request, _ outcome: GatewayOutcome<Request.Value>
  ) async -> Bool {
    let why = TillError(outcome, isQuestion: false)?.message ?? ""
    let seconds = (again.pause.milliseconds + 999) / 1000
    let reason = "\(why) It is sent again in \(seconds) s."
    // A ledger that cannot take this will not take the next attempt either, and then it ends there.
    let now = time.now
    _ = try? change(sending.clientRef) { sending.delay(&$0, reason, at: now) }
    onDelay(reason)
    return (try? await time.sleep(for: again.pause)) != nil
  }

  /// Commits one more attempt, unless somebody else has taken the request for given up meanwhile.
  ///
  /// - Parameter ready: When all that it goes by was read, since the machine was started.
  private func beginAgain(
    _ sending: some Sending, after attempt: CommittedAttempt, _ ready: Duration
  ) throws(TillError) -> CommittedAttempt? {
    let now = time.now
    return try write { ledger in
      let last = try ledger.attempts(of: sending.request.key).last
      guard let sale = try ledger.sale(sending.clientRef), sending.isOnItsWay(in: sale),
        let last, last.attempt.number == attempt.number, last.endedAt != nil,
        time.sinceBoot - ready <= Self.promptness
      else { return nil }
      try ledger.record(
        [TimelineEntry("sent_again", sending.purpose.rawValue)], of: sale.clientRef,
        at: now)
      return try begin(sending.purpose, of: sale.clientRef, sending.request, in: ledger)
    }
  }
}

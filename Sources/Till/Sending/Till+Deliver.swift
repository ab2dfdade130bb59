import CheckoutDomain

/// An attempt that is in the ledger.
struct CommittedAttempt: Hashable {
  /// Its number there.
  let number: Int64
  /// When it was committed, since the machine was started: by a clock that nobody sets.
  let at: Duration
}

extension Till {
  /// Commits an attempt before its bytes may leave.
  func begin(
    _ purpose: Attempt.Purpose, of sale: ClientRef, _ request: GatewayRequest,
    in ledger: any LedgerWriter
  ) throws -> CommittedAttempt {
    let at = time.sinceBoot
    let number = try ledger.begin(
      Attempt(
        sale: sale, purpose: purpose, request: request, process: process, startedAt: time.now))
    return CommittedAttempt(number: number, at: at)
  }

  /// A request goes out this soon after it was committed, and is committed this soon after what it goes by
  /// was read; or not at all.
  static let promptness = Duration.seconds(10)

  /// What becomes of one that does not: nobody decides once more, and it is not sent again by itself.
  static let stoodStill = Delivery.notSent(
    "This computer stood still between the decision and the sending.")

  /// Sends a committed request and stores the raw answer before anybody reads it.
  ///
  /// A process that stood still in between does not send: meanwhile another one may have concluded that it
  /// never will.
  ///
  /// A ledger that fails now cannot be told so by an exception: the bytes are gone. What it did not
  /// keep counts as no answer at all, since nothing may be said of a request without evidence; the
  /// attempt stays open until the next start.
  func deliver(
    _ request: GatewayRequest, attempt: CommittedAttempt,
    within limit: Duration = Attempt.longestSending
  ) async -> Delivery {
    let delivery: Delivery =
      time.sinceBoot - attempt.at <= Self.promptness
      ? await gateway.send(request, within: limit)
      : Self.stoodStill
    do throws(TillError) {
      try write { try $0.end(attempt: attempt.number, with: delivery, at: time.now) }
      return delivery
    } catch {
      return .unknown("The ledger could not keep the answer. \(error.message)")
    }
  }

  /// Saves what became of a request that was sent.
  ///
  /// - Throws: ``TillError`` of kind `unknown`, since the outcome is not on the disk.
  func kept(_ save: () throws(TillError) -> Sale) throws(TillError) -> Sale {
    do {
      return try save()
    } catch {
      throw TillError(
        .unknown, "The request was sent, but the ledger cannot keep its answer. \(error.message)",
        hint: "Do not send it again. Start Kasir again when the ledger works.")
    }
  }

  /// Refuses a sale of the other mode: a test key must never touch live money, nor the reverse.
  func requireMode(of sale: Sale) throws(TillError) {
    guard sale.mode == gateway.mode else {
      throw TillError(
        .mismatch,
        "\(sale.reference) is a \(sale.mode.rawValue) sale, and this is a \(gateway.mode.rawValue) "
          + "key. Nothing was sent.",
        hint: "Use the key of its mode.")
    }
  }
}

package import CheckoutDomain

/// What went wrong, for a person and for a script: the same sentence on screen and in JSON.
package struct TillError: Error, Hashable, Sendable {
  /// The kinds of the JSON contract.
  package enum Kind: String, Sendable, CaseIterable {
    case usage, config, key, limit
    case notSent = "not_sent"
    case rejected, unknown
    case refundInFlight = "refund_in_flight"
    case exceedsRemaining = "exceeds_remaining"
    case notFound = "not_found"
    case mismatch
    case noRedirect = "no_redirect"
    case gateway, ledger, output
  }

  /// Which kind it is.
  package let kind: Kind
  /// What is wrong, in one sentence; sanitised.
  package let message: String
  /// The gateway's code, where it gave one.
  package let code: String?
  /// The gateway's HTTP status, where there was one.
  package let httpStatus: Int?
  /// What to do.
  package let hint: String?
  /// How long the gateway wants to be left alone, where it said so.
  package let retryAfter: Duration?

  package init(
    _ kind: Kind, _ message: String, code: String? = nil, httpStatus: Int? = nil,
    hint: String? = nil, retryAfter: Duration? = nil
  ) {
    self.kind = kind
    self.message = SafeText.line(message, limit: 600)
    self.code = code.map { SafeText.line($0, limit: 80) }
    self.httpStatus = httpStatus
    self.hint = hint
    self.retryAfter = retryAfter
  }
}

extension TillError {
  /// A refusal of the gateway.
  init(_ rejection: GatewayRejection) {
    self.init(
      rejection.isNotFound ? .notFound : rejection.status == 401 ? .key : .rejected,
      rejection.sentence, code: rejection.code, httpStatus: rejection.status)
  }

  /// Why the rules of the sale do not allow a refund.
  init(_ refusal: RefundRefusal, _ sale: Sale) {
    let kind: Kind =
      switch refusal {
      case .notPaid, .exceedsRemaining, .lineNotLeft, .linesDiffer: .exceedsRemaining
      case .notPositive, .wrongCurrency: .usage
      case .inFlight: .refundInFlight
      case .onlyOneAllowed: .limit
      }
    self.init(kind, refusal.sentence(for: sale))
  }

  /// Why the ledger could not do it; any other error is a fault of the ledger too.
  package init(ledger error: any Error) {
    switch error {
    case let error as TillError: self = error
    case LedgerError.referenceTaken(let reference):
      self.init(
        .limit, "The reference \(reference) is used already.",
        hint: "Choose another one, or leave it empty for one to be made up.")
    case LedgerError.refundInFlight:
      self.init(
        .refundInFlight, "Another refund of this payment has not ended.",
        hint: "Wait until it is known; do not refund it again.")
    case LedgerError.unavailable(let sentence): self.init(.ledger, sentence)
    default: self.init(.ledger, "The ledger failed: \(error)")
    }
  }

  /// What an ending other than `done` means to whoever asked; nil where it was done.
  ///
  /// - Parameters:
  ///   - outcome: How it ended.
  ///   - isQuestion: Whether only a question was asked, so that nothing of ours is unknown.
  package init?<Value>(_ outcome: GatewayOutcome<Value>, isQuestion: Bool) {
    switch outcome {
    case .done: return nil
    case .rejected(let rejection): self.init(rejection)
    case .notSent(let reason, let retryAfter):
      self.init(
        .notSent, reason, httpStatus: retryAfter == nil ? nil : 429,
        hint: retryAfter.map { "Try again in \($0.components.seconds) s." } ?? "Try again.",
        retryAfter: retryAfter.map { max(.seconds(1), min($0, .seconds(300))) })
    case .unknown(let reason, let status):
      self.init(
        isQuestion ? .gateway : .unknown, reason, httpStatus: status,
        hint: isQuestion ? "Ask again in a moment." : "It is looked up until it is known.")
    }
  }
}

/// A sale after a use case, with what went wrong on the way where something did.
package struct TillResult: Sendable {
  /// The sale as the ledger has it now.
  package let sale: Sale
  /// What went wrong; nil where it was done.
  package let error: TillError?

  package init(sale: Sale, error: TillError? = nil) {
    self.sale = sale
    self.error = error
  }
}

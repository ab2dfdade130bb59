/// A fact that can move a refund.
public enum RefundEvent: Hashable, Sendable {
  /// A sending certainly did nothing, or found an earlier one at work, and it is sent again in a
  /// while; the sentence says why.
  case sendingDelayed(String)
  /// Its request ended, or the gateway was asked about it.
  case ended(GatewayOutcome<GatewayRefund>)
  /// One of its sendings has failed at the gateway, and another one may still arrive.
  case failedBesideAnother(RefundID)
  /// One of its sendings has failed, and a person is at it; the gateway was asked all the same.
  case seenBesideAnother(GatewayRefund)
  /// The process died while its request may have been on the wire.
  case interrupted
  /// It has been unknown for too long, and the gateway cannot say.
  case gaveUpAsking
  /// The gateway has been at work on it for longer than any refund should take.
  case overdue
  /// The gateway has given back this much of the payment in all, in minor units: what was known
  /// before, and exactly this refund, while none other is open.
  ///
  /// That says that it was made, and not that the customer has it: only after a day, `isSettled`, a sum
  /// that still counts it is taken for that.
  case countedByGateway(sum: Int64, isSettled: Bool)
  /// A gateway that lists refunds was asked late enough, and does not list it.
  case notListed(at: Timestamp)
  /// It is sent once more, so that earlier answers without it say nothing.
  case sentAgain
  /// It was not listed often enough to be sure that it never arrived.
  case provenAbsent
  /// A person found out what the gateway cannot say.
  case resolved(RefundResolution)
}

extension Refund {
  /// How long the gateway may be at work on a refund before a person has to ask why.
  public static let pendingTime = Duration.seconds(7 * 24 * 3600)
  private static let overdueProblem =
    "The gateway has been at work on it for seven days: ask WooshPay. It is asked about once a day."

  private static let splitProblem =
    "One refund of it failed, and nobody knows whether another one will arrive. Pay "
    + "nothing back by other means before WooshPay has said so."

  /// Whether a person is at it because the gateway takes too long.
  var isOverdue: Bool { state == .needsHuman && problem == Self.overdueProblem }

  /// Whether nothing is known of it but that the gateway counted it once among what it has given back.
  public var isCountedOnly: Bool { state == .pending && id == nil }

  /// Whether its request is on the wire, and not waiting to be sent again.
  public var isOnTheWire: Bool { state == .sending && problem == nil }

  /// Whether it was made without this ledger: it is called by its id, or known by a sum.
  public var wasMadeElsewhere: Bool { reason == .madeElsewhere || key.text == id?.text }

  /// Whether it is believed that the customer got nothing of it.
  public var hasEndedWithoutMoney: Bool {
    [.failed, .canceled, .notSent, .rejected].contains(state)
  }

  /// Whether a person is at it because one of its sendings failed and another one may still arrive.
  public var isSplit: Bool { state == .needsHuman && problem == Self.splitProblem }

  mutating func apply(
    _ event: RefundEvent, intent: PaymentIntentID?, mode: Mode
  ) -> [TimelineEntry] {
    switch event {
    case .sendingDelayed(let reason):
      guard state == .sending else { return [] }
      problem = reason
      return [TimelineEntry("refund_delayed", reason)]
    case .ended(.done(let answer)): return settle(answer, intent: intent, mode: mode)
    case .ended(.rejected(let rejection)): return close(.rejected, rejection.sentence)
    case .ended(.notSent(let reason, _)): return close(.notSent, reason)
    case .ended(.unknown(let reason, _)): return lose(reason)
    case .failedBesideAnother(let answer):
      guard state.isInFlight, !isSplit else { return [] }
      id = id ?? answer
      return enter(.needsHuman, Self.splitProblem)
    case .seenBesideAnother(let answer):
      // That one of them failed is known; what a person has said meanwhile stays.
      guard isSplit, answer.status == .succeeded, answer.clientRef ?? clientRef == clientRef else {
        return []
      }
      id = answer.id
      return settle(answer, intent: intent, mode: mode)
    case .interrupted: return lose("Kasir stopped before the gateway answered.")
    case .gaveUpAsking:
      guard state == .unknown || isCountedOnly else { return [] }
      return enter(.needsHuman, "The gateway cannot say what became of it: ask WooshPay.")
    case .overdue:
      guard state == .pending else { return [] }
      return enter(.needsHuman, Self.overdueProblem)
    case .countedByGateway(_, let isSettled):
      guard state.isInFlight else { return [] }
      return end(isSettled ? .refunded : .pending, nil)
    case .notListed(let moment):
      guard state == .unknown else { return [] }
      absences += 1
      absentAt = moment
      return []
    case .sentAgain:
      (absences, absentAt) = (0, nil)
      return []
    case .provenAbsent:
      guard state == .unknown else { return [] }
      return end(
        .notSent,
        "The gateway was asked \(absences) times, and has no such refund: it can be made again.")
    case .resolved(let resolution):
      guard state == .needsHuman else { return [] }
      // The one that failed is known, and it is another one that has arrived.
      if isSplit, resolution.wasRefunded { id = nil }
      return end(resolution.wasRefunded ? .refunded : .notSent, resolution.sentence)
    }
  }

  /// Closes it by what became of its request alone.
  ///
  /// Once the gateway has taken it, a later refusal is about the question, not about it.
  private mutating func close(_ next: RefundState, _ problem: String) -> [TimelineEntry] {
    guard id == nil, [.sending, .unknown, .needsHuman].contains(state) else { return [] }
    return end(next, problem)
  }

  private mutating func lose(_ problem: String) -> [TimelineEntry] {
    state == .sending ? end(.unknown, problem) : []
  }

  private mutating func settle(
    _ answer: GatewayRefund, intent: PaymentIntentID?, mode: Mode
  ) -> [TimelineEntry] {
    // Nothing is learnt from the answer about something else, not even an id. One that was known by its
    // sum, or as another, before its id has a name that only this ledger knows.
    let isRecognised = id == answer.id && wasMadeElsewhere
    if let other = answer.clientRef, other != clientRef, !isRecognised {
      return lose("The gateway answered with another refund.")
    }
    if let other = answer.paymentIntent, let intent, other != intent {
      return state.isInFlight ? differ("The gateway's answer is about another payment.") : []
    }
    // What one without a name said was somebody else's, once another carries the name.
    if let other = id, other != answer.id, answer.clientRef == clientRef {
      (id, state) = (answer.id, .unknown)
    }
    id = id ?? answer.id
    if let difference = difference(from: answer, mode: mode) { return differ(difference) }
    switch answer.status {
    case .succeeded: return end(.refunded, nil)
    case .failed:
      return end(.failed, Self.failure(answer.failureReason))
    case .canceled: return end(.canceled, answer.failureReason)
    default:
      // It is pending for too long already, and a person is at it.
      return isOverdue ? [] : end(.pending, nil)
    }
  }

  /// What a person is told of a refund that failed at the provider.
  ///
  /// - Parameter reason: The gateway's word for it: its "unknown" beside FAILED would read as what is
  ///   not known, and says nothing.
  private static func failure(_ reason: String?) -> String {
    guard var reason, !reason.isEmpty, reason != "unknown" else {
      return "It failed at the provider: pay back by other means."
    }
    if reason.hasSuffix(".") { reason.removeLast() }
    return "It failed at the provider (\(reason)): pay back by other means."
  }

  /// Takes back how it had ended, where a fresh answer says so.
  ///
  /// - Parameter isUnclear: Whether a sending of it has no answer.
  mutating func revise(by answer: GatewayRefund, isUnclear: Bool) -> [TimelineEntry] {
    guard answer.id == id else { return [] }
    switch state {
    case .refunded where isUnclear && [.failed, .canceled].contains(answer.status):
      return enter(.needsHuman, Self.splitProblem)
    case .refunded: return reviseSuccess(by: answer)
    case .failed, .canceled:
      guard ![.succeeded, .failed, .canceled].contains(answer.status) else { return [] }
      return enter(.pending, "The gateway takes back that it failed, and is at work again.")
    default: return []
    }
  }

  private mutating func reviseSuccess(by answer: GatewayRefund) -> [TimelineEntry] {
    switch answer.status {
    case .succeeded: return []
    case .failed:
      return enter(
        .failed, "The gateway takes back that it arrived: \(answer.failureReason ?? "it failed").")
    case .canceled:
      return enter(
        .canceled,
        "The gateway takes back that it arrived: \(answer.failureReason ?? "it was canceled").")
    // Nobody had said that it arrived, only that it is a part of a sum.
    case _ where reason == .madeElsewhere: return []
    default: return enter(.pending, "The gateway takes back that it arrived, and is at work again.")
    }
  }

  private func difference(from answer: GatewayRefund, mode: Mode) -> String? {
    if let other = answer.amount, other != amount.minorUnits {
      return
        "The gateway refunded \(Money(minorUnits: other, amount.currency)) instead of \(amount)."
    }
    if let currency = answer.currency, currency != amount.currency.code {
      return
        "The gateway refunded in \(SafeText.line(currency, limit: 8)) instead of \(amount.currency.code)."
    }
    if let other = answer.mode, other != mode {
      return "The gateway says \(other.rawValue) mode instead of \(mode.rawValue) mode."
    }
    return nil
  }

  /// A difference is for a person, also after the gateway has taken the refund as it was asked, and
  /// also where Kasir believed that it never had.
  private mutating func differ(_ difference: String) -> [TimelineEntry] {
    guard state.rank <= RefundState.pending.rank, state != .needsHuman || problem != difference
    else { return [] }
    return enter(.needsHuman, difference)
  }

  private mutating func end(_ next: RefundState, _ problem: String?) -> [TimelineEntry] {
    guard next.rank > state.rank else { return [] }
    return enter(next, problem)
  }

  private mutating func enter(_ next: RefundState, _ problem: String?) -> [TimelineEntry] {
    state = next
    self.problem = problem
    let detail = problem.map { "\(amount): \($0)" } ?? described
    return [TimelineEntry("refund_" + next.rawValue, detail)]
  }

  /// How much, and which lines where it has any, as a timeline says it.
  var described: String { lines.isEmpty ? amount.formatted : "\(amount): \(lines.summary)" }
}

/// What is done so that nothing is believed, or waited for, in silence.
extension Sale {
  /// How long after a success it is read once more (`reliability.md` §1.9).
  public static let rereadTime = Duration.seconds(300)

  /// Has a success be read once more in a while: a payment or a refund that was not there `before`.
  public mutating func expectReread(since before: Sale?, at now: Timestamp) {
    let isPaidNow = progress.captured != nil && before?.progress.captured == nil
    let old = before?.refunded.minorUnits ?? 0
    guard isPaidNow || refunded.minorUnits > old else { return }
    progress.rereadAt = now + Self.rereadTime
  }

  /// Whether it is time to read its success once more.
  public func isRereadDue(_ now: Timestamp) -> Bool {
    // A clock that was set back does not put it off for longer than it was to be.
    progress.rereadAt.map { now >= $0 || $0 - now > Self.rereadTime } ?? false
  }

  /// So much later an answer that takes a success back is asked for once more: a gateway's copy that
  /// lags behind says for a while what was so before.
  public static let doubtTime = Duration.seconds(60)

  /// Whether answers take back a success that was believed.
  public func isTakenBack(by intent: PaymentIntent, refunds answers: [GatewayRefund]) -> Bool {
    progress.phase == .paid && Self.isTakenBack(intent) || answers.contains(where: isTakenBack)
  }

  /// Whether an answer says of a refund that was believed to have arrived that it has not.
  public func isTakenBack(by answer: GatewayRefund) -> Bool {
    answer.status != .succeeded
      && refunds.contains { $0.id == answer.id && $0.state == .refunded }
  }

  private static func isTakenBack(_ intent: PaymentIntent) -> Bool {
    [.failed, .canceled, .requiresPaymentMethod].contains(intent.status)
  }

  /// Puts off the second reading of its success, because the first answer took it back.
  mutating func doubt(at now: Timestamp) -> [TimelineEntry] {
    guard isRereadDue(now) else { return [] }
    progress.rereadAt = now + Self.doubtTime
    return [TimelineEntry("reread_doubted")]
  }

  /// Has its success be read once more soon, long after that was done: an answer takes it back.
  ///
  /// Where it will be read again anyway, that reading finds it.
  mutating func doubtSuccess(at now: Timestamp) -> [TimelineEntry] {
    guard progress.rereadAt == nil else { return [] }
    progress.rereadAt = now + Self.doubtTime
    return [TimelineEntry("reread_doubted")]
  }

  /// Puts it in needs attention because nobody can be asked about it.
  mutating func miss(_ reason: String) -> [TimelineEntry] {
    guard progress.alarm == nil, progress.captured == nil, isWatched else { return [] }
    progress.alarm = .unanswered
    return [TimelineEntry(Alarm.unanswered.rawValue, reason)]
  }

  /// Takes it out of there again: the gateway has said something of it.
  mutating func hear() -> [TimelineEntry] {
    guard progress.alarm == .unanswered else { return [] }
    progress.alarm = nil
    return [TimelineEntry("answered_again")]
  }

  /// Compares what a fresh answer says with the success that was believed.
  ///
  /// The one place where more may become less (`reliability.md` §1.6): providers do revise. It is
  /// loud: the sale is in needs attention from then on.
  mutating func reread(
    _ intent: PaymentIntent, _ answers: [GatewayRefund], _ unclear: [RefundID], at now: Timestamp
  ) -> [TimelineEntry] {
    guard isRereadDue(now) else { return [] }
    progress.rereadAt = nil
    var entries = revise(answers, unclear)
    if progress.phase == .paid, Self.isTakenBack(intent) {
      entries += alarmed(
        differ(
          ["The gateway said that it was paid, and says now: \(intent.status.words)."], at: now))
    }
    return entries.isEmpty ? hear() + [TimelineEntry("confirmed")] : entries
  }

  /// Takes back how refunds had ended, where fresh answers say so.
  ///
  /// - Parameter unclear: The ids of refunds of which a sending has no answer.
  mutating func revise(
    _ answers: [GatewayRefund], _ unclear: [RefundID] = []
  ) -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    for answer in answers {
      guard let place = refunds.firstIndex(where: { $0.id == answer.id }) else { continue }
      entries += refunds[place].revise(by: answer, isUnclear: unclear.contains(answer.id))
    }
    return alarmed(entries)
  }

  /// Sounds the alarm where something was taken back.
  mutating func alarmed(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    guard !entries.isEmpty else { return [] }
    progress.alarm = .revised
    return entries + [TimelineEntry(Alarm.revised.rawValue)]
  }
}

extension PaymentIntent.Status {
  fileprivate var words: String { SafeText.line(rawValue, limit: 40) }
}

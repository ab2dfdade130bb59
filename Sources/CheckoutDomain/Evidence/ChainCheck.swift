/// Goes through the whole history in the order of its numbers and finds where it was touched.
///
/// What it can notice: an event changed, taken out of the middle, or put in, and a head that does not
/// fit. What it cannot: an end that was cut off together with the head, and a history whose hashes
/// were all reckoned anew. The first shows in the intent journal, the second there or, where only
/// events were edited, in ``HistoryCheck``.
public struct ChainCheck: Sendable {
  private let hash: HashFunction
  private var head = ChainHead.none

  /// Starts before the first event.
  ///
  /// - Parameter hash: SHA-256.
  public init(hash: @escaping HashFunction) { self.hash = hash }

  /// Where the history has come to.
  public var end: ChainHead { head }

  /// Takes the next event with the hash that stands beside it.
  ///
  /// - Parameter reference: What people call the event's sale, where it is known; asked for only when
  ///   something is wrong.
  /// - Returns: What is wrong with it.
  public mutating func take(
    _ event: LedgerEvent, hash stored: [UInt8], reference: @autoclosure () -> String?
  ) -> [EvidenceFinding] {
    let last = head
    head = ChainHead(number: event.number, hash: stored)
    if event.number != last.number + 1 {
      // The hash of an event that is not there is not known: what follows it is checked from the
      // hash beside it.
      let gap = (last.number + 1, event.number - 1)
      let which = gap.0 == gap.1 ? "event \(gap.0) is" : "events \(gap.0) to \(gap.1) are"
      return [
        EvidenceFinding(
          .eventMissing, reference: reference(), event: event.number,
          event.number > last.number
            ? "Before this one, \(which) missing." : "It stands behind event \(last.number).")
      ]
    }
    guard hash(event.canonicalBytes(after: last.hash)) != stored else { return [] }
    return [
      EvidenceFinding(
        .eventChanged, reference: reference(), event: event.number,
        "The event (\(event.kind)) is not what was written: its hash does not fit.")
    ]
  }

  /// Compares the end of the history with the head that stands apart from it.
  public func finish(head stored: ChainHead?) -> [EvidenceFinding] {
    guard let stored else {
      return [EvidenceFinding(.head, event: head.number, "The head of the history is missing.")]
    }
    guard stored != head else { return [] }
    if stored.number > head.number {
      return [
        EvidenceFinding(
          .eventMissing, event: stored.number,
          "The history ends with event \(head.number), but its head says that "
            + "\(stored.number) were written: the last ones are missing.")
      ]
    }
    return [
      EvidenceFinding(
        .head, event: head.number,
        "The head of the history says event \(stored.number), but it ends with another one.")
    ]
  }
}

/// One thing about the ledger that does not follow from its history, for a person and for a script.
public struct EvidenceFinding: Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    /// An event is not what was written.
    case eventChanged = "event_changed"
    /// An event, or several, are not there.
    case eventMissing = "event_missing"
    /// The history ends elsewhere than its head says.
    case head
    /// A sale stands in no event, or events tell of a sale that is not there.
    case saleUnexplained = "sale_unexplained"
    /// Something about a sale, a refund or an attempt is not what the events say.
    case differs
    /// An event does what no rule allows.
    case rule
    /// The file itself is damaged.
    case damaged
    /// The intent journal tells another history, or none.
    case journal
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// The sale's reference, where it is about one that is known.
  public let reference: String?
  /// The event it is about, or the last one that spoke of it.
  public let event: Int64?
  /// What is wrong, in one sentence; sanitised.
  public let sentence: String

  /// Makes a finding; its texts pass the sanitiser here.
  public init(_ kind: Kind, reference: String? = nil, event: Int64? = nil, _ sentence: String) {
    self.kind = kind
    self.reference = reference.map { SafeText.line($0, limit: 80) }
    self.event = event
    self.sentence = SafeText.line(sentence, limit: 600)
  }

  /// The finding on one line: the sale's reference, the event's number, the sentence.
  public var line: String {
    var parts = [reference, event.map { "event \($0)" }].compactMap(\.self)
    if parts.isEmpty { parts = ["ledger"] }
    return parts.joined(separator: ", ") + ": " + sentence
  }
}

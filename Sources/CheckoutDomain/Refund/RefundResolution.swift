/// What a person found out about a refund that only a person can find out about, and how.
public struct RefundResolution: Hashable, Sendable {
  /// Whether the customer has the money.
  public let wasRefunded: Bool
  /// What it was seen by: a statement, a ticket, a mail.
  public let evidence: String
  /// Who found out.
  public let operatorName: String
  /// The second person who looked at it; nil where there was none.
  public let secondName: String?

  /// How long a refund must have been open before one person may resolve it alone.
  public static let aloneAfter = Duration.seconds(24 * 3600)
  private static let leastEvidence = 10

  /// Checks and makes a resolution.
  ///
  /// - Parameters:
  ///   - typedAmount: The amount of the refund as somebody typed it again; needed without a second
  ///     person.
  /// - Throws: ``Problem``.
  public init(
    of refund: Refund, wasRefunded: Bool, evidence: String, by operatorName: String,
    second secondName: String?, typedAmount: Money?, now: Timestamp
  ) throws(Problem) {
    let evidence = SafeText.line(evidence, limit: 300).trimmedSpaces
    let names = [operatorName, secondName ?? ""]
      .map { String(SafeText.line($0, limit: 60).trimmedSpaces) }
    guard refund.state == .needsHuman else { throw .notForAPerson(refund.state) }
    guard evidence.count >= Self.leastEvidence else { throw .noEvidence }
    guard !names[0].isEmpty else { throw .noName }
    if names[1].isEmpty {
      guard now - refund.createdAt >= Self.aloneAfter else { throw .alone }
      guard typedAmount == refund.amount else { throw .otherAmount }
    } else if names[0].lowercased() == names[1].lowercased() {
      throw .samePerson
    }
    self.wasRefunded = wasRefunded
    self.evidence = String(evidence)
    self.operatorName = names[0]
    self.secondName = names[1].isEmpty ? nil : names[1]
  }

  /// Why a refund cannot be resolved so.
  public enum Problem: Error, Hashable, Sendable {
    /// It is not one for a person; where it stands comes with it.
    case notForAPerson(RefundState)
    /// Too little was said of how it was found out.
    case noEvidence
    /// Nobody is named.
    case noName
    /// One person alone, and too early.
    case alone
    /// Both names are one.
    case samePerson
    /// One person alone, and the amount was not typed again or is another.
    case otherAmount

    /// What is wrong and what to do.
    public var sentence: String {
      switch self {
      case .notForAPerson(let state):
        "This refund is \(state.word): only one that is NEEDS-HUMAN is settled by a person."
      case .noEvidence:
        "Say how you know it: a statement, a ticket number or a mail, in at least ten characters."
      case .noName: "Say who you are."
      case .alone:
        "A second person has to look at it too; alone it can be settled 24 hours after the refund."
      case .samePerson: "The second person has to be another one."
      case .otherAmount: "Without a second person, type the amount of the refund again."
      }
    }
  }

  /// What is written down.
  var sentence: String {
    let who = secondName.map { "\(operatorName) and \($0)" } ?? "\(operatorName), single-handed"
    return "\(who): \(evidence)"
  }
}
